import type { PlainDate } from './plain-dates.ts'

/**
 * The one meaning of late, for pages, counts, mails and API (definitions.md): the last day has passed.
 * On the last day itself it is still in time; without a last day nothing is ever late.
 */
export function isLate(lastDay: PlainDate | null | undefined, today: PlainDate): boolean {
  return lastDay != null && lastDay < today
}
