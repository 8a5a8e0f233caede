import type { InvitationAnswer } from '../../db/schema.ts'
import { addYears, type PlainDate } from '../../kit/plain-dates.ts'

/** A link to a calendar works for a year; a colleague then makes it anew, or not. */
export function lastDayOfLink(today: PlainDate): PlainDate {
  return addYears(today, 1)
}

/** How far back a calendar still shows what was. */
export const weeksBack = 4

export type Standing = 'comes' | 'open'

/** How an invitation stands in one's calendar; null when one said no: then it is nobody's plan. */
export function standingOf(answer: InvitationAnswer | null): Standing | null {
  if (answer === 'cannot' || answer === 'not_for_me') return null
  return answer === 'comes' ? 'comes' : 'open'
}
