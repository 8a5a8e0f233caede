import { latest, type PlainDate } from '../../../kit/plain-dates.ts'
import { type DateFacts, stateOf } from '../../activities/rules/dates.ts'

/** As many sign-ups without a file as one date takes: a page that is open to everybody has an end. */
export const mostSignUps = 200

/** Names and numbers of who signed up without a file go so many weeks after the day. */
export const weeksOfSignUps = 4

/** Why nobody can be invited to this date or answer for it any more: a text key, null when they can. */
export function whyOver(date: DateFacts, today: PlainDate): string | null {
  const state = stateOf(date, today)
  if (state === 'cancelled') return 'invitations.refused.cancelled'
  return state === 'past' ? 'invitations.refused.past' : null
}

interface Candidate {
  readonly isClosed: boolean
  readonly isInvited: boolean
}

/** Why this person cannot be invited: never the same person twice to one date, and nobody whose file is closed. */
export function whyNotInvite({ isClosed, isInvited }: Candidate): string | null {
  if (isClosed) return 'invitations.refused.closed'
  return isInvited ? 'invitations.refused.twice' : null
}

interface Link {
  readonly lastDay: PlainDate
  readonly isEnded: boolean
}

/** A link opens its invitation until its last day, that day included. */
export function isLinkOpen({ lastDay, isEnded }: Link, today: PlainDate): boolean {
  return !isEnded && today <= lastDay
}

/** A link lives as long as its date: also when that was moved. */
export function lastDayOfLink({ day, plannedDay }: Pick<DateFacts, 'day' | 'plannedDay'>): PlainDate {
  return latest(day, plannedDay) ?? day
}
