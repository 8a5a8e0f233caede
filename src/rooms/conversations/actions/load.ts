import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { Approach } from '../../approaches/forms.ts'
import { getApproach, getApproachOf } from '../../approaches/queries.ts'
import { mayHoldTalk } from '../access.ts'
import { findAskedQuestions } from '../queries/completions.ts'
import { isFileOpen } from '../queries/persons.ts'
import { getTalk, type Talk } from '../queries/talks.ts'
import { type AskedQuestion, questionsOf } from '../rules/questions.ts'

export interface OpenedTalk {
  readonly talk: Talk
  /** Under which the talk is held: the one of today until the first words are written, then that one for ever. */
  readonly approach: Approach
  /** As they were asked when the talk is completed, else as its approach asks them. */
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
  const approach = await approachOfTalk(tx, actor, talk)
  return { talk, approach, questions: asked ?? questionsOf(approach), isFileOpen: facts.isFileOpen }
}

function approachOfTalk(tx: Tx, actor: Actor, { isBegun, completedAt, approachKey }: Talk): Promise<Approach> {
  return isBegun || completedAt !== null ? getApproachOf(tx, actor, approachKey) : getApproach(tx, actor)
}
