import { randomUUID } from 'node:crypto'
import { anyOf } from '../../../db/any-of.ts'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'

export interface PersonLanguage {
  readonly id: string
  readonly language: string
  readonly level: string
  readonly is_mother_tongue: boolean
}

export interface WrittenLanguage extends Omit<PersonLanguage, 'id'> {
  readonly personId: string
}

/** The languages a person speaks, the mother tongue first; a language known on two merged files counts once. */
export async function listLanguages(tx: Tx, actor: Actor, ids: readonly string[]): Promise<PersonLanguage[]> {
  const rows = await tx.selectFrom('person_language').select(['id', 'language', 'level', 'is_mother_tongue'])
    .where('municipality_id', '=', actor.municipalityId).where('person_id', '=', anyOf(ids))
    .orderBy('is_mother_tongue', 'desc').orderBy('language').execute()
  return rows.filter((row, index) => rows.findIndex(({ language }) => language === row.language) === index)
}

/** A language that is there already gets the new level. */
export async function writeLanguages(tx: Tx, actor: Actor, rows: readonly WrittenLanguage[]): Promise<void> {
  if (rows.length === 0) return
  await tx.insertInto('person_language').values(rows.map(({ personId, ...row }) => ({
    municipality_id: actor.municipalityId, id: randomUUID(), person_id: personId, ...row,
  }))).onConflict((conflict) => conflict.columns(['municipality_id', 'person_id', 'language'])
    .doUpdateSet((row) => ({
      level: row.ref('excluded.level'), is_mother_tongue: row.ref('excluded.is_mother_tongue'),
    }))).execute()
}

export async function deleteLanguage(tx: Tx, actor: Actor, ids: readonly string[], language: string): Promise<void> {
  await tx.deleteFrom('person_language').where('municipality_id', '=', actor.municipalityId)
    .where('person_id', '=', anyOf(ids)).where('language', '=', language).execute()
}
