/**
 * A sparse b-matching: each row is paired with one column at most, each column with `capacity` rows at most. What it
 * costs is the sum over the pairs plus `unmatchedCost` of each row that stays alone; the least sum is sought.
 * The candidates of row i stand at `start[i]` up to `start[i + 1]`, cheapest first; costs are whole numbers, 0 or more.
 */
export interface Problem {
  readonly rows: number
  readonly columns: number
  readonly start: Int32Array
  readonly column: Int32Array
  readonly cost: Int32Array
  readonly capacity: Int32Array
  readonly unmatchedCost: Int32Array
}

/** A pinned pair that cannot stand. */
export class ImpossiblePin extends RangeError {}

/** A column with what it would cost. */
export type Candidate = readonly [column: number, cost: number]

/** Above this a sum of two costs and a price could leave 32 bits. */
export const largestCost = 2 ** 28

/** Lays candidates out for the solver. A candidate that costs at least as much as staying alone is left out. */
export function sparseProblem(
  candidates: readonly (readonly Candidate[])[], capacity: readonly number[], unmatchedCost: readonly number[],
): Problem {
  const useful = candidates.map((row, i) => cheapestFirst(row, unmatchedCost[i]!))
  const start = new Int32Array(useful.length + 1)
  useful.forEach((row, i) => (start[i + 1] = start[i]! + row.length))
  const column = new Int32Array(start[useful.length]!)
  const cost = new Int32Array(column.length)
  useful.forEach((row, i) => row.forEach(([j, w], k) => {
    column[start[i]! + k] = j
    cost[start[i]! + k] = w
  }))
  return {
    rows: useful.length, columns: capacity.length, start, column, cost,
    capacity: Int32Array.from(capacity), unmatchedCost: Int32Array.from(unmatchedCost),
  }
}

/** The highest number of a table; 0 when none is above it. */
export function highestOf(table: readonly (readonly number[])[]): number {
  return table.reduce((highest, row) => row.reduce((a, b) => Math.max(a, b), highest), 0)
}

function cheapestFirst(row: readonly Candidate[], unmatchedCost: number): readonly Candidate[] {
  return row.filter(([, cost]) => cost < unmatchedCost).toSorted((a, b) => a[1] - b[1] || a[0] - b[0])
}
