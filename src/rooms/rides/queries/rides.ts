import { sql } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import { isInCaseload } from '../../../db/caseload.ts'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'

export interface Ride {
  readonly id: string
  readonly dateId: string
  readonly offerId: string
  readonly seatId: string
  readonly personId: string
  /** By what name the driver knows them. */
  readonly called: string
  readonly place: string
  readonly at: string
}

/** What is agreed for a date, as far as the people's files are the actor's. */
export async function listRides(tx: Tx, actor: Actor, dateId: string): Promise<Ride[]> {
  const rows = await rides(tx, actor).where('r.date_id', '=', dateId).where(isInCaseload(actor, sql`r.person_id`))
    .orderBy('r.at').orderBy('r.called').execute()
  return rows.map(rideOf)
}

export async function getRide(tx: Tx, actor: Actor, { id, dateId }: { id: string; dateId: string }): Promise<Ride> {
  const found = (await listRides(tx, actor, dateId)).find((ride) => ride.id === id)
  if (!found) throw new NotFound()
  return found
}

/** Who rides along with the driver of a link, in the order of picking up. */
export async function listPassengers(tx: Tx, actor: Actor, offerId: string): Promise<Ride[]> {
  const rows = await rides(tx, actor).where('r.offer_id', '=', offerId).orderBy('r.at').orderBy('r.called').execute()
  return rows.map(rideOf)
}

/** The ride of who rides along, by their link; undefined when it was ended. */
export async function findLinkedRide(tx: Tx, actor: Actor, id: string): Promise<Ride | undefined> {
  const row = await rides(tx, actor).where('r.id', '=', id).executeTakeFirst()
  return row && rideOf(row)
}

function rides(tx: Tx, actor: Actor) {
  return tx.selectFrom('ride as r')
    .select(['r.id', 'r.date_id', 'r.offer_id', 'r.seat_id', 'r.person_id', 'r.called', 'r.place', 'r.at'])
    .where('r.municipality_id', '=', actor.municipalityId).where('r.ended_at', 'is', null)
}

function rideOf(row: NonNullable<Awaited<ReturnType<ReturnType<typeof rides>['executeTakeFirst']>>>): Ride {
  return {
    id: row.id, dateId: row.date_id, offerId: row.offer_id, seatId: row.seat_id, personId: row.person_id,
    called: row.called, place: row.place, at: row.at.slice(0, 5),
  }
}

/** Takes a seat and writes whose it is; false when this person rides along already that day. */
export async function insertRide(
  tx: Tx, actor: Actor, { now, ...ride }: Ride & { readonly now: Date },
): Promise<boolean> {
  const municipality_id = actor.municipalityId
  await tx.insertInto('ride_seat').values({ municipality_id, id: ride.seatId, offer_id: ride.offerId, taken_at: now })
    .execute()
  const done = await tx.insertInto('ride').values({
    municipality_id, id: ride.id, date_id: ride.dateId, offer_id: ride.offerId, seat_id: ride.seatId,
    person_id: ride.personId, called: ride.called, place: ride.place, at: ride.at, agreed_at: now,
    agreed_by: actor.userId,
  }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  return Number(done.numInsertedOrUpdatedRows) === 1
}

interface Ending {
  readonly id?: string
  readonly offerId?: string
  /** All their rides of today and later. */
  readonly personIds?: readonly string[]
  /** Only rides with who does not ride any more. */
  readonly isStranded?: boolean
}

/** Ends rides and gives their seats back; with them the links of who rode along. */
export async function endRides(tx: Tx, actor: Actor, ending: Ending, at: Date): Promise<void> {
  const { municipalityId } = actor
  const { id, offerId, personIds, isStranded = false } = ending
  const ended = await tx.updateTable('ride').set({ ended_at: at }).where('municipality_id', '=', municipalityId)
    .where('ended_at', 'is', null)
    .$if(id !== undefined, (query) => query.where('id', '=', id!))
    .$if(offerId !== undefined, (query) => query.where('offer_id', '=', offerId!))
    .$if(personIds !== undefined, (query) => query.where('person_id', '=', anyOf(personIds!))
      .where('date_id', 'in', tx.selectFrom('activity_date').select('id')
        .where('municipality_id', '=', municipalityId).where('day', '>=', actor.today)))
    .$if(isStranded, (query) => query.where('offer_id', 'in', tx.selectFrom('ride_offer').select('id')
      .where('municipality_id', '=', municipalityId).where('ended_at', 'is not', null)))
    .returning(['id', 'seat_id']).execute()
  if (ended.length === 0) return
  await tx.updateTable('ride_seat').set({ released_at: at }).where('municipality_id', '=', municipalityId)
    .where('id', '=', anyOf(ended.map((row) => row.seat_id))).execute()
  await tx.updateTable('ride_link').set({ ended_at: at }).where('municipality_id', '=', municipalityId)
    .where('ride_id', '=', anyOf(ended.map((row) => row.id))).execute()
}
