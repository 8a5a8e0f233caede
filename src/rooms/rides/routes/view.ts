import { findKept } from '../../newcomers/queries/identity.ts'
import { listPersons } from '../../newcomers/queries/list.ts'
import { getActivity } from '../../activities/queries/activities.ts'
import type { AgendaDate } from '../../activities/queries/dates.ts'
import { type Invitation, listInvitations } from '../../invitations/queries/invitations.ts'
import { whyOver } from '../../invitations/rules/invitations.ts'
import { listVillages, pointOf, type VillageRow } from '../../territory/queries.ts'
import type { Guest, RidesView } from '../pages/date.tsx'
import { listOffers, type RideOffer } from '../queries/offers.ts'
import { listRides } from '../queries/rides.ts'
import { type Ask, type Offer, proposeRides, type Roads } from '../rules/proposing.ts'
import type { Distances, Routing } from '../routing.ts'
import type { AnyVisit } from './parts.ts'

const mostNamed = 1000

/** Everything about going to one date: who asks, who offers, what would fit, what is agreed. */
export async function viewOf(visit: AnyVisit, routing: Routing, date: AgendaDate): Promise<RidesView> {
  const { tx, actor, today, state } = visit
  const [offers, rides, { roads, isEstimate, villages }, invitations] = await Promise.all([
    listOffers(tx, actor, date.id), listRides(tx, actor, date.id), roadsTo(visit, routing, date),
    listInvitations(tx, actor, { dateId: date.id }),
  ])
  const standing = new Set(offers.map(({ id }) => id))
  const guests = (await guestsOf(visit, invitations, villages)).map((guest): Guest => ({
    ...guest, cycleKm: roads.toPlace(guest.villageId),
    ride: rides.find(({ personId, offerId }) => guest.ids.includes(personId) && standing.has(offerId)) ?? null,
  }))
  const asking = guests.filter(({ asksRide, ride }) => asksRide && !ride)
  return {
    date, guests, offers, isEstimate, isOver: whyOver(date, today) !== null, refused: state.problems[''] ?? [],
    ...proposeRides(asking.map(askOf), offers.map(freeOf), roads),
  }
}

export function askOf({ personId, villageId }: Pick<Guest, 'personId' | 'villageId'>): Ask {
  return { personId, villageId }
}

export function freeOf({ id, means, villageId, seats, taken }: RideOffer): Offer {
  return { id, means, villageId, free: Math.max(0, (seats ?? 0) - taken) }
}

/** How far it is from each village to the activity and to each other. */
export async function roadsTo({ tx, actor }: AnyVisit, routing: Routing, date: AgendaDate): Promise<{
  roads: Roads; isEstimate: boolean; villages: readonly VillageRow[]
}> {
  const [villages, activity] = await Promise.all([
    listVillages(tx, actor), getActivity(tx, actor, date.activityId),
  ])
  const known = villages.flatMap(({ id, at }) => (at ? [{ id, at }] : []))
  const place = pointOf(activity) ?? known.find(({ id }) => id === activity.village_id)?.at
  const distances = await routing([...known.map(({ at }) => at), ...(place ? [place] : [])])
  return { roads: roadsIn(distances, known, place !== undefined), isEstimate: distances.isEstimate, villages }
}

function roadsIn({ km }: Distances, known: readonly { readonly id: string }[], hasPlace: boolean): Roads {
  const at = new Map(known.map(({ id }, row) => [id, row]))
  const way = (from: number | undefined, to: number | undefined) =>
    (from === undefined || to === undefined ? null : km[from]?.[to] ?? null)
  return {
    toPlace: (village) => way(at.get(village ?? ''), hasPlace ? known.length : undefined),
    between: (from, to) => way(at.get(from ?? ''), at.get(to ?? '')),
  }
}

type Known = Omit<Guest, 'cycleKm' | 'ride'>

/** Who is invited and did not say no, by name, with their village. */
async function guestsOf(
  { tx, actor }: AnyVisit, invitations: readonly Invitation[], villages: readonly VillageRow[],
): Promise<Known[]> {
  const coming = invitations.filter(({ endedAt, reply }) =>
    endedAt === null && reply?.answer !== 'cannot' && reply?.answer !== 'not_for_me')
  const kept = await findKept(tx, actor, coming.map(({ personId }) => personId))
  const ids = coming.map(({ personId }) => kept.get(personId) ?? personId)
  const { rows } = await listPersons(tx, actor, { among: ids }, { offset: 0, limit: mostNamed })
  const villageOf = new Map(villages.map(({ id, name }) => [name, id]))
  return rows.map((row): Known => {
    const own = coming.filter((_, at) => ids[at] === row.personId)
    return {
      personId: row.personId, ids: [row.personId, ...own.map(({ personId }) => personId)], name: row.name,
      village: row.village, villageId: villageOf.get(row.village ?? '') ?? null,
      asksRide: own.some(({ reply }) => reply?.needs.includes('ride') ?? false),
    }
  }).toSorted((a, b) => a.name.localeCompare(b.name))
}
