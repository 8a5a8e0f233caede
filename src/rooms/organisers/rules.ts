import { addWeeks, latest, type PlainDate } from '../../kit/plain-dates.ts'
import type { DateFacts } from '../activities/rules/dates.ts'

/** So long after the last date an organiser can still write down how many came. */
const weeksAfter = 2

/** The link of an organiser lives until two weeks after the last date, also when dates are added or moved. */
export function lastDayOfLink(dates: readonly DateFacts[], today: PlainDate): PlainDate {
  return addWeeks(latest(...dates.map(({ day }) => day)) ?? today, weeksAfter)
}

/** What was written down for a date. */
export interface Counted {
  readonly guests: number
  /** null when the organiser counted. */
  readonly by: string | null
}

/** Why an organiser cannot write how many were there: a text key; what a colleague wrote down stays (decision 0136). */
export function whyNoCount(
  { day, isCancelled }: DateFacts, count: Counted | undefined, today: PlainDate,
): string | null {
  if (isCancelled) return 'organisers.refused.cancelled'
  if (day > today) return 'organisers.refused.not_yet'
  return count && count.by !== null ? 'organisers.refused.counted' : null
}
