import { type Candidate, highestOf, sparseProblem } from './problem.ts'
import { type Solution, solve } from './solve.ts'

/** Everybody gets exactly one: a square of costs. Staying alone costs more than any pair, so nobody does. */
export function assign(cost: readonly (readonly number[])[]): Solution {
  const all = Array.from({ length: cost.length }, () => 1)
  const alone = highestOf(cost) + 1
  const candidates = cost.map((row) => row.map((w, j): Candidate => [j, w]))
  return solve(sparseProblem(candidates, all, all.map(() => alone)))
}
