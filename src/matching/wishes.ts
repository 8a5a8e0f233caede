import { type DemandingProblem, inOrder, type Pairing, solveDemanding } from './demand.ts'

type Pair = readonly [row: number, column: number]

/** What people have decided beforehand: these pairs stand, and those are never made. */
export interface Wishes {
  readonly pinned?: readonly Pair[] | undefined
  readonly forbidden?: readonly Pair[] | undefined
}

/** A pinned pair that cannot stand. */
export class ImpossiblePin extends RangeError {}

/**
 * The cheapest pairing that keeps to the wishes. A pinned pair is settled first and takes its place, so nothing that
 * the rest does can move it; it costs what its candidate says. Throws ImpossiblePin for a pair that is no
 * candidate, is pinned twice or also forbidden, or finds no demand or place left.
 */
export function solveWishes(problem: DemandingProblem, { pinned = [], forbidden = [] }: Wishes): Pairing {
  const never = new Set(forbidden.map(nameOf))
  const banned = new Set([...pinned.map(nameOf), ...never])
  if (banned.size < pinned.length + never.size) throw new ImpossiblePin('a pair is pinned twice, or forbidden as well')
  const rest = {
    candidates: problem.candidates.map((row, i) => row.filter(([j]) => !banned.has(nameOf([i, j])))),
    capacity: [...problem.capacity], unmatchedCost: problem.unmatchedCost,
    demand: problem.candidates.map((_, i) => problem.demand?.[i] ?? 1),
  }
  let settled = 0
  for (const pair of pinned) settled += settle(problem, rest, pair)
  const { pairs, total, bound, price } = solveDemanding(rest)
  return { pairs: inOrder([...pairs, ...pinned.map(([i, j]): [number, number] => [i, j])]),
    total: total + settled, bound: bound + settled, price }
}

interface Rest {
  readonly capacity: number[]
  readonly demand: number[]
}

/** Takes the place of a pinned pair out of the rest; returns its cost. */
function settle({ candidates }: DemandingProblem, { capacity, demand }: Rest, [i, j]: Pair): number {
  const candidate = candidates[i]?.find(([column]) => column === j)
  if (!candidate || demand[i]! < 1 || capacity[j]! < 1) throw new ImpossiblePin(`row ${i} to column ${j}`)
  demand[i]! -= 1
  capacity[j]! -= 1
  return candidate[1]
}

/** What a choice would change: what it costs in all, and which pairs would go and come. */
export interface Consequence {
  /** How much more everything together would cost; 0 or more. */
  readonly loss: number
  readonly gone: readonly Pair[]
  readonly come: readonly Pair[]
}

/** What if these wishes were added? Both are solved to the end, so the loss is exact. */
export function whatIf(problem: DemandingProblem, now: Wishes, added: Wishes): Consequence {
  const before = solveWishes(problem, now)
  const after = solveWishes(problem, {
    pinned: [...now.pinned ?? [], ...added.pinned ?? []], forbidden: [...now.forbidden ?? [], ...added.forbidden ?? []],
  })
  const [was, is] = [before, after].map(({ pairs }) => new Set(pairs.map(nameOf)))
  return {
    loss: after.total - before.total,
    gone: before.pairs.filter((pair) => !is!.has(nameOf(pair))),
    come: after.pairs.filter((pair) => !was!.has(nameOf(pair))),
  }
}

function nameOf([i, j]: Pair): string {
  return `${i} ${j}`
}
