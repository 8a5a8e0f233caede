import { type Actor, hasRole } from '../../kit/actor.ts'

/** Who reads the approach on its page; it names nobody. */
export const readers = ['coordinator', 'administrator'] as const

/** Changes the approach, and sees the people for whom that means something. */
export function mayChangeApproach(actor: Actor): boolean {
  return hasRole(actor, 'coordinator')
}
