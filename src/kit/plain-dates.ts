/** A day as 'YYYY-MM-DD', so that string order is day order. Days are days in Europe/Amsterdam. */
export type PlainDate = string

const SHAPE = /^\d{4}-(0[1-9]|1[0-2])-\d{2}$/
// Days from 1 January of the year 0 to 1 January 1970, and to 1 March.
const toYearZero = 719_528
const marchOfYearZero = 60
const meanMonth = 146_097 / 4800
// Swedish dates are written YYYY-MM-DD.
const dutchDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' })

/** True when the text is an existing day: '2026-02-29' and '2026-2-1' are not. */
export function isPlainDate(text: unknown): text is PlainDate {
  return typeof text === 'string' && numberOf(text) !== null
}

/** The day that lies this many days later; earlier when negative. Throws RangeError on a day that does not exist. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return dayAt(dayNumber(date) + days)
}

/** Seven days a week. */
export function addWeeks(date: PlainDate, weeks: number): PlainDate {
  return addDays(date, weeks * 7)
}

/** Clamped to the month's end: 31 January and one month is 28 February (definitions.md, domain.md 7.1). */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const from = monthNumber(date)
  const day = dayNumber(date) - firstDay(from)
  const month = from + months
  return textOf(month, Math.min(day, firstDay(month + 1) - firstDay(month) - 1))
}

/** 29 February becomes 28 February in a year without one. */
export function addYears(date: PlainDate, years: number): PlainDate {
  return addMonths(date, years * 12)
}

/** Whole days from the first to the second; negative when the second lies earlier. */
export function daysBetween(first: PlainDate, second: PlainDate): number {
  return dayNumber(second) - dayNumber(first)
}

/**
 * The most months that addMonths can add to the first without passing the second, so that a term of n months
 * has ended exactly when this reaches n. Negative when the second lies earlier.
 */
export function monthsBetween(first: PlainDate, second: PlainDate): number {
  if (second < first) return 0 - monthsBetween(second, first)
  const [from, until] = [monthNumber(first), monthNumber(second)]
  return addMonths(first, until - from) <= second ? until - from : until - from - 1
}

/** Negative, zero or positive, for sorting. */
export function compareDates(first: PlainDate, second: PlainDate): number {
  if (first === second) return 0
  return first < second ? -1 : 1
}

/** The day on the Dutch calendar at this instant. */
export function today(now: Date): PlainDate {
  return dutchDay.format(now)
}

/** The last of the days that are known; undefined when none is. */
export function latest(...dates: readonly (PlainDate | null | undefined)[]): PlainDate | undefined {
  return extreme(dates, 1)
}

/** The first of the days that are known; undefined when none is. */
export function earliest(...dates: readonly (PlainDate | null | undefined)[]): PlainDate | undefined {
  return extreme(dates, -1)
}

function extreme(dates: readonly (PlainDate | null | undefined)[], direction: 1 | -1): PlainDate | undefined {
  let found: PlainDate | undefined
  for (const date of dates) {
    if (date != null && (found === undefined || compareDates(date, found) * direction > 0)) found = date
  }
  return found
}

// Days are counted, not held in objects: a search for who is late takes thousands of steps (decision 0019).
function dayNumber(date: PlainDate): number {
  const number = numberOf(date)
  if (number === null) throw new RangeError(`${date} is not a day`)
  return number
}

/** Days since 1 January 1970; null when there is no such day. */
function numberOf(text: string): number | null {
  if (!SHAPE.test(text)) return null
  const month = monthNumber(text)
  const number = firstDay(month) + Number(text.slice(8)) - 1
  return number >= firstDay(month) && number < firstDay(month + 1) ? number : null
}

function dayAt(number: number): PlainDate {
  // A guess that is the month itself or the one after: no month is longer than the mean by more than its own days.
  let month = Math.floor((number + toYearZero) / meanMonth)
  if (firstDay(month) > number) month -= 1
  else if (firstDay(month + 1) <= number) month += 1
  return textOf(month, number - firstDay(month))
}

/** `day` counts from 0. */
function textOf(month: number, day: number): PlainDate {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${two((month % 12) + 1)}-${two(day + 1)}`
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}

/** The first day of a month, by its number since the year 0. Years begin in March here, so that a leap day ends one. */
function firstDay(month: number): number {
  const year = Math.floor((month - 2) / 12)
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
  return year * 365 + leapDays + Math.floor((153 * (month - 2 - year * 12) + 2) / 5) - toYearZero + marchOfYearZero
}

function monthNumber(date: PlainDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1
}
