import { type Provision, provisions } from './words.ts'

interface Arranged {
  readonly childcare: boolean
  readonly ride: boolean
  readonly step_free: boolean
  readonly women_only: boolean
  readonly interpreter_languages: readonly string[]
}

/** What is arranged at an activity, as its calendar line says it. */
export function providesOf(activity: Arranged): { provides: Provision[]; interpreterLanguages: readonly string[] } {
  return { provides: provisions.filter((word) => activity[word]), interpreterLanguages: activity.interpreter_languages }
}
