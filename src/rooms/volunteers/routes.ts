import type { OpenRoute, Route } from '../../web/route.ts'
import { costRoutes } from './routes/costs.tsx'
import { openRoutes } from './routes/open.tsx'
import type { VolunteerParts } from './routes/parts.ts'
import { recordRoutes } from './routes/records.ts'
import { registerRoutes } from './routes/register.tsx'
import { sourceRoutes } from './routes/sources.tsx'
import { volunteerRoutesOf } from './routes/volunteer.tsx'

/** Volunteers: signing up, calling back, what was seen and agreed, what they do, what it costs. */
export function volunteerRoutes(parts: VolunteerParts): (Route | OpenRoute)[] {
  return [
    ...registerRoutes, ...sourceRoutes(parts), ...costRoutes, ...volunteerRoutesOf, ...recordRoutes,
    ...openRoutes(parts),
  ]
}
