import type { PlainDate } from '../../../kit/plain-dates.ts'

export interface CountedDate {
  readonly day: PlainDate
  /** Everybody who was there. */
  readonly came: number
}

export interface Side {
  readonly dates: number
  /** People per date; null when there is no date. */
  readonly mean: number | null
}

export interface Effect {
  readonly before: Side
  readonly after: Side
  readonly isKnown: boolean
}

/** With fewer dates than this on a side nothing can be said. */
const fewestDates = 2

/**
 * Attendance before and from the first date for which something was arranged (MS-11, MS-15). It is what happened, not
 * what caused it: more than one thing changes over a season.
 */
export function effectOf(dates: readonly CountedDate[], since: PlainDate): Effect {
  const before = sideOf(dates.filter(({ day }) => day < since))
  const after = sideOf(dates.filter(({ day }) => day >= since))
  return { before, after, isKnown: before.dates >= fewestDates && after.dates >= fewestDates }
}

function sideOf(dates: readonly CountedDate[]): Side {
  if (dates.length === 0) return { dates: 0, mean: null }
  return { dates: dates.length, mean: dates.reduce((sum, { came }) => sum + came, 0) / dates.length }
}
