import type { Outside } from '../../../kit/outside/fetch.ts'
import { page, redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { listVillages } from '../../territory/queries.ts'
import { subscribers } from '../access.ts'
import { activitiesPath } from '../pages/agenda.tsx'
import { addCalendar, endCalendar, fetchCalendar } from './actions.ts'
import { calendarForm } from './forms.ts'
import { CalendarsPage, NewCalendarPage } from './pages.tsx'
import { listCalendars } from './queries.ts'

type AnyVisit = Visit<unknown>

const path = `${activitiesPath}/agendas`
const nothing = (action: string) => ({ action: `activities.calendar.${action}`, shows: 'nothing' }) as const

/** Calendars of villages that are subscribed to, so that nobody types over what stands there. */
export function calendarRoutes(outside: Outside): Route[] {
  return [
    route({ method: 'GET', path, allow: subscribers, form: 'none', audit: nothing('list'), handle: showList }),
    route({
      method: 'GET', path: `${path}/nieuw`, allow: subscribers, form: 'none', audit: nothing('new'), handle: showNew,
    }),
    route({
      method: 'POST', path, allow: subscribers, form: calendarForm, audit: nothing('add'), again: showNew,
      async handle(visit) {
        const id = await addCalendar(visit, visit.form)
        visit.about('town_calendar', id)
        await fetchCalendar(visit, outside, id)
        return redirect(path)
      },
    }),
    route({
      method: 'POST', path: `${path}/:calendar/ophalen`, allow: subscribers, form: 'none', audit: nothing('fetch'),
      handle: (visit) => done(visit, (id) => fetchCalendar(visit, outside, id)),
    }),
    route({
      method: 'POST', path: `${path}/:calendar/stoppen`, allow: subscribers, form: 'none', audit: nothing('end'),
      handle: (visit) => done(visit, (id) => endCalendar(visit, id)),
    }),
  ]
}

async function done(visit: AnyVisit, work: (id: string) => Promise<unknown>) {
  const id = visit.params['calendar'] ?? ''
  visit.about('town_calendar', id)
  await work(id)
  return redirect(path)
}

async function showList({ tx, actor, text }: AnyVisit) {
  const view = { path, calendars: await listCalendars(tx, actor) }
  return page({ title: text.t('activities.calendar.title'), place: 'activities', body: <CalendarsPage view={view} /> })
}

async function showNew({ tx, actor, text, state }: AnyVisit) {
  const villages = (await listVillages(tx, actor)).map(({ id, name }) => ({ value: id, label: name }))
  const body = <NewCalendarPage view={{ path, villages, state }} />
  return page({ title: text.t('activities.calendar.add'), place: 'activities', body })
}
