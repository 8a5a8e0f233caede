import { type Dinner, unavoidableBreaches, whyImpossible } from '../../../matching/dinner/dinner.ts'
import { seatGuests, type SeatingWithBound } from '../../../matching/dinner/seat.ts'
import type { Compared } from './candidates.ts'
import { brokenRules, type PairOf, placeOf, scoreAt } from './round.ts'
import { canTalk } from './score.ts'

/** What was wished or decided about somebody counts at a table too; being far or busy on weekdays does not. */
const tableRules = new Set(['gender', 'age', 'refused'])

/** A dinner of these guests; per table as many of each side as are needed to seat everybody. */
export function dinnerOf(
  sides: Compared, { tables, rounds }: { tables: number; rounds: number }, never: readonly PairOf[],
): Dinner {
  const banned = new Set(never.map((pair) => placeOf(sides, pair)).filter((place) => place !== null).map(String))
  const [newcomers, locals] = [sides.newcomers.length, sides.locals.length]
  const matrix = (cell: (i: number, j: number) => number) =>
    sides.newcomers.map((_, i) => sides.locals.map((__, j) => cell(i, j)))
  const isUnwished = (i: number, j: number) =>
    banned.has(String([i, j])) || brokenRules(sides, i, j).some((rule) => tableRules.has(rule))
  return {
    newcomers, locals, tables, rounds, newcomersPerTable: Math.max(1, Math.ceil(newcomers / tables)),
    localsPerTable: Math.max(1, Math.ceil(locals / tables)),
    score: matrix((i, j) => (isUnwished(i, j) ? 0 : scoreAt(sides, i, j))),
    sharesLanguage: matrix((i, j) => Number(canTalk(sides.newcomerMarks[i]!, sides.localMarks[j]!))),
  }
}

type Size = Pick<Dinner, 'newcomers' | 'locals' | 'tables' | 'rounds'>

/** Why these guests cannot be seated: a text key. With more rounds than tables the same people would meet again. */
export function whyNotSeat({ newcomers, locals, tables, rounds }: Size): string | null {
  if (newcomers === 0 || locals === 0) return 'buddies.refused.no_guests'
  if (tables > Math.min(newcomers, locals)) return 'buddies.refused.many_tables'
  return rounds > tables ? 'buddies.refused.few_tables' : null
}

/** A newcomer for whom in so many rounds nobody at any table can share a language: there an interpreter is needed. */
export interface Beforehand {
  readonly newcomer: number
  readonly rounds: number
}

export function knownBeforehand(dinner: Dinner): Beforehand[] {
  return unavoidableBreaches(dinner).map((rounds, newcomer) => ({ newcomer, rounds }))
    .filter(({ rounds }) => rounds > 0)
}

/** Seats everybody in each round; throws RangeError when there are more guests than seats. */
export function seat(dinner: Dinner): SeatingWithBound {
  if (whyImpossible(dinner)) throw new RangeError('more guests than seats')
  return seatGuests(dinner)
}

interface Tap {
  readonly from: string
  readonly to: string
}

/** Guests who would both like to see each other again, as [newcomer, local]. */
export function mutualTaps(taps: readonly Tap[], isNewcomer: (guestId: string) => boolean): [string, string][] {
  const said = new Set(taps.map(({ from, to }) => `${from} ${to}`))
  return taps.filter(({ from, to }) => isNewcomer(from) && said.has(`${to} ${from}`)).map(({ from, to }) => [from, to])
}

interface Seat {
  readonly guestId: string
  readonly round: number
  readonly place: number
}

/** Everybody with whom this guest sat or will sit at a table, in the order of the rounds. */
export function companyOf(seats: readonly Seat[], guestId: string): string[] {
  const mine = new Map(seats.filter((one) => one.guestId === guestId).map(({ round, place }) => [round, place]))
  const beside = seats.filter((one) => one.guestId !== guestId && mine.get(one.round) === one.place)
  return [...new Set(beside.toSorted((a, b) => a.round - b.round).map((one) => one.guestId))]
}

/** Links of guests open from the day on, and a few days more for who falls asleep first. */
export const daysToTap = 3
