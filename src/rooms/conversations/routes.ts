import type { Route } from '../../web/route.ts'
import { arrangingRoutes } from './routes/arranging.tsx'
import { listRoutes } from './routes/lists.tsx'
import { talkRoutes } from './routes/talk.tsx'

/** Lists before the talk itself: `/gesprekken/themas` is no id of a talk. */
export const routes: readonly Route[] = [...listRoutes, ...arrangingRoutes, ...talkRoutes]
