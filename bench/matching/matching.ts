import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { chanceOf } from '../../src/kit/chance.ts'
import { type Dinner, unavoidableBreaches } from '../../src/matching/dinner/dinner.ts'
import { seatGuests } from '../../src/matching/dinner/seat.ts'
import type { Problem } from '../../src/matching/problem.ts'
import { solve } from '../../src/matching/solve.ts'
import { percentile } from '../arithmetic.ts'
import { atLeast, atMost, markdown, notRun, type Verdict } from '../goals.ts'
import { families, guest, likeness, problemOf } from './families.ts'
import { findPeers, type Peer, type Solved } from './peers.ts'

/** What each peer must be slower by: in every family, and in the geometric mean. */
const goals: Record<string, { each?: number; mean: number }> = {
  'LEMON NetworkSimplex': { each: 5, mean: 10 }, 'scipy LAPJVsp': { mean: 12 },
}
const rounds = 9

/** Measures the matching core against its peers; every total is compared. */
export function measureMatching(): { verdicts: Verdict[]; table: string; absent: string[] } {
  const { peers, absent, remove } = findPeers()
  try {
    const measured = families.map((family) => compare(family, problemOf(family), peers))
    const verdicts = [...peers.flatMap((peer) => ratioVerdicts(peer.name, measured)), ...largeVerdicts(),
      ...townVerdicts(), ...dinnerVerdicts()]
    return { verdicts, table: tableOfTimes(measured, peers), absent }
  } finally {
    remove()
  }
}

interface Compared {
  readonly family: string
  readonly candidates: number
  readonly own: Solved
  readonly peers: ReadonlyMap<string, Solved>
}

function compare(family: string, problem: Problem, peers: readonly Peer[]): Compared {
  const own = solveOften(problem)
  const others = new Map(peers.map((peer) => [peer.name, peer.solve(problem)]))
  for (const [name, { total }] of others) {
    if (total !== own.total) throw new Error(`${family}: ${name} finds ${total}, the core ${own.total}`)
  }
  console.log(family, own.milliseconds.toFixed(1), ...[...others.values()].map((one) => one.milliseconds))
  return { family, candidates: problem.column.length, own, peers: others }
}

function solveOften(problem: Problem): Solved {
  let least = Infinity
  let total = 0
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage()
    total = solve(problem).total
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1000)
  }
  return { total, milliseconds: least }
}

function ratioVerdicts(name: string, measured: readonly Compared[]): Verdict[] {
  const ratios = measured.map(({ peers, own }) => peers.get(name)!.milliseconds / own.milliseconds)
  const { each, mean = 0 } = goals[name] ?? {}
  const logs = ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0)
  const geometric = Math.exp(logs / ratios.length)
  const perFamily = each === undefined ? [] : measured.map(({ family }, k) => atLeast({
    name: `${family}: times faster than ${name}`, figure: ratios[k]!, least: each, unit: 'x', digits: 1,
    cause: 'repairing after the auction: ties and scarcity at once',
  }))
  return [...perFamily, atLeast({
    name: `geometric mean of all: times faster than ${name}`, figure: geometric, least: mean, unit: 'x', digits: 1,
    cause: 'the families above with the lowest figure',
  })]
}

function largeVerdicts(): Verdict[] {
  const file = join(import.meta.dirname, 'large.ts')
  const { seconds, megabytes, total, bound } = JSON.parse(execFileSync(process.execPath, [file], { encoding: 'utf8' }))
  if (total !== bound) throw new Error('the large problem is not proven')
  const name = '100,000 x 100,000 with 50 candidates each'
  return [
    atMost({ name: `${name}: processor time`, figure: seconds, most: 1.5, unit: ' s', digits: 2,
      cause: 'paths of the last rows, one search at a time' }),
    atMost({ name: `${name}: memory`, figure: megabytes, most: 300, unit: ' MB', cause: 'the arrays of the problem' }),
  ]
}

/** From people to proposals, and one person more; what a town of 100,000 keeps is compared with solving it anew. */
function townVerdicts(): Verdict[] {
  const { pipeline } = runTown(5_000, 100)
  const { registrations, whatIfs } = runTown(100_000, 50)
  const name = 'one registration among 100,000, with candidates and explanation'
  const cause = 'searches through a market where nothing is free'
  return [
    atMost({ name: 'from 5,000 x 5,000 people to certified proposals', figure: pipeline, most: 250, unit: ' ms',
      cause: 'solving, which is most of it' }),
    atMost({ name: `${name}: half of them`, figure: percentile(registrations, 0.5), most: 1, unit: ' ms', digits: 2, cause }),
    atMost({ name: `${name}: 99 of 100`, figure: percentile(registrations, 0.99), most: 5, unit: ' ms', digits: 2, cause }),
    atMost({ name: 'twenty what-ifs among 100,000, each equal to solving anew: usual time',
      figure: 20 * percentile(whatIfs, 0.5), most: 20, unit: ' ms', digits: 1, cause }),
  ]
}

function runTown(size: number, most: number): { pipeline: number; registrations: number[]; whatIfs: number[] } {
  const file = join(import.meta.dirname, 'town.ts')
  return JSON.parse(execFileSync(process.execPath, [file, String(size), String(most)], { encoding: 'utf8' }))
}

function dinnerVerdicts(): Verdict[] {
  const dinner = dinnerOf(100)
  const began = performance.now()
  const { total, bound, repeats, breaches } = seatGuests(dinner)
  const seconds = (performance.now() - began) / 1000
  const unavoidable = unavoidableBreaches(dinner).reduce((sum, count) => sum + count, 0)
  const name = 'dinner of 200 people, 3 rounds'
  return [
    atMost({ name: `${name}: breaches beyond the unavoidable`, figure: repeats + breaches.length - unavoidable, most: 0,
      unit: '', cause: 'newcomers who need the same few locals' }),
    atLeast({ name: `${name}: share of its bound`, figure: (100 * total) / bound, least: 92, unit: ' %', digits: 1,
      cause: 'the bound lets everybody choose alone' }),
    atMost({ name: `${name}: time, bound included`, figure: seconds, most: 2, unit: ' s', digits: 2,
      cause: 'several attempts' }),
    notRun('invitations', 'not part of the core yet'),
  ]
}

function dinnerOf(guests: number): Dinner {
  const chance = chanceOf(11)
  const side = () => Array.from({ length: guests }, () => guest(chance))
  const [newcomers, locals] = [side(), side()]
  return {
    newcomers: guests, locals: guests, tables: guests / 4, newcomersPerTable: 4, localsPerTable: 4, rounds: 3,
    score: newcomers.map((one) => locals.map((other) => likeness(one, other))),
    sharesLanguage: newcomers.map((one) => locals.map((other) => (one.languages & other.languages ? 1 : 0))),
  }
}

function tableOfTimes(measured: readonly Compared[], peers: readonly Peer[]): string {
  return markdown(['', 'candidates', 'core', ...peers.map(({ name }) => name)], measured.map((one) => [
    one.family, String(one.candidates), one.own.milliseconds.toFixed(1),
    ...peers.map(({ name }) => one.peers.get(name)!.milliseconds.toFixed(1)),
  ]))
}
