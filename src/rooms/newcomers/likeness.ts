import { phoneDigits } from './rules/names.ts'
import { soundDistance } from './sound-distance.ts'
import { nameWords, skeletonOf, type NameWord } from './spelling.ts'

/** What two files are compared on. Leave out what is not known; an empty text is not known. */
export interface Likeable {
  /** Every name as written, in any order: given names, prefix, family names. */
  readonly name: string
  /** The part of the name that tells members of one family apart. */
  readonly givenName?: string
  readonly sex?: string
  readonly birthYear?: number | null
  readonly birthMonth?: number | null
  readonly birthDay?: number | null
  readonly phone?: string
  readonly email?: string
  readonly household?: string
  readonly externalNumber?: string
}

export type LikenessReason =
  | 'name' | 'name-alike' | 'birth-date' | 'birth-date-swapped' | 'birth-date-close' | 'birth-year' | 'phone' | 'email'
  | 'household' | 'number'

export interface Likeness {
  /** 0 to 1. */
  readonly score: number
  readonly reasons: readonly LikenessReason[]
}

/** From this score on two files are a likely duplicate that a person has to decide on. */
export const likelyDuplicate = 0.8
/** From this score on a file is worth showing to somebody who is about to add a person. */
export const worthShowing = 0.5

const weights = { name: 0.55, birth: 0.3, contact: 0.15, household: 0.08 }
const numberAlike = 0.85
const sameSound = 0.11
const alikeSound = 0.17
const shortestAlike = 5.5

/** A file made ready to be compared often; its words are worked out once. */
export interface Comparable extends Likeable {
  readonly words: readonly NameWord[]
  readonly givenWords: readonly NameWord[]
  readonly phoneDigits: string
  readonly mail: string
}

export function comparable(file: Likeable): Comparable {
  return {
    ...file, words: nameWords(file.name), givenWords: nameWords(file.givenName ?? ''),
    phoneDigits: wholePhone(file.phone ?? ''), mail: (file.email ?? '').trim().toLowerCase(),
  }
}

// An extension or half a number is shared by many.
function wholePhone(phone: string): string {
  const digits = phoneDigits(phone)
  return digits.length >= 8 ? digits : ''
}

/** Keys by which a name is found in any spelling and order; neighbours joined as well (Gebre Medhin, Gebremedhin). */
export function nameKeys(name: string): string[] {
  return [...new Set(searchKeys(name).flat())]
}

/** For each word that is searched the keys of which one must be there. */
export function searchKeys(query: string): string[][] {
  const words = nameWords(query)
  const joined = words.slice(1).map((word, index) => joinedKeys(words[index] as NameWord, word))
  return words.map((word, index) => [...keysOfWord(word), ...joined[index - 1] ?? [], ...joined[index] ?? []])
}

function joinedKeys(first: NameWord, second: NameWord): string[] {
  return nameWords(first.text + second.text).flatMap(keysOfWord)
}

const keysOf = new Map<string, string[]>()

/** The keys of one word: one for each way it may sound. */
export function keysOfWord(word: NameWord): string[] {
  const known = keysOf.get(word.text)
  if (known) return known
  const keys = word.sounds.map(skeletonOf)
  if (keysOf.size > 50_000) keysOf.clear()
  keysOf.set(word.text, keys)
  return keys
}

/**
 * How likely two files are of one person, and why: name in any spelling and order, birth date (swapped, partly known),
 * phone, mail, household, number. Brothers, twins and a son with his father's name stay below `likelyDuplicate`.
 */
export function likeness(first: Likeable, second: Likeable): Likeness {
  return compare(comparable(first), comparable(second))
}

/** As `likeness`, for files made ready before. */
export function compare(first: Comparable, second: Comparable): Likeness {
  const name = compareNames(first, second)
  const birth = compareBirths(first, second)
  const sameNumber = isSame(first.externalNumber, second.externalNumber)
  const contact = contactReasons(first, second)
  const household: LikenessReason[] = isSame(first.household, second.household) ? ['household'] : []
  const score = weights.name * name.score + weights.birth * birth.score + (contact.length > 0 ? weights.contact : 0)
    + (household.length > 0 ? weights.household : 0)
  const most = ceiling({ first, second, name: name.score, birth, contact: contact.length > 0 })
  return {
    // One number of another system under one name is one person, even where a date was put right.
    score: sameNumber && name.score >= 0.6 ? Math.max(numberAlike, Math.min(1, score)) : Math.min(1, score, most),
    reasons: [...name.reasons, ...birth.reasons, ...contact, ...household, ...(sameNumber ? ['number' as const] : [])],
  }
}

interface Found {
  readonly score: number
  readonly reasons: readonly LikenessReason[]
}

interface Evidence {
  readonly first: Comparable
  readonly second: Comparable
  readonly name: number
  readonly birth: Found
  readonly contact: boolean
}

// What cannot be one person, however much else they share: another name, another birth date, another sex.
function ceiling({ first, second, name, birth, contact }: Evidence): number {
  if (name < 0.6) return 0.45
  if (birth.score === 0) return 0.55
  if (birth.reasons.includes('birth-date-close') && !contact) return 0.75
  const known = ['male', 'female']
  const bothKnown = known.includes(first.sex ?? '') && known.includes(second.sex ?? '')
  return bothKnown && first.sex !== second.sex ? 0.75 : 1
}

