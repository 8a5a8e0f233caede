import type { BuddyCheckMoment, BuddySide } from '../../../db/schema.ts'
import { isSilent } from '../../../kit/late.ts'
import { addDays, addWeeks, latest, type PlainDate } from '../../../kit/plain-dates.ts'

export const sides: readonly BuddySide[] = ['newcomer', 'local']

export function otherSide(side: BuddySide): BuddySide {
  return side === 'newcomer' ? 'local' : 'newcomer'
}

interface Proposed {
  readonly withdrawnOn: PlainDate | null
  readonly newcomerSays: boolean | null
  readonly localSays: boolean | null
}

export type ProposalStage = 'withdrawn' | 'refused' | 'agreed' | 'waiting'

/** Where a proposal stands; agreed only by two words "yes" (MS-14). */
export function proposalStage({ withdrawnOn, newcomerSays, localSays }: Proposed): ProposalStage {
  if (newcomerSays === false || localSays === false) return 'refused'
  if (newcomerSays && localSays) return 'agreed'
  return withdrawnOn ? 'withdrawn' : 'waiting'
}

/** Why this side cannot answer: a text key, null when it can. One says it once; a colleague makes a new proposal. */
export function whyNotAnswer(proposal: Proposed, side: BuddySide): string | null {
  const said = side === 'newcomer' ? proposal.newcomerSays : proposal.localSays
  if (said !== null) return 'buddies.refused.answered'
  return proposalStage(proposal) === 'waiting' ? null : 'buddies.refused.over'
}

/** Days within which a proposal wants its two answers, and a check-in that has come wants to be done. */
export const daysToDo = 7

/** The last day of the agreed period. */
export function lastDayOf(firstDay: PlainDate, weeks: number): PlainDate {
  return addDays(addWeeks(firstDay, weeks), -1)
}

/** A link opens from the proposal until some weeks after the agreed period, so that aftercare finds people. */
export function lastDayOfLink(madeOn: PlainDate, weeks: number): PlainDate {
  return addWeeks(madeOn, weeks + 8)
}

interface Period {
  readonly firstDay: PlainDate
  readonly endedOn: PlainDate | null
}

/** Why a meeting on this day cannot be written down: a text key. */
export function whyNotMeeting(day: PlainDate, { firstDay, endedOn }: Period, today: PlainDate): string | null {
  if (day > today) return 'buddies.problem.future'
  if (day < firstDay) return 'buddies.problem.before'
  return endedOn !== null && day > endedOn ? 'buddies.problem.after' : null
}

/** When each check-in is asked, in weeks from the first day (MS-14); "after" counts from the end. */
export const checkWeeks: Readonly<Record<BuddyCheckMoment, number>> = { week_2: 2, week_6: 6, week_12: 12, after: 4 }
const duringMoments = ['week_2', 'week_6', 'week_12'] as const

export interface DueCheck {
  readonly side: BuddySide
  readonly moment: BuddyCheckMoment
  readonly day: PlainDate
}

/** The check-ins of both sides that have come and were not done; one that fell after the end is not asked. */
export function dueChecks(
  { firstDay, endedOn }: Period, done: readonly Pick<DueCheck, 'side' | 'moment'>[], today: PlainDate,
): DueCheck[] {
  const during = duringMoments.map((moment) => ({ moment, day: addWeeks(firstDay, checkWeeks[moment]) }))
    .filter(({ day }) => endedOn === null || day <= endedOn)
  const after = endedOn === null ? [] : [{ moment: 'after' as const, day: addWeeks(endedOn, checkWeeks.after) }]
  return [...during, ...after].filter(({ day }) => day <= today).flatMap(({ moment, day }) =>
    sides.filter((side) => !done.some((one) => one.side === side && one.moment === moment))
      .map((side) => ({ side, moment, day })))
}

/** Silent: no meeting for as many weeks as the approach says; before the first one the first day counts. */
export function isSilentPair(
  { firstDay, endedOn }: Period, lastMeeting: PlainDate | null, weeks: number, today: PlainDate,
): boolean {
  return endedOn === null && isSilent(latest(firstDay, lastMeeting) ?? firstDay, weeks, today)
}

/** Group moments are every three weeks. */
export function nextGroupMoment(dates: readonly PlainDate[], today: PlainDate) {
  const next = dates.filter((day) => day >= today).toSorted()[0] ?? null
  return { next, isTooLate: next === null || next > addWeeks(today, 3) }
}
