// HiGHS in WebAssembly on a problem as bench/matching/peers.ts writes it, as a linear programme; prints as the others
// do. After half a minute it is stopped, without a total: it then needs at least the time that it had.
import { readFileSync } from 'node:fs'
import loadHighs from 'highs'

const patience = 30

const bytes = readFileSync(process.argv[2]!)
const [rows = 0, columns = 0, edges = 0, ...rest] = new Int32Array(new Uint8Array(bytes).buffer)
const numbers = Int32Array.from(rest)
const ends = [rows + 1, edges, edges, columns, rows].map(((sum) => (length: number) => (sum += length))(0))
const [start, column, cost, capacity, unmatched] = ends.map((end, k) => numbers.subarray(ends[k - 1] ?? 0, end))

const highs = await (loadHighs as unknown as typeof loadHighs.default)()
const text = programme()
const before = process.cpuUsage()
const { Status, ObjectiveValue } = highs.solve(text, { time_limit: patience })
const { user, system } = process.cpuUsage(before)
if (!/Optimal|Time limit/.test(Status)) throw new Error(Status)
console.log(Status === 'Optimal' ? Math.round(ObjectiveValue) : NaN, ((user + system) / 1000).toFixed(2))

function programme(): string {
  const ofColumn = Array.from({ length: columns }, (): string[] => [])
  const objective = Array.from({ length: rows }, (_, i) => `${unmatched![i]} y${i}`)
  const limits = Array.from({ length: rows }, (_, i) => {
    const terms = [`y${i}`]
    for (let e = start![i]!; e < start![i + 1]!; e += 1) {
      objective.push(`${cost![e]} x${e}`)
      terms.push(`x${e}`)
      ofColumn[column![e]!]!.push(`x${e}`)
    }
    return `${terms.join('\n+ ')} = 1`
  })
  ofColumn.forEach((terms, j) => {
    if (terms.length > 0) limits.push(`${terms.join('\n+ ')} <= ${capacity![j]}`)
  })
  return ['Minimize', objective.join('\n+ '), 'Subject To', ...limits, 'End'].join('\n')
}
