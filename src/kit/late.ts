import { addDays, addWeeks, daysBetween, type PlainDate } from './plain-dates.ts'

/**
 * Late: the last day has passed; the last day itself is still in time (definitions.md, Time). The one definition for
 * pages, counts, mails and API. No last day is never late.
 */
export function isLate(lastDay: PlainDate | null | undefined, today: PlainDate): boolean {
  return lastDay != null && lastDay < today
}

/** Whole days since the last day; 0 while it is still in time. */
export function daysLate(lastDay: PlainDate | null | undefined, today: PlainDate): number {
  return lastDay != null && isLate(lastDay, today) ? daysBetween(lastDay, today) : 0
}

/** The newest last day that is late, so that a query asks `due_on <= newestLateDay` and means what isLate means. */
export function newestLateDay(today: PlainDate): PlainDate {
  return addDays(today, -1)
}

/** The last day on which somebody heard of on `lastHeard` is not yet silent; `weeks` is a setting of the approach. */
export function lastDayHeard(lastHeard: PlainDate, weeks: number): PlainDate {
  return addWeeks(lastHeard, weeks)
}

/** Silent: nothing heard for this many weeks, the last day of them still in time. */
export function isSilent(lastHeard: PlainDate, weeks: number, today: PlainDate): boolean {
  return isLate(lastDayHeard(lastHeard, weeks), today)
}
