import { addMonths, isPlainDate, type PlainDate } from '../../../kit/plain-dates.ts'

export interface Agreement {
  readonly monthlyCents: number
  readonly firstDay: PlainDate
  readonly lastDay: PlainDate | null
}

/** `2026-11` as its first and last day. */
export function daysOfMonth(month: string): { first: PlainDate; last: PlainDate } {
  const first = `${month}-01`
  const next = addMonths(first, 1)
  const last = [31, 30, 29, 28].map((day) => `${month}-${day}`).find((day) => isPlainDate(day) && day < next)
  return { first, last: last ?? first }
}

export function monthOf(day: PlainDate): string {
  return day.slice(0, 7)
}

/** What may still be claimed in a month under this agreement; never less than nothing. */
export function leftInMonth({ monthlyCents }: Pick<Agreement, 'monthlyCents'>, claimedCents: number): number {
  return Math.max(0, monthlyCents - claimedCents)
}

interface Claim {
  readonly onDay: PlainDate
  readonly cents: number
  /** What was claimed in the same month under the same agreement already. */
  readonly claimedCents: number
}

/** Why this cannot be claimed: its field ('' for the whole) with a text key, null when it is agreed. */
export function whyNotClaim(
  agreement: Agreement, claim: Claim, today: PlainDate,
): { field: string; key: string } | null {
  const { onDay, cents, claimedCents } = claim
  if (onDay > today) return { field: 'on_day', key: 'volunteers.problem.future' }
  const isAgreed = agreement.firstDay <= onDay && (agreement.lastDay === null || onDay <= agreement.lastDay)
  if (!isAgreed) return { field: 'on_day', key: 'volunteers.problem.not_agreed' }
  return cents > leftInMonth(agreement, claimedCents) ? { field: '', key: 'volunteers.refused.above' } : null
}
