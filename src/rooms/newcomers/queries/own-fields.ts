import { type RawBuilder, sql } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'

/**
 * True in SQL once the months that a field is kept after the file was closed are over: the last day itself is still in
 * time. A file that was opened again is kept. The arguments are columns: a person and the id of an own field.
 */
export function isPastRetention(
  actor: Actor, personId: RawBuilder<unknown>, fieldId: RawBuilder<unknown>,
): RawBuilder<boolean> {
  return sql<boolean>`exists (select from file_closure over_closure
    join own_field over_field on over_field.municipality_id = over_closure.municipality_id
      and over_field.id::text = ${fieldId}::text
    where over_closure.municipality_id = ${actor.municipalityId} and over_closure.person_id = ${personId}
      and over_closure.reopened_at is null
      and (over_closure.closed_on + make_interval(months => over_field.kept_months))::date < ${actor.today}::date)`
}

export interface OwnValue {
  readonly fieldId: string
  readonly value: string
  readonly version: number
}

/** What stands in the own fields of one person (all their ids); the kept file's goes before a merged one's. */
export async function listOwnValues(tx: Tx, actor: Actor, ids: readonly string[]): Promise<OwnValue[]> {
  const rows = await tx.selectFrom('own_field_value as v').select(['person_id', 'field_id', 'value', 'version'])
    .where('municipality_id', '=', actor.municipalityId).where('person_id', '=', anyOf(ids))
    .where((where) => where.not(isPastRetention(actor, sql.ref('v.person_id'), sql.ref('v.field_id')))).execute()
  const ranked = rows.toSorted((a, b) => Number(b.person_id === ids[0]) - Number(a.person_id === ids[0]))
  return ranked.filter((row, at) => ranked.findIndex(({ field_id }) => field_id === row.field_id) === at)
    .map((row) => ({ fieldId: row.field_id, value: row.value, version: row.version }))
}

/** The same of many people at once: of each by their kept id what stands in each field, by its id. */
export async function ownValuesOf(
  tx: Tx, actor: Actor, personIds: readonly string[],
): Promise<Map<string, Map<string, string>>> {
  const { rows } = await sql<{ personId: string; fieldId: string; value: string }>`
    select distinct on (1, 2) coalesce(m.kept_id, v.person_id) as "personId", v.field_id as "fieldId", v.value
    from own_field_value v left join person_merge m on m.municipality_id = v.municipality_id
      and m.merged_id = v.person_id and m.undone_at is null
    where v.municipality_id = ${actor.municipalityId}
      and coalesce(m.kept_id, v.person_id) = any(${[...personIds]}::uuid[])
      and not ${isPastRetention(actor, sql`v.person_id`, sql`v.field_id`)}
    order by 1, 2, m.kept_id is null desc`.execute(tx)
  return new Map([...Map.groupBy(rows, ({ personId }) => personId)].map(([personId, own]) =>
    [personId, new Map(own.map(({ fieldId, value }) => [fieldId, value]))]))
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

/** Erases what is past its retention, with all that it said before; the people whose values these were. */
export async function eraseOwnValues(tx: Tx, actor: Actor): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    with gone as (
      delete from own_field_value v where v.municipality_id = ${actor.municipalityId}
        and ${isPastRetention(actor, sql`v.person_id`, sql`v.field_id`)} returning v.person_id
    ), said as (
      delete from person_field_change c where c.municipality_id = ${actor.municipalityId} and c.field like 'own.%'
        and ${isPastRetention(actor, sql`c.person_id`, sql`substr(c.field, 5)`)} returning c.person_id
    )
    select person_id as "personId" from gone union select person_id from said`.execute(tx)
  return rows.map(({ personId }) => personId)
}
