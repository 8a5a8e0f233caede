import { type Chance, chanceOf } from '../../kit/chance.ts'
import { type Dinner, judge, type Seating, unavoidableBreaches } from './dinner.ts'
import { emptyRoom, leave, type Room, type Side, sit, tablesOf } from './room.ts'

// Chosen so that 200 guests in three rounds take about two seconds.
const swapsPerSeat = 600
const leastSwaps = 30_000
// What a breach of the rules costs in each attempt, in highest scores: heavy ones keep the rules, light ones find ways
// through a breach to a better seating. Those from the fourth on are made only while a breach is left that need not be.
const attempts = [3, 6, 12, 2, 4, 8, 16, 32, 2, 3, 5]
const always = 3
// As shares of the highest score.
const warmest = 2
const coldest = 0.01

/** Two seats of one round and one side. */
interface Swap {
  readonly side: Side
  readonly round: number
  readonly one: number
  readonly other: number
}

/**
 * A good seating by swapping two guests of one side at a time, at first also to something worse, ever less so
 * (simulated annealing). The same dinner gives the same seating.
 */
export function seatByAnnealing(dinner: Dinner): Seating {
  const unavoidable = unavoidableBreaches(dinner).reduce((sum, breaches) => sum + breaches, 0)
  let best = attempt(dinner, 0)
  for (let number = 1; number < attempts.length; number += 1) {
    if (number >= always && brokenIn(best) <= unavoidable) break
    const next = attempt(dinner, number)
    if (isBetter(next, best)) best = next
  }
  return best
}

function isBetter(one: Seating, other: Seating): boolean {
  return brokenIn(one) === brokenIn(other) ? one.total > other.total : brokenIn(one) < brokenIn(other)
}

function brokenIn({ repeats, breaches }: Seating): number {
  return repeats + breaches.length
}

function attempt(dinner: Dinner, number: number): Seating {
  const room = emptyRoom(dinner, attempts[number]!)
  for (let table = 0; table < dinner.tables * dinner.rounds; table += 1) sit(room, table)
  const seats = (room.newcomers.guests + room.locals.guests) * dinner.rounds
  if (dinner.tables > 1) anneal(room, chanceOf(number), Math.max(leastSwaps, swapsPerSeat * seats))
  return judge(dinner, tablesOf(room))
}

function anneal(room: Room, chance: Chance, swaps: number): void {
  const cooling = (coldest / warmest) ** (1 / swaps)
  let heat = warmest * room.most
  for (let turn = 0; turn < swaps; turn += 1, heat *= cooling) {
    const swap = pickSwap(room, chance, turn % 2 === 0 ? room.newcomers : room.locals)
    const gain = exchange(room, swap)
    if (gain < 0 && chance.next() >= Math.exp(gain / heat)) exchange(room, swap)
  }
}

function pickSwap({ dinner }: Room, chance: Chance, side: Side): Swap {
  const pick = (below: number) => Math.floor(chance.next() * below)
  return { side, round: pick(dinner.rounds), one: pick(side.guests), other: pick(side.guests) }
}

/** Swaps the two and returns what that gained. */
function exchange(room: Room, { side, round, one, other }: Swap): number {
  const first = round * side.guests + one
  const second = round * side.guests + other
  const here = Math.floor(first / side.perTable)
  const there = Math.floor(second / side.perTable)
  if (here === there) return 0
  const before = leave(room, here) + leave(room, there)
  const moved = side.seats[first]!
  side.seats[first] = side.seats[second]!
  side.seats[second] = moved
  return sit(room, here) + sit(room, there) - before
}
