import { z } from 'zod'
import { assign } from '../matching/dense.ts'
import { whyImpossible } from '../matching/dinner/dinner.ts'
import { seatGuests } from '../matching/dinner/seat.ts'
import { house } from '../matching/dwellings.ts'
import { explainAlone } from '../matching/explain.ts'
import { solveFairly } from '../matching/floors.ts'
import { inviteAll } from '../matching/invitations/invite.ts'
import { largestCost } from '../matching/problem.ts'
import { solveWishes } from '../matching/wishes.ts'

/** What `match` prints, without the time it took. */
export interface Answer {
  readonly total: number
  readonly matched: number
  readonly pairs?: readonly (readonly [number, number])[]
  readonly bound: number
  readonly [more: string]: unknown
}

const count = z.int().min(0).max(1_000_000)
const cost = z.int().min(0).max(largestCost - 1)
const points = z.int().min(0).max(1_000_000)

const pairs = z.array(z.tuple([count, count])).optional()

const bMatching = z.object({
  kind: z.literal('b-matching'), newcomers: count, buddies: count, capacity: z.array(count),
  unmatchedCost: z.array(cost), candidates: z.array(z.array(z.tuple([count, cost]))), demand: z.array(count).optional(),
  pinned: pairs, forbidden: pairs, explain: z.boolean().optional(),
  floors: z.array(z.object({ members: z.array(count), share: z.number().min(0).max(1) })).optional(),
}).superRefine((problem, wrong) => {
  mustHold(wrong, 'capacity', problem.capacity, problem.buddies)
  mustHold(wrong, 'unmatchedCost', problem.unmatchedCost, problem.newcomers)
  mustHold(wrong, 'candidates', problem.candidates, problem.newcomers)
  if (problem.demand) mustHold(wrong, 'demand', problem.demand, problem.newcomers)
  problem.candidates.forEach((row, i) => mustBeKnown(wrong, i, row, problem.buddies))
})

const denseAssignment = z.object({
  kind: z.literal('dense-assignment'), n: count, cost: z.array(z.array(cost)),
}).superRefine((problem, wrong) => {
  mustHold(wrong, 'cost', problem.cost, problem.n)
  problem.cost.forEach((row, i) => mustHold(wrong, `cost.${i}`, row, problem.n))
})

const dinner = z.object({
  kind: z.literal('dinner'), newcomers: count, locals: count, tables: count.min(1), newcomersPerTable: count.min(1),
  localsPerTable: count.min(1), rounds: count.min(1).max(20), score: z.array(z.array(points)),
  sharesLanguage: z.array(z.array(z.union([z.literal(0), z.literal(1)]))),
}).superRefine((problem, wrong) => {
  for (const name of ['score', 'sharesLanguage'] as const) {
    mustHold(wrong, name, problem[name], problem.newcomers)
    problem[name].forEach((row, i) => mustHold(wrong, `${name}.${i}`, row, problem.locals))
  }
  const reason = whyImpossible(problem)
  if (reason) wrong.addIssue({ code: 'custom', path: [reason] })
})

const use = z.tuple([count, count])

const invitations = z.object({
  kind: z.literal('invitations'), people: count, activities: count, seats: z.array(count), resources: z.array(count),
  atMost: z.array(count).optional(), pinned: pairs,
  candidates: z.array(z.array(z.union([z.tuple([count, points]), z.tuple([count, points, z.array(use)])]))),
}).superRefine((problem, wrong) => {
  mustHold(wrong, 'seats', problem.seats, problem.activities)
  mustHold(wrong, 'candidates', problem.candidates, problem.people)
  if (problem.atMost) mustHold(wrong, 'atMost', problem.atMost, problem.people)
  problem.candidates.forEach((row, i) => {
    mustBeKnown(wrong, i, row, problem.activities)
    const isKnown = row.every(([, , uses = []]) => uses.every(([resource]) => resource < problem.resources.length))
    if (!isKnown) wrong.addIssue({ code: 'custom', path: ['candidates', i] })
  })
})

const dwellings = z.object({
  kind: z.literal('dwellings'), size: z.array(count.min(1)), weeksLate: z.array(z.int().min(0).max(1_000)),
  perWeek: z.int().min(0).max(100_000), places: z.array(count), isShared: z.array(z.boolean()),
  districtOf: z.array(count), districtMost: z.array(count), pinned: pairs,
  candidates: z.array(z.array(z.tuple([count, points]))),
}).superRefine((problem, wrong) => {
  for (const name of ['weeksLate', 'candidates'] as const) mustHold(wrong, name, problem[name], problem.size.length)
  for (const name of ['isShared', 'districtOf'] as const) mustHold(wrong, name, problem[name], problem.places.length)
  if (problem.districtOf.some((d) => d >= problem.districtMost.length)) {
    wrong.addIssue({ code: 'custom', path: ['districtOf'] })
  }
  problem.candidates.forEach((row, i) => mustBeKnown(wrong, i, row, problem.places.length))
})

/** The problems that `npm run samenspel -- match` reads; docs/matching.md describes them. */
export const matchProblem = z.discriminatedUnion('kind', [bMatching, denseAssignment, dinner, invitations, dwellings])
export type MatchProblem = z.output<typeof matchProblem>

function mustHold(wrong: z.core.$RefinementCtx, name: string, list: readonly unknown[], length: number): void {
  if (list.length !== length) wrong.addIssue({ code: 'custom', path: name.split('.') })
}

/** Candidates of row i must exist, and each stand there once. */
function mustBeKnown(
  wrong: z.core.$RefinementCtx, i: number, row: readonly (readonly [number, ...unknown[]])[], end: number,
): void {
  const names = new Set(row.map(([j]) => j))
  const isKnown = [...names].every((j) => j < end)
  if (!isKnown || names.size < row.length) wrong.addIssue({ code: 'custom', path: ['candidates', i] })
}

export async function answer(problem: MatchProblem): Promise<Answer> {
  switch (problem.kind) {
    case 'b-matching': {
      const fair = problem.floors && solveFairly(problem, problem, problem.floors)
      const solved = fair ?? solveWishes(problem, problem)
      const { total, bound, pairs } = solved
      const alone = problem.explain ? { alone: explainAlone(problem, solved) } : {}
      const floors = fair ? { floors: fair.floors, priceOfFloors: fair.priceOfFloors } : {}
      return { total, matched: pairs.length, pairs, bound, ...floors, ...alone }
    }
    case 'dense-assignment': {
      const { total, bound, matched, pairedWith } = assign(problem.cost)
      return { total, matched, pairs: [...pairedWith].map((j, i) => [i, j] as const), bound }
    }
    case 'dinner': {
      const { total, met, bound, rounds, repeats, breaches, isExact } = seatGuests(problem)
      return { total, matched: met, bound, rounds, repeats, breaches, exact: isExact }
    }
    case 'invitations': {
      const { total, pairs: invited, bound, isExact } = await inviteAll(problem)
      return { total, matched: invited.length, pairs: invited, bound, exact: isExact }
    }
    case 'dwellings': {
      const { total, pairs: housed, bound, isExact, withoutHome } = await house(problem)
      return { total, matched: housed.length, pairs: housed, bound, exact: isExact, withoutHome }
    }
  }
}
