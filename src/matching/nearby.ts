// Who can be a candidate at all: those within reach who pass the hard rules, the cheapest of them, in order. Points are
// sorted into square cells first, so that nobody looks at who lives far away.

/** Points on a map, by the cell they lie in; distances in the unit of x and y. */
export interface Places {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly cell: number
  readonly left: number
  readonly top: number
  readonly across: number
  readonly down: number
  /** Points of cell c stand at `first[c]` up to `first[c + 1]`. */
  readonly first: Int32Array
  readonly point: Int32Array
}

/** Room for what was found, to be used again by the next search; `count` are valid. */
export interface Found {
  readonly column: Int32Array
  readonly cost: Int32Array
  count: number
  readonly seen: Int32Array
  readonly seenCost: Int32Array
}

export interface Wanted {
  readonly x: number
  readonly y: number
  readonly reach: number
  /** At most so many, the cheapest. */
  readonly most: number
  /** What the pair with this point would cost, from 0 to 1,000; below 0 when a hard rule forbids it. */
  readonly cost: (point: number) => number
}

const dearest = 1_000
const bins = new Int32Array(dearest + 2)

export function sortByPlace(x: Float64Array, y: Float64Array, cell: number): Places {
  const [left, top] = [x, y].map((side) => side.reduce((a, b) => Math.min(a, b), Infinity))
  const [across, down] = [x, y].map((side, k) =>
    1 + Math.max(0, Math.floor((side.reduce((a, b) => Math.max(a, b), -Infinity) - [left!, top!][k]!) / cell)))
  const empty = { x, y, cell, left: left!, top: top!, across: across!, down: down! }
  const cellOf = Int32Array.from(x, (at, k) =>
    Math.floor((y[k]! - top!) / cell) * across! + Math.floor((at - left!) / cell))
  const first = new Int32Array(across! * down! + 1)
  for (const c of cellOf) first[c + 1]! += 1
  for (let c = 0; c < across! * down!; c += 1) first[c + 1]! += first[c]!
  const next = first.slice()
  const point = new Int32Array(x.length)
  cellOf.forEach((c, k) => {
    point[next[c]!] = k
    next[c]! += 1
  })
  return { ...empty, first, point }
}

export function roomToFind({ x }: Places): Found {
  const [column, cost, seen, seenCost] = Array.from({ length: 4 }, () => new Int32Array(x.length))
  return { column: column!, cost: cost!, seen: seen!, seenCost: seenCost!, count: 0 }
}

/** The cheapest within reach, cheapest first, the same for the same points. */
export function findNear(places: Places, wanted: Wanted, found: Found): Found {
  const { cell, left, top, across, down } = places
  const { x, y, reach } = wanted
  const clip = (at: number, end: number) => Math.min(end - 1, Math.max(0, Math.floor(at / cell)))
  let count = 0
  for (let r = clip(y - reach - top, down); r <= clip(y + reach - top, down); r += 1) {
    const from = places.first[r * across + clip(x - reach - left, across)]!
    const to = places.first[r * across + clip(x + reach - left, across) + 1]!
    count = lookThrough(places, wanted, found, { from, to, count })
  }
  takeCheapest(found, count, wanted.most)
  return found
}

interface Span {
  readonly from: number
  readonly to: number
  readonly count: number
}

function lookThrough({ point, x, y }: Places, wanted: Wanted, { seen, seenCost }: Found, span: Span): number {
  const most = wanted.reach ** 2
  let { count } = span
  for (let at = span.from; at < span.to; at += 1) {
    const k = point[at]!
    if ((x[k]! - wanted.x) ** 2 + (y[k]! - wanted.y) ** 2 > most) continue
    const cost = wanted.cost(k)
    if (cost < 0) continue
    seen[count] = k
    seenCost[count] = cost
    count += 1
  }
  return count
}

/** Counts how many cost how much, and puts each in its place as far as there is room. */
function takeCheapest(found: Found, count: number, most: number): void {
  const { seen, seenCost, column, cost } = found
  bins.fill(0)
  for (let s = 0; s < count; s += 1) bins[seenCost[s]! + 1]! += 1
  for (let b = 0; b <= dearest; b += 1) bins[b + 1]! += bins[b]!
  for (let s = 0; s < count; s += 1) {
    const at = bins[seenCost[s]!]!
    bins[seenCost[s]!] = at + 1
    if (at >= most) continue
    column[at] = seen[s]!
    cost[at] = seenCost[s]!
  }
  found.count = Math.min(count, most)
}
