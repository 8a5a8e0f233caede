import { likeness, type Likeable, type LikenessReason, likelyDuplicate, worthShowing } from '../likeness.ts'
import { type Birth, birthOfText, birthText, readBirth, unknownBirth } from './birth.ts'
import { phoneDigits } from './names.ts'

/** What somebody typed in the search field, taken apart. */
export interface Query {
  readonly text: string
  readonly words: readonly string[]
  readonly birth: Birth
  readonly phone: string
}

/** A row of what search may show of everybody (definitions.md, Finding). */
export interface Finding {
  readonly personId: string
  readonly name: string
  readonly birthYear: number | null
  readonly birthDate: string
  readonly phone: string
  readonly village: string | null
  readonly areaTeam: string | null
  readonly isClosed: boolean
}

const phone = /(?:\+|\b0)[\d\s().-]{8,}\d/
const date = /\b(?:\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}-\d{2}-\d{2}|(?:19|20)\d{2})\b/

/** Takes a birth date or year and a phone number out of the text; what is left are words of a name or a number. */
export function readQuery(text: string, today: string): Query {
  const date_ = date.exec(text)?.[0]
  const birth = date_ ? readBirth(date_, today) : null
  const rest = birth && date_ ? text.replace(date_, ' ') : text
  const number = phone.exec(rest)?.[0] ?? ''
  const words = rest.replace(number, ' ').split(/\s+/).filter((word) => word !== '')
  return { text: text.trim(), words, birth: birth ?? unknownBirth, phone: phoneDigits(number) }
}

/** True when there is enough to search on: two letters, a date or a number; one letter shows half the municipality. */
export function isSearchable(query: Query): boolean {
  return query.phone !== '' || query.birth.year !== null || [...query.words.join('')].length >= 2
}

export interface Likely extends Finding {
  readonly score: number
  readonly reasons: readonly LikenessReason[]
  readonly isLikely: boolean
}

/** Those who may be the same person, the likeliest first, with the reasons in words of their own. */
export function likelyAmong(
  person: Likeable & { birth: Birth }, found: readonly Finding[], max = 10,
): Likely[] {
  return found.map((row) => ({ ...row, ...likeness(withBirth(person, person.birth), likeable(row)) }))
    .filter((row) => row.score >= worthShowing)
    .map((row) => ({ ...row, isLikely: row.score >= likelyDuplicate }))
    .toSorted((first, second) => second.score - first.score).slice(0, max)
}

/**
 * The best answers first: likeness to what was typed, then by name. Names that only share their consonants (Khalil,
 * Hala) are shown when nothing better is found.
 */
export function ranked<T extends Finding>(query: Query, found: readonly T[]): T[] {
  const typed = withBirth({ name: query.words.join(' '), phone: query.phone }, query.birth)
  const judged = found.map((row) => ({ row, ...likeness(typed, likeable(row)) }))
    .toSorted((first, second) => second.score - first.score || first.row.name.localeCompare(second.row.name, 'nl'))
  const alike = judged.filter(({ row, reasons }) => query.words.length === 0 || holdsWords(row.name, query)
    || reasons.some((reason) => reason === 'name' || reason === 'name-alike'))
  return (alike.length > 0 ? alike : judged).map(({ row }) => row)
}

function holdsWords(name: string, query: Query): boolean {
  return query.words.every((word) => name.toLowerCase().includes(word.toLowerCase()))
}

function likeable(row: Finding): Likeable {
  return withBirth({ name: row.name, phone: row.phone }, birthOfText(row.birthDate || String(row.birthYear ?? '')))
}

function withBirth(file: Likeable, { year, month, day }: Birth): Likeable {
  return { ...file, birthYear: year, birthMonth: month, birthDay: day }
}

/** The whole birth date as it is kept for searching; '' when the day is not known. */
export function searchableBirth(birth: Birth): string {
  return birth.day === null ? '' : birthText(birth)
}
