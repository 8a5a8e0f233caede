import type { WrittenRow } from '../../../kit/sheets/writing.ts'
import { NotFound } from '../../../kit/errors.ts'
import { hasProblems } from '../../../web/form-state.ts'
import { page, type Visit } from '../../../web/route.ts'
import type { Sheet } from '../../../web/sheets.ts'
import { getApproach } from '../../approaches/queries.ts'
import { shownPiece } from '../../files/pages/puzzle.tsx'
import { puzzlesOf } from '../../files/queries/puzzles.ts'
import { listPersons } from '../../newcomers/queries/list.ts'
import { pagesOf, pageSize } from '../../newcomers/rules/list.ts'
import { type Behind, type Judged, PeoplePage, type PersonBehind } from '../pages/people.tsx'

const mostExported = 50_000

/** Asked without `reads: figures`: a case worker sees the people of their own files and nobody else (AZN-01). */
export async function showBehind(visit: Visit<unknown>, behind: Behind, judged: readonly Judged[]) {
  const { tx, actor, text } = visit
  const place = { offset: (behind.page - 1) * pageSize, limit: pageSize }
  const { rows, total } = await findBehind(visit, judged, place)
  visit.saw(...rows.map(({ personId }) => personId))
  const { thresholds } = await getApproach(tx, actor)
  const puzzles = await puzzlesOf(tx, actor, rows.map(({ personId }) => personId), thresholds)
  return page({
    title: behind.title, place: 'steering', wide: true,
    body: <PeoplePage behind={behind} rows={rows} total={total} pages={pagesOf(total)}
      isUnknown={hasProblems(visit.state) || behind.isUnknown}
      puzzles={new Map([...puzzles].map(([id, pieces]) => [id, pieces.map((piece) => shownPiece(piece, text))]))} />,
  })
}

/** Who has a protected address stands in no export: a file leaves the house and its rights behind. */
export async function sheetOfBehind(
  visit: Visit<unknown>, { dayLabel, isUnknown }: Pick<Behind, 'dayLabel' | 'isUnknown'>, judged: readonly Judged[],
): Promise<Sheet> {
  if (isUnknown) throw new NotFound('no such choice')
  const { t } = visit.text
  const { rows } = await findBehind(visit, judged, { offset: 0, limit: mostExported, unprotected: true })
  visit.saw(...rows.map(({ personId }) => personId))
  return {
    title: t('steering.title'), name: t('steering.export.people'),
    headings: [...['name', 'village', 'lead', 'verdict'].map((key) => t(`steering.column.${key}`)), dayLabel],
    rows: rows.map(({ name, village, lead, word, day }): WrittenRow =>
      [name, village, lead, word, day ? { day } : null]),
  }
}

interface Wanted {
  readonly offset: number
  readonly limit: number
  readonly unprotected?: boolean
}

async function findBehind(
  { tx, actor }: Visit<unknown>, judged: readonly Judged[], { unprotected = false, ...place }: Wanted,
): Promise<{ rows: PersonBehind[]; total: number }> {
  const byId = new Map(judged.map((one) => [one.personId, one]))
  const { rows, total } = await listPersons(tx, actor, { among: [...byId.keys()], unprotected, files: 'all' }, place)
  return {
    total, rows: rows.flatMap(({ personId, name, birthYear, village, leadName }) => {
      const one = byId.get(personId)
      return one ? [{ ...one, name, birthYear, village, lead: leadName }] : []
    }),
  }
}
