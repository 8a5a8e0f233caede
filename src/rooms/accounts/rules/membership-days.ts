import type { PlainDate } from '../../../kit/plain-dates.ts'

export interface MembershipDays {
  readonly firstDay: PlainDate
  readonly lastDay: PlainDate | null
  /** Set when access was ended at once. */
  readonly endedAt: Date | null
}

/** Valid from the first to the last day, both included, unless ended at once (PRIV-18). */
export function isValidOn(days: MembershipDays, today: PlainDate): boolean {
  return days.endedAt === null && days.firstDay <= today && (days.lastDay === null || days.lastDay >= today)
}

/** The last day of a membership that ends now: today, or its first day when it had not yet begun. */
export function lastDayWhenEnded(firstDay: PlainDate, lastDay: PlainDate | null, today: PlainDate): PlainDate {
  const day = firstDay > today ? firstDay : today
  return lastDay !== null && lastDay < day ? lastDay : day
}
