import type { Tx } from '../../../db/database.ts'
import { languageSkillValues } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { listAnswers } from './answers.ts'
import { listLevels } from './levels.ts'
import { listMarks } from './marks.ts'
import type { Talk } from './talks.ts'
import { listTalkThemes } from './themes.ts'

/** What stands in the fields of a talk, and who wrote it last where that is known. */
export interface TalkValues {
  readonly values: ReadonlyMap<string, string>
  readonly writers: ReadonlyMap<string, string>
  /** When anything was saved last; null when nothing was. */
  readonly savedAt: Date | null
}

/** Every field of the talk that holds something, as text, by the name of its field. */
export async function readValues(tx: Tx, actor: Actor, talk: Talk): Promise<TalkValues> {
  const answers = await listAnswers(tx, actor, talk.id)
  const marks = (await listMarks(tx, actor, [talk.personId])).filter(({ talkId }) => talkId === talk.id)
  const levels = (await listLevels(tx, actor, [talk.personId])).filter(({ talkId }) => talkId === talk.id)
  const themes = await listTalkThemes(tx, actor, talk.id)
  const values = new Map<string, string>([
    ...[...answers].map(([key, { body }]): [string, string] => [key, body]),
    ...[...answers].map(([key, { isSkipped }]): [string, string] => [`skip.${key}`, tickText(isSkipped)]),
    ...marks.map(({ dimension, mark }): [string, string] => [`mark.${dimension}`, mark === null ? '' : String(mark)]),
    ...marks.map(({ dimension, wantsToTalk }): [string, string] => [`wish.${dimension}`, tickText(wantsToTalk)]),
    ...languageSkillValues.map((skill): [string, string] =>
      [`level.${skill}`, levels.find((level) => level.skill === skill)?.level ?? '']),
    ['level_source', talk.levelSource],
    ...themes.map(({ id }): [string, string] => [`theme.${id}`, 'on']),
    ['themes', themes.map(({ name }) => name).join(', ')],
    ...circumstancesOf(talk),
  ])
  const saved = [...answers.values()].map(({ savedAt }) => savedAt).sort((a, b) => b.getTime() - a.getTime())
  const writers = new Map([...answers].flatMap(([key, { savedBy }]) => (savedBy ? [[key, savedBy] as const] : [])))
  return { values, writers, savedAt: saved[0] ?? null }
}

/** What stands in one field of the talk. */
export async function readValue(tx: Tx, actor: Actor, talk: Talk, field: string): Promise<string> {
  return (await readValues(tx, actor, talk)).values.get(field) ?? ''
}

function circumstancesOf(talk: Talk): [string, string][] {
  return [
    ['held_on', talk.heldOn ?? ''], ['place', talk.place], ['language', talk.language],
    ['interpreter', talk.interpreter], ['interpreter_note', talk.interpreterNote], ['present_note', talk.presentNote],
  ]
}

function tickText(isTicked: boolean): string {
  return isTicked ? 'on' : ''
}
