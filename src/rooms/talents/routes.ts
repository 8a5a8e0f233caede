import type { OpenRoute, Route } from '../../web/route.ts'
import { boardRoutes } from './routes/board.tsx'
import { cardRoutes } from './routes/card.tsx'
import { openBoardRoutes } from './routes/open.tsx'
import type { BoardParts } from './routes/parts.ts'
import { personBoardRoutes } from './routes/person.tsx'

/** The board of the villages: what newcomers and residents ask and offer, and who brings them together. */
export function talentRoutes(parts: BoardParts): (Route | OpenRoute)[] {
  return [...boardRoutes, ...personBoardRoutes(parts), ...cardRoutes(parts), ...openBoardRoutes(parts)]
}
