import { isPlainDate } from '../../../kit/plain-dates.ts'

/** What is known of a birth date: the year, or the year and month, or all three; never a day without a month. */
export interface Birth {
  readonly year: number | null
  readonly month: number | null
  readonly day: number | null
}

export const unknownBirth: Birth = { year: null, month: null, day: null }

/**
 * Reads '1991', '3-1991', '7-3-1991', '1991-03-07', and '00-00-1985' as papers write an unknown day.
 * null when the text is no such date, lies before 1890 or after today.
 */
export function readBirth(text: string, today: string): Birth | null {
  const parts = text.trim().split(/[-/. ]+/)
  if (parts.length > 3 || !parts.every((part) => /^\d{1,4}$/.test(part))) return null
  const [year, month = 0, day = 0] = (parts[0]?.length === 4 ? parts : parts.toReversed()).map(Number)
  if (year === undefined || year < 1890 || month > 12 || (day > 0 && month === 0)) return null
  const birth = { year, month: month || null, day: day || null }
  return isPossible(birth, today) ? birth : null
}

/** The known parts as '1991', '1991-03' or '1991-03-07'; '' when nothing is known. */
export function birthText({ year, month, day }: Birth): string {
  if (year === null) return ''
  return [String(year), ...[month, day].filter((part) => part !== null).map((part) => String(part).padStart(2, '0'))]
    .join('-')
}

/** As people type it: '7-3-1991', '3-1991', '1991'. */
export function birthTyped({ year, month, day }: Birth): string {
  return [day, month, year].filter((part) => part !== null).join('-')
}

/** The parts of '1991', '1991-03' or '1991-03-07'; nothing known for ''. */
export function birthOfText(text: string): Birth {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  return { year: year || null, month: month || null, day: day || null }
}

/** True when the person was not born yet; false when the birth date is not known well enough to say so. */
export function isBeforeBirth(birth: Birth, day: string): boolean {
  const text = birthText(birth)
  return day.slice(0, text.length) < text
}

/** Whole years; null when the year is not known. Counts from the 15th or 1 July when the day or month is not. */
export function ageOn(birth: Birth, today: string): number | null {
  if (birth.year === null) return null
  const month = String(birth.month ?? 7).padStart(2, '0')
  const day = String(birth.day ?? (birth.month === null ? 1 : 15)).padStart(2, '0')
  const years = Number(today.slice(0, 4)) - birth.year
  return today.slice(5) < `${month}-${day}` ? years - 1 : years
}

/** Eighteen or older on that day; without a year only who is registered as a child is one. */
export function isAdultOn(birth: Birth, isChild: boolean, day: string): boolean {
  return (ageOn(birth, day) ?? (isChild ? 0 : 18)) >= 18
}

function isPossible(birth: Birth, today: string): boolean {
  const text = birthText(birth)
  if (birth.day !== null && !isPlainDate(text)) return false
  return text <= today.slice(0, text.length)
}
