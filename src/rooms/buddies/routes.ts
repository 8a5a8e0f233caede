import type { OpenRoute, Route } from '../../web/route.ts'
import { localRoutes } from './routes/local.tsx'
import { personRoutes } from './routes/person.tsx'
import { roundRoutes } from './routes/rounds.tsx'
import { openLocalRoutes, waitingRoutes } from './routes/waiting.tsx'

/** Who would like a buddy, who would like to be one, and what becomes of them. */
export function buddyRoutes(): (Route | OpenRoute)[] {
  return [...waitingRoutes, ...localRoutes, ...personRoutes, ...roundRoutes, ...openLocalRoutes]
}
