import type { Problem } from './problem.ts'

/** No edge, no column: the row stays alone. */
export const none = -1
/** More than any cost; the price of a column without room, which nobody then asks for. */
export const far = 2 ** 30

/**
 * What the solver knows: a pairing (`pairedBy`, and per column the rows that hold its places) and the prices that prove
 * it. `price[j]` is what a place at column j is worth to others, `worth[i]` the least that row i can pay in all; at the
 * end worth minus prices adds up to exactly what the pairing costs.
 */
export interface State extends Problem {
  /** Places of each column: its capacity, or the number of rows that ask for it where that is less. */
  readonly places: Int32Array
  readonly firstPlace: Int32Array
  readonly taken: Int32Array
  /** The row on each taken place, and what it bid for it. */
  readonly holder: Int32Array
  readonly bid: Int32Array
  readonly price: Int32Array
  readonly worth: Int32Array
  /** For each row the edge by which it is paired, or `none`. */
  readonly pairedBy: Int32Array
  readonly queue: Queue
  readonly search: Search
}

/** The columns that a search has reached but not yet settled, as a heap of four children, the nearest on top. */
export interface Queue {
  readonly heap: Int32Array
  readonly position: Int32Array
  readonly distance: Int32Array
  size: number
}

/** Marks of the search that runs; a mark counts when it equals `stamp`, so that nothing need be wiped. */
export interface Search {
  stamp: number
  readonly columnMark: Int32Array
  readonly rowMark: Int32Array
  readonly rowDistance: Int32Array
  readonly reachedRows: Int32Array
  reached: number
  readonly roots: Int32Array
  rootCount: number
  readonly rowCursor: Int32Array
  readonly columnCursor: Int32Array
  readonly path: Int32Array
  /** Work done, in rows looked through; long rows count for more. */
  work: number
}

/** A state in which nobody is paired and every place is free. */
export function emptyState(problem: Problem): State {
  const { rows, columns } = problem
  const places = usefulPlaces(problem)
  const firstPlace = new Int32Array(columns + 1)
  for (let j = 0; j < columns; j += 1) firstPlace[j + 1] = firstPlace[j]! + places[j]!
  const all = firstPlace[columns]!
  return {
    ...problem, places, firstPlace, taken: new Int32Array(columns), holder: new Int32Array(all),
    bid: new Int32Array(all), price: firstPrices(places), worth: new Int32Array(rows),
    pairedBy: new Int32Array(rows).fill(none),
    queue: {
      heap: new Int32Array(columns), position: new Int32Array(columns), distance: new Int32Array(columns), size: 0,
    },
    search: emptySearch(rows, columns),
  }
}

/** Counting who asks is only worth its time where the places would need more memory than the candidates. */
function usefulPlaces({ columns, column, capacity }: Problem): Int32Array {
  if (capacity.reduce((sum, room) => sum + room, 0) <= column.length) return capacity
  const asked = new Int32Array(columns)
  for (let e = 0; e < column.length; e += 1) asked[column[e]!]! += 1
  for (let j = 0; j < columns; j += 1) asked[j] = Math.min(asked[j]!, capacity[j]!)
  return asked
}

/** Nothing costs anything yet; where there is no room, nobody asks. */
export function firstPrices(places: Int32Array): Int32Array {
  return places.map((room) => (room === 0 ? far : 0))
}

function emptySearch(rows: number, columns: number): Search {
  const most = Math.max(rows, columns) + 1
  return {
    stamp: 0, columnMark: new Int32Array(columns), rowMark: new Int32Array(rows), rowDistance: new Int32Array(rows),
    reachedRows: new Int32Array(rows), reached: 0, roots: new Int32Array(most), rootCount: 0,
    rowCursor: new Int32Array(rows), columnCursor: new Int32Array(columns), path: new Int32Array(most), work: 0,
  }
}

/** Parts all pairs; the prices stay. */
export function partAll({ pairedBy, taken }: State): void {
  pairedBy.fill(none)
  taken.fill(0)
}

/** Puts row `i` on a free place of the column of edge `e`. */
export function seat({ column, firstPlace, taken, holder, pairedBy }: State, i: number, e: number): void {
  const j = column[e]!
  holder[firstPlace[j]! + taken[j]!] = i
  taken[j]! += 1
  pairedBy[i] = e
}

/** Gives the place that `gone` holds at column `j` to `come`. */
export function replace({ firstPlace, holder }: State, j: number, gone: number, come: number): void {
  let at = firstPlace[j]!
  while (holder[at] !== gone) at += 1
  holder[at] = come
}

/** Frees the place that row `i` holds at column `j`. */
export function unseat(state: State, j: number, i: number): void {
  const { firstPlace, taken, holder } = state
  taken[j]! -= 1
  replace(state, j, i, holder[firstPlace[j]! + taken[j]!]!)
}
