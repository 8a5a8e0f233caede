import { isPlainDate, type PlainDate } from '../../../../kit/plain-dates.ts'
import { serialDay, type DateSystem } from '../../../../kit/sheets/xlsx-cells.ts'
import type { Birth } from '../../rules/birth.ts'
import type { ProblemKey } from './problems.ts'

/** Which of two small numbers between slashes is the day, as far as the column proves it. */
export type DayOrder = 'day_first' | 'month_first' | 'unproved'

export interface DateReading {
  readonly order: DayOrder
  /** How serial numbers count; undefined for text files, which do not say. */
  readonly serials: DateSystem | undefined
  readonly today: PlainDate
  /** The last day that a plan may reach: two years from today. */
  readonly horizon: PlainDate
}

export type ReadDate =
  | { readonly birth: Birth }
  | { readonly problem: ProblemKey; readonly suggestion?: string }

const months: readonly (readonly string[])[] = [
  ['jan', 'januari', 'january'], ['feb', 'februari', 'february'], ['mrt', 'maart', 'mar', 'march'], ['apr', 'april'],
  ['mei', 'may'], ['jun', 'juni', 'june'], ['jul', 'juli', 'july'], ['aug', 'augustus', 'august'],
  ['sep', 'sept', 'september'], ['okt', 'oktober', 'oct', 'october'], ['nov', 'november'], ['dec', 'december'],
]
const numeric = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/
const unknownPart = /^(?:0{1,2}|[x?]{1,2}|onb)$/i
const PROOFS = 3
const FIRST_SERIAL = 10_000
const LAST_SERIAL = 73_050
const EARLIEST_BIRTH = 1890
const EARLIEST_PATH = 1950

/**
 * How a column writes its dates. Only slashes need proof: 3/4/1990 is the third of April or the fourth of March, and
 * without three dates in the column that can only be read one way (and none the other way) it is refused (F13).
 */
export function dayOrderOf(values: readonly string[]): DayOrder {
  let dayFirst = 0
  let monthFirst = 0
  for (const value of values) {
    const [, first, sign, second] = numeric.exec(withoutTime(value.trim())) ?? []
    if (sign !== '/') continue
    if (Number(first) > 12 && Number(second) <= 12) dayFirst += 1
    if (Number(second) > 12 && Number(first) <= 12) monthFirst += 1
  }
  if (dayFirst >= PROOFS && monthFirst === 0) return 'day_first'
  return monthFirst >= PROOFS && dayFirst === 0 ? 'month_first' : 'unproved'
}

/** A birth date: the day, or the day and the month, may be unknown (00-00-1985, 00-07-1985, 1985). */
export function readBirthDate(text: string, reading: DateReading): ReadDate {
  const read = partlyKnown(text) ?? readDate(text, reading)
  if ('problem' in read) return read
  const year = read.birth.year ?? 0
  if (year < EARLIEST_BIRTH) return { problem: 'date_long_ago' }
  const day = textOf(read.birth)
  if (day > reading.horizon.slice(0, day.length)) return { problem: 'date_far_future' }
  return day > reading.today.slice(0, day.length) ? { problem: 'date_future' } : read
}

/** A day in somebody's way into the municipality: known to the day, at most two years ahead. */
export function readPathDate(text: string, reading: DateReading): ReadDate {
  if (partlyKnown(text)) return { problem: 'date_missing_day' }
  const read = readDate(text, reading)
  if ('problem' in read) return read
  if ((read.birth.year ?? 0) < EARLIEST_PATH) return { problem: 'date_long_ago' }
  return textOf(read.birth) > reading.horizon ? { problem: 'date_far_future' } : read
}

/** True for what stands where nothing is known at all: 00-00-0000. */
export function isWhollyUnknown(text: string): boolean {
  return /^(?:0{1,2}[-/.]0{1,2}[-/.]0{4}|0{4}-0{2}-0{2}|0{8}|onbekend|\?+|-+|n\.?v\.?t\.?|x+)$/i.test(text)
}

function readDate(text: string, reading: DateReading): ReadDate {
  if (/\d[eE][+]?\d/.test(text)) return { problem: 'shortened_number' }
  if (/(?:Z|[+-]\d{2}:?\d{2})$/.test(text) && /T\d/.test(text) && !/T00:00(:00(\.0+)?)?Z$/.test(text)) {
    return { problem: 'date_unreadable' }
  }
  const bareDate = withoutTime(text)
  return readIso(bareDate) ?? readNumeric(bareDate, reading.order) ?? readNamed(bareDate) ?? readShortYear(bareDate)
    ?? readDigits(bareDate, reading) ?? { problem: 'date_unreadable' }
}

function withoutTime(text: string): string {
  return text.replace(/(?<=\d{4}|\d{2}-\d{2})[T ]+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s*Z?$/, '')
}

