import type { Problem } from './problem.ts'
import { none, type State } from './state.ts'

/** What the pairing costs, and the most that prices prove any pairing must cost: equal, so nothing is cheaper. */
export interface Certificate {
  readonly total: number
  readonly bound: number
  readonly matched: number
}

/** A pairing with the prices that prove it. */
type Proof = Problem & Pick<State, 'places' | 'price' | 'worth' | 'pairedBy'>

/** Checks every condition of optimality anew, from the problem and the prices alone. */
export function certify(state: Proof): Certificate {
  const { total, matched } = add(state)
  const bound = boundOf(state)
  if (bound !== total) throw new Error(`the pairing costs ${total}, its proof says ${bound}`)
  if (!isFeasible(state)) throw new Error('a column holds more rows than it has places')
  return { total, bound, matched }
}

function add({ rows, cost, pairedBy, unmatchedCost }: Proof): { total: number; matched: number } {
  let total = 0
  let matched = 0
  for (let i = 0; i < rows; i += 1) {
    const e = pairedBy[i]!
    if (e !== none) matched += 1
    total += e === none ? unmatchedCost[i]! : cost[e]!
  }
  return { total, matched }
}

/** Weak duality: worth that no candidate undercuts, minus prices of all places, is at most what any pairing costs. */
function boundOf({ rows, columns, start, column, cost, places, price, worth, unmatchedCost }: Proof): number {
  let bound = 0
  for (let i = 0; i < rows; i += 1) {
    const own = worth[i]!
    bound += own
    if (own > unmatchedCost[i]!) throw new Error(`row ${i} pays more than staying alone costs`)
    for (let e = start[i]!, end = start[i + 1]!; e < end && cost[e]! < own; e += 1) {
      if (cost[e]! + price[column[e]!]! < own) throw new Error(`row ${i} could pay less`)
    }
  }
  for (let j = 0; j < columns; j += 1) {
    if (price[j]! < 0) throw new Error(`column ${j} has a price below zero`)
    bound -= places[j]! * price[j]!
  }
  return bound
}

function isFeasible({ rows, columns, start, column, pairedBy, capacity }: Proof): boolean {
  const held = new Int32Array(columns)
  for (let i = 0; i < rows; i += 1) {
    const e = pairedBy[i]!
    if (e === none) continue
    if (e < start[i]! || e >= start[i + 1]!) return false
    held[column[e]!]! += 1
  }
  return held.every((number, j) => number <= capacity[j]!)
}
