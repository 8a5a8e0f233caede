import type { AgreementWay } from '../../../db/schema.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import { type PlanAction, type PlanGoal, actionState, goalState } from './plan.ts'

/** A text key that says why not, or null when it may. */
export type Refusal = string | null

export interface AgreementFacts {
  readonly goals: readonly PlanGoal[]
  readonly way: AgreementWay
  /** An earlier version exists and the plan differs from it. */
  readonly hasChanged: boolean
  readonly reason: string
}

/**
 * Agreed by the newcomer is written down by a worker, with how and when; it is never the newcomer's own act
 * unless they did it on their own page (definitions.md).
 */
export function whyNotAgree({ goals, way, hasChanged, reason }: AgreementFacts): Refusal {
  if (way === 'own_page') return 'plans.refused.own_page'
  if (!goals.some((goal) => goalState(goal) === 'open')) return 'plans.refused.no_open_goal'
  return hasChanged && reason === '' ? 'plans.refused.no_reason' : null
}

/** A later version says why the plan changed; the first needs no reason. */
export function whyNotNewVersion(hasChanged: boolean, isFirst: boolean, reason: string): Refusal {
  if (!hasChanged) return 'plans.refused.nothing_changed'
  return !isFirst && reason === '' ? 'plans.refused.no_reason' : null
}

/** A dropped action is not done; what came of a done one can be completed later. */
export function whyNotDone(action: PlanAction): Refusal {
  return actionState(action) === 'dropped' ? 'plans.refused.action_closed' : null
}

/** Why an action was not done on that day: it lies ahead, or before the action stood in the plan. */
export function whyNotDoneOn(action: PlanAction, day: PlainDate, today: PlainDate): Refusal {
  if (day > today) return 'plans.problem.day_ahead'
  return day < action.createdOn && day !== action.doneOn ? 'plans.problem.before_action' : null
}

/** Why nothing happened with a goal on that day: it lies ahead, or before somebody named the goal. */
export function whyNotOnDay(goal: PlanGoal, day: PlainDate, today: PlainDate): Refusal {
  if (day > today) return 'plans.problem.day_ahead'
  return day < goal.raisedOn ? 'plans.problem.before_goal' : null
}

export function whyNotDropped(action: PlanAction): Refusal {
  return actionState(action) === 'open' ? null : 'plans.refused.action_closed'
}

/** A goal is closed when no action hangs on it: an open step with an owner and a day does not vanish silently. */
export function whyNotClosed(goal: PlanGoal, how: 'reached' | 'ended'): Refusal {
  if (goalState(goal) !== 'open') return 'plans.refused.goal_closed'
  const open = goal.actions.some((action) => actionState(action) === 'open')
  return open && how === 'reached' ? 'plans.refused.actions_open' : null
}

/** A goal of the household is of people who live in it today, with one of them as its owner. */
export function whyNotShared(
  personIds: readonly string[], ownerId: string, household: ReadonlySet<string>,
): Refusal {
  if (!personIds.includes(ownerId)) return 'plans.refused.owner_outside'
  return personIds.every((id) => household.has(id)) ? null : 'plans.refused.not_in_household'
}

/** Euros as people write them, '1.250', '1250,50', '€ 0', as cents; null when it is no amount. */
export function centsOf(text: string): number | null {
  const plain = text.replaceAll(/[€\s\u00a0]/gu, '')
  const match = /^(\d{1,3}(?:\.\d{3})+|\d{1,7})(?:[,.](\d{1,2}))?(?:,-)?$/u.exec(plain)
  if (!match) return null
  return Number(match[1]!.replaceAll('.', '')) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}
