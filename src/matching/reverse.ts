// Exact repair, second half: columns with a free place whose price is not zero. Together they search for the nearest
// thing that fills a place or makes it free of charge: a row that would come, or a column whose price reaches zero;
// prices fall by that distance, and rows move along as many paths as there are without a detour.
import { longer } from './longer.ts'
import { nearer, pop, push } from './queue.ts'
import { far, none, seat, type State, unseat } from './state.ts'

/** The same candidates seen from the columns: those that matter while no price falls by more than `reach`. */
interface Askers {
  readonly first: Int32Array
  readonly row: Int32Array
  readonly edge: Int32Array
}

/** Prices seldom fall far: few candidates matter within this, and more are looked for only when it was too little. */
const firstReach = 64

/** Fills every place that costs something or lets its price fall to zero, at the least cost. */
export function fillPriced(state: State): void {
  for (let reach = firstReach; hasPricedRoom(state); reach *= 8) {
    const askers = askersWithin(state, reach)
    for (let left = reach; left > 0;) {
      const nearest = searchFromFree(state, askers, left)
      if (nearest === null) return
      lowerPrices(state, nearest)
      pullAll(state, askers)
      left -= nearest
    }
  }
}

function hasPricedRoom({ columns, places, taken, price }: State): boolean {
  for (let j = 0; j < columns; j += 1) if (taken[j]! < places[j]! && price[j]! > 0) return true
  return false
}

/** Most rows have a few such candidates: they are noted in one look through all, and then sorted by column. */
function askersWithin(state: State, reach: number): Askers {
  const { columns, column } = state
  const found = edgesWithin(state, reach)
  const first = new Int32Array(columns + 1)
  for (let a = 0; a < found.count; a += 1) first[column[found.edge[a]!]! + 1]! += 1
  for (let j = 0; j < columns; j += 1) first[j + 1]! += first[j]!
  const next = first.slice()
  const row = new Int32Array(found.count)
  const edge = new Int32Array(found.count)
  for (let a = 0; a < found.count; a += 1) {
    const j = column[found.edge[a]!]!
    row[next[j]!] = found.row[a]!
    edge[next[j]!] = found.edge[a]!
    next[j]! += 1
  }
  return { first, row, edge }
}

function edgesWithin({ rows, start, column, cost, price, worth }: State, reach: number) {
  let row = new Int32Array(4 * rows)
  let edge = new Int32Array(4 * rows)
  let count = 0
  for (let i = 0; i < rows; i += 1) {
    const top = worth[i]! + reach
    const end = start[i + 1]!
    while (count + end - start[i]! > row.length) [row, edge] = [longer(row), longer(edge)]
    for (let e = start[i]!; e < end && cost[e]! < top; e += 1) {
      if (cost[e]! + price[column[e]!]! >= top) continue
      row[count] = i
      edge[count] = e
      count += 1
    }
  }
  return { row, edge, count }
}

/** How far the prices of all columns with a free place can fall together, at most; null when there is none left. */
function searchFromFree(state: State, askers: Askers, most: number): number | null {
  const { queue, search, worth } = state
  let bound = startFromFree(state, most)
  if (search.rootCount === 0) return null
  while (queue.size > 0 && queue.distance[queue.heap[0]!]! < bound) {
    const j = pop(queue)
    search.path[search.reached] = j
    search.reached += 1
    const shift = queue.distance[j]! + state.price[j]!
    for (let a = askers.first[j]!, end = askers.first[j + 1]!; a < end; a += 1) {
      const distance = shift + state.cost[askers.edge[a]!]! - worth[askers.row[a]!]!
      if (distance < bound) bound = lookAt(state, askers, a, { j, distance, bound })
    }
  }
  return bound
}

