import { NotFound } from '../../kit/errors.ts'
import { writeCsv, type WrittenRow, writeXlsx } from '../../kit/sheets/writing.ts'
import { file, page, type Route, route, type Visit } from '../../web/route.ts'
import { getApproach } from '../approaches/queries.ts'
import { shownPiece } from '../files/pages/puzzle.tsx'
import { puzzlesOf } from '../files/queries/puzzles.ts'
import { fileWorkers } from '../newcomers/access.ts'
import { listPersons } from '../newcomers/queries/list.ts'
import { pagesOf, pageSize } from '../newcomers/rules/list.ts'
import { maySeePeople } from './access.ts'
import { peopleQuery, type PeopleQuery, steeringQuery, type SteeringQuery } from './forms.ts'
import { findCounted } from './count-measures.ts'
import { findMeasures, type Measure } from './measures.ts'
import { FiguresPage, measuredName, NoFigures, type ShownMeasure } from './pages/figures.tsx'
import { PeoplePage, type PersonBehind } from './pages/people.tsx'
import { themeRoutes } from './routes/themes.tsx'
import { yearRoutes, yearSection } from './routes/year.tsx'
import { figureOf, intervalOf, ofYear, shareOf, splitBy, yearsOf } from './rules/figures.ts'
import { type Counted, verdicts } from './rules/verdicts.ts'

const lookers = ['coordinator', 'case_worker', 'policy_officer'] as const
const everyYear: SteeringQuery = { jaar: null }
const everybody: PeopleQuery = { jaar: null, uitkomst: '', pagina: 1 }
const mostExported = 50_000
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const routes: readonly Route[] = [
  ...yearRoutes, ...themeRoutes,
  route({
    method: 'GET', path: '/sturen', allow: lookers, form: steeringQuery, reads: 'figures',
    audit: { action: 'steering.show', shows: 'figures' },
    again: (visit) => showFigures(visit, everyYear), handle: (visit) => showFigures(visit, visit.form),
  }),
  route({
    method: 'GET', path: '/sturen/cijfers.csv', allow: lookers, form: steeringQuery, reads: 'figures',
    audit: { action: 'steering.export', shows: 'figures' },
    handle: async (visit) => {
      const { headings, rows } = await figureRows(visit, visit.form)
      return file(fileName(visit, 'figures', 'csv'), 'text/csv; charset=utf-8', await writeCsv(headings, rows))
    },
  }),
  route({
    method: 'GET', path: '/sturen/cijfers.xlsx', allow: lookers, form: steeringQuery, reads: 'figures',
    audit: { action: 'steering.export', shows: 'figures' },
    handle: async (visit) => {
      const { headings, rows } = await figureRows(visit, visit.form)
      const sheet = await writeXlsx(visit.text.t('steering.title'), headings, rows)
      return file(fileName(visit, 'figures', 'xlsx'), xlsx, sheet)
    },
  }),
  route({
    method: 'GET', path: '/sturen/:measure/mensen', allow: fileWorkers, form: peopleQuery,
    audit: { action: 'steering.people', shows: 'people' },
    again: (visit) => showPeople(visit, everybody), handle: (visit) => showPeople(visit, visit.form),
  }),
  route({
    method: 'GET', path: '/sturen/:measure/mensen.csv', allow: fileWorkers, form: peopleQuery,
    audit: { action: 'steering.people.export', shows: 'people' },
    handle: async (visit) => file(fileName(visit, 'people', 'csv'), 'text/csv; charset=utf-8',
      await writeCsv(personHeadings(visit), await personRows(visit, visit.form))),
  }),
  route({
    method: 'GET', path: '/sturen/:measure/mensen.xlsx', allow: fileWorkers, form: peopleQuery,
    audit: { action: 'steering.people.export', shows: 'people' },
    handle: async (visit) => file(fileName(visit, 'people', 'xlsx'), xlsx,
      await writeXlsx(visit.text.t('steering.title'), personHeadings(visit), await personRows(visit, visit.form))),
  }),
]

async function showFigures(visit: Visit<unknown>, { jaar }: SteeringQuery) {
  const { tx, actor, today, text } = visit
  const measures = await findMeasures(tx, actor)
  const isEmpty = measures.every(({ counted }) => counted.length === 0)
  const body = isEmpty ? <NoFigures mayAdd={maySeePeople(actor)} /> : (
    <FiguresPage measures={measures.map((measure) => shown(measure, jaar))} year={jaar} today={today}
      isUnknown={isUnknown(visit)}
      years={yearsOf(measures.flatMap(({ counted }) => counted), today)} maySeePeople={maySeePeople(actor)} />
  )
  const whole = isEmpty ? body : <>{body}{await yearSection(visit, measures, jaar)}</>
  return page({ title: text.t('steering.title'), place: 'steering', wide: true, body: whole })
}

// The address asks for something that is no choice: all is shown, and the page says so.
function isUnknown({ state }: Visit<unknown>): boolean {
  return Object.keys(state.problems).length > 0
}

