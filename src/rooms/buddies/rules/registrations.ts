import { daysBetween, type PlainDate } from '../../../kit/plain-dates.ts'
import { ageBands } from './words.ts'

interface Facts {
  readonly isSpoken: boolean
  readonly parkedUntil: PlainDate | null
  readonly held: number
}

export type Stage = 'paired' | 'parked' | 'to_speak' | 'ready'

/** Where somebody stands. With a talk beforehand and without a pair they are ready to be matched (MS-14). */
export function stageOf({ isSpoken, parkedUntil, held }: Facts, today: PlainDate, places = 1): Stage {
  if (held >= places) return 'paired'
  // The day itself is the last one of waiting.
  if (parkedUntil !== null && parkedUntil >= today) return 'parked'
  return isSpoken ? 'ready' : 'to_speak'
}

/** Whole weeks of waiting. */
export function weeksWaiting(since: PlainDate, today: PlainDate): number {
  return Math.max(0, Math.floor(daysBetween(since, today) / 7))
}

/** Why this person cannot be registered: a text key, null when they can. */
export function whyNotRegister(
  { isClosed, isAdult, kinds }: { isClosed: boolean; isAdult: boolean; kinds: readonly string[] },
): string | null {
  if (isClosed) return 'buddies.refused.closed'
  return isAdult || kinds.every((kind) => kind === 'family') ? null : 'buddies.refused.child'
}

/** Why a talk cannot be written down on this day. */
export function whyNotTalk(heldOn: PlainDate, today: PlainDate): string | null {
  return heldOn > today ? 'buddies.problem.future' : null
}

/** The band of an age; '' when it is not known or below eighteen. */
export function bandOf(age: number | null): string {
  if (age === null || age < 18) return ''
  return ageBands.toReversed().find((band) => age >= Number(band.slice(0, 2))) ?? ''
}
