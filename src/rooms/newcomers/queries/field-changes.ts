import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { FieldChange } from '../rules/fields.ts'
import { isPastRetention } from './own-fields.ts'

export interface PastChange extends FieldChange {
  readonly id: string
  readonly at: Date
  readonly by: string | null
  readonly source: string
}

/** Where a change was written: by a person on a page, by an import or by a program. */
export type ChangeSource = 'page' | 'import' | 'api'

export interface WrittenChanges {
  personId: string
  /** The version of the person that these changes led to. */
  version: number
  source: ChangeSource
  at: Date
  changes: readonly FieldChange[]
}

export async function insertChanges(tx: Tx, actor: Actor, written: WrittenChanges): Promise<void> {
  const { personId, version, source, at, changes } = written
  if (changes.length === 0) return
  await tx.insertInto('person_field_change').values(changes.map((change) => ({
    municipality_id: actor.municipalityId, id: randomUUID(), person_id: personId, field: change.field,
    old_value: change.old, new_value: change.new, changed_at: at, changed_by: actor.userId, source, version,
  }))).execute()
}

/** What was changed after the version that somebody had on the screen, oldest first. */
export async function listChangesSince(
  tx: Tx, actor: Actor, personId: string, version: number,
): Promise<FieldChange[]> {
  return tx.selectFrom('person_field_change').select(['field', 'old_value as old', 'new_value as new'])
    .where('municipality_id', '=', actor.municipalityId).where('person_id', '=', personId)
    .where('version', '>', version).orderBy('version').orderBy('changed_at').execute()
}

/** Earlier values of every field, newest first: from, to, who, when; of own fields while they are kept. */
export async function listChanges(tx: Tx, actor: Actor, ids: readonly string[]): Promise<PastChange[]> {
  return tx.selectFrom('person_field_change as c').leftJoin('account', 'account.id', 'c.changed_by')
    .select(['c.id', 'c.field', 'c.old_value as old', 'c.new_value as new', 'c.changed_at as at', 'c.source',
      'account.name as by'])
    .where('c.municipality_id', '=', actor.municipalityId).where('c.person_id', '=', anyOf(ids))
    .where((where) => where.not(isPastRetention(actor, sql.ref('c.person_id'), sql`substr(c.field, 5)`)))
    .orderBy('c.changed_at', 'desc').orderBy('c.version', 'desc').execute()
}
