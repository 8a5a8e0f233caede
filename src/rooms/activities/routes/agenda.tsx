import { addDays, addMonths } from '../../../kit/plain-dates.ts'
import { hasProblems } from '../../../web/form-state.ts'
import { page, type Route, route, type Visit } from '../../../web/route.ts'
import { scannable } from '../../../web/scannable.ts'
import { isLanguage, textsOf } from '../../../web/texts.tsx'
import { hasRole } from '../../../kit/actor.ts'
import { getMunicipality, listVillages } from '../../territory/queries.ts'
import { keepers, readers, subscribers } from '../access.ts'
import { type AddressParts, publicAddress } from '../addresses.ts'
import { type ListQuery, listQuery, type MonthQuery, monthQuery, type PosterQuery, posterQuery } from '../forms.ts'
import { activitiesPath, withQuery } from '../pages/agenda.tsx'
import { ListPage } from '../pages/list.tsx'
import { MonthPage } from '../pages/month.tsx'
import { PosterPage } from '../pages/poster.tsx'
import { listAgenda } from '../queries/dates.ts'
import { pageOf, weekOf, weeksOf } from '../rules/dates.ts'

const shown = 30
const read = 300
const nothing = (action: string) => ({ action: `activities.${action}`, shows: 'nothing' }) as const
const everything: ListQuery = { dorp: null, soort: null, vanaf: null }

/** What is on: as a list, as a month, as a poster to print. */
export const agendaRoutes = (parts: AddressParts): Route[] => [
  route({
    method: 'GET', path: activitiesPath, allow: readers, form: listQuery, audit: nothing('list'),
    again: (visit) => showList(visit, everything), handle: (visit) => showList(visit, visit.form),
  }),
  route({
    method: 'GET', path: `${activitiesPath}/maand`, allow: readers, form: monthQuery, audit: nothing('month'),
    again: (visit) => showMonth(visit, { dorp: null, soort: null, maand: null }),
    handle: (visit) => showMonth(visit, visit.form),
  }),
  route({
    method: 'GET', path: `${activitiesPath}/poster`, allow: readers, form: posterQuery, audit: nothing('poster'),
    again: (visit) => showPoster(parts, visit, { dorp: null, week: null, taal: null }),
    handle: (visit) => showPoster(parts, visit, visit.form),
  }),
]

async function showList(visit: Visit<unknown>, { dorp, soort, vanaf }: ListQuery) {
  const { tx, actor, today, text } = visit
  const [found, villages, { slug }] = await Promise.all([
    listAgenda(tx, actor, {
      from: vanaf ?? today, until: null, villageId: dorp, kind: soort, limit: read,
    }), listVillages(tx, actor), getMunicipality(tx, actor),
  ])
  const view = {
    ...pageOf(found, shown), today, villages, villageId: dorp, kind: soort, from: vanaf, publicPath: `/agenda/${slug}`,
    mayAdd: hasRole(actor, ...keepers), mayFollow: hasRole(actor, ...subscribers), isUnknown: hasProblems(visit.state),
  }
  return page({ title: text.t('activities.title'), place: 'activities', body: <ListPage view={view} /> })
}

async function showMonth(visit: Visit<unknown>, { dorp, soort, maand }: MonthQuery) {
  const { tx, actor, today, text } = visit
  const month = maand ?? today.slice(0, 7)
  const weeks = weeksOf(month)
  const [dates, villages] = await Promise.all([
    listAgenda(tx, actor, {
      from: weeks[0]?.[0] ?? today, until: weeks.at(-1)?.[6] ?? today, villageId: dorp, kind: soort,
    }), listVillages(tx, actor),
  ])
  const near = (months: number) => addMonths(`${month}-01`, months).slice(0, 7)
  const view = {
    month, earlier: near(-1), later: near(1), weeks, dates, today, villages, villageId: dorp, kind: soort,
    isUnknown: hasProblems(visit.state),
  }
  return page({
    title: text.t('activities.view.month'), place: 'activities', body: <MonthPage view={view} />, wide: true,
  })
}

async function showPoster(parts: AddressParts, visit: Visit<unknown>, { dorp, week: asked, taal }: PosterQuery) {
  const { tx, actor, today, text, url } = visit
  const week = weekOf(asked ?? today)
  const [monday, sunday] = [week[0] ?? today, week[6] ?? today]
  const [dates, villages, municipality] = await Promise.all([
    listAgenda(tx, actor, { from: monday, until: sunday, villageId: dorp, kind: null, isPublicOnly: true }),
    listVillages(tx, actor), getMunicipality(tx, actor),
  ])
  const address = withQuery(publicAddress(parts, url, municipality.slug), { dorp })
  const code = await scannable(address, 0)
  const view = {
    week, earlier: addDays(monday, -7), later: addDays(monday, 7), villages, municipality: municipality.name, address,
    dates: dates.filter(({ isCancelled }) => !isCancelled), code,
    village: villages.find(({ id }) => id === dorp) ?? null, dutch: textsOf('nl'),
    second: taal && isLanguage(taal) ? textsOf(taal) : null, isUnknown: hasProblems(visit.state),
  }
  return page({ title: text.t('activities.poster.title'), place: 'activities', body: <PosterPage view={view} /> })
}
