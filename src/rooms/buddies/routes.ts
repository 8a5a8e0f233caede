import type { OpenRoute, Route } from '../../web/route.ts'
import type { BuddyParts } from './actions/links.ts'
import { dinnerRoutes } from './routes/dinners.tsx'
import { effectRoutes } from './routes/effect.tsx'
import { guestRoutes } from './routes/guest.tsx'
import { localRoutes } from './routes/local.tsx'
import { personRoutes } from './routes/person.tsx'
import { pairRoutes } from './routes/pairs.tsx'
import { roundRoutes } from './routes/rounds.tsx'
import { visitorRoutes } from './routes/visitor.tsx'
import { openLocalRoutes, waitingRoutes } from './routes/waiting.tsx'

/** Who would like a buddy, who would like to be one, and what becomes of them. */
export function buddyRoutes(parts: BuddyParts): (Route | OpenRoute)[] {
  return [
    ...waitingRoutes, ...localRoutes, ...personRoutes, ...roundRoutes(parts), ...pairRoutes(parts),
    ...dinnerRoutes(parts), ...effectRoutes, ...openLocalRoutes(parts), ...visitorRoutes, ...guestRoutes,
  ]
}
