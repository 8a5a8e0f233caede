import { type Candidate, type Problem, sparseProblem } from './problem.ts'
import { solve } from './solve.ts'

/** As a b-matching, but row i may be paired with up to `demand[i]` different columns. */
export interface DemandingProblem {
  readonly candidates: readonly (readonly Candidate[])[]
  readonly capacity: readonly number[]
  /** What each pair that row i misses of its demand costs. */
  readonly unmatchedCost: readonly number[]
  /** Absent: one pair for each row. */
  readonly demand?: readonly number[] | undefined
}

export interface Pairing {
  readonly pairs: [row: number, column: number][]
  readonly total: number
  readonly bound: number
  /** What a place at each column is worth to others: 0 where one stays free. */
  readonly price: readonly number[]
}

/** The same problem with rows that ask for one each. */
export interface Wide {
  readonly candidates: Candidate[][]
  readonly capacity: number[]
  readonly unmatchedCost: number[]
  /** How many columns are real; those after them are gates. */
  readonly columns: number
  /** The row that each wide row stands for. */
  readonly owner: number[]
  /** Of each row that asks for more or less than one: its gates, and the wide rows that go through them. */
  readonly several: Map<number, Several>
}

interface Several {
  readonly gates: Map<number, { readonly gate: number; readonly bearer: number }>
  readonly copies: number[]
}

/** The cheapest pairing for rows that ask for several. */
export function solveDemanding(problem: DemandingProblem): Pairing {
  const wide = widen(problem)
  const { pairedWith, total, bound, price } = solve(laidOut(wide))
  return { pairs: narrow(wide, pairedWith.entries()), total, bound, price: [...price.subarray(0, wide.columns)] }
}

export function laidOut({ candidates, capacity, unmatchedCost }: Wide): Problem {
  return sparseProblem(candidates, capacity, unmatchedCost)
}

/**
 * A row with demand d becomes d rows of one, its copies, and each of its candidates a `gate` with one place and a row
 * of its own, the bearer. The bearer stands in the gate at no cost; a copy that takes the gate sends the bearer to the
 * column, at the candidate's cost. So no pair is made twice, and the proof of the wider problem is the proof of this.
 */
export function widen({ candidates, capacity, unmatchedCost, demand }: DemandingProblem): Wide {
  const wide: Wide = {
    candidates: [], capacity: [...capacity], unmatchedCost: [], columns: capacity.length, owner: [], several: new Map(),
  }
  candidates.forEach((row, i) => {
    const alone = unmatchedCost[i]!
    const asked = demand?.[i] ?? 1
    if (asked === 1) addRow(wide, i, [...row], alone)
    else addSeveral(wide, { i, row: row.filter(([, cost]) => cost < alone), alone, asked })
  })
  return wide
}

interface Asking {
  readonly i: number
  readonly row: readonly Candidate[]
  readonly alone: number
  readonly asked: number
}

function addSeveral(wide: Wide, { i, row, alone, asked }: Asking): void {
  const gates: Several['gates'] = new Map()
  for (const [j, cost] of row) {
    const gate = wide.capacity.push(1) - 1
    gates.set(j, { gate, bearer: addRow(wide, i, [[gate, 0], [j, cost]], alone + 1) })
  }
  const through = [...gates.values()].map(({ gate }): Candidate => [gate, 0])
  const copies = Array.from({ length: asked }, () => addRow(wide, i, through, alone))
  wide.several.set(i, { gates, copies })
}

function addRow(wide: Wide, i: number, row: Candidate[], alone: number): number {
  wide.candidates.push(row)
  wide.unmatchedCost.push(alone)
  return wide.owner.push(i) - 1
}

/** The pairs of real columns, by who they are for. */
export function narrow({ owner, columns }: Wide, pairs: Iterable<readonly [number, number]>): [number, number][] {
  return inOrder([...pairs].flatMap(([r, j]): [number, number][] => (j >= 0 && j < columns ? [[owner[r]!, j]] : [])))
}

export function inOrder(pairs: readonly [number, number][]): [number, number][] {
  return pairs.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
}
