import { daysBetween, type PlainDate } from '../../../kit/plain-dates.ts'
import type { DemandingProblem, Pairing } from '../../../matching/demand.ts'
import { explainAlone, type WhyAlone } from '../../../matching/explain.ts'
import type { Candidate } from '../../../matching/problem.ts'
import { solveWishes, whatIf } from '../../../matching/wishes.ts'
import { candidatesOf, compare, type Compared, type Sides } from './candidates.ts'
import { kmBetween } from './distance.ts'
import type { Seeker } from './people.ts'
import { type KindWord, kindWords } from './words.ts'
import { breaks, type HardRule, hardRules, leastScore, scoreOf } from './score.ts'

/** A pair by the ids of its registrations. */
export interface PairOf {
  readonly newcomerId: string
  readonly localId: string
}

export interface Choices {
  readonly pinned: readonly PairOf[]
  /** Forbidden by the coordinator, or refused for good by one of the two. */
  readonly never: readonly PairOf[]
}

type Place = readonly [newcomer: number, local: number]

/** One problem with what the people in it decided; pairs are places in the two lists. */
export interface Round {
  readonly sides: Compared
  readonly problem: DemandingProblem
  readonly decided: { readonly pinned: readonly Place[]; readonly forbidden: readonly Place[] }
  readonly pairing: Pairing
  /** Pins that cannot stand: a hard rule forbids them, or there is no place. */
  readonly impossible: readonly PairOf[]
}

/** Staying alone costs more than any pair, and more with every week of waiting. */
export function aloneCost(waitingSince: PlainDate, today: PlainDate): number {
  const weeks = Math.floor(Math.max(0, daysBetween(waitingSince, today)) / 7)
  return 1500 + Math.min(1000, 20 * weeks)
}

/** The best pairs of everybody who waits; pinned pairs stand and forbidden ones are not made (docs/matching.md). */
export function solveRound(given: Sides, choices: Choices, today: PlainDate): Round {
  const sides = compare(given)
  const { candidates } = candidatesOf(sides)
  const capacity = sides.locals.map(({ free }) => Math.max(0, free))
  const { standing, impossible } = pinsOf(sides, choices, capacity)
  const forbidden = placesOf(sides, choices.never)
  const unmatchedCost = sides.newcomers.map(({ waitingSince }) => aloneCost(waitingSince, today))
  for (const [i, j] of standing) {
    admit(sides, candidates, [i, j])
  }
  const problem = { candidates, capacity, unmatchedCost }
  const decided = { pinned: standing, forbidden }
  return { sides, problem, decided, pairing: solveWishes(problem, decided), impossible }
}

/** Why a pair can be neither pinned nor forbidden anew: hard rules, or what was decided before. Empty when it can. */
export function whyNotDecide(round: Round, kind: 'pin' | 'forbid', [i, j]: Place): string[] {
  const { sides, problem, decided: { pinned, forbidden } } = round
  const isPinned = pinned.some(([row, column]) => row === i && column === j)
  if (kind === 'forbid') return isPinned ? ['pinned'] : []
  if (isPinned) return []
  const isTaken = pinned.some(([row]) => row === i)
    || pinned.filter(([, column]) => column === j).length >= problem.capacity[j]!
  return [
    ...brokenRules(sides, i, j), ...(isTaken ? ['pinned'] : []),
    ...(forbidden.some(([row, column]) => row === i && column === j) ? ['never'] : []),
  ]
}

/** What a pin or a ban would do: what it costs in all, and which pairs go and come. Both are solved to the end. */
export function consequenceOf({ sides, problem, decided }: Round, kind: 'pin' | 'forbid', place: Place) {
  const [i, j] = place
  if (kind === 'forbid') return whatIf(problem, decided, { forbidden: [place] })
  if (decided.pinned.some(([row, column]) => row === i && column === j)) return { loss: 0, gone: [], come: [] }
  const candidates = problem.candidates.map((row) => [...row])
  admit(sides, candidates, place)
  return whatIf({ ...problem, candidates }, decided, { pinned: [place] })
}

