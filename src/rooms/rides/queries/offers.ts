import { type Insertable, sql } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import type { Tx } from '../../../db/database.ts'
import type { RideMeans, RideOfferTable } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'

export interface RideOffer {
  readonly id: string
  readonly dateId: string
  readonly means: RideMeans
  /** null for the bus. */
  readonly seats: number | null
  readonly taken: number
  readonly driverName: string
  readonly driverPhone: string
  readonly villageId: string | null
  readonly village: string | null
  readonly note: string
  readonly isEnded: boolean
}

/** What is offered for a date and still stands, cars first. */
export async function listOffers(tx: Tx, actor: Actor, dateId: string): Promise<RideOffer[]> {
  const rows = await offers(tx, actor).where('o.date_id', '=', dateId).where('o.ended_at', 'is', null)
    .orderBy('o.means').orderBy('o.offered_at').orderBy('o.id').execute()
  return rows.map(offerOf)
}

/** One offer for a date, also one that ended. */
export async function getOffer(
  tx: Tx, actor: Actor, { id, dateId }: { id: string; dateId: string },
): Promise<RideOffer> {
  const row = await offers(tx, actor).where('o.id', '=', id).where('o.date_id', '=', dateId).executeTakeFirst()
  if (!row) throw new NotFound()
  return offerOf(row)
}

/** The offer that the link of a driver, or of who rides along, opens; the lock shows them no other. */
export async function getLinkedOffer(tx: Tx, actor: Actor, id: string): Promise<RideOffer> {
  const row = await offers(tx, actor).where('o.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return offerOf(row)
}

/** Holds the offer until the transaction ends: its last seat is given away once. */
export async function lockOffer(tx: Tx, actor: Actor, id: string): Promise<void> {
  await tx.selectFrom('ride_offer').select('id').where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', id).forUpdate().execute()
}

function offers(tx: Tx, actor: Actor) {
  return tx.selectFrom('ride_offer as o').leftJoin('village as v', (join) => join
    .onRef('v.municipality_id', '=', 'o.municipality_id').onRef('v.id', '=', 'o.village_id'))
    .select(['o.id', 'o.date_id', 'o.means', 'o.seats', 'o.driver_name', 'o.driver_phone', 'o.village_id', 'o.note',
      'o.ended_at', 'v.name as village', sql<number>`(select count(*)::int from ride_seat s
        where s.municipality_id = o.municipality_id and s.offer_id = o.id and s.released_at is null)`.as('taken')])
    .where('o.municipality_id', '=', actor.municipalityId)
}

function offerOf(row: NonNullable<Awaited<ReturnType<ReturnType<typeof offers>['executeTakeFirst']>>>): RideOffer {
  return {
    id: row.id, dateId: row.date_id, means: row.means, seats: row.seats, taken: row.taken,
    driverName: row.driver_name, driverPhone: row.driver_phone, villageId: row.village_id, village: row.village,
    note: row.note, isEnded: row.ended_at !== null,
  }
}

export async function insertOffer(
  tx: Tx, actor: Actor, row: Omit<Insertable<RideOfferTable>, 'municipality_id' | 'offered_by'>,
): Promise<void> {
  await tx.insertInto('ride_offer').values({ municipality_id: actor.municipalityId, offered_by: actor.userId, ...row })
    .execute()
}

export async function endOffer(tx: Tx, actor: Actor, id: string, at: Date): Promise<void> {
  await tx.updateTable('ride_offer').set({ ended_at: at }).where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', id).where('ended_at', 'is', null).execute()
}

/** Everything about rides of dates before this day goes: it served to get there. */
export async function deleteRides(tx: Tx, actor: Actor, before: PlainDate): Promise<void> {
  const { municipalityId } = actor
  const old = await tx.selectFrom('ride_offer as o').innerJoin('activity_date as d', (join) => join
    .onRef('d.municipality_id', '=', 'o.municipality_id').onRef('d.id', '=', 'o.date_id'))
    .select('o.id').where('o.municipality_id', '=', municipalityId).where('d.day', '<', before).execute()
  if (old.length === 0) return
  const ids = anyOf(old.map(({ id }) => id))
  for (const table of ['ride_link', 'ride', 'ride_seat'] as const) {
    await tx.deleteFrom(table).where('municipality_id', '=', municipalityId).where('offer_id', '=', ids).execute()
  }
  await tx.deleteFrom('ride_offer').where('municipality_id', '=', municipalityId).where('id', '=', ids).execute()
}
