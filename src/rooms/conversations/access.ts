import { type Actor, hasRole } from '../../kit/actor.ts'
import type { PlainDate } from '../../kit/plain-dates.ts'

/** What decides about a talk: whether the person's file is in the actor's caseload, and who was asked to hold it. */
export interface TalkFacts {
  readonly isFileOpen: boolean
  readonly interviewerId: string | null
  readonly interviewerFirstDay: PlainDate | null
  readonly interviewerLastDay: PlainDate | null
}

/** Comes to the pages of the talks of a file; which files is decided by `mayWorkOnFile`. */
export function mayPlanTalks(actor: Actor): boolean {
  return hasRole(actor, 'coordinator', 'case_worker')
}

/**
 * Opens, writes, completes and corrects this talk: whose file it is, and who was asked to hold it, from the first to
 * the last day of that (ZE-05).
 */
export function mayHoldTalk(actor: Actor, talk: TalkFacts): boolean {
  return mayWorkOnFile(actor, talk) || (hasRole(actor, 'interviewer') && isAssigned(actor, talk))
}

/**
 * Goes on from the talk in the file: plans the next one, makes goals, actions and contact moments of what was said.
 * Who only holds the talk hands that over (ZE-05).
 */
export function mayWorkOnFile(actor: Actor, { isFileOpen }: Pick<TalkFacts, 'isFileOpen'>): boolean {
  return isFileOpen && hasRole(actor, 'coordinator', 'case_worker')
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
