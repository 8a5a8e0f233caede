import { type Invited, inviteAll } from './invitations/invite.ts'

/** Dwellings for households. A household is never split; a dwelling is for one, unless it can be shared. */
export interface Dwellings {
  readonly size: readonly number[]
  /** Weeks by which each household is over its term; each week counts for `perWeek` points. */
  readonly weeksLate: readonly number[]
  readonly perWeek: number
  /** How many people each dwelling holds, and whether households can share it. */
  readonly places: readonly number[]
  readonly isShared: readonly boolean[]
  /** The dwellings that each household could take by every rule, with the points of how well they fit. */
  readonly candidates: readonly (readonly (readonly [dwelling: number, fit: number])[])[]
  readonly districtOf: readonly number[]
  /** The most people that can come to each district. */
  readonly districtMost: readonly number[]
  /** What is agreed stands. */
  readonly pinned?: readonly (readonly [household: number, dwelling: number])[] | undefined
}

export interface Housed extends Invited {
  readonly withoutHome: readonly WithoutHome[]
}

interface WithoutHome {
  readonly household: number
  readonly why: 'no_candidate' | 'too_small' | 'no_room'
}

/**
 * As many points as possible: how well each fits, and the weeks over term of who gets a home. Exact where small, else
 * with its bound (decision 0135): people are what dwellings and districts have room for. Throws ImpossiblePin.
 */
export async function house(problem: Dwellings): Promise<Housed> {
  const { size, weeksLate, perWeek, places, isShared, candidates, districtOf, districtMost, pinned } = problem
  const invited = await inviteAll({
    candidates: candidates.map((row, i) => row.map(([j, fit]) => [
      j, fit + perWeek * weeksLate[i]!, [[j, size[i]!], [places.length + districtOf[j]!, size[i]!]],
    ])),
    seats: places.map((most, j) => (isShared[j] ? most : 1)), resources: [...places, ...districtMost], pinned,
  })
  const placed = new Set(invited.pairs.map(([i]) => i))
  const without = [...candidates.keys()].filter((i) => !placed.has(i))
  return { ...invited, withoutHome: without.map((household) => ({ household, why: whyWithout(problem, household) })) }
}

function whyWithout({ candidates, size, places }: Dwellings, i: number): WithoutHome['why'] {
  if (candidates[i]!.length === 0) return 'no_candidate'
  return candidates[i]!.some(([j]) => places[j]! >= size[i]!) ? 'no_room' : 'too_small'
}
