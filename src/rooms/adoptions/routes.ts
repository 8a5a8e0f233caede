import type { Route } from '../../web/route.ts'
import { routes as draftRoutes } from './routes/draft.tsx'
import { routes as entryRoutes } from './routes/entries.tsx'
import { routes as versionRoutes } from './routes/versions.tsx'

/** The approach of the municipality: reading it, changing a draft, seeing what that means, taking it into use. */
export const routes: readonly Route[] = [...versionRoutes, ...draftRoutes, ...entryRoutes]
