import { ageBands, childBands, interestWords, kindWords, slotWords, traitWords } from './words.ts'
import type { Wishes } from './people.ts'

/**
 * The terms of the score with the most points of each: 1000 in all (decision 0131). There is none for nationality,
 * ethnicity, religion or predicted success, and there will be none.
 */
export const mostPoints = {
  talk: 220, kinds: 220, interests: 150, near: 140, slots: 120, children: 60, age: 50, rather_not: 40,
} as const
export type Term = keyof typeof mostPoints
export const terms = Object.keys(mostPoints) as Term[]

/** A pair below this is not proposed. */
export const leastScore = 250

/** A rule that no score can outweigh. */
export const hardRules = ['gender', 'age', 'language', 'slots', 'travel', 'refused'] as const
export type HardRule = (typeof hardRules)[number]

/** One side as bits, so that millions of pairs can be looked at. Made once per person. */
export interface Marks {
  readonly kinds: number
  readonly interests: number
  readonly ratherNot: number
  /** A bit for each language, 30 to a number; empty is not known. */
  readonly languages: readonly number[]
  readonly byHand: boolean
  readonly sex: string
  readonly genderWish: string
  /** -1 is not known. */
  readonly age: number
  readonly ageWish: number
  readonly children: number
  readonly isHouseholdKnown: boolean
  readonly slots: number
  readonly travelKm: number
  readonly traits: number
  readonly refuses: number
}

/** Numbers for the words of languages, the same for everybody who is compared. */
export function languageNumbers(people: readonly Pick<Wishes, 'languages'>[]): ReadonlyMap<string, number> {
  const words = new Set(people.flatMap(({ languages }) => languages.map(sameWord)))
  return new Map([...words].toSorted().map((word, at) => [word, at]))
}

export function marksOf(wishes: Wishes, languages: ReadonlyMap<string, number>): Marks {
  return {
    kinds: bits(wishes.kinds, kindWords), interests: bits(wishes.interests, interestWords),
    ratherNot: bits(wishes.rather_not, interestWords),
    languages: wordsOf(wishes.languages.map((word) => languages.get(sameWord(word)) ?? 0), languages.size),
    byHand: wishes.by_hand, sex: wishes.sex, genderWish: wishes.gender_wish,
    age: (ageBands as readonly string[]).indexOf(wishes.age_band), ageWish: bits(wishes.age_wish, ageBands),
    children: bits(wishes.children, childBands), isHouseholdKnown: wishes.household !== '',
    slots: bits(wishes.slots, slotWords), travelKm: wishes.travel_km,
    traits: bits(wishes.traits, traitWords), refuses: bits(wishes.refuses, traitWords),
  }
}

/** True where the pair may not be, whatever its score; each rule looks at both sides. */
export const breaks: Readonly<Record<HardRule, (n: Marks, l: Marks, km: number | null) => boolean>> = {
  gender: (n, l) => isUnwanted(n.genderWish, l.sex) || isUnwanted(l.genderWish, n.sex),
  age: (n, l) => isOutside(n.ageWish, l.age) || isOutside(l.ageWish, n.age),
  language: (n, l) => n.languages.length > 0 && l.languages.length > 0 && !(n.byHand && l.byHand) && !canTalk(n, l),
  slots: (n, l) => n.slots !== 0 && l.slots !== 0 && (n.slots & l.slots) === 0,
  travel: (n, l, km) => km !== null && km > Math.max(n.travelKm, l.travelKm),
  refused: (n, l) => (n.refuses & l.traits) !== 0 || (l.refuses & n.traits) !== 0,
}

export function isAllowed(n: Marks, l: Marks, km: number | null): boolean {
  return !breaks.slots(n, l, km) && !breaks.gender(n, l, km) && !breaks.language(n, l, km) && !breaks.age(n, l, km)
    && !breaks.travel(n, l, km) && !breaks.refused(n, l, km)
}

/** Points of one term; null where one of the two did not say. */
export const points: Readonly<Record<Term, (n: Marks, l: Marks, km: number | null) => number | null>> = {
  talk: (n, l) => (n.languages.length === 0 || l.languages.length === 0 ? null : canTalk(n, l) ? 220 : 0),
  kinds: (n, l) => 110 * Math.min(2, count(n.kinds & l.kinds)),
  interests: (n, l) => (n.interests && l.interests ? 50 * Math.min(3, count(n.interests & l.interests)) : null),
  // A bicycle takes four minutes for a km; every 20 minutes leave 37 % of the points.
  near: (_n, _l, km) => (km === null ? null : Math.round(140 * Math.exp(-km / 5))),
  slots: (n, l) => (n.slots && l.slots ? 30 * Math.min(4, count(n.slots & l.slots)) : null),
  children: (n, l) => (n.isHouseholdKnown && l.isHouseholdKnown ? childrenPoints(n.children, l.children) : null),
  age: (n, l) => (n.age < 0 || l.age < 0 ? null : Math.max(0, 50 - 25 * Math.abs(n.age - l.age))),
  rather_not: (n, l) => 20 * Math.min(2, count(n.ratherNot & l.ratherNot)),
}

/** What is not known counts for 60 % of its term, and is a question to ask. */
export function pointsOf(term: Term, n: Marks, l: Marks, km: number | null): number {
  return points[term](n, l, km) ?? Math.floor(mostPoints[term] * 0.6)
}

/** From 0 to 1000. */
export function scoreOf(n: Marks, l: Marks, km: number | null): number {
  let sum = 0
  for (const term of terms) sum += pointsOf(term, n, l, km)
  return sum
}

function childrenPoints(ours: number, theirs: number): number {
  if (ours === 0 && theirs === 0) return 60
  if (ours === 0 || theirs === 0) return 0
  return ours & theirs ? 60 : 20
}

function canTalk(n: Marks, l: Marks): boolean {
  for (let at = 0; at < n.languages.length; at += 1) if (n.languages[at]! & l.languages[at]!) return true
  return false
}

// Whoever asked for a woman and is offered somebody who did not say, is not offered that pair.
function isUnwanted(wish: string, sex: string): boolean {
  return (wish === 'women' && sex !== 'female') || (wish === 'men' && sex !== 'male')
}

function isOutside(wish: number, age: number): boolean {
  return wish !== 0 && age >= 0 && (wish & (1 << age)) === 0
}

function bits(words: readonly string[], all: readonly string[]): number {
  return words.reduce((mask, word) => (all.includes(word) ? mask | (1 << all.indexOf(word)) : mask), 0)
}

function wordsOf(numbers: readonly number[], size: number): number[] {
  if (numbers.length === 0) return []
  const words = Array.from({ length: Math.ceil(size / 30) }, () => 0)
  for (const number of numbers) words[Math.floor(number / 30)]! |= 1 << (number % 30)
  return words
}

function count(mask: number): number {
  let [left, found] = [mask, 0]
  for (; left; left &= left - 1) found += 1
  return found
}

function sameWord(word: string): string {
  return word.trim().toLocaleLowerCase('nl')
}
