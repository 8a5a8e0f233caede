import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { Invalid } from '../../../kit/errors.ts'
import type { WrittenCell, WrittenRow } from '../../../kit/sheets/writing.ts'
import { hasProblems } from '../../../web/form-state.ts'
import { page, type Route, route, type Visit } from '../../../web/route.ts'
import { sheetRoutes } from '../../../web/sheets.ts'
import { listAreaTeams, listVillages } from '../../territory/queries.ts'
import { getApproach } from '../../approaches/queries.ts'
import { lateTalks } from '../../conversations/queries/clocks.ts'
import { fileWorkers, mayImport, maySeeClosed } from '../../newcomers/access.ts'
import { silentPeople } from '../../newcomers/queries/due.ts'
import { listPersons, type ListRow } from '../../newcomers/queries/list.ts'
import { wordOf } from '../../newcomers/pages/own-fields.tsx'
import { ownValuesOf } from '../../newcomers/queries/own-fields.ts'
import { listColleagues } from '../../newcomers/queries/team.ts'
import { type ListFilter, pagesOf, pageSize } from '../../newcomers/rules/list.ts'
import { listFields, type OwnField } from '../../own-lists/queries/fields.ts'
import { choicesIn, isInUse } from '../../own-lists/rules.ts'
import { listQuery, type ListQuery } from '../forms.ts'
import { ListPage } from '../pages/list.tsx'
import { shownPiece } from '../pages/puzzle.tsx'
import { puzzlesOf } from '../queries/puzzles.ts'

const everybody: ListQuery = {
  stand: '', groep: '', dorp: '', team: '', lead: '', wonen: '', dossiers: '', volgorde: '', pagina: 1, eigen: {},
}
const mostListed = 50_000

export const listRoutes: readonly Route[] = [
  route({
    method: 'GET', path: '/nieuwkomers', allow: fileWorkers, form: listQuery,
    audit: { action: 'newcomers.list', shows: 'people' }, again: (visit) => showList(visit, everybody),
    handle: (visit) => showList(visit, visit.form),
  }),
  ...sheetRoutes({
    path: '/nieuwkomers/lijst', allow: fileWorkers, form: listQuery,
    audit: { action: 'newcomers.export', shows: 'people' },
    sheet: async (visit) => ({
      title: visit.text.t('newcomers.list.title'), name: visit.text.t('newcomers.export.file'),
      ...await exported(visit),
    }),
  }),
]

async function showList(visit: Visit<unknown>, asked: ListQuery) {
  const { tx, actor, text } = visit
  const choices = await choicesOf(visit)
  const isUnknown = hasProblems(visit.state) || !isKnown(asked, choices)
  const query = isUnknown ? everybody : asked
  const place = { offset: (query.pagina - 1) * pageSize, limit: pageSize }
  const { rows, total } = await listPersons(tx, actor, await filterOf(visit, query), place)
  const ids = rows.map((row) => row.personId)
  visit.saw(...ids)
  const puzzles = await puzzlesOf(tx, actor, ids, (await getApproach(tx, actor)).thresholds)
  const body = (
    <ListPage view={{
      rows, total, puzzles: new Map([...puzzles].map(([id, pieces]) =>
        [id, pieces.map((piece) => shownPiece(piece, text))])),
      page: query.pagina, pages: pagesOf(total), chosen: chosenOf(query), mayImport: mayImport(actor),
      maySeeClosed: maySeeClosed(actor),
      isUnknown, ...choices, colleagues: choices.colleagues.filter(({ id }) => id !== actor.userId),
    }} />
  )
  return page({ title: text.t('newcomers.list.title'), place: 'newcomers', wide: true, body })
}

async function choicesOf({ tx, actor }: Visit<unknown>) {
  const [villages, teams, colleagues, fields] = await Promise.all([
    listVillages(tx, actor), listAreaTeams(tx, actor), listColleagues(tx, actor), listFields(tx, actor),
  ])
  return {
    villages, teams, colleagues,
    ownFields: fields.filter((field) => isInUse(field, actor.today) && choicesIn(field).length > 0),
  }
}

