import { randomUUID } from 'node:crypto'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'

/** A talk beforehand. `body` is null where only that it was held may be seen. */
export interface BuddyTalk {
  readonly heldOn: PlainDate
  readonly by: string
  readonly body: string | null
}

interface NewTalk {
  readonly heldOn: PlainDate
  readonly body: string
  readonly at: Date
}

export async function listNewcomerTalks(tx: Tx, actor: Actor, newcomerId: string): Promise<BuddyTalk[]> {
  return tx.selectFrom('buddy_newcomer_talk as t').innerJoin('account as a', 'a.id', 't.written_by')
    .select(['t.held_on as heldOn', 't.body', 'a.name as by'])
    .where('t.municipality_id', '=', actor.municipalityId).where('t.newcomer_id', '=', newcomerId)
    .orderBy('t.held_on', 'desc').orderBy('t.written_at', 'desc').execute()
}

export async function insertNewcomerTalk(
  tx: Tx, actor: Actor, of: { id: string; personId: string }, { heldOn, body, at }: NewTalk,
): Promise<void> {
  await tx.insertInto('buddy_newcomer_talk').values({
    municipality_id: actor.municipalityId, id: randomUUID(), newcomer_id: of.id, person_id: of.personId,
    held_on: heldOn, body, written_at: at, written_by: actor.userId,
  }).execute()
}

/** The lock gives the words to the coordinator and to who wrote them. */
export async function listLocalTalks(tx: Tx, actor: Actor, localId: string): Promise<BuddyTalk[]> {
  return tx.selectFrom('buddy_local_talk as t').innerJoin('account as a', 'a.id', 't.written_by')
    .leftJoin('buddy_local_note as n', (join) => join.onRef('n.municipality_id', '=', 't.municipality_id')
      .onRef('n.talk_id', '=', 't.id'))
    .select(['t.held_on as heldOn', 'n.body', 'a.name as by'])
    .where('t.municipality_id', '=', actor.municipalityId).where('t.local_id', '=', localId)
    .orderBy('t.held_on', 'desc').orderBy('t.written_at', 'desc').execute()
}

export async function insertLocalTalk(
  tx: Tx, actor: Actor, localId: string, { heldOn, body, at }: NewTalk,
): Promise<void> {
  const [id, municipality_id] = [randomUUID(), actor.municipalityId]
  await tx.insertInto('buddy_local_talk').values({
    municipality_id, id, local_id: localId, held_on: heldOn, written_at: at, written_by: actor.userId,
  }).execute()
  await tx.insertInto('buddy_local_note').values({
    municipality_id, talk_id: id, local_id: localId, body, written_by: actor.userId,
  }).execute()
}
