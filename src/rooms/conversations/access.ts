import { type Actor, hasRole } from '../../kit/actor.ts'
import type { PlainDate } from '../../kit/plain-dates.ts'

/** What decides about a talk besides the caseload of the transaction. */
export interface TalkFacts {
  readonly interviewerId: string | null
  readonly interviewerFirstDay: PlainDate | null
  readonly interviewerLastDay: PlainDate | null
}

/** Plans talks, decides about moments and asks somebody to hold a talk. */
export function mayPlanTalks(actor: Actor): boolean {
  return hasRole(actor, 'coordinator', 'case_worker')
}

/**
 * Opens, writes, completes and corrects this talk. A case worker's caseload is decided by the transaction; who is
 * interviewer only, sees the talks assigned to them, from the first to the last day of the assignment (ZE-05).
 */
export function mayHoldTalk(actor: Actor, talk: TalkFacts): boolean {
  if (hasRole(actor, 'coordinator', 'case_worker')) return true
  return hasRole(actor, 'interviewer') && isAssigned(actor, talk)
}

/** Makes goals, actions and contact moments of what was said; the interviewer hands that over (ZE-05). */
export function mayUseWords(actor: Actor): boolean {
  return hasRole(actor, 'coordinator', 'case_worker')
}

/** Decides which themes the municipality counts. */
export function mayKeepThemes(actor: Actor): boolean {
  return hasRole(actor, 'coordinator')
}

function isAssigned(actor: Actor, talk: TalkFacts): boolean {
  return talk.interviewerId === actor.userId
    && (talk.interviewerFirstDay === null || talk.interviewerFirstDay <= actor.today)
    && (talk.interviewerLastDay === null || talk.interviewerLastDay >= actor.today)
}
