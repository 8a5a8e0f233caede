import { Temporal } from 'temporal-polyfill'

/** A day as 'YYYY-MM-DD', so that string order is day order. Days are days in Europe/Amsterdam. */
export type PlainDate = string

const SHAPE = /^\d{4}-\d{2}-\d{2}$/

/** True when the text is an existing day: '2026-02-29' and '2026-2-1' are not. */
export function isPlainDate(text: unknown): text is PlainDate {
  if (typeof text !== 'string' || !SHAPE.test(text)) return false
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

/** The day that lies this many days later; earlier when negative. Throws RangeError on a day that does not exist. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return from(date).add({ days }).toString()
}

/** Seven days a week. */
export function addWeeks(date: PlainDate, weeks: number): PlainDate {
  return from(date).add({ weeks }).toString()
}

/** Clamped to the month's end: 31 January and one month is 28 February (definitions.md, domain.md 7.1). */
export function addMonths(date: PlainDate, months: number): PlainDate {
  return from(date).add({ months }).toString()
}

/** 29 February becomes 28 February in a year without one. */
export function addYears(date: PlainDate, years: number): PlainDate {
  return from(date).add({ years }).toString()
}

/** Whole days from the first to the second; negative when the second lies earlier. */
export function daysBetween(first: PlainDate, second: PlainDate): number {
  return from(first).until(from(second), { largestUnit: 'days' }).days
}

/**
 * The most months that addMonths can add to the first without passing the second, so that a term of n months
 * has ended exactly when this reaches n. Negative when the second lies earlier.
 */
export function monthsBetween(first: PlainDate, second: PlainDate): number {
  if (second < first) return 0 - monthsBetween(second, first)
  const months = from(first).until(from(second), { largestUnit: 'months' }).months
  return addMonths(first, months + 1) <= second ? months + 1 : months
}

/** Negative, zero or positive, for sorting. */
export function compareDates(first: PlainDate, second: PlainDate): number {
  if (first === second) return 0
  return first < second ? -1 : 1
}

/** The day on the calendar of the zone at this instant. */
export function today(now: Date, zone = 'Europe/Amsterdam'): PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString()
}

/** The last of the days that are known; undefined when none is. */
export function latest(...dates: readonly (PlainDate | null | undefined)[]): PlainDate | undefined {
  return known(dates).at(-1)
}

/** The first of the days that are known; undefined when none is. */
export function earliest(...dates: readonly (PlainDate | null | undefined)[]): PlainDate | undefined {
  return known(dates)[0]
}

function known(dates: readonly (PlainDate | null | undefined)[]): PlainDate[] {
  return dates.filter((date) => date != null).sort(compareDates)
}

function from(date: PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.from(date, { overflow: 'reject' })
}
