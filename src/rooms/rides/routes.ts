import type { OpenRoute, Route } from '../../web/route.ts'
import { dateRoutes } from './routes/date.tsx'
import type { RideParts } from './routes/parts.ts'
import { rideRoutes } from './routes/ride.tsx'
import { visitorRoutes } from './routes/visitor.tsx'

/** Going to what is on: seats that are offered and asked, who rides with whom, and how far it is. */
export function ridesRoutes(parts: RideParts): (Route | OpenRoute)[] {
  return [...dateRoutes(parts), ...rideRoutes(parts), ...visitorRoutes]
}
