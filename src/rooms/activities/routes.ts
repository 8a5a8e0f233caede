import type { OpenRoute, Route } from '../../web/route.ts'
import type { AddressParts } from './addresses.ts'
import { activityRoutes } from './routes/activity.tsx'
import { agendaRoutes } from './routes/agenda.tsx'
import { dateRoutes } from './routes/dates.tsx'
import { publicRoutes } from './routes/public.tsx'

/** What is on: the calendar, each activity with its dates, and what everybody may see of it. */
export function activitiesRoutes(parts: AddressParts): (Route | OpenRoute)[] {
  return [...agendaRoutes(parts), ...activityRoutes, ...dateRoutes, ...publicRoutes(parts)]
}
