// A floor is a share of a group that must get a pair, whatever that costs the rest: who is hard to reach, or waited
// longest. It stays a b-matching, so it stays exact and proven: staying alone becomes a column with as many places as
// the group can miss, and who finds no place there either is fined more than everything else together costs.
import type { DemandingProblem, Pairing } from './demand.ts'
import { largestCost } from './problem.ts'
import { solveWishes, type Wishes } from './wishes.ts'

/** At least this share of the members, from 0 to 1, gets a pair. Nobody is a member of two groups. */
export interface Floor {
  readonly members: readonly number[]
  readonly share: number
}

export interface FloorReached {
  readonly size: number
  /** How many must get a pair, how many do, and how many would without floors. */
  readonly least: number
  readonly served: number
  readonly servedWithout: number
}

export interface FairPairing extends Pairing {
  readonly floors: readonly FloorReached[]
  /** What all floors together cost: how much more than the cheapest pairing without them. */
  readonly priceOfFloors: number
}

/** A member who asks for more or less than one, is unknown or is a member twice. */
export class ImpossibleFloor extends RangeError {}

/**
 * The cheapest of the pairings that miss the floors by as few people as possible, and by none where that can be. A pair
 * that would cost more than staying alone is not made for a floor either. Throws ImpossibleFloor, or ImpossiblePin.
 */
export function solveFairly(problem: DemandingProblem, wishes: Wishes, floors: readonly Floor[]): FairPairing {
  const groupOf = groupsOf(problem, floors)
  const fair = solveWishes(withFloors(problem, wishes, floors, groupOf), wishes)
  const without = solveWishes(problem, wishes)
  const columns = problem.capacity.length
  const pairs = fair.pairs.filter(([, j]) => j < columns)
  const placed = new Set(fair.pairs.map(([i]) => i))
  const short = fineOf(problem) * [...groupOf.keys()].filter((i) => !placed.has(i)).length
  const [served, servedWithout] = [pairs, without.pairs].map((list) => new Set(list.map(([i]) => i)))
  const count = (members: readonly number[], among: ReadonlySet<number>) => members.filter((i) => among.has(i)).length
  return {
    pairs, total: fair.total - short, bound: fair.bound - short, price: fair.price.slice(0, columns),
    priceOfFloors: fair.total - short - without.total,
    floors: floors.map((floor) => ({
      size: floor.members.length, least: leastOf(floor), served: count(floor.members, served!),
      servedWithout: count(floor.members, servedWithout!),
    })),
  }
}

function withFloors(
  problem: DemandingProblem, { pinned = [] }: Wishes, floors: readonly Floor[], groupOf: ReadonlyMap<number, number>,
): DemandingProblem {
  const { candidates, capacity, unmatchedCost } = problem
  const decided = new Set(pinned.map(String))
  return {
    candidates: candidates.map((row, i) => {
      const group = groupOf.get(i)
      if (group === undefined) return row
      const useful = row.filter(([j, cost]) => cost < unmatchedCost[i]! || decided.has(`${i},${j}`))
      return [...useful, [capacity.length + group, unmatchedCost[i]!]]
    }),
    capacity: [...capacity, ...floors.map((floor) => floor.members.length - leastOf(floor))],
    unmatchedCost: unmatchedCost.map((cost, i) => (groupOf.has(i) ? fineOf(problem) + cost : cost)),
    demand: problem.demand,
  }
}

function groupsOf({ candidates, demand }: DemandingProblem, floors: readonly Floor[]): Map<number, number> {
  const groupOf = new Map<number, number>()
  floors.forEach(({ members }, group) => {
    for (const i of members) {
      if (!candidates[i] || groupOf.has(i) || (demand?.[i] ?? 1) !== 1) throw new ImpossibleFloor(`row ${i}`)
      groupOf.set(i, group)
    }
  })
  return groupOf
}

function leastOf({ members, share }: Floor): number {
  return Math.ceil(share * members.length - 1e-9)
}

/** What a missed floor costs for each person: more than everything together, as far as numbers go. */
function fineOf({ unmatchedCost }: DemandingProblem): number {
  const highest = unmatchedCost.reduce((most, cost) => Math.max(most, cost), 0)
  return Math.min(largestCost - 1 - highest, unmatchedCost.reduce((sum, cost) => sum + cost, 1))
}