/** Split only over all years together: from a year and the whole the other years could be computed. */
export function shown({ counted, groupOf, ...measure }: Measure, year: number | null): ShownMeasure {
  const ofThis = ofYear(counted, year)
  const counts = figureOf(ofThis)
  const parts = groupOf && year === null ? splitBy(ofThis, (id) => groupOf.get(id) ?? null) : []
  return { ...measure, counts, interval: intervalOf(counts), parts }
}

async function figureRows(visit: Visit<unknown>, { jaar }: SteeringQuery) {
  const { text: { t, ...text }, today } = visit
  const measures = (await findMeasures(visit.tx, visit.actor)).map((measure) => shown(measure, jaar))
  const keys = ['measure', 'year', 'reached', 'all', 'share', 'target', 'until'] as const
  const left = verdicts.filter((verdict) => verdict !== 'reached' && verdict !== 'missed')
  const headings = [
    ...keys.map((key) => t(`steering.column.${key}`)), ...left.map((key) => t(`steering.verdict.${key}`)),
  ]
  const rows = measures.map((measure): WrittenRow => {
    const { counts, target } = measure
    const share = shareOf(counts)
    return [
      measuredName(measure, { t, ...text }), jaar === null ? t('steering.years.all') : String(jaar), counts.numerator,
      counts.denominator, share === null ? null : Math.round(share * 1000) / 10,
      target ? Math.round(target.share * 1000) / 10 : null, { day: today },
      ...left.map((reason) => counts.leftOut[reason]),
    ]
  })
  return { headings, rows }
}

/** Without `reads: figures`: a case worker sees the people of their own files and nobody else (AZN-01). */
async function showPeople(visit: Visit<unknown>, query: PeopleQuery) {
  const { tx, actor, text, today } = visit
  const measure = await measureIn(visit)
  const counted = chosen(measure, query)
  const place = { offset: (query.pagina - 1) * pageSize, limit: pageSize }
  const { rows, total } = await findBehind(visit, counted, place)
  visit.saw(...rows.map(({ personId }) => personId))
  const { thresholds } = await getApproach(tx, actor)
  const puzzles = await puzzlesOf(tx, actor, rows.map(({ personId }) => personId), thresholds)
  const title = measuredName(shown(measure, query.jaar), text)
  return page({
    title, place: 'steering', wide: true,
    body: <PeoplePage slug={measure.slug} title={title} query={query} rows={rows} total={total} pages={pagesOf(total)}
      years={yearsOf(measure.counted, today)} isUnknown={isUnknown(visit)}
      puzzles={new Map([...puzzles].map(([id, pieces]) => [id, pieces.map((piece) => shownPiece(piece, text))]))} />,
  })
}

function chosen(measure: Measure, { jaar, uitkomst }: PeopleQuery): readonly Counted[] {
  const counted = ofYear(measure.counted, jaar)
  return uitkomst ? counted.filter(({ verdict }) => verdict === uitkomst) : counted
}

interface Wanted {
  readonly offset: number
  readonly limit: number
  readonly unprotected?: boolean
}

async function findBehind(
  { tx, actor }: Visit<unknown>, counted: readonly Counted[], { unprotected = false, ...place }: Wanted,
): Promise<{ rows: PersonBehind[]; total: number }> {
  const byId = new Map(counted.map((one) => [one.personId, one]))
  const { rows, total } = await listPersons(tx, actor, { among: [...byId.keys()], unprotected, files: 'all' }, place)
  return {
    total, rows: rows.flatMap(({ personId, name, birthYear, village, leadName }) => {
      const one = byId.get(personId)
      if (!one) return []
      return [{ personId, name, birthYear, village, lead: leadName, verdict: one.verdict, lastDay: one.lastDay }]
    }),
  }
}

function personHeadings({ text: { t } }: Visit<unknown>): string[] {
  return ['name', 'village', 'lead', 'verdict', 'lastDay'].map((key) => t(`steering.column.${key}`))
}

/** Who has a protected address stands in no export: a file leaves the house and its rights behind. */
async function personRows(visit: Visit<unknown>, query: PeopleQuery): Promise<WrittenRow[]> {
  const counted = chosen(await measureIn(visit), query)
  const { rows } = await findBehind(visit, counted, { offset: 0, limit: mostExported, unprotected: true })
  visit.saw(...rows.map(({ personId }) => personId))
  return rows.map(({ name, village, lead, verdict, lastDay }) =>
    [name, village, lead, visit.text.t(`steering.verdict.${verdict}`), lastDay ? { day: lastDay } : null])
}

async function measureIn({ tx, actor, params }: Visit<unknown>): Promise<Measure> {
  const all = [...await findMeasures(tx, actor), ...await findCounted(tx, actor)]
  const found = all.find(({ slug }) => slug === params['measure'])
  if (!found) throw new NotFound()
  return found
}

function fileName({ text: { t }, today }: Visit<unknown>, what: 'figures' | 'people', kind: string): string {
  return `${t(`steering.export.${what}`)}-${today}.${kind}`
}
