import { daysBetween, type PlainDate } from '../../../kit/plain-dates.ts'
import { intervalOf } from '../../../kit/wilson.ts'
import { figureOf, ofYear } from './figures.ts'
import type { Counted } from './verdicts.ts'

/** Where a year ends up if it goes on as it goes: the middle and a band that holds 19 times out of 20. */
export interface Forecast {
  readonly low: number
  readonly middle: number
  readonly high: number
}

const tail = 0.025
/** With less behind us a forecast would be a guess. */
const leastDays = 60
const leastPeople = 5

/** The days over which something is counted, the last one included. */
export interface Period {
  readonly first: PlainDate
  readonly last: PlainDate
}

/**
 * A count by the end of a period. What is still to come follows a Poisson process of unknown rate: with c seen in d
 * days (Jeffreys' prior, c + 1/2) the rest has a negative binomial distribution, of which this gives the mean and the
 * 95% band. `together` is how many come at once: they are counted in such groups, which makes the band as much wider.
 * Null in the first 60 days, and for a period that is over or yet to come.
 */
export function forecastCount(seen: number, { first, last }: Period, today: PlainDate, together = 1): Forecast | null {
  if (today < first || today > last) return null
  const past = daysBetween(first, today) + 1
  const ahead = daysBetween(today, last)
  if (past < leastDays) return null
  const shape = seen / together + 0.5
  const rest = quantiles(shape, past / (past + ahead))
  return {
    low: seen + Math.floor(together * rest.low), middle: seen + (together * shape * ahead) / past,
    high: seen + Math.ceil(together * rest.high),
  }
}

/** The calendar year as a period. */
export function yearAsPeriod(year: number): Period {
  return { first: `${year}-01-01`, last: `${year}-12-31` }
}

// Negative binomial of `shape` failures with chance `stay` each, summed up from 0.
function quantiles(shape: number, stay: number): { low: number; high: number } {
  let chance = stay ** shape
  let below = chance
  let low = below >= tail ? 0 : -1
  let count = 0
  while (below < 1 - tail && count < 100_000) {
    count += 1
    chance *= ((shape + count - 1) / count) * (1 - stay)
    below += chance
    if (low < 0 && below >= tail) low = count
  }
  return { low: Math.max(0, low), high: count }
}

/**
 * The share of a whole year: those whose term ended in it, and those whose term ends in what is left of it at the share
 * so far, with the interval of Wilson around that. Null when fewer than five terms ended, or when none is open.
 */
export function forecastShare(counted: readonly Counted[], year: number, today: PlainDate): Forecast | null {
  const ofThis = ofYear(counted, year)
  const open = ofThis.filter(({ verdict }) => verdict === 'open').length
  const sofar = figureOf(ofThis)
  const all = figureOf(counted)
  const interval = intervalOf(all)
  if (!today.startsWith(`${year}-`) || open === 0 || all.denominator < leastPeople || !interval) return null
  const of = (share: number) => (sofar.numerator + open * share) / (sofar.denominator + open)
  return { low: of(interval.low), middle: of(all.numerator / all.denominator), high: of(interval.high) }
}