function readIso(text: string): ReadDate | undefined {
  const [, year, , month, day] = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text) ?? []
  return year === undefined ? undefined : dayOf(Number(year), Number(month), Number(day))
}

function readNumeric(text: string, order: DayOrder): ReadDate | undefined {
  const [, one, sign, two, year] = numeric.exec(text.replace(/\s*([-/.])\s*/g, '$1').replace(/ /g, '-')) ?? []
  if (one === undefined) return undefined
  const [first, second] = [Number(one), Number(two)]
  const dutch = dayOf(Number(year), second, first)
  if (sign !== '/' || order === 'day_first') return withSuggestion(dutch, Number(year), first, second)
  if (order === 'month_first') return dayOf(Number(year), first, second)
  const mayBeEither = 'birth' in dutch && first <= 12 && first !== second
  return mayBeEither ? { problem: 'date_ambiguous', suggestion: typed(dutch.birth) }
    : withSuggestion(dutch, Number(year), first, second)
}

// 12-31-1990 does not exist; who writes it probably means the last day of the year.
function withSuggestion(read: ReadDate, year: number, month: number, day: number): ReadDate {
  if ('birth' in read) return read
  const other = dayOf(year, month, day)
  return 'birth' in other ? { ...read, suggestion: typed(other.birth) } : read
}

function readNamed(text: string): ReadDate | undefined {
  const [, day, name, year] = /^(\d{1,2})[- ./]*(\p{L}+)\.?[- ./,]*(\d{4})$/u.exec(text) ?? []
  if (name === undefined) return undefined
  const month = months.findIndex((names) => names.includes(name.toLowerCase())) + 1
  return month === 0 ? { problem: 'date_unreadable' } : dayOf(Number(year), month, Number(day))
}

function readShortYear(text: string): ReadDate | undefined {
  return /^\d{1,2}[-/. ](\d{1,2}|\p{L}+)\.?[-/. ]['’]?\d{2}$/u.test(text) ? { problem: 'date_short_year' } : undefined
}

function readDigits(text: string, reading: DateReading): ReadDate | undefined {
  if (/^\d{8}$/.test(text)) return readEight(text)
  if (!/^\d{5}$/.test(text) || Number(text) < FIRST_SERIAL || Number(text) > LAST_SERIAL) return undefined
  const day = serialDay(Number(text), reading.serials ?? '1900')
  if (day === undefined) return { problem: 'date_not_exist' }
  const birth = birthOf(day)
  return reading.serials ? { birth } : { problem: 'date_serial', suggestion: typed(birth) }
}

function readEight(text: string): ReadDate {
  const iso = dayOf(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)))
  const dutch = dayOf(Number(text.slice(4)), Number(text.slice(2, 4)), Number(text.slice(0, 2)))
  if (isPlausible(iso) && isPlausible(dutch)) return { problem: 'date_ambiguous' }
  if (isPlausible(iso)) return iso
  return isPlausible(dutch) ? dutch : { problem: 'date_not_exist' }
}

function isPlausible(read: ReadDate): boolean {
  const year = 'birth' in read ? read.birth.year ?? 0 : 0
  return year >= EARLIEST_BIRTH && year < 2100
}

function partlyKnown(text: string): ReadDate | undefined {
  const parts = /^\d{4}0{4}$/.test(text) ? [text.slice(0, 4), '00', '00'] : text.split(/[-/.]/)
  if (parts.length > 3 || parts.length === 0) return undefined
  const [year, month = '00', day = '00'] = /^\d{4}$/.test(parts[0] ?? '') ? parts : parts.toReversed()
  if (!/^\d{4}$/.test(year ?? '') || !unknownPart.test(day)) return undefined
  if (unknownPart.test(month)) return { birth: { year: Number(year), month: null, day: null } }
  if (!/^\d{1,2}$/.test(month)) return undefined
  if (Number(month) > 12) return { problem: 'date_not_exist' }
  return { birth: { year: Number(year), month: Number(month), day: null } }
}

const known = new Map<string, boolean>()

function dayOf(year: number, month: number, day: number): ReadDate {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return exists(text) ? { birth: { year, month, day } } : { problem: 'date_not_exist' }
}

// A caseload writes the same days over and over.
function exists(text: string): boolean {
  const found = known.get(text) ?? isPlainDate(text)
  if (known.size > 100_000) known.clear()
  known.set(text, found)
  return found
}

function birthOf(day: PlainDate): Birth {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return { year, month, day: date }
}

function textOf({ year, month, day }: Birth): string {
  return [year, month, day].filter((part) => part !== null).map((part) => String(part).padStart(2, '0')).join('-')
}

function typed({ year, month, day }: Birth): string {
  return `${String(day).padStart(2, '0')}-${String(month).padStart(2, '0')}-${year}`
}
