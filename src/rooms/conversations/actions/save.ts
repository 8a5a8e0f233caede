import type { InterpreterState, LevelSource } from '../../../db/schema.ts'
import { Conflict, Invalid, Refused } from '../../../kit/errors.ts'
import { getApproachOf, listApproaches } from '../../approaches/queries.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import { writeAnswer } from '../queries/answers.ts'
import { deleteLevel, updateLevelDay, updateLevelSource, writeLevel } from '../queries/levels.ts'
import { writeMark } from '../queries/marks.ts'
import { lockTalk, type Talk, updateTalk } from '../queries/talks.ts'
import { addTalkTheme, ensureThemes, listTalkThemes, listThemes, removeTalkTheme } from '../queries/themes.ts'
import { readValues } from '../queries/values.ts'
import {
  type Circumstance, fieldOf, freeThemes, isConflict, isUntouched, printOf, type TalkField, tickNames,
} from '../rules/fields.ts'
import { type AskedQuestion, questionsOf } from '../rules/questions.ts'
import { dayItIsHeld, whyNotWrite } from '../rules/standing.ts'
import { type OpenedTalk, openTalk } from './load.ts'

/** What was typed, by field name, and the print of the value that each field was made from. */
export interface TypedTalk {
  readonly values: ReadonlyMap<string, string>
  readonly bases: ReadonlyMap<string, string>
}

export interface FieldConflict {
  readonly theirs: string
  readonly yours: string
}

/** Saves the whole form; absent boxes are not ticked. Throws Conflict with every field that somebody else changed. */
export async function saveTalk(by: Acting, talkId: string, typed: TypedTalk): Promise<void> {
  await lockTalk(by.tx, by.actor, talkId)
  const themeIds = await knownThemeIds(by)
  const opened = await openAsAsked(by, talkId, [...typed.values.keys()], themeIds)
  const ticks = tickNames(opened.questions, themeIds).filter((name) => !typed.values.has(name))
  const sent = [...typed.values, ...ticks.map((name) => [name, ''] as const)]
  const values = new Map(sent.filter(([name, value]) => !isUntouched(value, typed.bases.get(name))))
  const conflicts = await writeFields(by, opened, { values, bases: typed.bases }, themeIds)
  if (Object.keys(conflicts).length > 0) throw new Conflict(conflicts)
}

/** Saves one field while somebody types; returns the conflict, so that the page can show both texts. */
export async function saveField(
  by: Acting, talkId: string, typed: { field: string; value: string; base: string | undefined },
): Promise<FieldConflict | null> {
  await lockTalk(by.tx, by.actor, talkId)
  const themeIds = await knownThemeIds(by)
  const opened = await openAsAsked(by, talkId, [typed.field], themeIds)
  const bases = new Map(typed.base === undefined ? [] : [[typed.field, typed.base]])
  const values = new Map([[typed.field, typed.value]])
  const conflicts = await writeFields(by, opened, { values, bases }, themeIds)
  return conflicts[typed.field] ?? null
}

/**
 * Writes these fields of a talk that the caller has locked and read, whatever stands in them; the others stay. Throws
 * Invalid with the names of fields that this talk does not have.
 */
export async function overwriteFields(
  by: Acting, talkId: string, values: ReadonlyMap<string, string>,
): Promise<void> {
  const opened = await openTalk(by.tx, by.actor, talkId)
  const current = (await readValues(by.tx, by.actor, opened.talk)).values
  const bases = new Map([...values.keys()].map((name) => [name, printOf(current.get(name) ?? '')]))
  await writeFields(by, opened, { values, bases }, await knownThemeIds(by))
}

async function knownThemeIds({ tx, actor }: Acting): Promise<Set<string>> {
  return new Set((await listThemes(tx, actor)).map(({ id }) => id))
}

async function writeFields(
  by: Acting, opened: OpenedTalk, typed: TypedTalk, themeIds: ReadonlySet<string>,
): Promise<Record<string, FieldConflict>> {
  const refusal = whyNotWrite(opened.talk)
  if (refusal) throw new Refused(refusal)
  const now = (await readValues(by.tx, by.actor, opened.talk)).values
  const conflicts: Record<string, FieldConflict> = {}
  const changes: [TalkField, string][] = []
  for (const [name, value] of typed.values) {
    const field = fieldOf(name, opened.questions, themeIds)
    if (!field) throw new Invalid({ [name]: ['web.problem.unknown_field'] })
    const current = now.get(name) ?? ''
    if (isConflict(current, value, typed.bases.get(name))) conflicts[name] = { theirs: current, yours: value }
    else if (current !== value) changes.push([field, value])
  }
  if (Object.keys(conflicts).length === 0) await applyChanges(by, opened, changes)
  return conflicts
}

