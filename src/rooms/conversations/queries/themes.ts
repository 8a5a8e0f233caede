import { randomUUID } from 'node:crypto'
import { anyOf } from '../../../db/any-of.ts'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { Talk } from './talks.ts'

export interface Theme {
  readonly id: string
  readonly name: string
  /** Written by somebody in a talk, not on the list of the municipality. */
  readonly isFree: boolean
  readonly endedOn: string | null
  /** In the list; 0 where nobody chose one. */
  readonly place: number
}

/** The themes of the municipality, its own list in its order before what was written freely. */
export async function listThemes(tx: Tx, actor: Actor): Promise<Theme[]> {
  const rows = await tx.selectFrom('theme').select(['id', 'name', 'is_free', 'ended_on', 'place'])
    .where('municipality_id', '=', actor.municipalityId).orderBy('is_free').orderBy('place').orderBy('name').execute()
  return rows.map((row) => ({
    id: row.id, name: row.name, isFree: row.is_free, endedOn: row.ended_on, place: row.place,
  }))
}

/** Adds names that are not there yet and returns the id of each; on the list they stand in the order given. */
export async function ensureThemes(
  tx: Tx, actor: Actor, names: readonly string[], isFree: boolean,
): Promise<Map<string, string>> {
  if (names.length === 0) return new Map()
  await tx.insertInto('theme').values(names.map((name, index) => ({
    municipality_id: actor.municipalityId, id: randomUUID(), name, is_free: isFree, place: isFree ? 0 : index + 1,
  }))).onConflict((conflict) => conflict.columns(['municipality_id', 'name']).doNothing()).execute()
  const rows = await tx.selectFrom('theme').select(['id', 'name'])
    .where('municipality_id', '=', actor.municipalityId).where('name', '=', anyOf(names)).execute()
  return new Map(rows.map((row) => [row.name, row.id]))
}

export async function updateTheme(
  tx: Tx, actor: Actor, id: string, row: { ended_on?: string | null; is_free?: boolean; place?: number },
): Promise<void> {
  await tx.updateTable('theme').set(row).where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', id).execute()
}

/** The themes tagged in one talk, by name. */
export async function listTalkThemes(tx: Tx, actor: Actor, talkId: string): Promise<Pick<Theme, 'id' | 'name'>[]> {
  return tx.selectFrom('conversation_theme as tagged').innerJoin('theme', (join) => join
    .onRef('theme.municipality_id', '=', 'tagged.municipality_id').onRef('theme.id', '=', 'tagged.theme_id'))
    .select(['theme.id', 'theme.name']).where('tagged.municipality_id', '=', actor.municipalityId)
    .where('tagged.conversation_id', '=', talkId).orderBy('theme.name').execute()
}

/** What a person spoke about in their talks, by all their ids. */
export async function listSpokenThemes(tx: Tx, actor: Actor, personIds: readonly string[]): Promise<string[]> {
  const rows = await tx.selectFrom('conversation_theme').select('theme_id').distinct()
    .where('municipality_id', '=', actor.municipalityId).where('person_id', '=', anyOf(personIds)).execute()
  return rows.map((row) => row.theme_id)
}

export async function addTalkTheme(tx: Tx, actor: Actor, talk: Talk, theme: { id: string; at: Date }): Promise<void> {
  await tx.insertInto('conversation_theme').values({
    municipality_id: actor.municipalityId, conversation_id: talk.id, person_id: talk.personId,
    theme_id: theme.id, added_at: theme.at,
  }).onConflict((conflict) => conflict.doNothing()).execute()
}

export async function removeTalkTheme(tx: Tx, actor: Actor, talk: Talk, themeId: string): Promise<void> {
  await tx.deleteFrom('conversation_theme').where('municipality_id', '=', actor.municipalityId)
    .where('conversation_id', '=', talk.id).where('theme_id', '=', themeId).execute()
}
