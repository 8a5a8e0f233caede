import { randomUUID } from 'node:crypto'
import { anyOf } from '../../../db/any-of.ts'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { Seat } from '../rules/seats.ts'

export interface DateSeat extends Seat {
  /** null for somebody without a file. */
  readonly invitationId: string | null
}

/** The places of a date that were asked for and not given up. No names: everybody may count them. */
export async function listSeats(tx: Tx, actor: Actor, dateId: string): Promise<DateSeat[]> {
  const rows = await tx.selectFrom('seat')
    .select(['id', 'invitation_id', 'asked_at', 'was_waiting', 'told_at'])
    .where('municipality_id', '=', actor.municipalityId).where('date_id', '=', dateId)
    .where('released_at', 'is', null).orderBy('asked_at').orderBy('id').execute()
  return rows.map((row) => ({
    id: row.id, invitationId: row.invitation_id, askedAt: row.asked_at, wasWaiting: row.was_waiting,
    isTold: row.told_at !== null,
  }))
}

/** How many places of each of these dates were asked for; a date without any is absent. */
export async function countSeats(tx: Tx, actor: Actor, dateIds: readonly string[]): Promise<Map<string, number>> {
  if (dateIds.length === 0) return new Map()
  const rows = await tx.selectFrom('seat').select(({ fn }) => ['date_id', fn.countAll<string>().as('taken')])
    .where('municipality_id', '=', actor.municipalityId).where('date_id', '=', anyOf(dateIds))
    .where('released_at', 'is', null).groupBy('date_id').execute()
  return new Map(rows.map((row) => [row.date_id, Number(row.taken)]))
}

/** Asks for a place; its id. A second time for one invitation changes nothing. */
export async function insertSeat(
  tx: Tx, actor: Actor, seat: { dateId: string; invitationId: string | null; at: Date; wasWaiting: boolean },
): Promise<string> {
  const id = randomUUID()
  await tx.insertInto('seat').values({
    municipality_id: actor.municipalityId, id, date_id: seat.dateId, invitation_id: seat.invitationId,
    asked_at: seat.at, was_waiting: seat.wasWaiting,
  }).onConflict((conflict) => conflict.doNothing()).execute()
  return id
}

/** A place of somebody without a file is from now on that of an invitation. */
export async function giveSeat(tx: Tx, actor: Actor, id: string, invitationId: string): Promise<void> {
  await tx.updateTable('seat').set({ invitation_id: invitationId }).where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', id).where('released_at', 'is', null).execute()
}

/** Gives up the places of these invitations. */
export async function releaseSeats(
  tx: Tx, actor: Actor, invitationIds: readonly string[], at: Date,
): Promise<void> {
  if (invitationIds.length === 0) return
  await tx.updateTable('seat').set({ released_at: at }).where('municipality_id', '=', actor.municipalityId)
    .where('invitation_id', '=', anyOf(invitationIds)).where('released_at', 'is', null).execute()
}

export async function releaseSeat(tx: Tx, actor: Actor, id: string, at: Date): Promise<void> {
  await tx.updateTable('seat').set({ released_at: at }).where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', id).where('released_at', 'is', null).execute()
}

/** Somebody told them that they have a place now. */
export async function tellSeat(tx: Tx, actor: Actor, { id, dateId, at }: { id: string; dateId: string; at: Date }) {
  await tx.updateTable('seat').set({ told_at: at, told_by: actor.userId })
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', id).where('date_id', '=', dateId).execute()
}