// A page that was opened before the approach changed asks its own questions: the newest approach that knows them all.
async function openAsAsked(
  { tx, actor }: Acting, talkId: string, names: readonly string[], themeIds: ReadonlySet<string>,
): Promise<OpenedTalk> {
  const opened = await openTalk(tx, actor, talkId)
  const knows = (asked: readonly AskedQuestion[]) => names.every((name) => fieldOf(name, asked, themeIds))
  if (opened.talk.isBegun || opened.talk.completedAt !== null || knows(opened.questions)) return opened
  for (const { key } of await listApproaches(tx, actor)) {
    const approach = await getApproachOf(tx, actor, key)
    const questions = questionsOf(approach)
    if (knows(questions)) return { ...opened, approach, questions }
  }
  return opened
}

async function applyChanges(by: Acting, opened: OpenedTalk, changes: readonly [TalkField, string][]): Promise<void> {
  if (changes.length === 0) return
  const { talk: before, approach } = opened
  const isPinned = before.isBegun || before.approachKey === approach.key
  if (!isPinned) await updateTalk(by.tx, by.actor, before.id, { approach_key: approach.key })
  const begun = await begin(by, opened, changes)
  const source = changes.find(([field]) => field.kind === 'level_source')?.[1] as LevelSource | undefined
  const talk = source ? { ...begun.talk, levelSource: source } : begun.talk
  for (const [field, value] of changes) await writeField(by, talk, field, value)
}

// Own words before the day are preparation; from the day on they mean that the talk is being held.
async function begin(by: Acting, opened: OpenedTalk, changes: readonly [TalkField, string][]): Promise<OpenedTalk> {
  const setsDay = changes.some(([field]) => field.kind === 'circumstance' && field.name === 'held_on')
  const heldOn = dayItIsHeld(opened.talk, by.actor.today)
  if (setsDay || heldOn === null || heldOn === opened.talk.heldOn) return opened
  await updateTalk(by.tx, by.actor, opened.talk.id, { held_on: heldOn })
  return { ...opened, talk: { ...opened.talk, heldOn } }
}

/** Writes one field of a talk as it is given; the caller locked the talk and knows that it may be written. */
export async function writeField(by: Acting, talk: Talk, field: TalkField, value: string): Promise<void> {
  const { tx, actor, now: at } = by
  switch (field.kind) {
    case 'answer': return writeAnswer(tx, actor, talk, { key: field.key, body: value, at })
    case 'skip': return writeAnswer(tx, actor, talk, { key: field.key, isSkipped: value === 'on', at })
    case 'mark': return writeMark(tx, actor, talk, { ...field, mark: value === '' ? null : Number(value), at })
    case 'wish': return writeMark(tx, actor, talk, { ...field, wantsToTalk: value === 'on', at })
    case 'theme': return value === 'on'
      ? addTalkTheme(tx, actor, talk, { id: field.id, at }) : removeTalkTheme(tx, actor, talk, field.id)
    case 'free_themes': return addThemesByName(by, talk, value)
    case 'themes': return replaceThemes(by, talk, value)
    case 'level_source': return writeLevelSource(by, talk, value as LevelSource)
    case 'level': return value === '' ? deleteLevel(tx, actor, talk, field.skill) : writeLevel(tx, actor, talk, {
      skill: field.skill, level: value, source: talk.levelSource, measuredOn: talk.heldOn ?? actor.today, at,
    })
    case 'circumstance': return writeCircumstance(by, talk, field.name, value)
  }
}

async function replaceThemes(by: Acting, talk: Talk, text: string): Promise<void> {
  const wanted = new Set(freeThemes(text).map((name) => name.toLowerCase()))
  for (const { id, name } of await listTalkThemes(by.tx, by.actor, talk.id)) {
    if (!wanted.has(name.toLowerCase())) await removeTalkTheme(by.tx, by.actor, talk, id)
  }
  await addThemesByName(by, talk, text)
}

async function addThemesByName({ tx, actor, now: at }: Acting, talk: Talk, text: string): Promise<void> {
  const known = await listThemes(tx, actor)
  const names = freeThemes(text).map((name) =>
    known.find((theme) => theme.name.toLowerCase() === name.toLowerCase())?.name ?? name)
  const ids = await ensureThemes(tx, actor, names, true)
  for (const id of ids.values()) await addTalkTheme(tx, actor, talk, { id, at })
}

async function writeLevelSource({ tx, actor }: Acting, talk: Talk, source: LevelSource): Promise<void> {
  await updateTalk(tx, actor, talk.id, { level_source: source })
  await updateLevelSource(tx, actor, talk, source)
}

async function writeCircumstance(
  { tx, actor }: Acting, talk: Talk, name: Circumstance, value: string,
): Promise<void> {
  if (name === 'interpreter') {
    await updateTalk(tx, actor, talk.id, { interpreter: value as InterpreterState })
  } else if (name === 'held_on') {
    if (value > actor.today) throw new Invalid({ held_on: ['conversations.problem.held_in_future'] })
    if (value === '' && talk.plannedOn === null) throw new Invalid({ held_on: ['web.problem.required'] })
    await updateTalk(tx, actor, talk.id, { held_on: value || null })
    if (value) await updateLevelDay(tx, actor, talk, value)
  } else {
    await updateTalk(tx, actor, talk.id, { [name]: value })
  }
}
