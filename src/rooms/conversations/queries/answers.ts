import { anyOf } from '../../../db/any-of.ts'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import type { Talk } from './talks.ts'

export interface Answer {
  readonly body: string
  readonly isSkipped: boolean
  readonly savedAt: Date
  readonly savedBy: string | null
}

/** What was written in a talk, by question key. */
export async function listAnswers(tx: Tx, actor: Actor, talkId: string): Promise<Map<string, Answer>> {
  const rows = await tx.selectFrom('conversation_answer as n').leftJoin('account as a', 'a.id', 'n.saved_by')
    .select(['n.question_key', 'n.body', 'n.is_not_discussed', 'n.saved_at', 'a.name'])
    .where('n.municipality_id', '=', actor.municipalityId).where('n.conversation_id', '=', talkId).execute()
  return new Map(rows.map((row) => [row.question_key, {
    body: row.body, isSkipped: row.is_not_discussed, savedAt: row.saved_at, savedBy: row.name,
  }]))
}

export interface EarlierAnswer {
  readonly talkId: string
  readonly heldOn: PlainDate
  readonly body: string
}

/** What was said in the person's talks before this one, by question key, the newest first. */
export async function listEarlierAnswers(
  tx: Tx, actor: Actor, ids: readonly string[], than: { readonly talkId: string; readonly day: PlainDate },
): Promise<Map<string, EarlierAnswer[]>> {
  const rows = await tx.selectFrom('conversation_answer as n')
    .innerJoin('conversation as c', (join) =>
      join.onRef('c.municipality_id', '=', 'n.municipality_id').onRef('c.id', '=', 'n.conversation_id'))
    .select(['n.question_key', 'n.body', 'n.conversation_id', 'c.held_on'])
    .where('n.municipality_id', '=', actor.municipalityId).where('n.person_id', '=', anyOf(ids))
    .where('n.conversation_id', '<>', than.talkId).where('n.body', '<>', '')
    .where('c.held_on', '<=', than.day).where('c.cancelled_on', 'is', null)
    .orderBy('c.held_on', 'desc').execute()
  const found = Map.groupBy(rows, (row) => row.question_key)
  return new Map([...found].map(([key, list]) => [key, list.map((row) =>
    ({ talkId: row.conversation_id, heldOn: row.held_on ?? '', body: row.body }))]))
}

interface AnswerChange {
  readonly key: string
  readonly body?: string
  readonly isSkipped?: boolean
  readonly at: Date
}

/** Writes the words, the mark "not discussed", or both; what is not given stays as it is. */
export async function writeAnswer(tx: Tx, actor: Actor, talk: Talk, change: AnswerChange): Promise<void> {
  const { key, body, isSkipped, at } = change
  const saved = { saved_at: at, saved_by: actor.userId }
  await tx.insertInto('conversation_answer').values({
    municipality_id: actor.municipalityId, conversation_id: talk.id, person_id: talk.personId, question_key: key,
    body: body ?? '', is_not_discussed: isSkipped ?? false, ...saved,
  }).onConflict((conflict) => conflict.columns(['municipality_id', 'conversation_id', 'question_key'])
    .doUpdateSet((row) => ({
      ...saved, version: row('conversation_answer.version', '+', 1),
      ...(body === undefined ? {} : { body }), ...(isSkipped === undefined ? {} : { is_not_discussed: isSkipped }),
    }))).execute()
}
