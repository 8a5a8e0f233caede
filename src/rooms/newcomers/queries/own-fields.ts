import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'

export interface OwnValue {
  readonly fieldId: string
  readonly value: string
  readonly version: number
}

/** What stands in the own fields of one person (all their ids); the kept file's goes before a merged one's. */
export async function listOwnValues(tx: Tx, actor: Actor, ids: readonly string[]): Promise<OwnValue[]> {
  const rows = await tx.selectFrom('own_field_value').select(['person_id', 'field_id', 'value', 'version'])
    .where('municipality_id', '=', actor.municipalityId).where('person_id', 'in', [...ids]).execute()
  const ranked = rows.toSorted((a, b) => Number(b.person_id === ids[0]) - Number(a.person_id === ids[0]))
  return ranked.filter((row, at) => ranked.findIndex(({ field_id }) => field_id === row.field_id) === at)
    .map((row) => ({ fieldId: row.field_id, value: row.value, version: row.version }))
}

export async function writeOwnValue(
  tx: Tx, actor: Actor, personId: string, written: { fieldId: string; value: string; at: Date },
): Promise<void> {
  const saved = { value: written.value, written_at: written.at, written_by: actor.userId }
  await tx.insertInto('own_field_value').values({
    municipality_id: actor.municipalityId, person_id: personId, field_id: written.fieldId, ...saved,
  }).onConflict((conflict) => conflict.columns(['municipality_id', 'person_id', 'field_id'])
    .doUpdateSet((now) => ({ ...saved, version: now('own_field_value.version', '+', 1) }))).execute()
}
