import { operations as activityOperations } from './rooms/activities/api.ts'
import { operations as conversationOperations } from './rooms/conversations/api.ts'
import { operations as fileOperations } from './rooms/files/api.ts'
import { operations as newcomerOperations } from './rooms/newcomers/api.ts'
import { operations as organisationOperations } from './rooms/organisations/api.ts'
import { operations as planOperations } from './rooms/plans/api.ts'
import { operations as steeringOperations } from './rooms/steering/api.ts'
import { operations as talentOperations } from './rooms/talents/api.ts'
import { operations as territoryOperations } from './rooms/territory/api.ts'
import { operations as volunteerOperations } from './rooms/volunteers/api.ts'
import type { ApiRoute } from './web/api/route.ts'

/** Every room's operations in one list: the interface for programs. */
export const operations: readonly ApiRoute[] = [
  ...territoryOperations, ...organisationOperations, ...newcomerOperations, ...conversationOperations,
  ...activityOperations, ...planOperations, ...volunteerOperations, ...talentOperations, ...fileOperations,
  ...steeringOperations,
]
