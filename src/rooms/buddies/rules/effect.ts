import type { BuddyKind } from '../../../db/schema.ts'
import { addWeeks, type PlainDate } from '../../../kit/plain-dates.ts'
import { hideBesideTotal, leastShown } from '../../../kit/small-numbers.ts'
import { type Interval, intervalOf, type Share } from '../../../kit/wilson.ts'

/** One pair as the figures read it: no name and no word. */
export interface CountedPair {
  readonly kind: BuddyKind
  readonly roundId: string | null
  readonly firstDay: PlainDate
  readonly endedOn: PlainDate | null
  readonly waitedDays: number
  /** Days on which they met. */
  readonly meetings: number
  /** What the sides said after the end; null when nobody was asked. */
  readonly inTouch: boolean | null
  /** People met through the buddy, by whichever side named most; null when nobody was asked. */
  readonly newPeople: number | null
}

/** Weeks after which it is counted whether a pair met twice (definitions.md, Buddy effect). */
export const weeksToMeet = 8

/**
 * Pairs that began eight weeks ago or longer; reached is two meetings or more. A pair that ended sooner counts as well:
 * else those that never met would fall out of the figure.
 */
export function metTwice(pairs: readonly CountedPair[], today: PlainDate): Share & { readonly open: number } {
  const due = pairs.filter(({ firstDay }) => addWeeks(firstDay, weeksToMeet) <= today)
  return {
    numerator: due.filter(({ meetings }) => meetings >= 2).length, denominator: due.length,
    open: pairs.length - due.length,
  }
}

/** Of the pairs that ended and were asked: who is still in contact. */
export function stillInTouch(pairs: readonly CountedPair[]): Share & { readonly notAsked: number } {
  const ended = pairs.filter(({ endedOn }) => endedOn !== null)
  const asked = ended.filter(({ inTouch }) => inTouch !== null)
  return {
    numerator: asked.filter(({ inTouch }) => inTouch).length, denominator: asked.length,
    notAsked: ended.length - asked.length,
  }
}

/** New people met through a buddy, over the pairs that were asked. */
export function newPeople(pairs: readonly CountedPair[]): { readonly people: number; readonly pairs: number } {
  const asked = pairs.filter((pair) => pair.newPeople !== null)
  return { people: asked.reduce((sum, pair) => sum + (pair.newPeople ?? 0), 0), pairs: asked.length }
}

/** Half of the newcomers with a pair waited so many weeks or less; null when there is none. */
export function medianWeeks(pairs: readonly Pick<CountedPair, 'waitedDays'>[]): number | null {
  const days = pairs.map(({ waitedDays }) => waitedDays).toSorted((a, b) => a - b)
  const [low, high] = [days[Math.floor((days.length - 1) / 2)], days[Math.floor(days.length / 2)]]
  return low === undefined || high === undefined ? null : Math.round((low + high) / 14)
}

export interface EffectLine extends Share {
  readonly key: string
  readonly interval: Interval | null
  readonly isHidden: boolean
}

/**
 * The share that met twice, for each group. With `hides` a line shows only when neither its pairs that met nor those
 * that did not could be computed where they are few (PRIV-10); the whole stands beside it.
 */
export function effectBy(
  pairs: readonly CountedPair[], groups: readonly string[],
  { today, keyOf, hides }: { today: PlainDate; keyOf: (pair: CountedPair) => string; hides: boolean },
): EffectLine[] {
  const shares = groups.map((key) => ({ key, ...metTwice(pairs.filter((pair) => keyOf(pair) === key), today) }))
  const hidden = hides ? hiddenAmong(shares) : new Set<string>()
  return shares.filter(({ key, denominator }) => denominator > 0 || hidden.has(key)).map(({ key, ...share }) => {
    const isHidden = hidden.has(key)
    const shown = isHidden ? { numerator: 0, denominator: 0 } : share
    return { key, numerator: shown.numerator, denominator: shown.denominator, isHidden, interval: intervalOf(shown) }
  })
}

function hiddenAmong(shares: readonly (Share & { readonly key: string })[]): Set<string> {
  const [met, not] = [(share: Share) => share.numerator, (share: Share) => share.denominator - share.numerator]
    .map((count) => hideBesideTotal(shares.map((share) => ({ key: share.key, count: count(share) }))))
  return new Set([...met ?? [], ...not ?? []].filter(({ count }) => count === null).map(({ key }) => key))
}

/** A share of fewer than five, or with fewer than five on one of its sides, is not shown to who sees no pair. */
export function isTooSmall({ numerator, denominator }: Share): boolean {
  const isFew = (count: number) => count > 0 && count < leastShown
  return denominator < leastShown || isFew(numerator) || isFew(denominator - numerator)
}
