import { sql } from 'kysely'
import { insertMany } from '../../../db/bulk.ts'
import type { Tx } from '../../../db/database.ts'
import type { BuddySide } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'

export interface DinnerRow {
  readonly id: string
  readonly roundId: string
  readonly name: string
  readonly day: PlainDate
  readonly tables: number
  readonly rounds: number
  readonly seatedAt: Date | null
}

export async function listDinners(tx: Tx, actor: Actor): Promise<DinnerRow[]> {
  return dinners(tx, actor).orderBy('day', 'desc').orderBy('id').execute()
}

export async function getDinner(tx: Tx, actor: Actor, id: string): Promise<DinnerRow> {
  const found = await dinners(tx, actor).where('id', '=', id).executeTakeFirst()
  if (!found) throw new NotFound()
  return found
}

function dinners(tx: Tx, actor: Actor) {
  return tx.selectFrom('buddy_dinner')
    .select(['id', 'round_id as roundId', 'name', 'day', 'tables', 'rounds', 'seated_at as seatedAt'])
    .where('municipality_id', '=', actor.municipalityId)
}

export async function insertDinner(tx: Tx, actor: Actor, row: Omit<DinnerRow, 'seatedAt'>): Promise<void> {
  const { roundId, ...said } = row
  await tx.insertInto('buddy_dinner').values({
    ...said, municipality_id: actor.municipalityId, round_id: roundId, made_by: actor.userId,
  }).execute()
}

/** Somebody at a dinner; `registrationId` is theirs on the waiting list. */
export interface Guest {
  readonly id: string
  readonly side: BuddySide
  readonly registrationId: string
  readonly called: string
  /** null for a resident. */
  readonly personId: string | null
}

/** The guests of a dinner by name, as far as the actor (or the link) may see them. */
export async function listGuests(tx: Tx, actor: Actor, dinnerId: string): Promise<Guest[]> {
  const [newcomers, locals] = await Promise.all([
    tx.selectFrom('buddy_dinner_newcomer').select(['id', 'newcomer_id', 'called', 'person_id'])
      .where('municipality_id', '=', actor.municipalityId).where('dinner_id', '=', dinnerId).execute(),
    tx.selectFrom('buddy_dinner_local').select(['id', 'local_id', 'called'])
      .where('municipality_id', '=', actor.municipalityId).where('dinner_id', '=', dinnerId).execute(),
  ])
  return [
    ...newcomers.map((row): Guest => ({
      id: row.id, side: 'newcomer', registrationId: row.newcomer_id, called: row.called, personId: row.person_id,
    })),
    ...locals.map((row): Guest =>
      ({ id: row.id, side: 'local', registrationId: row.local_id, called: row.called, personId: null })),
  ].toSorted((a, b) => a.called.localeCompare(b.called, 'nl') || (a.id < b.id ? -1 : 1))
}

/** Puts these guests on the list; those who stay keep their place in taps and links, the others go. */
export async function setGuests(
  tx: Tx, actor: Actor, dinnerId: string, { gone, come }: { gone: readonly Guest[]; come: readonly Guest[] },
): Promise<void> {
  const municipality_id = actor.municipalityId
  const ids = gone.map(({ id }) => id)
  await clearSeats(tx, actor, dinnerId)
  await sql`delete from buddy_dinner_tap where municipality_id = ${municipality_id} and dinner_id = ${dinnerId}
    and (from_guest = any(${ids}::uuid[]) or to_guest = any(${ids}::uuid[]))`.execute(tx)
  for (const table of ['buddy_dinner_newcomer', 'buddy_dinner_local'] as const) {
    await sql`delete from ${sql.table(table)} where municipality_id = ${municipality_id}
      and dinner_id = ${dinnerId} and id = any(${ids}::uuid[])`.execute(tx)
  }
  const row = ({ id, called }: Guest) => ({ municipality_id, dinner_id: dinnerId, id, called })
  await insertMany(tx, 'buddy_dinner_newcomer', come.filter(({ side }) => side === 'newcomer')
    .map((guest) => ({ ...row(guest), person_id: guest.personId, newcomer_id: guest.registrationId })))
  await insertMany(tx, 'buddy_dinner_local', come.filter(({ side }) => side === 'local')
    .map((guest) => ({ ...row(guest), local_id: guest.registrationId })))
}

export interface SeatRow {
  readonly guestId: string
  readonly round: number
  readonly place: number
}

export async function listSeats(tx: Tx, actor: Actor, dinnerId: string): Promise<SeatRow[]> {
  return tx.selectFrom('buddy_dinner_seat').select(['guest_id as guestId', 'round', 'place'])
    .where('municipality_id', '=', actor.municipalityId).where('dinner_id', '=', dinnerId)
    .orderBy('round').orderBy('place').execute()
}

/** Seats everybody anew. */
export async function setSeats(
  tx: Tx, actor: Actor, dinnerId: string, { seats, at }: { seats: readonly SeatRow[]; at: Date },
): Promise<void> {
  await clearSeats(tx, actor, dinnerId)
  await insertMany(tx, 'buddy_dinner_seat', seats.map(({ guestId, round, place }) =>
    ({ municipality_id: actor.municipalityId, dinner_id: dinnerId, guest_id: guestId, round, place })))
  await tx.updateTable('buddy_dinner').set({ seated_at: at }).where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', dinnerId).execute()
}

async function clearSeats(tx: Tx, actor: Actor, dinnerId: string): Promise<void> {
  await tx.deleteFrom('buddy_dinner_seat').where('municipality_id', '=', actor.municipalityId)
    .where('dinner_id', '=', dinnerId).execute()
  await tx.updateTable('buddy_dinner').set({ seated_at: null }).where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', dinnerId).execute()
}

export interface TapRow {
  readonly from: string
  readonly to: string
}

/** Whom guests would like to see again; a link reads its own guest's only. */
export async function listTaps(tx: Tx, actor: Actor, dinnerId: string): Promise<TapRow[]> {
  return tx.selectFrom('buddy_dinner_tap').select(['from_guest as from', 'to_guest as to'])
    .where('municipality_id', '=', actor.municipalityId).where('dinner_id', '=', dinnerId)
    .orderBy('from_guest').orderBy('to_guest').execute()
}

/** What one guest tapped stands in the place of what they tapped before. */
export async function setTaps(
  tx: Tx, actor: Actor, dinnerId: string, { from, to, at }: { from: string; to: readonly string[]; at: Date },
): Promise<void> {
  await tx.deleteFrom('buddy_dinner_tap').where('municipality_id', '=', actor.municipalityId)
    .where('dinner_id', '=', dinnerId).where('from_guest', '=', from).execute()
  await insertMany(tx, 'buddy_dinner_tap', to.map((guest) => ({
    municipality_id: actor.municipalityId, dinner_id: dinnerId, from_guest: from, to_guest: guest,
    at: at.toISOString(),
  })))
}
