import {
  type DemandingProblem, inOrder, laidOut, narrow, type Pairing, solveDemanding, type Wide, widen,
} from './demand.ts'
import { type Consequence, type Edit, tryOut } from './kept/change.ts'
import { keep } from './kept/keep.ts'
import type { Kept } from './kept/kept.ts'
import { ImpossiblePin } from './problem.ts'
import { solve } from './solve.ts'

type Pair = readonly [row: number, column: number]

/** What people have decided beforehand: these pairs stand, and those are never made. */
export interface Wishes {
  readonly pinned?: readonly Pair[] | undefined
  readonly forbidden?: readonly Pair[] | undefined
}

/**
 * The cheapest pairing that keeps to the wishes. A pinned pair is settled first and takes its place, so nothing that
 * the rest does can move it; it costs what its candidate says. Throws ImpossiblePin for a pair that is no
 * candidate, is pinned twice or also forbidden, or finds no demand or place left.
 */
export function solveWishes(problem: DemandingProblem, wishes: Wishes): Pairing {
  const { rest, settled } = settleAll(problem, wishes)
  const { pairs, total, bound, price } = solveDemanding(rest)
  return { pairs: inOrder([...pairs, ...(wishes.pinned ?? []).map(([i, j]): [number, number] => [i, j])]),
    total: total + settled, bound: bound + settled, price }
}

interface Settled {
  readonly rest: Rest
  readonly settled: number
}

interface Rest extends Required<DemandingProblem> {
  readonly capacity: number[]
  readonly demand: number[]
}

function settleAll(problem: DemandingProblem, { pinned = [], forbidden = [] }: Wishes): Settled {
  const never = new Set(forbidden.map(nameOf))
  const banned = new Set([...pinned.map(nameOf), ...never])
  if (banned.size < pinned.length + never.size) throw new ImpossiblePin('a pair is pinned twice, or forbidden as well')
  const rest = {
    candidates: problem.candidates.map((row, i) => row.filter(([j]) => !banned.has(nameOf([i, j])))),
    capacity: [...problem.capacity], unmatchedCost: problem.unmatchedCost,
    demand: problem.candidates.map((_, i) => problem.demand?.[i] ?? 1),
  }
  return { rest, settled: pinned.reduce((sum, pair) => sum + settle(problem, rest, pair), 0) }
}

/** Takes the place of a pinned pair out of the rest; returns its cost. */
function settle({ candidates }: DemandingProblem, { capacity, demand }: Rest, [i, j]: Pair): number {
  const candidate = candidates[i]?.find(([column]) => column === j)
  if (!candidate || demand[i]! < 1 || capacity[j]! < 1) throw new ImpossiblePin(`row ${i} to column ${j}`)
  demand[i]! -= 1
  capacity[j]! -= 1
  return candidate[1]
}

/** A solved problem to which more wishes can be tried, each at the price of a search and not of a new solve. */
export interface Standing {
  readonly rest: DemandingProblem
  readonly wide: Wide
  readonly kept: Kept
  readonly pinned: readonly Pair[]
}

export function keepWishes(problem: DemandingProblem, wishes: Wishes): Standing {
  const { rest } = settleAll(problem, wishes)
  const wide = widen(rest)
  const whole = laidOut(wide)
  return { rest, wide, kept: keep(whole, solve(whole)), pinned: wishes.pinned ?? [] }
}

/** What if these wishes were added? The loss is exact: as after solving with them from scratch. */
export function tryWishes(standing: Standing, { pinned = [], forbidden = [] }: Wishes): Consequence {
  const never = new Set(forbidden.map(nameOf))
  const isTorn = [...standing.pinned, ...pinned].some((pair) => never.has(nameOf(pair)))
  if (isTorn) throw new ImpossiblePin('a pair is pinned and forbidden')
  const edits = [...forbidden.map((pair) => forbidding(standing, pair)), ...pinning(standing, pinned)]
  const { loss, gone, come } = tryOut(standing.kept, edits)
  return { loss, gone: narrow(standing.wide, gone), come: narrow(standing.wide, come) }
}

function forbidding({ wide }: Standing, [row, column]: Pair): Edit {
  const several = wide.several.get(row)
  if (!several) return { kind: 'forbid', row: wide.owner.indexOf(row), column }
  return { kind: 'forbid', row: several.gates.get(column)?.bearer ?? wide.owner.indexOf(row), column }
}

/** For who asks for several a pin is one of the copies in the gate, for good, and its bearer at the column. */
function pinning({ rest, wide }: Standing, pinned: readonly Pair[]): Edit[] {
  const used = new Map<number, number>()
  return pinned.flatMap(([i, column]): Edit[] => {
    const candidate = rest.candidates[i]?.find(([j]) => j === column)
    const nth = used.get(i) ?? 0
    used.set(i, nth + 1)
    if (!candidate || nth >= (rest.demand?.[i] ?? 1)) throw new ImpossiblePin(`row ${i} to column ${column}`)
    const { gates, copies } = wide.several.get(i) ?? { gates: null, copies: [wide.owner.indexOf(i)] }
    const through = gates?.get(column)
    const accepted = { kind: 'accept', column, cost: candidate[1] } as const
    if (!through) return [{ ...accepted, row: copies[nth]! }]
    return [{ ...accepted, row: through.bearer }, { kind: 'accept', row: copies[nth]!, column: through.gate, cost: 0 }]
  })
}

/** What if these wishes were added? Who asks more than once keeps the problem and tries on that. */
export function whatIf(problem: DemandingProblem, now: Wishes, added: Wishes): Consequence {
  return tryWishes(keepWishes(problem, now), added)
}

function nameOf([i, j]: Pair): string {
  return `${i} ${j}`
}
