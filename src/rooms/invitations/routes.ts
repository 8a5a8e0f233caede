import type { OpenRoute, Route } from '../../web/route.ts'
import { attendanceRoutes } from './routes/attendance.tsx'
import { atDoorRoutes } from './routes/at-door.tsx'
import { barrierRoutes } from './routes/barriers.tsx'
import { dateRoutes } from './routes/date.tsx'
import { doorRoutes } from './routes/door.tsx'
import { growthRoutes } from './routes/growth.tsx'
import type { InvitationParts } from './routes/parts.ts'
import { personRoutes } from './routes/person.tsx'
import { roundRoutes } from './routes/round.tsx'
import { visitorRoutes } from './routes/visitor.tsx'

/** Who is invited to what is on, what they answer, and who signs up by themselves. */
export function invitationRoutes(parts: InvitationParts): (Route | OpenRoute)[] {
  return [
    ...personRoutes(parts), ...barrierRoutes, ...dateRoutes(parts), ...roundRoutes(parts), ...attendanceRoutes,
    ...growthRoutes, ...doorRoutes(parts), ...visitorRoutes(parts), ...atDoorRoutes(parts),
  ]
}