function compareNames(first: Comparable, second: Comparable): Found {
  const pairs = pairWords(first.words, second.words)
  if (pairs.matched === 0) return { score: 0, reasons: [] }
  const score = nameScore(pairs, first, second)
  if (score < 0.6) return { score, reasons: [] }
  return { score, reasons: [score >= 0.9 ? 'name' : 'name-alike'] }
}

function nameScore(pairs: Pairs, first: Comparable, second: Comparable): number {
  const average = pairs.sum / pairs.matched
  const [left, right] = pairs.unmatched
  if (left.some(isNumber) || right.some(isNumber)) return average * 0.7
  if (left.length === 0 && right.length === 0) return average
  // Amal and Amal Khalil say less than Amal Khalil and Amal Noor Khalil.
  if (left.length === 0 || right.length === 0) return average * (pairs.matched > 1 ? 0.94 : 0.75)
  return sameGivenName(first, second) ? 0.65 : 0.3
}

function sameGivenName(first: Comparable, second: Comparable): boolean {
  if (first.givenWords.length === 0 || second.givenWords.length === 0) return false
  const { unmatched: [left, right], matched } = pairWords(first.givenWords, second.givenWords)
  return matched > 0 && left.length === 0 && right.length === 0
}

interface Pairs {
  readonly matched: number
  readonly sum: number
  readonly unmatched: readonly [readonly NameWord[], readonly NameWord[]]
}

function pairWords(first: readonly NameWord[], second: readonly NameWord[]): Pairs {
  const left = [...first]
  const right = [...second]
  let matched = 0
  let sum = 0
  const pair = (wanted: number, found: (one: NameWord, other: NameWord) => boolean) => {
    for (const one of left.slice()) {
      const index = right.findIndex((other) => found(one, other))
      if (index < 0) continue
      right.splice(index, 1)
      left.splice(left.indexOf(one), 1)
      matched += 1
      sum += wanted
    }
  }
  pair(1, (one, other) => distance(one, other) <= sameSound)
  pair(0.8, isAlike)
  pair(0.7, isInitial)
  return isJoined(left, right) || isJoined(right, left)
    ? { matched: matched + 1, sum: sum + 1, unmatched: [[], []] } : { matched, sum, unmatched: [left, right] }
}

function isAlike(one: NameWord, other: NameWord): boolean {
  return (one.text.length + other.text.length) / 2 >= shortestAlike && distance(one, other) <= alikeSound
}

function isInitial(one: NameWord, other: NameWord): boolean {
  return (one.text.length === 1 || other.text.length === 1) && one.text[0] === other.text[0] && !isNumber(one)
}

function isJoined(apart: readonly NameWord[], together: readonly NameWord[]): boolean {
  const [whole] = together
  if (apart.length < 2 || together.length !== 1 || !whole) return false
  const [joined] = nameWords(apart.map(({ text }) => text).join(''))
  return joined !== undefined && distance(joined, whole) <= sameSound
}

const distances = new Map<string, number>()

// The same few hundred names meet each other over and over in one caseload.
function distance(one: NameWord, other: NameWord): number {
  if (one.text === other.text) return 0
  if (isNumber(one) || isNumber(other)) return 1
  const key = `${one.text} ${other.text}`
  const known = distances.get(key)
  if (known !== undefined) return known
  const found = Math.min(...one.sounds.flatMap((left) => other.sounds.map((right) => soundDistance(left, right))))
  if (distances.size > 200_000) distances.clear()
  distances.set(key, found)
  return found
}

function isNumber(word: NameWord): boolean {
  return /^\p{N}+$/u.test(word.text)
}

function compareBirths(first: Likeable, second: Likeable): Found {
  const [one, other] = [birthOf(first), birthOf(second)]
  if (!one || !other) return { score: 0.4, reasons: [] }
  if (one.year === other.year && one.month === other.month && one.day === other.day) {
    if (!one.month || !one.day) return { score: 0.7, reasons: ['birth-year'] }
    // 1 January is what is written when nobody knows the day.
    return { score: one.month === 1 && one.day === 1 ? 0.85 : 1, reasons: ['birth-date'] }
  }
  if (one.year === other.year && one.month === other.day && one.day === other.month) {
    return { score: 0.95, reasons: ['birth-date-swapped'] }
  }
  if (one.year === other.year && isOpen(one, other)) return { score: 0.7, reasons: ['birth-year'] }
  return isOneSlip(one, other) ? { score: 0.5, reasons: ['birth-date-close'] } : { score: 0, reasons: [] }
}

function isOpen(one: Birth, other: Birth): boolean {
  return (!one.day || !other.day) && (!one.month || !other.month || one.month === other.month)
}

interface Birth {
  readonly year: number
  readonly month: number
  readonly day: number
}

function birthOf(file: Likeable): Birth | undefined {
  return file.birthYear ? { year: file.birthYear, month: file.birthMonth ?? 0, day: file.birthDay ?? 0 } : undefined
}

function isOneSlip(one: Birth, other: Birth): boolean {
  const written = ({ year, month, day }: Birth) => String(year * 10_000 + month * 100 + day)
  const right = written(other)
  return [...written(one)].filter((digit, index) => digit !== right[index]).length === 1
}

function contactReasons(first: Comparable, second: Comparable): LikenessReason[] {
  return [
    ...(isSame(first.phoneDigits, second.phoneDigits) ? ['phone' as const] : []),
    ...(isSame(first.mail, second.mail) ? ['email' as const] : []),
  ]
}

function isSame(first: string | undefined, second: string | undefined): boolean {
  return first !== undefined && first !== '' && first === second
}
