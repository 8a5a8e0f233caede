import type { Compared } from './candidates.ts'
import type { Seeker } from './people.ts'
import { kmAt, type Round, scoreAt } from './round.ts'
import { mostPoints, points, pointsOf, type Term, terms } from './score.ts'

/** One term of a score: its points and the words that both sides said. */
export interface ExplainedTerm {
  readonly term: Term
  readonly points: number
  readonly most: number
  readonly shared: readonly string[]
  readonly isUnknown: boolean
}

export interface Second {
  readonly called: string
  readonly localId: string
  readonly score: number
  /** `free`: simply less; `full`: has no place left in this round; `taken`: goes to somebody who would lose more. */
  readonly why: 'less' | 'full'
  /** Who has that place. */
  readonly holders: readonly string[]
  /** The round would cost at least this much more. */
  readonly costsAtLeast: number
}

/** Why these two (kept with the proposal as it was shown). */
export interface Explained {
  readonly score: number
  readonly km: number | null
  readonly terms: readonly ExplainedTerm[]
  /** Their place on the list of the other, counted from 1, of how many. */
  readonly rankForNewcomer: Rank
  readonly rankForLocal: Rank
  readonly second: Second | null
}

interface Rank {
  readonly place: number
  readonly of: number
}

type Pair = readonly [newcomer: number, local: number]

export function explainPair(round: Round, pair: Pair): Explained {
  const [i, j] = pair
  return {
    score: scoreAt(round.sides, i, j), km: kmAt(round.sides, i, j), terms: termsOf(round.sides, i, j),
    rankForNewcomer: rankForNewcomer(round, pair), rankForLocal: rankForLocal(round, pair),
    second: secondBest(round, pair),
  }
}

export function termsOf(sides: Compared, i: number, j: number): ExplainedTerm[] {
  const [n, l] = [sides.newcomerMarks[i]!, sides.localMarks[j]!]
  const km = kmAt(sides, i, j)
  const [newcomer, local] = [sides.newcomers[i]!, sides.locals[j]!]
  return terms.map((term) => ({
    term, points: pointsOf(term, n, l, km), most: mostPoints[term], shared: sharedWords(term, newcomer, local),
    isUnknown: points[term](n, l, km) === null,
  }))
}

const wordsOf: Partial<Record<Term, (seeker: Seeker) => readonly string[]>> = {
  talk: ({ languages }) => languages, kinds: ({ kinds }) => kinds, interests: ({ interests }) => interests,
  slots: ({ slots }) => slots, children: ({ children }) => children, rather_not: ({ rather_not }) => rather_not,
}

function sharedWords(term: Term, newcomer: Seeker, local: Seeker): string[] {
  const words = wordsOf[term]
  if (!words) return []
  const theirs = new Set(words(local).map((word) => word.toLocaleLowerCase('nl')))
  return words(newcomer).filter((word) => theirs.has(word.toLocaleLowerCase('nl')))
}

function rankForNewcomer({ problem }: Round, [i, j]: Pair): Rank {
  const row = problem.candidates[i]!
  const own = row.find(([local]) => local === j)?.[1] ?? Infinity
  return { place: 1 + row.filter(([, cost]) => cost < own).length, of: row.length }
}

function rankForLocal({ problem }: Round, [i, j]: Pair): Rank {
  const costs = problem.candidates.flatMap((row, at) => {
    const found = row.find(([local]) => local === j)
    return found ? [{ at, cost: found[1] }] : []
  })
  const own = costs.find(({ at }) => at === i)?.cost ?? Infinity
  return { place: 1 + costs.filter(({ cost }) => cost < own).length, of: costs.length }
}

/** The best other local for this newcomer, and why it is not that one: the prices of the solution say it at once. */
function secondBest({ sides, problem, pairing, decided }: Round, [i, j]: Pair): Second | null {
  const banned = new Set(decided.forbidden.filter(([row]) => row === i).map(([, column]) => column))
  const row = problem.candidates[i]!
  const [next] = row.filter(([local]) => local !== j && !banned.has(local))
    .toSorted((a, b) => a[1] - b[1] || a[0] - b[0])
  if (!next) return null
  const own = (row.find(([local]) => local === j)?.[1] ?? 0) + pairing.price[j]!
  const [other, cost] = next
  const holders = pairing.pairs.filter(([, column]) => column === other).map(([at]) => sides.newcomers[at]!.called)
  const isFull = holders.length >= problem.capacity[other]!
  return {
    called: sides.locals[other]!.called, localId: sides.locals[other]!.id, score: scoreAt(sides, i, other),
    why: isFull ? 'full' : 'less', holders: isFull ? holders : [],
    costsAtLeast: Math.max(0, cost + pairing.price[other]! - own),
  }
}
