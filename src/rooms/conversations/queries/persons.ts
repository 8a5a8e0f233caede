import { sql } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import { isInCaseload } from '../../../db/caseload.ts'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'
import { isMistake } from '../../newcomers/queries/closures.ts'
import { findIdentity } from '../../newcomers/queries/identity.ts'

/** What holding a talk needs to know of a person, and no more (ZE-05). */
export interface TalkPerson {
  readonly id: string
  readonly ids: readonly string[]
  readonly names: { given_name: string; name_prefix: string; family_name: string }
  readonly languages: readonly string[]
  readonly interpreterNeeded: boolean | null
  readonly interpreterLanguage: string
  readonly coupledOn: string | null
  readonly housedOn: string | null
}

/** The person under the kept id, whichever of their ids was asked for. Throws NotFound outside the caseload. */
export async function getTalkPerson(tx: Tx, actor: Actor, personId: string): Promise<TalkPerson> {
  const ids = await findIdentity(tx, actor, personId)
  const row = await tx.selectFrom('person')
    .select(['id', 'given_name', 'name_prefix', 'family_name', 'interpreter_needed', 'interpreter_language',
      'coupled_on', 'housed_on'])
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', ids[0] ?? personId).executeTakeFirst()
  if (!row) throw new NotFound()
  const languages = await tx.selectFrom('person_language').select('language').distinct()
    .where('municipality_id', '=', actor.municipalityId).where('person_id', '=', anyOf(ids)).execute()
  const { given_name, name_prefix, family_name } = row
  return {
    id: row.id, ids, names: { given_name, name_prefix, family_name }, languages: languages.map((one) => one.language),
    interpreterNeeded: row.interpreter_needed, interpreterLanguage: row.interpreter_language,
    coupledOn: row.coupled_on, housedOn: row.housed_on,
  }
}

/**
 * True when the person's file is in the caseload of the transaction, not only a talk with them. Throws nothing: who
 * is out of scope is simply not open.
 */
export async function isFileOpen(tx: Tx, actor: Actor, personId: string): Promise<boolean> {
  if (actor.scope !== 'files') return actor.scope === 'all'
  const open = isInCaseload(actor, sql`${personId}::uuid`)
  const { rows } = await sql<{ is_open: boolean }>`select ${open} as is_open`.execute(tx)
  return rows[0]?.is_open === true
}

/**
 * Everybody whose file the actor may open and who has or had a talk clock, once: of merged files only the kept one,
 * closed ones too, no children (decision 0021) and no file that was made by mistake.
 */
export function personsOnClock(tx: Tx, actor: Actor) {
  return tx.selectFrom('person as p').where('p.municipality_id', '=', actor.municipalityId)
    .where('p.target_group', '<>', 'child').where(isInCaseload(actor, sql.ref('p.id')))
    .where(sql<boolean>`not ${isMistake(sql`p.municipality_id`, sql`p.id`)}`)
    .where((where) => where.not(where.exists(where.selectFrom('person_merge as m').select('m.merged_id')
      .whereRef('m.municipality_id', '=', 'p.municipality_id').whereRef('m.merged_id', '=', 'p.id')
      .where('m.undone_at', 'is', null))))
}
