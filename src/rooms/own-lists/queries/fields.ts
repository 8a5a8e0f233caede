import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../../db/database.ts'
import type { OwnFieldKind } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import type { Text } from '../../approaches/forms.ts'
import { inEveryLanguage } from '../../approaches/rules/texts.ts'

export interface OwnField {
  readonly id: string
  readonly name: Text
  readonly kind: OwnFieldKind
  readonly options: readonly string[]
  readonly purpose: string
  /** Months after the file is closed. */
  readonly keptMonths: number
  readonly firstDay: PlainDate
  readonly lastDay: PlainDate | null
}

/** Every field that was ever added, in its order. */
export async function listFields(tx: Tx, actor: Actor): Promise<OwnField[]> {
  const rows = await tx.selectFrom('own_field').selectAll().where('municipality_id', '=', actor.municipalityId)
    .orderBy('place').orderBy('id').execute()
  return rows.map((row) => ({
    id: row.id, name: inEveryLanguage(row.name as Text), kind: row.kind, options: row.options,
    purpose: row.purpose, keptMonths: row.kept_months, firstDay: row.first_day, lastDay: row.last_day,
  }))
}

export async function getField(tx: Tx, actor: Actor, id: string): Promise<OwnField> {
  const found = (await listFields(tx, actor)).find((field) => field.id === id)
  if (!found) throw new NotFound('no such field')
  return found
}

export type NewField = Pick<OwnField, 'name' | 'kind' | 'options' | 'purpose' | 'keptMonths'> & { readonly at: Date }

export async function insertField(tx: Tx, actor: Actor, field: NewField): Promise<void> {
  await tx.insertInto('own_field').values({
    municipality_id: actor.municipalityId, id: randomUUID(), name: JSON.stringify(field.name), kind: field.kind,
    options: [...field.options], purpose: field.purpose, kept_months: field.keptMonths, first_day: actor.today,
    written_at: field.at, written_by: actor.userId,
    place: sql<number>`(select coalesce(max(place), 0) + 1 from own_field
      where municipality_id = ${actor.municipalityId})`,
  }).execute()
}

export async function endField(tx: Tx, actor: Actor, id: string, lastDay: PlainDate): Promise<void> {
  await tx.updateTable('own_field').set({ last_day: lastDay }).where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', id).execute()
}
