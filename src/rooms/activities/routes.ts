import type { Outside } from '../../kit/outside/fetch.ts'
import type { OpenRoute, Route } from '../../web/route.ts'
import type { AddressParts } from './addresses.ts'
import { calendarRoutes } from './calendars/routes.tsx'
import { activityRoutes } from './routes/activity.tsx'
import { agendaRoutes } from './routes/agenda.tsx'
import { dateRoutes } from './routes/dates.tsx'
import { publicRoutes } from './routes/public.tsx'

interface ActivitiesParts extends AddressParts {
  /** From where calendars of villages are fetched. */
  readonly outside: Outside
}

/** What is on: the calendar, each activity with its dates, and what everybody may see of it. */
export function activitiesRoutes(parts: ActivitiesParts): (Route | OpenRoute)[] {
  return [
    ...agendaRoutes(parts), ...calendarRoutes(parts.outside), ...activityRoutes, ...dateRoutes, ...publicRoutes(parts),
  ]
}
