import { isLate } from '../../../kit/late.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'

/** How a talk stands, from its facts. */
export interface Standing {
  readonly heldOn: PlainDate | null
  readonly plannedOn: PlainDate | null
  readonly cancelledOn: PlainDate | null
  readonly completedAt: Date | null
}

export type TalkStanding = 'planned' | 'unreported' | 'begun' | 'completed' | 'cancelled'

/** planned: still to come. unreported: the day passed and nobody wrote anything. begun: held, not completed. */
export function standingOf(talk: Standing, today: PlainDate): TalkStanding {
  if (talk.cancelledOn !== null) return 'cancelled'
  if (talk.completedAt !== null) return 'completed'
  if (talk.heldOn !== null) return 'begun'
  return isLate(talk.plannedOn, today) ? 'unreported' : 'planned'
}

/** Why nothing can be written in the talk: a text key, or null when it can. */
export function whyNotWrite(talk: Standing): string | null {
  if (talk.cancelledOn !== null) return 'conversations.refused.cancelled'
  return talk.completedAt === null ? null : 'conversations.refused.completed'
}

/** Why the appointment can no longer be moved or cancelled: a text key, or null when it can. */
export function whyNotRearrange(talk: Standing): string | null {
  if (talk.cancelledOn !== null) return 'conversations.refused.cancelled'
  return talk.heldOn === null ? null : 'conversations.refused.held'
}

/** What is wrong with moving an appointment to another day, by field; empty when it can be moved. */
export function problemsOfMove(
  move: { readonly planned_on: PlainDate; readonly reason: string }, today: PlainDate,
): Record<string, string[]> {
  return {
    ...(move.planned_on < today ? { planned_on: ['conversations.problem.past_day'] } : {}),
    ...(move.reason === '' ? { reason: ['conversations.problem.move_reason'] } : {}),
  }
}

/** Why a completed talk cannot be corrected or agreed: a text key, or null when it can. */
export function whyNotCorrect(talk: Standing): string | null {
  return talk.completedAt === null ? 'conversations.refused.not_completed' : null
}

/** Why a talk that took place was not held on this day: a text key, or null when it can be. */
export function whyNotHeldOn(day: string, today: PlainDate): string | null {
  if (day === '') return 'web.problem.required'
  return day > today ? 'conversations.problem.held_in_future' : null
}

/** Writing in a talk of which the day has come means that it is being held; before it, it is preparation. */
export function dayItIsHeld(talk: Standing, today: PlainDate): PlainDate | null {
  if (talk.heldOn !== null) return talk.heldOn
  return talk.plannedOn === null || talk.plannedOn <= today ? today : null
}
