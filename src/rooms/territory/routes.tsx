import { page, redirect, type Route, route, type Visit } from '../../web/route.ts'
import { keepsPeople, mayMoveVillage, settlers } from './access.ts'
import { addTeam, addVillage, changeVillage, renameTeam } from './actions.ts'
import { teamForm, villageForm } from './forms.ts'
import { AreaPage, PlacePage } from './pages/area.tsx'
import { getAreaTeam, getMunicipality, getVillage, listAreaTeams, listVillages } from './queries.ts'

const path = '/instellingen/gebied'
const nothing = (action: string) => ({ action: `territory.${action}`, shows: 'nothing' }) as const

export const routes: readonly Route[] = [
  route({ method: 'GET', path, allow: settlers, form: 'none', audit: nothing('area'), handle: showArea }),
  route({
    method: 'GET', path: `${path}/dorpen/nieuw`, allow: settlers, form: 'none', audit: nothing('village.open'),
    handle: showVillage,
  }),
  route({
    method: 'POST', path: `${path}/dorpen`, allow: settlers, form: villageForm, audit: nothing('village.add'),
    again: showVillage,
    async handle(visit) {
      await addVillage(visit.tx, visit.actor, visit.form)
      return redirect(path)
    },
  }),
  route({
    method: 'GET', path: `${path}/dorpen/:village`, allow: settlers, form: 'none', audit: nothing('village.open'),
    handle: showVillage,
  }),
  route({
    method: 'POST', path: `${path}/dorpen/:village`, allow: settlers, form: villageForm,
    audit: nothing('village.change'), again: showVillage,
    async handle(visit) {
      await changeVillage(visit.tx, visit.actor, visit.params['village'] ?? '', visit.form)
      visit.about('village', visit.params['village'] ?? '')
      return redirect(path)
    },
  }),
  route({
    method: 'GET', path: `${path}/teams/nieuw`, allow: settlers, form: 'none', audit: nothing('team.open'),
    handle: showTeam,
  }),
  route({
    method: 'POST', path: `${path}/teams`, allow: settlers, form: teamForm, audit: nothing('team.add'),
    again: showTeam,
    async handle(visit) {
      await addTeam(visit.tx, visit.actor, visit.form.name)
      return redirect(path)
    },
  }),
  route({
    method: 'GET', path: `${path}/teams/:team`, allow: settlers, form: 'none', audit: nothing('team.open'),
    handle: showTeam,
  }),
  route({
    method: 'POST', path: `${path}/teams/:team`, allow: settlers, form: teamForm, audit: nothing('team.change'),
    again: showTeam,
    async handle(visit) {
      await renameTeam(visit.tx, visit.actor, visit.params['team'] ?? '', visit.form.name)
      visit.about('area_team', visit.params['team'] ?? '')
      return redirect(path)
    },
  }),
]

async function showArea({ tx, actor, text }: Visit<unknown>) {
  const municipality = await getMunicipality(tx, actor)
  const view = {
    municipality: municipality.name, villages: await listVillages(tx, actor), teams: await listAreaTeams(tx, actor),
    seesPeople: keepsPeople(actor),
  }
  const title = text.t('territory.area.title', { name: municipality.name })
  return page({ title, place: 'settings', body: <AreaPage view={view} /> })
}

async function showVillage(visit: Visit<unknown>) {
  const { tx, actor, params, state, text } = visit
  const place = params['village'] ? await getVillage(tx, actor, params['village']) : null
  const teams = (await listAreaTeams(tx, actor)).map(({ id, name }) => ({ value: id, label: name }))
  const title = text.t(place ? 'territory.village.change' : 'territory.village.add')
  const view = { kind: 'village', place, teams, state, mayMove: mayMoveVillage(actor) } as const
  return page({ title, place: 'settings', body: <PlacePage view={view} /> })
}

async function showTeam(visit: Visit<unknown>) {
  const { tx, actor, params, state, text } = visit
  const place = params['team'] ? await getAreaTeam(tx, actor, params['team']) : null
  const title = text.t(place ? 'territory.team.change' : 'territory.team.add')
  const view = { kind: 'team', place, teams: [], state, mayMove: false } as const
  return page({ title, place: 'settings', body: <PlacePage view={view} /> })
}
