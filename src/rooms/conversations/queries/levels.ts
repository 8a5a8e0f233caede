import { randomUUID } from 'node:crypto'
import { anyOf } from '../../../db/any-of.ts'
import type { Tx } from '../../../db/database.ts'
import { type LanguageSkill, languageSkillValues, type LevelSource } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import type { Talk } from './talks.ts'

export interface Level {
  readonly skill: LanguageSkill
  readonly level: string
  readonly measuredOn: PlainDate
  readonly source: LevelSource
  readonly talkId: string | null
}

/** Every level of a person that was written down, the newest first. */
export async function listLevels(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Level[]> {
  const rows = await tx.selectFrom('language_level')
    .select(['skill', 'level', 'measured_on', 'source', 'conversation_id'])
    .where('municipality_id', '=', actor.municipalityId).where('person_id', '=', anyOf(ids))
    .orderBy('measured_on', 'desc').orderBy('written_at', 'desc').execute()
  return rows.map((row) => ({
    skill: row.skill, level: row.level, measuredOn: row.measured_on, source: row.source, talkId: row.conversation_id,
  }))
}

/** The newest level per skill; a skill that nobody wrote down is absent. */
export function newestLevels(levels: readonly Level[]): Partial<Record<LanguageSkill, Level>> {
  return Object.fromEntries(languageSkillValues.flatMap((skill) => {
    const newest = levels.find((level) => level.skill === skill)
    return newest ? [[skill, newest]] : []
  }))
}

interface LevelChange {
  readonly skill: LanguageSkill
  readonly level: string
  readonly source: LevelSource
  readonly measuredOn: PlainDate
  readonly at: Date
}

/** One level per skill and talk; saying it again replaces what this talk said. */
export async function writeLevel(tx: Tx, actor: Actor, talk: Talk, change: LevelChange): Promise<void> {
  const { skill, level, source, measuredOn, at } = change
  const row = { level, source, measured_on: measuredOn, written_at: at, written_by: actor.userId }
  await tx.insertInto('language_level').values({
    municipality_id: actor.municipalityId, id: randomUUID(), person_id: talk.personId, conversation_id: talk.id,
    skill, ...row,
  }).onConflict((conflict) => conflict.columns(['municipality_id', 'conversation_id', 'skill'])
    .where('conversation_id', 'is not', null).doUpdateSet(row)).execute()
}

export async function deleteLevel(tx: Tx, actor: Actor, talk: Talk, skill: LanguageSkill): Promise<void> {
  await tx.deleteFrom('language_level').where('municipality_id', '=', actor.municipalityId)
    .where('conversation_id', '=', talk.id).where('skill', '=', skill).execute()
}

/** How the levels of this talk are known: an exam, a teacher, the person, or the one who held the talk. */
export async function updateLevelSource(tx: Tx, actor: Actor, talk: Talk, source: LevelSource): Promise<void> {
  await tx.updateTable('language_level').set({ source }).where('municipality_id', '=', actor.municipalityId)
    .where('conversation_id', '=', talk.id).execute()
}

/** The day of the talk is the day of its levels. */
export async function updateLevelDay(tx: Tx, actor: Actor, talk: Talk, measuredOn: PlainDate): Promise<void> {
  await tx.updateTable('language_level').set({ measured_on: measuredOn })
    .where('municipality_id', '=', actor.municipalityId).where('conversation_id', '=', talk.id).execute()
}
