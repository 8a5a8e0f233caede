import { anyOf } from '../../../db/any-of.ts'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'

/**
 * All ids of one person, the kept one first: a file that was merged counts as one (definitions.md, Merging).
 * Every query of a person asks `person_id in` these. Someone unknown or out of scope gives just the id asked for.
 */
export async function findIdentity(tx: Tx, actor: Actor, personId: string): Promise<string[]> {
  const rows = await tx.selectFrom('person_merge').select(['kept_id', 'merged_id'])
    .where('municipality_id', '=', actor.municipalityId).where('undone_at', 'is', null)
    .where((where) => where.or([
      where('kept_id', '=', personId),
      where('kept_id', 'in', where.selectFrom('person_merge').select('kept_id')
        .where('municipality_id', '=', actor.municipalityId).where('undone_at', 'is', null)
        .where('merged_id', '=', personId)),
    ]))
    .execute()
  const kept = rows[0]?.kept_id ?? personId
  return [kept, ...rows.map((row) => row.merged_id)]
}

/**
 * The kept id of each of these, for rows that name a person and must lead to the one file. `personIds` absent: of
 * everybody who was merged.
 */
export async function findKept(tx: Tx, actor: Actor, personIds?: readonly string[]): Promise<Map<string, string>> {
  if (personIds?.length === 0) return new Map()
  const merges = tx.selectFrom('person_merge').select(['kept_id', 'merged_id'])
    .where('municipality_id', '=', actor.municipalityId).where('undone_at', 'is', null)
  const asked = personIds ? merges.where('merged_id', '=', anyOf(personIds)) : merges
  const rows = await asked.execute()
  return new Map(rows.map((row) => [row.merged_id, row.kept_id]))
}
