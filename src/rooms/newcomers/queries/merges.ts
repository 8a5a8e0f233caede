import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import type { Tx } from '../../../db/database.ts'
import type { PersonMergeTable } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'

export interface Merge extends Selectable<PersonMergeTable> {
  readonly mergedName: string | null
  readonly by: string
  readonly undoneBy: string | null
}

/** Merges of a file, newest first; one that was undone stays readable. */
export async function listMerges(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Merge[]> {
  return tx.selectFrom('person_merge as m').innerJoin('account as a', 'a.id', 'm.merged_by')
    .leftJoin('account as u', 'u.id', 'm.undone_by')
    .leftJoin('person_finding as f', (join) => join.onRef('f.municipality_id', '=', 'm.municipality_id')
      .onRef('f.person_id', '=', 'm.merged_id'))
    .selectAll('m').select(['f.display_name as mergedName', 'a.name as by', 'u.name as undoneBy'])
    .where('m.municipality_id', '=', actor.municipalityId)
    .where((where) => where.or([where('m.kept_id', '=', anyOf(ids)), where('m.merged_id', '=', anyOf(ids))]))
    .orderBy('m.merged_at', 'desc').execute()
}

export async function getMerge(tx: Tx, actor: Actor, ids: readonly string[], id: string): Promise<Merge> {
  const found = (await listMerges(tx, actor, ids)).find((merge) => merge.id === id)
  if (!found) throw new NotFound()
  return found
}

export async function insertMerge(
  tx: Tx, actor: Actor, row: { keptId: string; mergedId: string; reason: string; at: Date },
): Promise<void> {
  await tx.insertInto('person_merge').values({
    municipality_id: actor.municipalityId, id: randomUUID(), kept_id: row.keptId, merged_id: row.mergedId,
    reason: row.reason, merged_at: row.at, merged_by: actor.userId,
  }).execute()
}

export async function endMerge(tx: Tx, actor: Actor, id: string, at: Date): Promise<void> {
  await tx.updateTable('person_merge').set({ undone_at: at, undone_by: actor.userId })
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', id).where('undone_at', 'is', null).execute()
}

/** Somebody looked at these two and they are different people; the decision is remembered. */
export async function insertNotDuplicates(
  tx: Tx, actor: Actor, pairs: readonly (readonly [string, string])[], at: Date,
): Promise<void> {
  if (pairs.length === 0) return
  await tx.insertInto('not_duplicate').values(pairs.map((pair) => {
    const [first, second] = pair.toSorted()
    return {
      municipality_id: actor.municipalityId, first_id: first ?? '', second_id: second ?? '', decided_at: at,
      decided_by: actor.userId,
    }
  })).onConflict((conflict) => conflict.doNothing()).execute()
}

/** The ids of whom it was decided that they are somebody else than this person. */
export async function listNotDuplicates(tx: Tx, actor: Actor, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.selectFrom('not_duplicate').select(['first_id', 'second_id'])
    .where('municipality_id', '=', actor.municipalityId)
    .where((where) => where.or([where('first_id', '=', anyOf(ids)), where('second_id', '=', anyOf(ids))])).execute()
  return rows.map((row) => (ids.includes(row.first_id) ? row.second_id : row.first_id))
}
