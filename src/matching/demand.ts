import { type Candidate, sparseProblem } from './problem.ts'
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

/**
 * The cheapest pairing for rows that ask for several. A row with demand d becomes d rows of one, and each of its
 * candidates a `gate` with one place and a row of its own, the bearer. The bearer stands in the gate at no cost; a row
 * of the d that takes the gate sends the bearer to the column, at the candidate's cost. So no pair is made twice, and
 * the proof of the wider problem is the proof of this one.
 */
export function solveDemanding({ candidates, capacity, unmatchedCost, demand }: DemandingProblem): Pairing {
  const wide = { candidates: [] as Candidate[][], capacity: [...capacity], unmatchedCost: [] as number[] }
  const pairOf: ([row: number, column: number] | null)[] = []
  const add = (row: Candidate[], cost: number, pair: [number, number] | null) => {
    wide.candidates.push(row)
    wide.unmatchedCost.push(cost)
    pairOf.push(pair)
  }
  candidates.forEach((row, i) => {
    const alone = unmatchedCost[i]!
    const useful = row.filter(([, cost]) => cost < alone)
    const asked = demand?.[i] ?? 1
    if (asked === 1) return add([...useful], alone, [i, -1])
    const gates = useful.map(([j, cost]): Candidate => {
      const gate = wide.capacity.push(1) - 1
      add([[gate, 0], [j, cost]], alone + 1, [i, j])
      return [gate, 0]
    })
    for (let k = 0; k < asked; k += 1) add(gates, alone, null)
  })
  const { pairedWith, total, bound, price } = solve(sparseProblem(wide.candidates, wide.capacity, wide.unmatchedCost))
  const pairs = pairOf.flatMap((pair, r): [number, number][] => {
    const j = pairedWith[r]!
    return pair && j !== -1 && j < capacity.length ? [[pair[0], j]] : []
  })
  return { pairs: inOrder(pairs), total, bound, price: [...price.subarray(0, capacity.length)] }
}

export function inOrder(pairs: readonly [number, number][]): [number, number][] {
  return pairs.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
}
