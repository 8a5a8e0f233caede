// A hundred thousand rows and columns, fifty candidates each, in a process of its own because of its memory.
import { chanceOf } from '../../src/kit/chance.ts'
import { solve } from '../../src/matching/solve.ts'

const size = 100_000
const each = 50
const problem = randomProblem()
const runs = [1, 2].map(() => {
  const before = process.cpuUsage()
  const { total, bound } = solve(problem)
  const { user, system } = process.cpuUsage(before)
  return { total, bound, seconds: (user + system) / 1e6 }
})
const [first, second] = runs
const seconds = Math.min(first!.seconds, second!.seconds)
console.log(JSON.stringify({ ...second, seconds, megabytes: process.resourceUsage().maxRSS / 1000 }))

function randomProblem() {
  const chance = chanceOf(5)
  const column = new Int32Array(size * each)
  const cost = new Int32Array(size * each)
  for (let i = 0; i < size; i += 1) {
    const chosen = new Set<number>()
    while (chosen.size < each) chosen.add(chance.between(0, size - 1))
    const costs = Int32Array.from(chosen, () => chance.between(1, 1_000)).sort()
    column.set([...chosen], i * each)
    cost.set(costs, i * each)
  }
  return {
    rows: size, columns: size, start: Int32Array.from({ length: size + 1 }, (_, i) => i * each), column, cost,
    capacity: new Int32Array(size).fill(1), unmatchedCost: new Int32Array(size).fill(2_000),
  }
}
