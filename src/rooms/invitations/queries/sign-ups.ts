import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'

export interface SignUp {
  readonly id: string
  readonly seatId: string
  readonly name: string
  readonly phone: string
}

/** Who signed up at the public page, in that order. */
export async function listSignUps(tx: Tx, actor: Actor, dateId: string): Promise<SignUp[]> {
  return tx.selectFrom('sign_up').select(['id', 'seat_id as seatId', 'name', 'phone'])
    .where('municipality_id', '=', actor.municipalityId).where('date_id', '=', dateId)
    .where('ended_at', 'is', null).orderBy('signed_at').orderBy('id').execute()
}

/** A sign-up with what it was for. */
export interface DatedSignUp extends SignUp {
  readonly dateId: string
  readonly day: PlainDate
  readonly title: string
  readonly signedAt: Date
}

const mostCompared = 500

/** Who stands on a list without a file, for dates from this day on; the newest first. */
export async function listDatedSignUps(tx: Tx, actor: Actor, from: PlainDate): Promise<DatedSignUp[]> {
  return tx.selectFrom('sign_up as s')
    .innerJoin('activity_date as d', (join) => join.onRef('d.municipality_id', '=', 's.municipality_id')
      .onRef('d.id', '=', 's.date_id'))
    .innerJoin('activity as a', (join) => join.onRef('a.municipality_id', '=', 'd.municipality_id')
      .onRef('a.id', '=', 'd.activity_id'))
    .select(['s.id', 's.seat_id as seatId', 's.name', 's.phone', 's.date_id as dateId', 'd.day', 'a.title',
      's.signed_at as signedAt'])
    .where('s.municipality_id', '=', actor.municipalityId).where('s.ended_at', 'is', null).where('d.day', '>=', from)
    .orderBy('s.signed_at', 'desc').orderBy('s.id').limit(mostCompared).execute()
}

interface NewSignUp extends Pick<SignUp, 'seatId' | 'name' | 'phone'> {
  readonly dateId: string
  readonly likeness: string
  readonly at: Date
}

/** False when somebody of this name and number stands on the list already; a visitor may write there and not read. */
export async function insertSignUp(tx: Tx, actor: Actor, row: NewSignUp): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into sign_up (municipality_id, id, date_id, seat_id, name, phone, likeness, signed_at)
    values (${actor.municipalityId}, ${randomUUID()}, ${row.dateId}, ${row.seatId}, ${row.name}, ${row.phone},
      ${row.likeness}, ${row.at}) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** Takes a sign-up off the list; the place that it held. */
export async function endSignUp(
  tx: Tx, actor: Actor, { id, dateId, at }: { id: string; dateId: string; at: Date },
): Promise<string> {
  const ended = await tx.updateTable('sign_up').set({ ended_at: at })
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', id).where('date_id', '=', dateId)
    .where('ended_at', 'is', null).returning('seat_id').executeTakeFirst()
  if (!ended) throw new NotFound()
  return ended.seat_id
}

/** Names and numbers of dates before this day go: they served to know who comes. */
export async function deleteSignUps(tx: Tx, actor: Actor, before: PlainDate): Promise<void> {
  await tx.deleteFrom('sign_up').where('municipality_id', '=', actor.municipalityId)
    .where('date_id', 'in', tx.selectFrom('activity_date').select('id')
      .where('municipality_id', '=', actor.municipalityId).where('day', '<', before))
    .execute()
}
