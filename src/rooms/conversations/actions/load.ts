import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'
import { findApproach } from '../../approaches/shipped.ts'
import { mayHoldTalk } from '../access.ts'
import { findAskedQuestions } from '../queries/completions.ts'
import { isFileOpen } from '../queries/persons.ts'
import { getTalk, type Talk } from '../queries/talks.ts'
import { type AskedQuestion, questionsOf } from '../rules/questions.ts'

export interface OpenedTalk {
  readonly talk: Talk
  /** As they were asked when the talk is completed, else as the approach asks them now. */
  readonly questions: readonly AskedQuestion[]
  /** The actor has the whole file, not only this talk. */
  readonly isFileOpen: boolean
}

/** A talk that this actor may hold, with its questions. Throws NotFound for any other, so that none is betrayed. */
export async function openTalk(tx: Tx, actor: Actor, id: string): Promise<OpenedTalk> {
  const talk = await getTalk(tx, actor, id)
  const facts = { ...talk, isFileOpen: await isFileOpen(tx, actor, talk.personId) }
  if (!mayHoldTalk(actor, facts)) throw new NotFound()
  const asked = talk.completedAt === null ? null : await findAskedQuestions(tx, actor, id)
  return { talk, questions: asked ?? questionsNow(talk), isFileOpen: facts.isFileOpen }
}

function questionsNow(talk: Talk): AskedQuestion[] {
  const approach = findApproach(talk.approachKey)
  if (!approach) throw new NotFound('no such approach')
  return questionsOf(approach)
}
