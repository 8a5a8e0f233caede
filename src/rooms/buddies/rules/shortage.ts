import type { Seeker, WaitingLocal } from './people.ts'
import { kindWords } from './words.ts'

/** What there is too little of: more people wait than there are places for them. */
export interface Shortage {
  readonly what: 'men' | 'women' | 'language' | 'kind'
  /** The language or the kind; '' for men and women. */
  readonly word: string
  readonly waiting: number
  readonly free: number
}

/** The widest gaps first, four at most: "14 mannen wachten, 3 mannelijke maatjes". */
export function shortagesOf(newcomers: readonly Seeker[], locals: readonly WaitingLocal[]): Shortage[] {
  const asked = (what: Shortage['what'], word: string, is: (one: Seeker) => boolean): Shortage => ({
    what, word, waiting: newcomers.filter(is).length,
    free: locals.filter(is).reduce((sum, { free }) => sum + Math.max(0, free), 0),
  })
  const languages = [...new Set(newcomers.flatMap((one) => one.languages))].toSorted()
  return [
    asked('men', '', ({ sex }) => sex === 'male'), asked('women', '', ({ sex }) => sex === 'female'),
    ...kindWords.map((word) => asked('kind', word, ({ kinds }) => kinds.includes(word))),
    ...languages.map((word) => asked('language', word, ({ languages: spoken }) => spoken.includes(word))),
  ].filter(({ waiting, free }) => waiting > free)
    .toSorted((a, b) => (b.waiting - b.free) - (a.waiting - a.free)).slice(0, 4)
}
