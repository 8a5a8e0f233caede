import { solveDemanding } from '../demand.ts'
import { highestOf } from '../problem.ts'
import type { Dinner } from './dinner.ts'

/**
 * More than this no seating can reach: each newcomer meets as many different locals as there are seats beside in all
 * rounds, each local as many newcomers, and who sits with whom is free.
 */
export function boundOf({ newcomers, locals, newcomersPerTable, localsPerTable, rounds, score }: Dinner): number {
  const most = highestOf(score)
  const demand = Array.from({ length: newcomers }, () => Math.min(locals, localsPerTable * rounds))
  const { total } = solveDemanding({
    candidates: score.map((row) => row.map((points, l) => [l, most - points] as const)),
    capacity: Array.from({ length: locals }, () => newcomersPerTable * rounds),
    unmatchedCost: demand.map(() => most), demand,
  })
  return most * demand.reduce((a, b) => a + b, 0) - total
}
