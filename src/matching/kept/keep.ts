import type { Problem } from '../problem.ts'
import type { Solution } from '../solve.ts'
import { none } from '../state.ts'
import { beforeNothing } from './before.ts'
import { deterringPrice, emptySearch, type Kept, takePlace } from './kept.ts'
import { emptyLists, insert } from './lists.ts'
import { fillColumn } from './paths.ts'

/** Lays a solved problem out for changes. `capacity` counts also where the solver saw that fewer rows ask. */
export function keep(problem: Problem, { pairedWith, price }: Solution): Kept {
  const { rows, columns, start, column, cost, capacity, unmatchedCost } = problem
  const kept: Kept = {
    ...emptySides(problem), alone: unmatchedCost.slice(), worth: unmatchedCost.slice(),
    pairedWith: new Int32Array(rows).fill(none), paid: new Int32Array(rows), fixedTo: new Int32Array(rows).fill(none),
    places: capacity.slice(), price: price.slice(), search: emptySearch(columns), before: beforeNothing(),
  }
  for (let i = 0; i < rows; i += 1) {
    for (let e = start[i]!; e < start[i + 1]!; e += 1) {
      insert(kept.candidates, i, column[e]!, cost[e]!)
      insert(kept.askers, column[e]!, i, cost[e]!)
      if (pairedWith[i] === column[e]) takePlace(kept, i, column[e]!, cost[e]!)
    }
    if (pairedWith[i] !== none) kept.worth[i] = kept.paid[i]! + price[pairedWith[i]!]!
  }
  for (let j = 0; j < columns; j += 1) {
    if (capacity[j] === 0) kept.price[j] = deterringPrice(kept, j)
    fillColumn(kept, j)
  }
  kept.before = beforeNothing()
  return kept
}

type Sides = Pick<Kept, 'candidates' | 'askers' | 'holders'>

function emptySides({ rows, columns, start, column, capacity }: Problem): Sides {
  const asked = new Int32Array(columns)
  for (let e = 0; e < column.length; e += 1) asked[column[e]!]! += 1
  const lengths = Int32Array.from({ length: rows }, (_, i) => start[i + 1]! - start[i]!)
  return {
    candidates: emptyLists('by cost', lengths), askers: emptyLists('by name', asked),
    holders: emptyLists('by name', asked.map((number, j) => Math.min(number, capacity[j]!))),
  }
}
