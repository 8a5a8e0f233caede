import { type Actor, hasRole } from '../../kit/actor.ts'

/** Who keeps the villages, teams and organisations. */
export const settlers = ['coordinator', 'administrator'] as const

/** Putting a village in a team decides who sees which files; an administrator opens none. */
export function mayMoveVillage(actor: Pick<Actor, 'roles'>): boolean {
  return hasRole(actor, 'coordinator')
}

export function keepsPeople(actor: Pick<Actor, 'roles'>): boolean {
  return hasRole(actor, 'administrator')
}
