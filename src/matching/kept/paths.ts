// One path at a time: from a row that is alone to the nearest place, or from a place that came free to the nearest row.
import { nearer, pop, push } from '../queue.ts'
import { none } from '../state.ts'
import { touchColumn, touchRow } from './before.ts'
import { isFull, type Kept, seat, unseat } from './kept.ts'
import { positionOf } from './lists.ts'

/** Where a path may end, and how far that is; of several as near as each other the first that was found. */
interface End {
  distance: number
  row: number
  column: number
}

/** Pairs row `root`, that is alone, at the least cost for all; or leaves it, or another in its stead, alone. */
export function pairRow(kept: Kept, root: number): void {
  touchRow(kept, root)
  kept.worth[root] = cheapest(kept, root)
  const end = searchPlace(kept, root)
  kept.worth[root] += end.distance
  movePrices(kept, end.distance, 1)
  let { row, column } = end
  for (;;) {
    const left = kept.pairedWith[row]!
    if (left !== none) unseat(kept, row)
    if (column !== none) seat(kept, row, column, costOf(kept, row, column))
    if (row === root) return
    column = left
    row = kept.search.mover[left]!
  }
}

function cheapest({ candidates, price, alone }: Kept, i: number): number {
  let least = alone[i]!
  for (let e = candidates.first[i]!, end = e + candidates.size[i]!; e < end && candidates.cost[e]! < least; e += 1) {
    least = Math.min(least, candidates.cost[e]! + price[candidates.name[e]!]!)
  }
  return least
}

function searchPlace(kept: Kept, root: number): End {
  const { holders, alone, worth, search } = kept
  begin(kept)
  const end = { distance: alone[root]! - worth[root]!, row: root, column: none }
  lookForPlace(kept, root, 0, end)
  for (let j = nextWithin(kept, end); j !== none; j = nextWithin(kept, end)) {
    const distance = search.queue.distance[j]!
    for (let at = holders.first[j]!, last = at + holders.size[j]!; at < last; at += 1) {
      const i = holders.name[at]!
      const stays = distance + alone[i]! - worth[i]!
      if (stays < end.distance) endAt(end, stays, i, none)
      lookForPlace(kept, i, distance, end)
    }
  }
  return end
}

function lookForPlace(kept: Kept, i: number, from: number, end: End): void {
  const { candidates, price, worth } = kept
  const shift = from - worth[i]!
  for (let e = candidates.first[i]!, last = e + candidates.size[i]!; e < last; e += 1) {
    if (candidates.cost[e]! + shift >= end.distance) return
    const j = candidates.name[e]!
    const distance = candidates.cost[e]! + shift + price[j]!
    if (distance >= end.distance) continue
    if (isFull(kept, j)) reach(kept, j, distance, i)
    else endAt(end, distance, i, j)
  }
}

/** Fills the free places of column `root` as long as they have a price, or lets the price fall to zero. */
export function fillColumn(kept: Kept, root: number): void {
  const { search } = kept
  while (!isFull(kept, root) && kept.price[root]! > 0) {
    const { distance, row, column } = searchRow(kept, root)
    movePrices(kept, distance, -1)
    if (row !== none) seat(kept, row, column, costOf(kept, row, column))
    for (let j = column; j !== root; j = search.toward[j]!) {
      const i = search.mover[j]!
      unseat(kept, i)
      seat(kept, i, search.toward[j]!, costOf(kept, i, search.toward[j]!))
    }
  }
}

function searchRow(kept: Kept, root: number): End {
  const { price, search } = kept
  begin(kept)
  const end = { distance: price[root]!, row: none, column: root }
  reach(kept, root, 0, none)
  for (let j = nextWithin(kept, end); j !== none; j = nextWithin(kept, end)) {
    lookForRow(kept, j, search.queue.distance[j]! + price[j]!, end)
  }
  return end
}

function lookForRow(kept: Kept, j: number, shift: number, end: End): void {
  const { askers, worth, pairedWith, price, search } = kept
  for (let at = askers.first[j]!, last = at + askers.size[j]!; at < last; at += 1) {
    const i = askers.name[at]!
    const distance = shift + askers.cost[at]! - worth[i]!
    if (distance >= end.distance) continue
    const k = pairedWith[i]!
    if (k === none) endAt(end, distance, i, j)
    else if (k !== j && reach(kept, k, distance, i)) {
      search.toward[k] = j
      if (distance + price[k]! < end.distance) endAt(end, distance + price[k]!, none, k)
    }
  }
}

function endAt(end: End, distance: number, row: number, column: number): void {
  end.distance = distance
  end.row = row
  end.column = column
}

function begin({ search }: Kept): void {
  search.stamp += 1
  search.settledCount = 0
  search.queue.size = 0
}

/** Notes that column `j` can be reached at this distance by moving row `mover`; false when it was as near already. */
function reach({ search }: Kept, j: number, distance: number, mover: number): boolean {
  const { queue, mark, stamp } = search
  const isNew = mark[j] !== stamp
  if (!isNew && queue.distance[j]! <= distance) return false
  mark[j] = stamp
  queue.distance[j] = distance
  search.mover[j] = mover
  if (isNew) push(queue, j)
  else nearer(queue, j)
  return true
}

function nextWithin({ search }: Kept, end: End): number {
  const { queue, settled } = search
  if (queue.size === 0 || queue.distance[queue.heap[0]!]! >= end.distance) return none
  const j = pop(queue)
  settled[search.settledCount] = j
  search.settledCount += 1
  return j
}

/** Prices of what lies nearer than the end move up or down by the difference, and so does the worth of who is there. */
function movePrices(kept: Kept, distance: number, sign: 1 | -1): void {
  const { holders, price, worth, search } = kept
  for (let k = 0; k < search.settledCount; k += 1) {
    const j = search.settled[k]!
    const by = sign * (distance - search.queue.distance[j]!)
    touchColumn(kept, j)
    price[j]! += by
    for (let at = holders.first[j]!, last = at + holders.size[j]!; at < last; at += 1) {
      touchRow(kept, holders.name[at]!)
      worth[holders.name[at]!]! += by
    }
  }
}

function costOf({ candidates }: Kept, i: number, j: number): number {
  return candidates.cost[positionOf(candidates, i, j)]!
}
