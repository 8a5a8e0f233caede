import { type Certificate, certify } from '../certificate.ts'
import { none } from '../state.ts'
import { type Kept, paysOf } from './kept.ts'
import { positionOf } from './lists.ts'

/**
 * Proves a change by itself: what held before still holds where nothing was touched, and where something was it is
 * checked anew. Returns what everything costs more, which prices and pairs must agree on. Throws when it does not hold.
 */
export function proveChange(kept: Kept): number {
  const { rows, columns } = kept.before
  let difference = 0
  let ofBound = 0
  for (const [i, before] of rows) {
    checkRow(kept, i)
    difference += paysOf(kept, i) - before.pays
    ofBound += kept.worth[i]! - before.worth
  }
  for (const [j, before] of columns) {
    checkColumn(kept, j, before.price)
    ofBound += before.places * before.price - kept.places[j]! * kept.price[j]!
  }
  if (difference !== ofBound) throw new Error(`the change costs ${difference}, its proof says ${ofBound}`)
  return difference
}

function checkRow(kept: Kept, i: number): void {
  const { candidates, price, worth, pairedWith, paid, alone } = kept
  const own = worth[i]!
  const j = pairedWith[i]!
  if (own > alone[i]! || (j === none && own !== alone[i])) throw new Error(`row ${i} should be paired`)
  if (j !== none && paid[i]! + price[j]! !== own) throw new Error(`row ${i} pays more than it must`)
  for (let e = candidates.first[i]!, end = e + candidates.size[i]!; e < end && candidates.cost[e]! < own; e += 1) {
    if (candidates.cost[e]! + price[candidates.name[e]!]! < own) throw new Error(`row ${i} could pay less`)
  }
}

function checkColumn({ askers, holders, places, price, worth }: Kept, j: number, priceBefore: number): void {
  const own = price[j]!
  const free = places[j]! - holders.size[j]!
  if (free < 0 || own < 0 || (own > 0 && free > 0)) throw new Error(`column ${j} has ${free} places free at ${own}`)
  if (own >= priceBefore) return
  for (let at = askers.first[j]!, end = at + askers.size[j]!; at < end; at += 1) {
    if (askers.cost[at]! + own < worth[askers.name[at]!]!) throw new Error(`row ${askers.name[at]!} could pay less`)
  }
}

/** The whole proof anew, as of a problem that was solved from scratch. Accepted pairs count with their cost. */
export function certifyKept(kept: Kept): Certificate {
  const { candidates, holders, places, price, worth, alone, pairedWith } = kept
  const { count: rows, first, size } = candidates
  const start = new Int32Array(rows + 1)
  for (let i = 0; i < rows; i += 1) start[i + 1] = start[i]! + size[i]!
  const column = new Int32Array(start[rows]!)
  const cost = new Int32Array(column.length)
  for (let i = 0; i < rows; i += 1) {
    column.set(candidates.name.subarray(first[i], first[i]! + size[i]!), start[i])
    cost.set(candidates.cost.subarray(first[i], first[i]! + size[i]!), start[i])
  }
  const pairedBy = Int32Array.from({ length: rows }, (_, i) => {
    const j = pairedWith[i]!
    return j === none ? none : start[i]! + positionOf(candidates, i, j) - first[i]!
  })
  const { matched, ...found } = certify({
    rows, columns: holders.count, start, column, cost, price, worth, pairedBy, capacity: places, places,
    unmatchedCost: alone,
  })
  return { ...found, matched: matched + kept.fixedTo.subarray(0, rows).filter((j) => j !== none).length }
}
