import { ImpossiblePin } from '../problem.ts'

/** So much of a resource (seats in a car, childcare places, people one interpreter can serve). */
export type Use = readonly [resource: number, amount: number]

/** A person to an activity, worth so much, with what it needs beside a place. */
export type Possible = readonly [activity: number, value: number, uses?: readonly Use[] | undefined]

/** Who is invited to what: as much value as possible, within places, resources and what each person can take on. */
export interface Invitations {
  readonly candidates: readonly (readonly Possible[])[]
  /** Places of each activity. */
  readonly seats: readonly number[]
  readonly resources: readonly number[]
  /** Open invitations that each person can have; absent: one. */
  readonly atMost?: readonly number[] | undefined
  /** Invitations that stand already: they take their places and resources first. */
  readonly pinned?: readonly (readonly [person: number, activity: number])[] | undefined
}

/**
 * The same in flat arrays. A place is a resource like others, of which each offer uses one: activities come first, then
 * `resources`. The offers of person i stand at `start[i]` up to `start[i + 1]`, their uses likewise.
 */
export interface Offers {
  readonly people: number
  readonly start: Int32Array
  readonly activity: Int32Array
  readonly person: Int32Array
  readonly value: Int32Array
  readonly useStart: Int32Array
  readonly resource: Int32Array
  readonly amount: Int32Array
  readonly capacity: Int32Array
  readonly atMost: Int32Array
  /** The value of what is pinned. */
  readonly settled: number
}

/** Lays the open offers out, without those that could never be. Throws ImpossiblePin for a pin that cannot be. */
export function offersOf({ candidates, seats, resources, atMost, pinned = [] }: Invitations): Offers {
  const capacity = Int32Array.from([...seats, ...resources])
  const allowed = Int32Array.from(candidates, (_, i) => atMost?.[i] ?? 1)
  const usesOf = ([activity, , uses = []]: Possible): Use[] =>
    [[activity, 1], ...uses.filter(([, amount]) => amount > 0).map(([r, amount]): Use => [seats.length + r, amount])]
  const fits = (one: Possible) => usesOf(one).every(([r, amount]) => amount <= capacity[r]!)
  const names = new Set(pinned.map(String))
  let settled = 0
  for (const [i, j] of pinned) {
    const found = candidates[i]?.find(([activity]) => activity === j)
    if (!found || names.size < pinned.length || !fits(found) || allowed[i] === 0) {
      throw new ImpossiblePin(`person ${i} to activity ${j}`)
    }
    for (const [r, amount] of usesOf(found)) capacity[r]! -= amount
    allowed[i]! -= 1
    settled += found[1]
  }
  const open = candidates.map((row, i) => row.filter((one) => one[1] > 0 && fits(one) && !names.has(`${i},${one[0]}`)))
  const flat = open.flat()
  const uses = flat.map(usesOf)
  return {
    people: candidates.length, start: runningSum(open.map((row) => row.length)), capacity, atMost: allowed, settled,
    activity: Int32Array.from(flat, ([activity]) => activity), value: Int32Array.from(flat, ([, value]) => value),
    person: Int32Array.from(open.flatMap((row, i) => row.map(() => i))),
    useStart: runningSum(uses.map((list) => list.length)),
    resource: Int32Array.from(uses.flat(), ([r]) => r), amount: Int32Array.from(uses.flat(), ([, amount]) => amount),
  }
}

function runningSum(lengths: readonly number[]): Int32Array {
  const sums = new Int32Array(lengths.length + 1)
  lengths.forEach((length, k) => (sums[k + 1] = sums[k]! + length))
  return sums
}
