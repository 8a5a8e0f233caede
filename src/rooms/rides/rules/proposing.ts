import type { RideMeans } from '../../../db/schema.ts'
import { solveDemanding } from '../../../matching/demand.ts'
import { explainAlone } from '../../../matching/explain.ts'
import type { Candidate } from '../../../matching/problem.ts'

/** Somebody who would come with a ride. */
export interface Ask {
  readonly personId: string
  readonly villageId: string | null
}

export interface Offer {
  readonly id: string
  readonly means: RideMeans
  readonly villageId: string | null
  /** Seats, or bicycles, that nobody has yet. */
  readonly free: number
}

/** How far it is by road, in kilometres; null where nobody said where a village lies. */
export interface Roads {
  toPlace(villageId: string | null): number | null
  between(from: string | null, to: string | null): number | null
}

export interface RideProposal {
  readonly personId: string
  readonly offerId: string
  readonly means: RideMeans
  /** Of the driver, how much further; of a bicycle, how far. */
  readonly km: number
  readonly free: number
}

export type WhyNoRide = 'nobody' | 'full' | 'needed_elsewhere' | 'place_unknown' | 'home_unknown'

export interface Proposals {
  readonly proposals: readonly RideProposal[]
  readonly alone: readonly { readonly personId: string; readonly why: WhyNoRide }[]
}

/** So much further at most: half an hour more. An assumption. */
export const longestDetour = 25
/** Further than this few people cycle without an electric bicycle. An assumption too. */
export const longestCycle = 7.5

// In tenths of a kilometre. A seat is better than a bicycle, however short, and anything better than staying at home.
const bicycleInstead = 500
const stayingHome = 2000

/**
 * Who rides best with whom: as few people at home as can be, then the least detour in all (src/matching). What is
 * agreed has its seat taken off `free` beforehand, so no proposal moves it. A detour counts as if nobody else rode
 * along.
 */
export function proposeRides(asks: readonly Ask[], offers: readonly Offer[], roads: Roads): Proposals {
  const problem = {
    candidates: asks.map((ask) => candidatesOf(ask, offers, roads)), capacity: offers.map(({ free }) => free),
    unmatchedCost: asks.map(() => stayingHome),
  }
  const pairing = solveDemanding(problem)
  return {
    proposals: pairing.pairs.map(([row, column]) => {
      const [ask, { id, means, free }] = [asks[row]!, offers[column]!]
      return { personId: ask.personId, offerId: id, means, free, km: kmOf(ask, offers[column]!, roads) ?? 0 }
    }),
    alone: explainAlone(problem, pairing).map(({ row, why }) => ({
      personId: asks[row]!.personId, why: whyOf(why, asks[row]!, roads),
    })),
  }
}

function candidatesOf(ask: Ask, offers: readonly Offer[], roads: Roads): Candidate[] {
  return offers.flatMap((offer, column): Candidate[] => {
    const km = kmOf(ask, offer, roads)
    if (km === null || km > (offer.means === 'bicycle' ? longestCycle : longestDetour)) return []
    return [[column, Math.round(km * 10) + (offer.means === 'bicycle' ? bicycleInstead : 0)]]
  })
}

/** How much further a driver goes for somebody, or how far they cycle; null when it cannot be told. */
export function kmOf(
  { villageId }: Pick<Ask, 'villageId'>, { means, villageId: from }: Offer, roads: Roads,
): number | null {
  if (means === 'bus') return null
  if (means === 'bicycle') return from === villageId ? roads.toPlace(villageId) : null
  if (from !== null && from === villageId) return 0
  const legs = [roads.between(from, villageId), roads.toPlace(villageId), roads.toPlace(from)] as const
  const [there, on, straight] = legs
  return there === null || on === null || straight === null ? null : Math.max(0, there + on - straight)
}

type WhyAlone = 'no_candidate' | 'no_places' | 'better_elsewhere'

function whyOf(why: WhyAlone, { villageId }: Ask, roads: Roads): WhyNoRide {
  if (why === 'no_places') return 'full'
  if (why === 'better_elsewhere') return 'needed_elsewhere'
  if (villageId === null) return 'home_unknown'
  return roads.toPlace(villageId) === null ? 'place_unknown' : 'nobody'
}

const kmPerHour = 45
const minutesBefore = 10

/** When somebody is picked up to be there ten minutes before the beginning, in steps of five minutes. */
export function pickUpAt(starts: string, km: number): string {
  const [hours = 0, minutes = 0] = starts.split(':').map(Number)
  const leave = hours * 60 + minutes - minutesBefore - (km / kmPerHour) * 60
  const early = Math.max(0, Math.floor(leave / 5) * 5)
  return `${String(Math.floor(early / 60)).padStart(2, '0')}:${String(early % 60).padStart(2, '0')}`
}
