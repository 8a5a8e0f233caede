// From people to certified proposals, and then one registration after another, in a process of its own.
import { change, tryOut } from '../../src/matching/kept/change.ts'
import { explainRow } from '../../src/matching/kept/explain.ts'
import { keep } from '../../src/matching/kept/keep.ts'
import { pairsOf } from '../../src/matching/kept/lists.ts'
import { certifyKept } from '../../src/matching/kept/proof.ts'
import { roomToFind } from '../../src/matching/nearby.ts'
import { type Candidate, sparseProblem } from '../../src/matching/problem.ts'
import { solve } from '../../src/matching/solve.ts'
import { alone, candidatesOf, type Town, townOf, townProblem } from './people.ts'

const [size = 0, most = 0] = process.argv.slice(2).map(Number)
const town = townOf(size, most)
const pipeline = [1, 2, 3].map(() => {
  const milliseconds = stopwatch()
  solve(townProblem(town))
  return milliseconds()
})
const problem = townProblem(town)
const solution = solve(problem)
const kept = keep(problem, solution)
const registrations = registerMany(town, 2_000)
const whatIfs = tryMany(400)
const { total, bound } = certifyKept(kept)
const again = solve(problemNow()).total
if (total !== bound || total !== again) throw new Error(`kept ${total}, proven ${bound}, from scratch ${again}`)
console.log(JSON.stringify({
  candidates: problem.column.length, matched: solution.matched, pipeline: Math.min(...pipeline), registrations, whatIfs,
  megabytes: process.resourceUsage().maxRSS / 1000,
}))

/** Milliseconds of processor time since. */
function stopwatch(): () => number {
  const { user, system } = process.cpuUsage()
  return () => {
    const after = process.cpuUsage()
    return (after.user + after.system - user - system) / 1000
  }
}

/** One newcomer leaves, and comes again as new: what the coming costs, with candidates and explanation. */
function registerMany(of: Town, times: number): number[] {
  const found = roomToFind(of.places)
  return Array.from({ length: times }, (_, k) => {
    const row = (k * 7_919) % size
    change(kept, [{ kind: 'row', row, candidates: [], alone: 0 }])
    const milliseconds = stopwatch()
    const { column, cost, count } = candidatesOf(of, row, found)
    const candidates = Array.from({ length: count }, (_n, n): Candidate => [column[n]!, cost[n]!])
    change(kept, [{ kind: 'row', row, candidates, alone }])
    explainRow(kept, row)
    return milliseconds()
  })
}

/** What forcing a candidate would do; a few are compared with solving anew with that pair settled. */
function tryMany(times: number): number[] {
  const { total: now } = certifyKept(kept)
  return Array.from({ length: times }, (_, k) => {
    const row = (k * 6_133) % size
    const open = pairsOf(kept.candidates, row).filter(([j]) => kept.places[j]! > 0)
    const [column, cost] = open[k % Math.max(1, open.length)] ?? [-1, 0]
    if (column === -1) return 0
    const milliseconds = stopwatch()
    const { loss } = tryOut(kept, [{ kind: 'accept', row, column, cost }])
    const taken = milliseconds()
    if (k % (size > 10_000 ? 200 : 16) === 0 && solve(problemNow({ row, column, cost })).total !== now + loss) {
      throw new Error(`forcing ${row} to ${column} does not cost ${loss}`)
    }
    return taken
  })
}

function problemNow(pin?: { row: number; column: number; cost: number }) {
  const candidates = Array.from({ length: size }, (_, i) => (i === pin?.row ? [] : pairsOf(kept.candidates, i)))
  const apart = (list: Int32Array, k: number | undefined, change: (before: number) => number) =>
    Array.from({ length: size }, (_, i) => (i === k ? change(list[i]!) : list[i]!))
  return sparseProblem(candidates, apart(kept.places, pin?.column, (places) => places - 1),
    apart(kept.alone, pin?.row, () => pin!.cost))
}
