import type { ApiRoute } from '../../web/api/route.ts'
import { actionOperations } from './api/actions.ts'
import { goalOperations } from './api/goals.ts'
import { planOperations } from './api/plan.ts'

/** The same actions for programs. */
export const operations: readonly ApiRoute[] = [...planOperations, ...goalOperations, ...actionOperations]
