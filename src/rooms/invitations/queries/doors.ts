import { sql } from 'kysely'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'

export interface Door {
  readonly id: string
  readonly municipalityId: string
  readonly dateId: string
  readonly activityId: string
  readonly tokenHash: string
  readonly lastDay: PlainDate
  readonly isEnded: boolean
}

/** By the hash of its token, for who is not signed in: the front door reads this table and none about a person. */
export async function findDoor(tx: Tx, tokenHash: string): Promise<Door | undefined> {
  const row = await doors(tx).where('token_hash', '=', tokenHash).executeTakeFirst()
  return row && { ...row, isEnded: row.endedAt !== null }
}

export async function findDoorOf(tx: Tx, actor: Actor, dateId: string): Promise<Door | undefined> {
  const row = await doors(tx).where('municipality_id', '=', actor.municipalityId).where('date_id', '=', dateId)
    .executeTakeFirst()
  return row && { ...row, isEnded: row.endedAt !== null }
}

function doors(tx: Tx) {
  return tx.selectFrom('door').select([
    'id', 'municipality_id as municipalityId', 'date_id as dateId', 'activity_id as activityId',
    'token_hash as tokenHash', 'last_day as lastDay', 'ended_at as endedAt',
  ])
}

/** Keeps the hash of the link of a door; an earlier link of this date stops working. */
export async function keepDoor(
  tx: Tx, actor: Actor, door: Omit<Door, 'municipalityId' | 'isEnded'> & { readonly at: Date },
): Promise<void> {
  const row = {
    id: door.id, token_hash: door.tokenHash, last_day: door.lastDay, made_by: actor.userId, made_at: door.at,
    ended_at: null,
  }
  await tx.insertInto('door').values({
    municipality_id: actor.municipalityId, date_id: door.dateId, activity_id: door.activityId, ...row,
  }).onConflict((conflict) => conflict.columns(['municipality_id', 'date_id']).doUpdateSet(row)).execute()
}

export async function endDoor(tx: Tx, actor: Actor, dateId: string, at: Date): Promise<void> {
  await tx.updateTable('door').set({ ended_at: at }).where('municipality_id', '=', actor.municipalityId)
    .where('date_id', '=', dateId).where('ended_at', 'is', null).execute()
}

export async function countDoorGuests(tx: Tx, actor: Actor, dateId: string): Promise<number> {
  const { count } = await tx.selectFrom('door_guest').select((get) => get.fn.countAll<string>().as('count'))
    .where('municipality_id', '=', actor.municipalityId).where('date_id', '=', dateId).executeTakeFirstOrThrow()
  return Number(count)
}

/** Counts somebody without a name; the same tap sent again is one. */
export async function insertDoorGuest(
  tx: Tx, actor: Actor, tap: { id: string; dateId: string; at: Date },
): Promise<void> {
  await sql`insert into door_guest (municipality_id, id, date_id, at)
    values (${actor.municipalityId}, ${tap.id}, ${tap.dateId}, ${tap.at}) on conflict do nothing`.execute(tx)
}