// A pair below the least score is no candidate of its own, and may still be pinned.
function admit(sides: Compared, candidates: Candidate[][], [i, j]: Place): void {
  if (candidates[i]!.some(([local]) => local === j)) return
  candidates[i]!.push([j, 1000 - scoreAt(sides, i, j) + 10 * sides.locals[j]!.held])
}

export function placeOf({ newcomers, locals }: Sides, pair: PairOf): Place | null {
  const i = newcomers.findIndex(({ id }) => id === pair.newcomerId)
  const j = locals.findIndex(({ id }) => id === pair.localId)
  return i < 0 || j < 0 ? null : [i, j]
}

/** Which hard rules forbid this pair. */
export function brokenRules(sides: Compared, i: number, j: number): HardRule[] {
  const [n, l] = [sides.newcomerMarks[i]!, sides.localMarks[j]!]
  const km = kmAt(sides, i, j)
  return hardRules.filter((rule) => breaks[rule](n, l, km))
}

export function kmAt({ newcomers, locals, points }: Sides, i: number, j: number): number | null {
  return kmBetween(points, newcomers[i]!.village_id, locals[j]!.village_id)
}

export function scoreAt(sides: Compared, i: number, j: number): number {
  return scoreOf(sides.newcomerMarks[i]!, sides.localMarks[j]!, kmAt(sides, i, j))
}

/** Why somebody stays alone, and which single rule, were it looser, would give them how many locals. */
export interface Alone {
  readonly seeker: Seeker
  readonly why: WhyAlone['why']
  /** Points that the nearest place is short of. */
  readonly shortBy: number | null
  readonly opens: readonly { readonly rule: HardRule; readonly count: number }[]
}

export function aloneIn({ sides, problem, decided, pairing }: Round): Alone[] {
  const banned = new Set(decided.forbidden.map(([i, j]) => `${i} ${j}`))
  const candidates = problem.candidates.map((row, i) => row.filter(([j]) => !banned.has(`${i} ${j}`)))
  return explainAlone({ ...problem, candidates }, pairing).map((alone) => ({
    seeker: sides.newcomers[alone.row]!, why: alone.why, opens: opensFor(sides, alone.row),
    shortBy: alone.why === 'better_elsewhere' ? alone.shortBy : null,
  }))
}

function opensFor(sides: Compared, i: number): { rule: HardRule; count: number }[] {
  const single = new Map<HardRule, number>()
  sides.locals.forEach(({ free }, j) => {
    const [rule, ...more] = brokenRules(sides, i, j)
    if (!rule || more.length > 0 || free < 1 || scoreAt(sides, i, j) < leastScore) return
    single.set(rule, (single.get(rule) ?? 0) + 1)
  })
  return [...single].map(([rule, count]) => ({ rule, count })).toSorted((a, b) => b.count - a.count)
}

function pinsOf(sides: Compared, { pinned, never }: Choices, capacity: readonly number[]) {
  const left = [...capacity]
  const [taken, standing, impossible] = [new Set<number>(), [] as Place[], [] as PairOf[]]
  const banned = new Set(never.map(({ newcomerId, localId }) => `${newcomerId} ${localId}`))
  for (const pair of pinned) {
    const place = placeOf(sides, pair)
    if (!place) continue
    const [i, j] = place
    const isFree = left[j]! > 0 && !taken.has(i) && !banned.has(`${pair.newcomerId} ${pair.localId}`)
    if (!isFree || brokenRules(sides, i, j).length > 0) {
      impossible.push(pair)
      continue
    }
    left[j]! -= 1
    taken.add(i)
    standing.push(place)
  }
  return { standing, impossible }
}

function placesOf(sides: Sides, pairs: readonly PairOf[]): Place[] {
  return pairs.map((pair) => placeOf(sides, pair)).filter((place) => place !== null)
}

/** As what they are matched: the first kind that both named, else what the newcomer looks for first. */
export function kindOf(newcomer: Seeker, local: Seeker): KindWord {
  const shared = kindWords.find((kind) => newcomer.kinds.includes(kind) && local.kinds.includes(kind))
  return shared ?? kindWords.find((kind) => newcomer.kinds.includes(kind)) ?? 'friend'
}
