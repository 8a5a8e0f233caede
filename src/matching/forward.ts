// Exact repair, first half: rows that are alone though a pair would be cheaper. All of them search at once for the
// nearest end of a path (a free place, or a row that may as well stay alone), worth and prices move by that distance,
// and then as many paths as there are without a detour are followed (Hopcroft and Karp on the tight edges).
import { nearer, pop, push } from './queue.ts'
import { far, none, replace, seat, type State } from './state.ts'

/**
 * Pairs every row that should be, at the least cost for these prices. With a `budget` (in `search.work`) it may give
 * up, and says so by false; the state is then right as far as it goes.
 */
export function pairAlone(state: State, budget = Infinity): boolean {
  const { search } = state
  const limit = search.work + budget
  for (;;) {
    if (search.work > limit) return false
    const nearest = searchFromAlone(state)
    if (nearest === null) return true
    movePrices(state, nearest)
    followPaths(state)
  }
}

/** How far the nearest end is from any row that should not be alone; null when there is no such row. */
function searchFromAlone(state: State): number | null {
  const { queue, search, firstPlace, taken, holder } = state
  let bound = startFromAlone(state)
  if (search.rootCount === 0) return null
  for (let r = 0; r < search.rootCount; r += 1) bound = lookFrom(state, search.roots[r]!, bound)
  while (queue.size > 0 && queue.distance[queue.heap[0]!]! < bound) {
    const j = pop(queue)
    const distance = queue.distance[j]!
    for (let at = firstPlace[j]!, end = at + taken[j]!; at < end; at += 1) {
      bound = lookFrom(state, holder[at]!, reach(state, holder[at]!, distance, bound))
    }
  }
  return bound
}

function startFromAlone(state: State): number {
  const { rows, pairedBy, worth, unmatchedCost, queue, search } = state
  search.stamp += 1
  search.reached = 0
  search.rootCount = 0
  queue.size = 0
  let bound = far
  for (let i = 0; i < rows; i += 1) {
    if (pairedBy[i] !== none || worth[i] === unmatchedCost[i]) continue
    search.roots[search.rootCount] = i
    search.rootCount += 1
    bound = reach(state, i, 0, bound)
  }
  return bound
}

/** Notes that row `i` is reached; where it may as well stay alone a path can end. */
function reach({ worth, unmatchedCost, search }: State, i: number, distance: number, bound: number): number {
  search.rowMark[i] = search.stamp
  search.rowDistance[i] = distance
  search.reachedRows[search.reached] = i
  search.reached += 1
  return Math.min(bound, distance + unmatchedCost[i]! - worth[i]!)
}

/** Looks through the candidates of a reached row, as far as they can be nearer than `limit`. */
function lookFrom(state: State, i: number, limit: number): number {
  const { start, column, cost, price, worth, places, taken, queue, search } = state
  const { columnMark, stamp } = search
  const { distance } = queue
  const shift = search.rowDistance[i]! - worth[i]!
  const first = start[i]!
  const end = start[i + 1]!
  let bound = limit
  let e = first
  for (; e < end && cost[e]! + shift < bound; e += 1) {
    const j = column[e]!
    const far = cost[e]! + shift + price[j]!
    if (far >= bound) continue
    if (taken[j]! < places[j]!) {
      bound = far
    } else if (columnMark[j] !== stamp) {
      columnMark[j] = stamp
      distance[j] = far
      push(queue, j)
    } else if (far < distance[j]!) {
      distance[j] = far
      nearer(queue, j)
    }
  }
  search.work += 1 + ((e - first) >> 6)
  return bound
}

function movePrices({ columns, price, worth, queue, search }: State, nearest: number): void {
  const { columnMark, stamp, reachedRows, rowDistance } = search
  for (let r = 0; r < search.reached; r += 1) {
    const i = reachedRows[r]!
    if (rowDistance[i]! < nearest) worth[i]! += nearest - rowDistance[i]!
  }
  for (let j = 0; j < columns; j += 1) {
    if (columnMark[j] === stamp && queue.distance[j]! < nearest) price[j]! += nearest - queue.distance[j]!
  }
}

function followPaths(state: State): void {
  const { search, worth, unmatchedCost } = state
  search.stamp += 1
  for (let r = 0; r < search.rootCount; r += 1) {
    const i = search.roots[r]!
    if (worth[i] !== unmatchedCost[i]) followPath(state, i)
  }
}

/** Depth first over tight edges from a row that is alone; rows on the way move up one column each. */
function followPath(state: State, root: number): void {
  const { search, worth, unmatchedCost, pairedBy } = state
  const { path } = search
  let depth = 0
  enter(state, root)
  path[0] = root
  while (depth >= 0) {
    const i = path[depth]!
    const next = nextHolder(state, i)
    if (next === none) {
      depth -= 1
    } else if (next === far) {
      seat(state, i, search.rowCursor[i]!)
      moveUp(state, depth)
      return
    } else {
      enter(state, next)
      depth += 1
      path[depth] = next
      if (worth[next] !== unmatchedCost[next]) continue
      pairedBy[next] = none
      moveUp(state, depth)
      return
    }
  }
}

function enter({ start, search }: State, i: number): void {
  search.rowMark[i] = search.stamp
  search.rowCursor[i] = start[i]!
}

/** The next row in the way of row `i` at a tight edge; `far` when a place is free there, `none` at the end. */
function nextHolder(state: State, i: number): number {
  const { start, column, cost, price, worth, places, taken, search } = state
  const end = start[i + 1]!
  const own = worth[i]!
  let e = search.rowCursor[i]!
  for (; e < end && cost[e]! <= own; e += 1) {
    const j = column[e]!
    if (cost[e]! + price[j]! !== own) continue
    const found = taken[j]! < places[j]! ? far : nextOnColumn(state, j)
    if (found === none) continue
    search.rowCursor[i] = e
    return found
  }
  search.rowCursor[i] = end
  return none
}

function nextOnColumn({ firstPlace, taken, holder, search }: State, j: number): number {
  const { columnMark, columnCursor, rowMark, stamp } = search
  if (columnMark[j] !== stamp) {
    columnMark[j] = stamp
    columnCursor[j] = firstPlace[j]!
  }
  const end = firstPlace[j]! + taken[j]!
  let at = columnCursor[j]!
  while (at < end && rowMark[holder[at]!] === stamp) at += 1
  columnCursor[j] = at
  return at < end ? holder[at]! : none
}

/** Each row on the path takes the place of the one below it. */
function moveUp(state: State, depth: number): void {
  const { column, pairedBy, search } = state
  for (let d = depth; d > 0; d -= 1) {
    const above = search.path[d - 1]!
    const e = search.rowCursor[above]!
    replace(state, column[e]!, search.path[d]!, above)
    pairedBy[above] = e
  }
}
