import { addDays } from '../plain-dates.ts'

/** Day 1 of a workbook: 1 January 1900 (with a leap day too many) or, from old Macs, 2 January 1904. */
export type DateSystem = '1900' | '1904'

/** What a cell's format says about its number: a day, or a fixed count of digits, as in a phone number. */
export interface CellFormat {
  readonly isDate: boolean
  readonly digits: number
}

const builtInDates: readonly (readonly [number, number])[] = [[14, 22], [27, 36], [45, 47], [50, 58]]
const DAY_SECONDS = 86_400
const FEBRUARY_29_1900 = 60
const LAST_DAY = 2_958_465
const known = new Map<string, string>()

/** The format with this number; `code` is the text of a format of the workbook's own. */
export function formatOf(id: number, code: string | undefined): CellFormat {
  if (code === undefined) return { isDate: builtInDates.some(([from, to]) => id >= from && id <= to), digits: 0 }
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '')
  return { isDate: /[dmy]/i.test(bare) && !/[#0?]/.test(bare), digits: /^0{2,}$/.test(bare) ? bare.length : 0 }
}

/** The number as a person sees it: an ISO day for dates, all its digits otherwise. */
export function numberText(raw: string, format: CellFormat | undefined, system: DateSystem): string {
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value)) return raw
  if (format?.isDate && value >= 0 && value < LAST_DAY) return dateText(value, system)
  const text = Number.isSafeInteger(value) ? BigInt(value).toString() : String(value)
  return format?.digits && /^\d+$/.test(text) ? text.padStart(format.digits, '0') : text
}

function dateText(value: number, system: DateSystem): string {
  const seconds = Math.round((value % 1) * DAY_SECONDS)
  const day = serialDay(Math.floor(value), system)
  if (day === undefined) return String(value)
  if (seconds === 0) return day
  const time = new Date(seconds * 1000).toISOString().slice(11, 16)
  return value < 1 ? time : `${day} ${time}`
}

/** The day with this serial number; undefined for a day that never was (29 February 1900) or lies out of reach. */
export function serialDay(serial: number, system: DateSystem): string | undefined {
  if (!Number.isInteger(serial) || serial < 0 || serial > LAST_DAY) return undefined
  if (system === '1900' && serial === FEBRUARY_29_1900) return undefined
  const key = `${system} ${serial}`
  const found = known.get(key)
  if (found) return found
  const first = system === '1904' ? '1904-01-01' : serial < FEBRUARY_29_1900 ? '1899-12-31' : '1899-12-30'
  const day = addDays(first, serial)
  known.set(key, day)
  return day
}

/** The column of a reference such as AB12, from 0; undefined when it is no reference. */
export function columnOf(reference: string): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference)?.[1]
  if (!letters) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
