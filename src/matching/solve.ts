import { holdAuction } from './auction.ts'
import { type Certificate, certify } from './certificate.ts'
import { pairAlone } from './forward.ts'
import type { Problem } from './problem.ts'
import { fillPriced } from './reverse.ts'
import { emptyState, far, firstPrices, none, partAll, seat, type State } from './state.ts'

/** Who is paired with whom: `pairedWith[i]` is the column of row i, or -1; with the proof that nothing is cheaper. */
export interface Solution extends Certificate {
  readonly pairedWith: Int32Array
  /** What a place at each column is worth to others: 0 where one stays free. */
  readonly price: Int32Array
}

/**
 * The cheapest pairing of all, the same for the same problem. Throws when it cannot be proven, which would be a bug.
 * `easyWork` is how long the easy way is tried before the auction, in looks through all rows; it changes no total.
 */
export function solve(problem: Problem, { easyWork = 4 } = {}): Solution {
  const state = emptyState(problem)
  seatGreedily(state)
  keepTight(state)
  if (!pairAlone(state, easyWork * problem.rows)) solveByAuction(state)
  const { column, pairedBy, price } = state
  return {
    ...certify(state),
    pairedWith: pairedBy.map((e) => (e === none ? none : column[e]!)),
    price: price.map((p) => (p === far ? 0 : p)),
  }
}

function solveByAuction(state: State): void {
  state.price.set(firstPrices(state.places))
  holdAuction(state)
  keepTight(state)
  pairAlone(state)
  fillPriced(state)
}

/** Where nothing is scarce the best candidate with a free place is nearly the answer. */
function seatGreedily(state: State): void {
  const { rows, start, column, cost, places } = state
  const left = places.map((room) => (room === 0 ? none : room))
  for (let i = 0; i < rows; i += 1) {
    let cheapest = far
    for (let e = start[i]!, end = start[i + 1]!; e < end && cost[e]! <= cheapest; e += 1) {
      const room = left[column[e]!]!
      if (room === none) continue
      cheapest = cost[e]!
      if (room === 0) continue
      left[column[e]!] = room - 1
      seat(state, i, e)
      break
    }
  }
}

/** Sets what each row can pay at least, and parts the pairs that cost more than that. */
function keepTight(state: State): void {
  const { rows, column, cost, price, worth } = state
  const before = state.pairedBy.slice()
  partAll(state)
  for (let i = 0; i < rows; i += 1) {
    worth[i] = cheapest(state, i)
    const e = before[i]!
    if (e !== none && cost[e]! + price[column[e]!]! === worth[i]) seat(state, i, e)
  }
}

function cheapest({ start, column, cost, price, unmatchedCost }: State, i: number): number {
  let least = unmatchedCost[i]!
  for (let e = start[i]!, end = start[i + 1]!; e < end && cost[e]! < least; e += 1) {
    least = Math.min(least, cost[e]! + price[column[e]!]!)
  }
  return least
}
