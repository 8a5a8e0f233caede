import { randomUUID } from 'node:crypto'
import type { OwnWordKind, PuzzleArea } from '../../../db/schema.ts'
import { Invalid } from '../../../kit/errors.ts'
import type { Acting } from './acting.ts'
import {
  endOwnWord, endWorkStart, getOwnWord, getWorkStart, insertOwnWord, insertWorkStart,
} from '../queries/own-words.ts'
import { type ChangeSource, insertChanges } from '../queries/field-changes.ts'
import { getPerson, lockPerson } from '../queries/persons.ts'
import { workEndKey } from '../rules/fields.ts'
import { refuseBeforeBirth } from './persons.ts'

export interface NewOwnWord {
  readonly kind: OwnWordKind
  readonly body: string
  readonly area: PuzzleArea | null
  /** null is today. */
  readonly said_on: string | null
  /** The talk in which it was said, and the question it answered. */
  readonly conversation_id?: string | null
  readonly question_key?: string
}

/** Writes down what the person said, in their own words; the id. */
export async function addOwnWord(by: Acting, personId: string, word: NewOwnWord): Promise<string> {
  const { tx, actor } = by
  const person = await getPerson(tx, actor, personId)
  const said = word.said_on ?? actor.today
  if (said > actor.today) throw new Invalid({ said_on: ['newcomers.problem.future_day'] })
  await refuseBeforeBirth(by, person.id, { said_on: said })
  const id = randomUUID()
  await insertOwnWord(tx, actor, { ...word, id, person_id: person.id, said_on: said, written_by: actor.userId })
  return id
}

/** The wish came true, or the worry is over: it stays readable and no longer counts. */
export async function closeOwnWord(by: Acting, personId: string, wordId: string): Promise<void> {
  const { tx, actor } = by
  const person = await getPerson(tx, actor, personId)
  const word = await getOwnWord(tx, actor, person.ids, wordId)
  await endOwnWord(tx, actor, word.id, actor.today)
}

export interface NewWorkStart {
  readonly kind: string
  readonly employer: string
  readonly started_on: string
  readonly hours_per_week: number | null
  readonly helped_by: string
}

/** SB-07: paid work or an internship that somebody started, and with whose help; the id. */
export async function addWorkStart(by: Acting, personId: string, start: NewWorkStart): Promise<string> {
  const { tx, actor } = by
  const person = await getPerson(tx, actor, personId)
  if (start.started_on > actor.today) throw new Invalid({ started_on: ['newcomers.problem.future_day'] })
  await refuseBeforeBirth(by, person.id, { started_on: start.started_on })
  const id = randomUUID()
  await insertWorkStart(tx, actor, { ...start, id, person_id: person.id, written_by: actor.userId })
  return id
}

/** Paid work or an internship ends; a day that stood there is kept, with who wrote the new one and when. */
export async function closeWorkStart(
  by: Acting, personId: string, end: { id: string; endedOn: string | null; source?: ChangeSource },
): Promise<void> {
  const { tx, actor, now } = by
  const person = await getPerson(tx, actor, personId)
  await lockPerson(tx, actor, person.id)
  const start = await getWorkStart(tx, actor, person.ids, end.id)
  const endedOn = end.endedOn ?? actor.today
  if (endedOn < start.started_on) throw new Invalid({ ended_on: ['newcomers.problem.before_start'] })
  if (endedOn === start.ended_on) return
  await endWorkStart(tx, actor, start.id, endedOn)
  const change = { field: workEndKey(start.id), old: start.ended_on ?? '', new: endedOn }
  await insertChanges(tx, actor, {
    personId: person.id, version: person.version, source: end.source ?? 'page', at: now, changes: [change],
  })
}
