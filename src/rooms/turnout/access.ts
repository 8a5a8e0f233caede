import { type Actor, hasRole } from '../../kit/actor.ts'

/** Who looks at attendance. */
export const lookers = ['coordinator', 'case_worker', 'policy_officer'] as const

/** Who works with files counts their own people as they are, and reads why few came; others see no small number. */
export function countsOwnPeople(actor: Pick<Actor, 'roles'>): boolean {
  return hasRole(actor, 'coordinator', 'case_worker')
}
