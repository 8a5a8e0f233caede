import { isLate } from '../../../kit/late.ts'
import { addDays, daysBetween, type PlainDate } from '../../../kit/plain-dates.ts'

/** The first informal contact and the calendar of the village are there within so many days of day 0. */
export const arrivalDays = 7
/** As long it is asked for; after that silence has a definition of its own (MS-10). */
export const arrivalAskedDays = 56

export interface ArrivalFacts {
  /** Day 0: the housing date. */
  readonly housedOn: PlainDate | null
  /** The first social contact, or the first activity to which they came. */
  readonly contactOn: PlainDate | null
  readonly calendarOn: PlainDate | null
}

export interface Arrival extends ArrivalFacts {
  /** Days since day 0. */
  readonly day: number
  readonly lastDay: PlainDate
  readonly missing: readonly ('contact' | 'calendar')[]
  readonly isLate: boolean
}

/** How the first week goes; null before somebody lives here and once it is no longer asked for. */
export function arrivalOf(facts: ArrivalFacts, today: PlainDate): Arrival | null {
  const { housedOn, contactOn, calendarOn } = facts
  if (housedOn === null || housedOn > today) return null
  const day = daysBetween(housedOn, today)
  if (day > arrivalAskedDays) return null
  const missing = [
    ...(contactOn === null ? ['contact' as const] : []), ...(calendarOn === null ? ['calendar' as const] : []),
  ]
  const lastDay = addDays(housedOn, arrivalDays)
  return { ...facts, day, lastDay, missing, isLate: missing.length > 0 && isLate(lastDay, today) }
}
