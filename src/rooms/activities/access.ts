import { type Actor, hasRole } from '../../kit/actor.ts'

/** Who looks at everything that is on, also what is not public. */
export const readers = ['coordinator', 'case_worker', 'interviewer'] as const

/** Who writes down what is on. */
export const keepers = ['coordinator', 'case_worker'] as const

/** Who follows the calendar of a village, which writes in everybody's. */
export const subscribers = ['coordinator'] as const

export interface Ownership {
  readonly id: string
  readonly madeBy: string
  readonly organisationId: string | null
  /** The area team of the village where it is; null where a municipality works without teams. */
  readonly areaTeamId: string | null
}

type Keeper = Pick<Actor, 'roles' | 'userId' | 'organisationIds' | 'teamIds' | 'keepsActivityId'>

/**
 * A coordinator keeps every activity; a case worker their own, those of their organisation and of their area; who
 * organises it and came by its link keeps that one.
 */
export function mayChange(actor: Keeper, activity: Ownership): boolean {
  if (actor.keepsActivityId !== undefined) return actor.keepsActivityId === activity.id
  if (hasRole(actor, 'coordinator')) return true
  if (!hasRole(actor, 'case_worker')) return false
  return activity.madeBy === actor.userId || activity.areaTeamId === null
    || actor.teamIds.includes(activity.areaTeamId)
    || activity.organisationId !== null && actor.organisationIds.includes(activity.organisationId)
}
