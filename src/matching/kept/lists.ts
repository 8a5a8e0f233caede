// Many short lists of pairs of numbers in two arrays, each in its order, that grow and shrink in place. A list that
// outgrows its room moves to the end; when the end is reached all are laid out anew.
import { longer } from '../longer.ts'

export interface Lists {
  readonly order: 'by name' | 'by cost'
  first: Int32Array
  size: Int32Array
  room: Int32Array
  name: Int32Array
  cost: Int32Array
  count: number
  end: number
}

/** A list for each number below `count`, at first empty, with room for `sizes[k]` pairs and some more. */
export function emptyLists(order: Lists['order'], sizes: Int32Array): Lists {
  const count = sizes.length
  const lists: Lists = {
    order, first: new Int32Array(count), size: new Int32Array(count), room: sizes.map(withSlack),
    name: new Int32Array(0), cost: new Int32Array(0), count, end: 0,
  }
  layOut(lists)
  return lists
}

function withSlack(size: number): number {
  return size + (size >> 3) + 2
}

function layOut(lists: Lists): void {
  const { first, size, room, name, cost, count } = lists
  const needed = room.subarray(0, count).reduce((sum, places) => sum + places, 0)
  lists.name = new Int32Array(needed + (needed >> 3) + 64)
  lists.cost = new Int32Array(lists.name.length)
  lists.end = 0
  for (let k = 0; k < count; k += 1) {
    lists.name.set(name.subarray(first[k], first[k]! + size[k]!), lists.end)
    lists.cost.set(cost.subarray(first[k], first[k]! + size[k]!), lists.end)
    first[k] = lists.end
    lists.end += room[k]!
  }
}

/** Makes one list more. */
export function addList(lists: Lists): void {
  if (lists.count === lists.first.length) {
    for (const part of ['first', 'size', 'room'] as const) lists[part] = longer(lists[part])
  }
  lists.count += 1
}

/** Adds a pair that is not in list `k` yet, in its order. */
export function insert(lists: Lists, k: number, name: number, cost: number): void {
  if (lists.size[k] === lists.room[k]) makeRoom(lists, k)
  const first = lists.first[k]!
  let at = first + lists.size[k]!
  while (at > first && comesAfter(lists, at - 1, name, cost)) {
    lists.name[at] = lists.name[at - 1]!
    lists.cost[at] = lists.cost[at - 1]!
    at -= 1
  }
  lists.name[at] = name
  lists.cost[at] = cost
  lists.size[k]! += 1
}

function comesAfter({ order, name, cost }: Lists, at: number, otherName: number, otherCost: number): boolean {
  if (order === 'by name' || cost[at] === otherCost) return name[at]! > otherName
  return cost[at]! > otherCost
}

function makeRoom(lists: Lists, k: number): void {
  lists.room[k] = withSlack(2 * lists.room[k]!)
  if (lists.end + lists.room[k] > lists.name.length) return layOut(lists)
  const from = lists.first[k]!
  lists.name.copyWithin(lists.end, from, from + lists.size[k]!)
  lists.cost.copyWithin(lists.end, from, from + lists.size[k]!)
  lists.first[k] = lists.end
  lists.end += lists.room[k]
}

/** Takes the pair with this name out of list `k`. */
export function remove(lists: Lists, k: number, name: number): void {
  const at = positionOf(lists, k, name)
  const end = lists.first[k]! + lists.size[k]!
  lists.name.copyWithin(at, at + 1, end)
  lists.cost.copyWithin(at, at + 1, end)
  lists.size[k]! -= 1
}

/** Where the pair with this name stands; -1 when it is not in list `k`. */
export function positionOf({ first, size, name }: Lists, k: number, wanted: number): number {
  const end = first[k]! + size[k]!
  for (let at = first[k]!; at < end; at += 1) if (name[at] === wanted) return at
  return -1
}

/** The pairs of list `k`. */
export function pairsOf({ first, size, name, cost }: Lists, k: number): [name: number, cost: number][] {
  return Array.from({ length: size[k]! }, (_, n) => [name[first[k]! + n]!, cost[first[k]! + n]!])
}
