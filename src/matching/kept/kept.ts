import { none, type Queue } from '../state.ts'
import { type Before, touchColumn, touchRow } from './before.ts'
import { insert, type Lists, remove } from './lists.ts'

/**
 * A solved problem that stays: the pairing, the prices that prove it, and the candidates from both sides, so that one
 * change costs a search around it and not a new solve. Between two changes this always holds: no row could pay less
 * than its `worth`, each pays exactly that, and a column with a free place has no price. Rows and columns keep their
 * number; who left is a row without candidates.
 */
export interface Kept {
  /** Of each row its columns, cheapest first; of each column the rows that could come, and those that hold a place. */
  readonly candidates: Lists
  readonly askers: Lists
  readonly holders: Lists
  alone: Int32Array
  worth: Int32Array
  pairedWith: Int32Array
  paid: Int32Array
  /** The column of a pair that people have accepted: out of play, and its place too. */
  fixedTo: Int32Array
  /** Places beside those of accepted pairs. */
  places: Int32Array
  price: Int32Array
  search: Search
  before: Before
}

/** Room for one search at a time: how a column was reached. */
export interface Search {
  readonly queue: Queue
  stamp: number
  readonly mark: Int32Array
  /** The row that would move, and of a search for rows also the column it would go to. */
  readonly mover: Int32Array
  readonly toward: Int32Array
  readonly settled: Int32Array
  settledCount: number
}

export function emptySearch(columns: number): Search {
  const table = () => new Int32Array(columns)
  return {
    queue: { heap: table(), position: table(), distance: table(), size: 0 },
    stamp: 0, mark: table(), mover: table(), toward: table(), settled: table(), settledCount: 0,
  }
}

/** The least price at which no row would rather have a place at column `j` than what it has. */
export function deterringPrice({ askers, worth }: Kept, j: number): number {
  let price = 0
  for (let at = askers.first[j]!, end = at + askers.size[j]!; at < end; at += 1) {
    price = Math.max(price, worth[askers.name[at]!]! - askers.cost[at]!)
  }
  return price
}

export function isFull({ holders, places }: Kept, j: number): boolean {
  return holders.size[j]! >= places[j]!
}

/** What row `i` costs: its pair, or staying alone. */
export function paysOf({ pairedWith, paid, alone }: Kept, i: number): number {
  return pairedWith[i] === none ? alone[i]! : paid[i]!
}

/** The column of row `i`, accepted or proposed; -1 when it is alone. */
export function columnOf({ fixedTo, pairedWith }: Kept, i: number): number {
  return fixedTo[i] === none ? pairedWith[i]! : fixedTo[i]!
}

export function seat(kept: Kept, i: number, j: number, cost: number): void {
  touchRow(kept, i)
  touchColumn(kept, j)
  takePlace(kept, i, j, cost)
}

export function takePlace({ holders, pairedWith, paid }: Kept, i: number, j: number, cost: number): void {
  insert(holders, j, i, cost)
  pairedWith[i] = j
  paid[i] = cost
}

export function unseat(kept: Kept, i: number): void {
  touchRow(kept, i)
  touchColumn(kept, kept.pairedWith[i]!)
  remove(kept.holders, kept.pairedWith[i]!, i)
  kept.pairedWith[i] = none
}
