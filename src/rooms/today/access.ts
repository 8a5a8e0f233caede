import { type Actor, hasRole } from '../../kit/actor.ts'
import type { Circle } from './rules.ts'

/** Whose work somebody may ask for: everybody's is for who sees every file; a team's for who is in one. */
export function circlesFor(actor: Actor): readonly Circle[] {
  if (!hasRole(actor, 'coordinator', 'case_worker')) return ['mine']
  const team = actor.teamIds.length > 0 ? ['team' as const] : []
  return hasRole(actor, 'coordinator') ? ['all', ...team, 'mine'] : ['mine', ...team]
}

/** The circle that is asked for when it is theirs, else the first of their own. */
export function circleOf(actor: Actor, asked: Circle | ''): Circle {
  const mine = circlesFor(actor)
  return asked && mine.includes(asked) ? asked : (mine[0] ?? 'mine')
}

/** Where the first page of the product is for this actor. */
export function homeOf(actor: Actor): string {
  if (hasRole(actor, 'coordinator', 'case_worker', 'interviewer')) return '/vandaag'
  return hasRole(actor, 'policy_officer') ? '/sturen' : '/instellingen/mensen'
}

export function opensFiles(actor: Actor): boolean {
  return hasRole(actor, 'coordinator', 'case_worker')
}
