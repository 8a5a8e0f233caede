import { writeCsv, type WrittenRow, writeXlsx } from '../../../kit/sheets/writing.ts'
import { file, page, type Route, route, type Visit } from '../../../web/route.ts'
import { listAreaTeams, listVillages } from '../../territory/queries.ts'
import { fileWorkers, mayImport, maySeeClosed } from '../access.ts'
import { listQuery, type ListQuery } from '../forms/list.ts'
import { ListPage } from '../pages/list.tsx'
import { listPersons, type ListRow } from '../queries/list.ts'
import { listColleagues } from '../queries/team.ts'
import { type ListFilter, pagesOf, pageSize } from '../rules/list.ts'

const everybody: ListQuery = {
  groep: '', dorp: '', team: '', lead: '', wonen: '', dossiers: '', volgorde: '', pagina: 1,
}
const mostExported = 50_000

export const listRoutes: readonly Route[] = [
  route({
    method: 'GET', path: '/nieuwkomers', allow: fileWorkers, form: listQuery,
    audit: { action: 'newcomers.list', shows: 'people' }, again: (visit) => showList(visit, everybody),
    handle: (visit) => showList(visit, visit.form),
  }),
  route({
    method: 'GET', path: '/nieuwkomers/lijst.csv', allow: fileWorkers, form: listQuery,
    audit: { action: 'newcomers.export', shows: 'people' },
    handle: async (visit) =>
      file(fileName(visit, 'csv'), 'text/csv; charset=utf-8', await writeCsv(headings(visit), await exported(visit))),
  }),
  route({
    method: 'GET', path: '/nieuwkomers/lijst.xlsx', allow: fileWorkers, form: listQuery,
    audit: { action: 'newcomers.export', shows: 'people' },
    handle: async (visit) =>
      file(fileName(visit, 'xlsx'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        await writeXlsx(visit.text.t('newcomers.list.title'), headings(visit), await exported(visit))),
  }),
]

async function showList(visit: Visit<unknown>, query: ListQuery) {
  const { tx, actor, text } = visit
  const place = { offset: (query.pagina - 1) * pageSize, limit: pageSize }
  const { rows, total } = await listPersons(tx, actor, filterOf(query), place)
  visit.saw(...rows.map((row) => row.personId))
  const body = (
    <ListPage view={{
      rows, total, page: query.pagina, pages: pagesOf(total), chosen: chosenOf(query), mayImport: mayImport(actor),
      maySeeClosed: maySeeClosed(actor),
      villages: await listVillages(tx, actor), teams: await listAreaTeams(tx, actor),
      colleagues: (await listColleagues(tx, actor)).filter(({ id }) => id !== actor.userId),
    }} />
  )
  return page({ title: text.t('newcomers.list.title'), place: 'newcomers', wide: true, body })
}

/** Who has a protected address stands in no export: a file leaves the house and its rights behind. */
async function exported(visit: Visit<ListQuery>): Promise<WrittenRow[]> {
  const filter = { ...filterOf(visit.form), unprotected: true }
  const { rows } = await listPersons(visit.tx, visit.actor, filter, { offset: 0, limit: mostExported })
  visit.saw(...rows.map((row) => row.personId))
  return rows.map((row) => cells(row, visit))
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

function fileName({ text: { t }, today }: Visit<unknown>, kind: string): string {
  return `${t('newcomers.export.file')}-${today}.${kind}`
}

function filterOf(query: ListQuery): ListFilter {
  const leads: Record<string, string> = { ik: 'me', niemand: 'nobody' }
  const files = { gesloten: 'closed', alle: 'all', '': 'open' } as const
  const housed = { wacht: 'waiting', woont: 'housed', jaar: 'year', '': undefined } as const
  return {
    village: query.dorp || undefined, team: query.team || undefined, group: query.groep || undefined,
    lead: leads[query.lead] ?? (query.lead || undefined), housed: housed[query.wonen], files: files[query.dossiers],
    order: query.volgorde === 'huis' ? 'housed' : query.volgorde === 'nieuw' ? 'new' : 'name',
  }
}

function chosenOf({ pagina, ...query }: ListQuery): Record<string, string> {
  const values = { ...query, pagina: pagina > 1 ? String(pagina) : '' }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
}
