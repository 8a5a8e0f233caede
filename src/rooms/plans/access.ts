import { type Actor, hasRole } from '../../kit/actor.ts'

/**
 * Who may open and write plans at all; page, link and route ask this. Which plans these are is decided once, by the
 * caseload of the transaction: a plan outside it does not exist for this actor (PRIV-01).
 */
export function mayPlan(actor: Actor): boolean {
  return hasRole(actor, 'coordinator', 'case_worker')
}
