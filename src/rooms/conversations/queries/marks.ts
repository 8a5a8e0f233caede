import { anyOf } from '../../../db/any-of.ts'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import type { Talk } from './talks.ts'

export interface Mark {
  readonly talkId: string
  readonly heldOn: PlainDate | null
  readonly dimension: string
  /** 0 to 10; null when the person only wants to talk about it. */
  readonly mark: number | null
  readonly wantsToTalk: boolean
}

/** The marks of all talks of a person that were not cancelled, the newest talk first: the webs beside each other. */
export async function listMarks(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Mark[]> {
  const rows = await tx.selectFrom('conversation_mark as m')
    .innerJoin('conversation as c', (join) =>
      join.onRef('c.municipality_id', '=', 'm.municipality_id').onRef('c.id', '=', 'm.conversation_id'))
    .select(['m.conversation_id', 'c.held_on', 'm.scale', 'm.mark', 'm.wants_to_talk'])
    .where('m.municipality_id', '=', actor.municipalityId).where('m.person_id', '=', anyOf(ids))
    .where('c.cancelled_on', 'is', null).orderBy('c.held_on', 'desc').execute()
  return rows.map((row) => ({
    talkId: row.conversation_id, heldOn: row.held_on, dimension: row.scale, mark: row.mark,
    wantsToTalk: row.wants_to_talk,
  }))
}

interface MarkChange {
  readonly dimension: string
  readonly mark?: number | null
  readonly wantsToTalk?: boolean
  readonly at: Date
}

/** Writes the mark, the wish to talk about it, or both. */
export async function writeMark(tx: Tx, actor: Actor, talk: Talk, change: MarkChange): Promise<void> {
  const { dimension, mark, wantsToTalk, at } = change
  const saved = { saved_at: at, saved_by: actor.userId }
  await tx.insertInto('conversation_mark').values({
    municipality_id: actor.municipalityId, conversation_id: talk.id, person_id: talk.personId, scale: dimension,
    mark: mark ?? null, wants_to_talk: wantsToTalk ?? false, ...saved,
  }).onConflict((conflict) => conflict.columns(['municipality_id', 'conversation_id', 'scale']).doUpdateSet({
    ...saved, ...(mark === undefined ? {} : { mark }),
    ...(wantsToTalk === undefined ? {} : { wants_to_talk: wantsToTalk }),
  })).execute()
}
