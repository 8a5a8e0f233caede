import { type DemandingProblem, type Pairing, solveDemanding } from '../../../matching/demand.ts'
import { explainAlone } from '../../../matching/explain.ts'
import { highestOf } from '../../../matching/problem.ts'
import { type Candidate, floorShare, isHardlyInvited, type Proposal, rank } from './proposals.ts'

/** Somebody with the activities of a round that could suit them, by their place in the list of activities. */
export interface RoundPerson<C extends Candidate> {
  /** How many invitations they may get in this round. */
  readonly asks: number
  readonly options: readonly { readonly activity: number; readonly proposal: Proposal<C> }[]
}

export interface Round<C extends Candidate> {
  /** For each activity who is proposed, best first. */
  readonly proposed: readonly (readonly Proposal<C>[])[]
  /** For each activity who would come in if somebody else fell away, nearest first. */
  readonly next: readonly (readonly Proposal<C>[])[]
  readonly hardly: number
  readonly total: number
  /** What the floor for who was hardly ever invited costs of the score of all together. */
  readonly price: number
  /** People for whom nothing in this round fits, and people for whom there was no place. */
  readonly alone: { readonly nothing: number; readonly noPlace: number }
}

/** Below this score somebody is not invited only because there is a place. */
export const worthwhile = 20
/** At most so many people are invited to one date, however many places it has. */
export const mostPerDate = 8
/** What who was hardly ever invited gets extra, one step at a time, until the floor is reached. */
const steps = [0, 10, 20, 40, 80]
const nextShown = 2

/**
 * The round with the highest sum of scores that keeps to the places and to how often each person may be asked: exact,
 * and the same for the same facts. Nobody gets two invitations to one activity.
 */
export function planRound<C extends Candidate>(people: readonly RoundPerson<C>[], places: readonly number[]): Round<C> {
  const fitting = people.map((person) =>
    ({ ...person, options: person.options.filter(({ proposal }) => proposal.score >= worthwhile) }))
  const tried: Solved<C>[] = []
  for (const bonus of steps) {
    const solved = solveWith(fitting, places, bonus)
    tried.push(solved)
    if (solved.hardly >= Math.ceil(solved.chosen.length * floorShare)) break
  }
  // Where the floor cannot be reached, the first of those that come nearest.
  const best = tried.reduce((one, other) => (other.hardly > one.hardly ? other : one))
  return {
    proposed: places.map((_, activity) => rank(best.chosen.filter((one) => one.activity === activity)
      .map(({ proposal }) => proposal))),
    ...whoStayed(fitting, best, places.length),
    hardly: best.hardly, total: best.total, price: (tried[0]?.total ?? 0) - best.total,
  }
}

interface Solved<C extends Candidate> {
  readonly problem: DemandingProblem
  readonly pairing: Pairing
  readonly chosen: readonly { readonly activity: number; readonly proposal: Proposal<C> }[]
  readonly hardly: number
  readonly total: number
}

function solveWith<C extends Candidate>(
  people: readonly RoundPerson<C>[], places: readonly number[], bonus: number,
): Solved<C> {
  const problem = problemOf(people, places, bonus)
  const pairing = solveDemanding(problem)
  const chosen = pairing.pairs.flatMap(([row, column]) =>
    people[row]?.options.filter(({ activity }) => activity === column) ?? [])
  return {
    problem, pairing, chosen, hardly: chosen.filter(({ proposal }) => isHardlyInvited(proposal.candidate)).length,
    total: chosen.reduce((sum, { proposal }) => sum + proposal.score, 0),
  }
}

// The core seeks the least cost: what a pair is worth is taken from more than any pair can be worth.
function problemOf<C extends Candidate>(
  people: readonly RoundPerson<C>[], places: readonly number[], bonus: number,
): DemandingProblem {
  const worthOf = ({ candidate, score }: Proposal<C>) => score + (isHardlyInvited(candidate) ? bonus : 0)
  const highest = Math.max(worthwhile, highestOf(people.map(({ options }) =>
    options.map(({ proposal }) => worthOf(proposal)))))
  return {
    candidates: people.map(({ options }) => options.map(({ activity, proposal }) =>
      [activity, highest - worthOf(proposal)] as const)),
    capacity: places, unmatchedCost: people.map(() => highest - worthwhile + 1),
    demand: people.map(({ asks }) => asks),
  }
}

function whoStayed<C extends Candidate>(
  people: readonly RoundPerson<C>[], { problem, pairing }: Solved<C>, activities: number,
): Pick<Round<C>, 'next' | 'alone'> {
  const placed = new Set(pairing.pairs.map(([row]) => row))
  const reasons = explainAlone(problem, pairing)
  const near = reasons.flatMap((reason) => (reason.why === 'better_elsewhere' ? [reason] : []))
    .toSorted((a, b) => a.shortBy - b.shortBy || a.row - b.row)
  const without = reasons.filter(({ row }) => !placed.has(row))
  return {
    next: Array.from({ length: activities }, (_, activity) => near.filter(({ column }) => column === activity)
      .slice(0, nextShown).flatMap(({ row }) => people[row]?.options.filter((one) => one.activity === activity) ?? [])
      .map(({ proposal }) => proposal)),
    alone: {
      nothing: without.filter(({ why }) => why === 'no_candidate').length,
      noPlace: without.filter(({ why }) => why !== 'no_candidate').length,
    },
  }
}

interface DatePlaces {
  readonly id: string
  readonly places: number
}

/** Of one activity who is invited to which date: the best to the first with a place left. */
export function overDates<P>(ranked: readonly P[], dates: readonly DatePlaces[]): Map<string, P[]> {
  let from = 0
  return new Map(dates.map(({ id, places }) => {
    const here = ranked.slice(from, from + places)
    from += places
    return [id, here]
  }))
}
