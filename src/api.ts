import { operations as newcomerOperations } from './rooms/newcomers/api.ts'
import type { ApiRoute } from './web/api/route.ts'

/** Every room's operations in one list: the interface for programs. */
export const operations: readonly ApiRoute[] = [...newcomerOperations]
