import type { Insertable, Selectable } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import type { Tx } from '../../../db/database.ts'
import type { OwnWordTable, WorkStartTable } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'

export interface OwnWord extends Selectable<OwnWordTable> {
  readonly author: string | null
}

export interface WorkStart extends Selectable<WorkStartTable> {
  readonly author: string | null
}

/** What the person said of talents, wishes, dreams and what stands in the way: what still holds first, newest first. */
export async function listOwnWords(tx: Tx, actor: Actor, ids: readonly string[]): Promise<OwnWord[]> {
  return tx.selectFrom('own_word as w').leftJoin('account as a', 'a.id', 'w.written_by')
    .selectAll('w').select('a.name as author')
    .where('w.municipality_id', '=', actor.municipalityId).where('w.person_id', '=', anyOf(ids))
    .orderBy('w.ended_on', (order) => order.desc().nullsFirst()).orderBy('w.said_on', 'desc').execute()
}

export async function getOwnWord(tx: Tx, actor: Actor, ids: readonly string[], id: string): Promise<OwnWord> {
  const found = (await listOwnWords(tx, actor, ids)).find((word) => word.id === id)
  if (!found) throw new NotFound()
  return found
}

export async function insertOwnWord(
  tx: Tx, actor: Actor, row: Omit<Insertable<OwnWordTable>, 'municipality_id'>,
): Promise<void> {
  await tx.insertInto('own_word').values({ ...row, municipality_id: actor.municipalityId }).execute()
}

export async function endOwnWord(tx: Tx, actor: Actor, id: string, endedOn: string): Promise<void> {
  await tx.updateTable('own_word').set({ ended_on: endedOn })
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', id).where('ended_on', 'is', null).execute()
}

/** Work and internships a person started, newest first. */
export async function listWorkStarts(tx: Tx, actor: Actor, ids: readonly string[]): Promise<WorkStart[]> {
  return tx.selectFrom('work_start as w').leftJoin('account as a', 'a.id', 'w.written_by')
    .selectAll('w').select('a.name as author')
    .where('w.municipality_id', '=', actor.municipalityId).where('w.person_id', '=', anyOf(ids))
    .orderBy('w.started_on', 'desc').execute()
}

export async function getWorkStart(tx: Tx, actor: Actor, ids: readonly string[], id: string): Promise<WorkStart> {
  const found = (await listWorkStarts(tx, actor, ids)).find((start) => start.id === id)
  if (!found) throw new NotFound()
  return found
}

export async function insertWorkStart(
  tx: Tx, actor: Actor, row: Omit<Insertable<WorkStartTable>, 'municipality_id'>,
): Promise<void> {
  await tx.insertInto('work_start').values({ ...row, municipality_id: actor.municipalityId }).execute()
}

export async function endWorkStart(tx: Tx, actor: Actor, id: string, endedOn: string): Promise<void> {
  await tx.updateTable('work_start').set({ ended_on: endedOn })
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', id).execute()
}