function startFromFree({ columns, places, taken, price, queue, search }: State, most: number): number {
  search.stamp += 1
  search.reached = 0
  search.rootCount = 0
  queue.size = 0
  let bound = most
  for (let j = 0; j < columns; j += 1) {
    if (taken[j]! === places[j]! || price[j] === 0) continue
    search.roots[search.rootCount] = j
    search.rootCount += 1
    search.columnMark[j] = search.stamp
    queue.distance[j] = 0
    push(queue, j)
    bound = Math.min(bound, price[j]!)
  }
  return bound
}

interface Step {
  readonly j: number
  readonly distance: number
  readonly bound: number
}

/** A row that would come to column j at this distance: it is the end when it is alone; else its column follows. */
function lookAt({ pairedBy, column, price, queue, search }: State, askers: Askers, a: number, step: Step): number {
  const { columnMark, stamp } = search
  const by = pairedBy[askers.row[a]!]!
  if (by === none) return step.distance
  const k = column[by]!
  if (k === step.j) return step.bound
  if (columnMark[k] !== stamp) {
    columnMark[k] = stamp
    queue.distance[k] = step.distance
    push(queue, k)
  } else if (step.distance < queue.distance[k]!) {
    queue.distance[k] = step.distance
    nearer(queue, k)
  } else {
    return step.bound
  }
  return Math.min(step.bound, step.distance + price[k]!)
}

function lowerPrices({ firstPlace, taken, holder, price, worth, queue, search }: State, nearest: number): void {
  for (let r = 0; r < search.reached; r += 1) {
    const j = search.path[r]!
    const by = nearest - queue.distance[j]!
    price[j]! -= by
    for (let at = firstPlace[j]!, end = at + taken[j]!; at < end; at += 1) worth[holder[at]!]! -= by
  }
}

function pullAll(state: State, askers: Askers): void {
  const { places, taken, price, search } = state
  search.stamp += 1
  for (let r = 0; r < search.rootCount; r += 1) {
    const j = search.roots[r]!
    while (price[j]! > 0 && taken[j]! < places[j]! && pull(state, askers, j)) continue
  }
}

/** Depth first from a column with a free place; true when a row came to it. */
function pull(state: State, askers: Askers, root: number): boolean {
  const { price, search } = state
  let depth = 0
  enter(state, askers, root)
  search.path[0] = root
  while (depth >= 0) {
    const next = nextColumn(state, askers, search.path[depth]!)
    if (next === none) {
      depth -= 1
      if (depth >= 0) search.columnCursor[search.path[depth]!]! += 1
    } else if (next === far || price[next] === 0) {
      moveAlong(state, askers, depth)
      return true
    } else {
      enter(state, askers, next)
      depth += 1
      search.path[depth] = next
    }
  }
  return false
}

function enter({ search }: State, askers: Askers, j: number): void {
  if (search.columnMark[j] === search.stamp) return
  search.columnMark[j] = search.stamp
  search.columnCursor[j] = askers.first[j]!
}

/** The column of the next row that would as gladly be at `j`; `far` when that row is alone, `none` at the end. */
function nextColumn(state: State, { first, row, edge }: Askers, j: number): number {
  const { column, cost, price, worth, pairedBy, search } = state
  const end = first[j + 1]!
  for (let a = search.columnCursor[j]!; a < end; a += 1) {
    const by = pairedBy[row[a]!]!
    if (by === edge[a] || cost[edge[a]!]! + price[j]! !== worth[row[a]!]) continue
    const k = by === none ? far : column[by]!
    if (k !== far && price[k] !== 0 && search.columnMark[k] === search.stamp) continue
    search.columnCursor[j] = a
    return k
  }
  search.columnCursor[j] = end
  return none
}

/** From the free place on, each column takes the row at its cursor, so that room comes before who needs it. */
function moveAlong(state: State, askers: Askers, depth: number): void {
  const { column, pairedBy, search } = state
  for (let d = 0; d <= depth; d += 1) {
    const a = search.columnCursor[search.path[d]!]!
    const i = askers.row[a]!
    if (pairedBy[i] !== none) unseat(state, column[pairedBy[i]!]!, i)
    seat(state, i, askers.edge[a]!)
  }
}