/** False when the address names a village, team, colleague or choice that is not here. */
function isKnown({ dorp, team, lead, eigen }: ListQuery, choices: Awaited<ReturnType<typeof choicesOf>>): boolean {
  const has = (rows: readonly { id: string }[], chosen: string) => chosen === '' || rows.some(({ id }) => id === chosen)
  return has(choices.villages, dorp) && has(choices.teams, team)
    && (lead === 'ik' || has(choices.colleagues, lead))
    && Object.entries(eigen).every(([id, value]) =>
      choices.ownFields.some((field) => field.id === id && choicesIn(field).includes(value)))
}

/** Who has a protected address stands in no export: a file leaves the house and its rights behind. */
async function exported(visit: Visit<ListQuery>): Promise<{ headings: string[]; rows: WrittenRow[] }> {
  if (!isKnown(visit.form, await choicesOf(visit))) throw new Invalid({ '': ['web.problem.choose'] })
  const filter = { ...await filterOf(visit, visit.form), unprotected: true }
  const { rows } = await listPersons(visit.tx, visit.actor, filter, { offset: 0, limit: mostListed })
  const ids = rows.map((row) => row.personId)
  visit.saw(...ids)
  const fields = (await listFields(visit.tx, visit.actor)).filter((field) => isInUse(field, visit.today))
  const own = await ownValuesOf(visit.tx, visit.actor, fields.length > 0 ? ids : [])
  return {
    headings: [...headings(visit), ...fields.map(({ name }) => name[visit.text.language])],
    rows: rows.map((row) => [
      ...cells(row, visit),
      ...fields.map((field) => ownCell(field, own.get(row.personId)?.get(field.id) ?? '', visit)),
    ]),
  }
}

function ownCell(field: OwnField, value: string, { text }: Visit<unknown>): WrittenCell {
  if (value === '') return null
  return field.kind === 'date' ? { day: value } : wordOf(field, value, text)
}

function cells(row: ListRow, { text: { t } }: Visit<unknown>): WrittenRow {
  const day = (value: string | null) => (value ? { day: value } : null)
  return [
    row.name, row.called, row.birthYear, row.village, row.areaTeam, t(`newcomers.target_group.${row.targetGroup}`),
    row.leadName, day(row.housedOn), day(row.lastContactOn), day(row.closedOn),
  ]
}

function headings({ text: { t } }: Visit<unknown>): string[] {
  return [
    'name', 'called', 'birth_year', 'village', 'area_team', 'target_group', 'lead', 'housed_on', 'last_contact',
    'closed_on',
  ].map((key) => t(`newcomers.column.${key}`))
}

async function filterOf({ tx, actor }: Visit<unknown>, query: ListQuery): Promise<ListFilter> {
  const files = { gesloten: 'closed', alle: 'all', '': 'open' } as const
  const housed = { wacht: 'waiting', woont: 'housed', jaar: 'year', '': undefined } as const
  return {
    village: query.dorp || undefined, team: query.team || undefined, group: query.groep || undefined,
    lead: leadOf(query), housed: housed[query.wonen], files: files[query.dossiers],
    own: query.eigen, among: await whoMatter(tx, actor, query.stand),
    order: query.volgorde === 'huis' ? 'housed' : query.volgorde === 'nieuw' ? 'new' : 'name',
  }
}

function leadOf({ stand, lead }: ListQuery): string | undefined {
  if (stand === 'lead') return 'nobody'
  return lead === 'ik' ? 'me' : lead || undefined
}

/** Who is meant with "een gesprek te laat" or "stil": the same people as Today's. Undefined keeps everybody. */
async function whoMatter(tx: Tx, actor: Actor, matter: ListQuery['stand']): Promise<string[] | undefined> {
  if (matter !== 'gesprek' && matter !== 'stil') return undefined
  const { thresholds } = await getApproach(tx, actor)
  const { items } = matter === 'gesprek'
    ? await lateTalks(tx, actor, { day: actor.today, limit: mostListed })
    : await silentPeople(tx, actor, { weeks: thresholds.silentProfessionalWeeks, limit: mostListed })
  return items.map(({ personId }) => personId)
}

function chosenOf({ pagina, eigen, ...query }: ListQuery): Record<string, string> {
  const own = Object.fromEntries(Object.entries(eigen).map(([id, value]) => [`veld-${id}`, value]))
  const values = { ...query, ...own, pagina: pagina > 1 ? String(pagina) : '' }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
}
