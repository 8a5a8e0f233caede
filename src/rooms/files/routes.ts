import type { Route } from '../../web/route.ts'
import { fileRoutes } from './routes/file.tsx'
import { pieceRoutes } from './routes/pieces.tsx'
import { timelineRoutes } from './routes/timeline.tsx'

/** The file of a person: the puzzle and its pieces, the together view, the timeline of everything. */
export const routes: readonly Route[] = [...timelineRoutes, ...pieceRoutes, ...fileRoutes]
