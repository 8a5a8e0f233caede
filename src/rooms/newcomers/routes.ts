import type { Route } from '../../web/route.ts'
import { appointmentRoutes } from './routes/appointments.tsx'
import { closingRoutes } from './routes/closing.tsx'
import { contactRoutes } from './routes/contact.tsx'
import { detailRoutes } from './routes/details.tsx'
import { householdRoutes, mergeRoutes } from './routes/household.tsx'
import { newRoutes } from './routes/new.tsx'
import { searchRoutes } from './routes/search.tsx'
import { teamRoutes } from './routes/team.tsx'
import { wordRoutes } from './routes/words.tsx'

/** Pages about people; the list, the first page and the timeline of files are the files room's. */
export const routes: readonly Route[] = [
  ...searchRoutes, ...newRoutes, ...detailRoutes, ...wordRoutes, ...teamRoutes, ...contactRoutes,
  ...appointmentRoutes, ...householdRoutes, ...mergeRoutes,
  ...closingRoutes,
]
