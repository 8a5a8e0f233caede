import type { Route } from '../../web/route.ts'
import { fileRoutes } from './routes/file.tsx'
import { listRoutes } from './routes/list.tsx'
import { pieceRoutes } from './routes/pieces.tsx'
import { timelineRoutes } from './routes/timeline.tsx'

/** The list of files; of one file the puzzle and its pieces, the together view and the timeline of everything. */
export const routes: readonly Route[] = [
  ...listRoutes, ...timelineRoutes, ...pieceRoutes, ...fileRoutes,
]
