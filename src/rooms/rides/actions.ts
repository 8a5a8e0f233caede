import { randomUUID } from 'node:crypto'
import { Invalid, NotFound, Refused } from '../../kit/errors.ts'
import { tokenOfLink } from '../accounts/shared-links.ts'
import { hashOfToken } from '../accounts/tokens.ts'
import { type AgendaDate, getAgendaDate } from '../activities/queries/dates.ts'
import { listInvitations } from '../invitations/queries/invitations.ts'
import { lastDayOfLink, whyOver } from '../invitations/rules/invitations.ts'
import type { Acting } from '../newcomers/actions/acting.ts'
import { whenClosed } from '../newcomers/actions/closures.ts'
import type { FileHead } from '../newcomers/rules/file-head.ts'
import { getVillage } from '../territory/queries.ts'
import type { OfferForm, RideForm } from './forms.ts'
import { keepLink } from './queries/links.ts'
import { endOffer, getOffer, insertOffer, lockOffer } from './queries/offers.ts'
import { endRides, getRide, insertRide } from './queries/rides.ts'

/** Offers seats, bicycles or a word about the bus for one date; its id. */
export async function offerRide(by: Acting, dateId: string, form: OfferForm): Promise<string> {
  const { tx, actor, now } = by
  await openDate(by, dateId)
  const isBus = form.means === 'bus'
  if (form.village_id && !isBus) await getVillage(tx, actor, form.village_id)
  const id = randomUUID()
  await insertOffer(tx, actor, {
    ...form, id, date_id: dateId, seats: isBus ? null : form.seats, village_id: isBus ? null : form.village_id,
    offered_at: now,
  })
  return id
}

/** It does not ride after all: who rode along asks for a seat again. */
export async function stopOffer(by: Acting, asked: { id: string; dateId: string }): Promise<void> {
  const { tx, actor, now } = by
  const { id } = await getOffer(tx, actor, asked)
  await endRides(tx, actor, { offerId: id }, now)
  await endOffer(tx, actor, id, now)
}

/** Agrees that somebody who is invited rides along; a person decides, whatever was proposed. The id of the ride. */
export async function agreeRide(by: Acting, dateId: string, head: FileHead, form: RideForm): Promise<string> {
  const { tx, actor, now } = by
  await openDate(by, dateId)
  const invited = await listInvitations(tx, actor, { dateId, personIds: head.ids })
  if (!invited.some(({ endedAt }) => endedAt === null)) throw new NotFound()
  await lockOffer(tx, actor, form.offer_id)
  const offer = await getOffer(tx, actor, { id: form.offer_id, dateId })
  if (offer.means === 'bus' || offer.isEnded) throw new Invalid({ offer_id: ['web.problem.choose'] })
  if (offer.taken >= (offer.seats ?? 0)) throw new Invalid({ offer_id: ['rides.problem.full'] })
  await endRides(tx, actor, { personIds: head.ids, isStranded: true }, now)
  const ride = {
    id: randomUUID(), seatId: randomUUID(), dateId, offerId: offer.id, personId: head.personId,
    called: head.called || head.name.split(' ')[0] || head.name, place: form.place, at: form.at,
  }
  if (!await insertRide(tx, actor, { ...ride, now })) throw new Refused('rides.refused.twice')
  return ride.id
}

export async function stopRide({ tx, actor, now }: Acting, asked: { id: string; dateId: string }): Promise<void> {
  const { id } = await getRide(tx, actor, asked)
  await endRides(tx, actor, { id }, now)
}

// Closing a file ends its rides at once (definitions.md).
whenClosed(({ tx, actor, now }, personIds) => endRides(tx, actor, { personIds }, now))

/** Whose link: the driver's, or of one who rides along. */
interface Linked {
  readonly date: AgendaDate
  readonly offerId: string
  readonly rideId: string | null
}

/** A new link for a driver, or for who rides along; the one before stops working. */
export async function makeLink(
  { tx, actor }: Acting, { secret }: { readonly secret: string }, { date, offerId, rideId }: Linked,
): Promise<void> {
  const id = randomUUID()
  await keepLink(tx, actor, {
    id, offerId, rideId, activityId: date.activityId, lastDay: lastDayOfLink(date),
    tokenHash: hashOfToken(tokenOfLink(secret, rideId ? 'ride link' : 'driver link', id)),
  })
}

async function openDate({ tx, actor }: Acting, dateId: string): Promise<AgendaDate> {
  const date = await getAgendaDate(tx, actor, dateId)
  const over = whyOver(date, actor.today)
  if (over) throw new Refused(over)
  return date
}
