// Prices that are nearly right, found as at an auction (Bertsekas): who is alone bids for the best column as much as it
// is better than the next best, plus a step; the lowest bidder makes room. The step shrinks from phase to phase, and
// between two phases prices fall by a few steps, because a phase may have driven them too high. In the last the step is
// zero: pairs are then exactly the best at these prices, and who could only tie with others waits for a path.
import { far, none, partAll, type State } from './state.ts'

/** Chosen on seven families of 5,000 x 5,000; see docs/matching.md. */
const steps = [100, 20, 4, 1, 0]
const fall = 3

/** Sets prices close to the right ones, and pairs whom it can with the best at these prices. */
export function holdAuction(state: State): void {
  let before = 0
  for (const step of steps) {
    partAll(state)
    lowerPrices(state, fall * before)
    bidUntilQuiet(state, step)
    before = step
  }
}

function lowerPrices({ columns, price }: State, by: number): void {
  for (let j = 0; j < columns; j += 1) if (price[j]! < far) price[j] = Math.max(0, price[j]! - by)
}

function bidUntilQuiet(state: State, step: number): void {
  const waiting = state.search.roots
  for (let i = 0; i < state.rows; i += 1) waiting[i] = state.rows - 1 - i
  for (let left = state.rows; left > 0; left -= 1) {
    let bidder = waiting[left - 1]!
    while (bidder !== none) bidder = bidOnce(state, bidder, step)
  }
}

/** One bid of row `i`; the row that had to make room, or `none`. */
function bidOnce(state: State, i: number, step: number): number {
  const { start, column, cost, price, unmatchedCost, places, taken, pairedBy, firstPlace, bid } = state
  let best = unmatchedCost[i]!
  let second = best
  let at = none
  for (let e = start[i]!, end = start[i + 1]!; e < end; e += 1) {
    const w = cost[e]!
    if (w >= second) break
    const sum = w + price[column[e]!]!
    if (sum >= best) {
      if (sum < second) second = sum
    } else {
      second = best
      best = sum
      at = e
    }
  }
  if (at === none) return none
  const j = column[at]!
  const offer = price[j]! + second - best + step
  if (taken[j] === places[j] && offer <= bid[firstPlace[j]!]!) return second === best ? takeTied(state, i, best) : none
  pairedBy[i] = at
  if (taken[j] === places[j]) return outbid(state, j, i, offer)
  return takeFreePlace(state, j, i, offer)
}

/** Nobody can be outbid at a tie, but another of the best may have a place. */
function takeTied(state: State, i: number, best: number): number {
  const { start, column, cost, price, places, taken, pairedBy } = state
  for (let e = start[i]!, end = start[i + 1]!; e < end && cost[e]! <= best; e += 1) {
    const j = column[e]!
    if (cost[e]! + price[j]! !== best || taken[j]! >= places[j]!) continue
    pairedBy[i] = e
    return takeFreePlace(state, j, i, price[j]!)
  }
  return none
}

function takeFreePlace({ places, taken, firstPlace, holder, bid, price }: State, j: number, i: number, offer: number) {
  const first = firstPlace[j]!
  let at = taken[j]!
  taken[j]! += 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (bid[first + parent]! <= offer) break
    bid[first + at] = bid[first + parent]!
    holder[first + at] = holder[first + parent]!
    at = parent
  }
  bid[first + at] = offer
  holder[first + at] = i
  if (taken[j] === places[j]) price[j] = Math.max(price[j]!, bid[first]!)
  return none
}

/** The lowest bid stands on top of the heap of a full column: it goes, and the next lowest becomes the price. */
function outbid({ places, firstPlace, holder, bid, price, pairedBy }: State, j: number, i: number, offer: number) {
  const first = firstPlace[j]!
  const room = places[j]!
  const loser = holder[first]!
  let at = 0
  for (let child = 1; child < room; child = 2 * at + 1) {
    if (child + 1 < room && bid[first + child + 1]! < bid[first + child]!) child += 1
    if (bid[first + child]! >= offer) break
    bid[first + at] = bid[first + child]!
    holder[first + at] = holder[first + child]!
    at = child
  }
  bid[first + at] = offer
  holder[first + at] = i
  price[j] = Math.max(price[j]!, bid[first]!)
  pairedBy[loser] = none
  return loser
}
