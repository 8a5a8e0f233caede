import type { OpenRoute, Route } from '../../web/route.ts'
import { linkRoutes } from './routes/link.tsx'
import { organiserRoutes } from './routes/organiser.tsx'
import type { OrganiserParts } from './routes/parts.ts'

/** Who organises an activity keeps it by a link, without account. */
export function organisersRoutes(parts: OrganiserParts): (Route | OpenRoute)[] {
  return [...linkRoutes(parts), ...organiserRoutes]
}
