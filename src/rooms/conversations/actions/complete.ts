import type { z } from 'zod'
import type { AgreementWay } from '../../../db/schema.ts'
import { Conflict, Invalid, NotFound, Refused } from '../../../kit/errors.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import type { agreementForm, correctionForm } from '../forms.ts'
import { listAnswers, writeAnswer } from '../queries/answers.ts'
import { insertAgreement, insertCompletion, insertCorrection } from '../queries/completions.ts'
import { lockTalk, updateTalk } from '../queries/talks.ts'
import { readValue } from '../queries/values.ts'
import { correctableField, isConflict } from '../rules/fields.ts'
import { undiscussed } from '../rules/questions.ts'
import { whyNotCorrect, whyNotHeldOn, whyNotWrite } from '../rules/standing.ts'
import { openTalk } from './load.ts'
import { writeField } from './save.ts'

/**
 * Completes a talk that took place and keeps its questions in the words in which they were asked. Every topic was
 * talked about or is marked as not discussed; `rest` marks the empty ones. Nothing else is compulsory.
 */
export async function completeTalk(by: Acting, talkId: string, rest: boolean): Promise<void> {
  const { tx, actor, now } = by
  await lockTalk(tx, actor, talkId)
  const { talk, questions, approach } = await openTalk(tx, actor, talkId)
  refuseWhen(whyNotWrite(talk))
  if (talk.heldOn === null) throw new Refused('conversations.refused.not_held')
  const open = undiscussed(questions, await listAnswers(tx, actor, talkId))
  if (open.length > 0 && !rest) throw new Refused('conversations.refused.undiscussed', { count: open.length })
  if (!talk.isBegun) await updateTalk(tx, actor, talkId, { approach_key: approach.key })
  for (const { key } of open) await writeAnswer(tx, actor, talk, { key, isSkipped: true, at: now })
  await insertCompletion(tx, actor, talk, { questions, at: now })
}

/** Changes an answer, a level or the day after completion; what stood there stays, with who, when and why. */
export async function correctField(by: Acting, talkId: string, form: z.output<typeof correctionForm>): Promise<void> {
  const { tx, actor, now } = by
  await lockTalk(tx, actor, talkId)
  const { talk, questions } = await openTalk(tx, actor, talkId)
  refuseWhen(whyNotCorrect(talk))
  const field = correctableField(form.question, questions)
  if (!field) throw new NotFound('no such field')
  const oldBody = await readValue(tx, actor, talk, form.question)
  const problems = problemsOfCorrection(oldBody, form, actor.today)
  if (Object.keys(problems).length > 0) throw new Invalid(problems)
  if (isConflict(oldBody, form.body, form.base)) throw new Conflict({ body: { theirs: oldBody, yours: form.body } })
  await writeField(by, talk, field, form.body)
  await insertCorrection(tx, actor, talk, {
    questionKey: form.question, oldBody, newBody: form.body, reason: form.reason, at: now,
  })
}

function problemsOfCorrection(
  oldBody: string, { question, body, reason }: z.output<typeof correctionForm>, today: PlainDate,
): Record<string, string[]> {
  const wrong = (question === 'held_on' ? whyNotHeldOn(body, today) : null)
    ?? (oldBody === body ? 'conversations.problem.same_words' : null)
  return { ...(wrong ? { body: [wrong] } : {}), ...(reason === '' ? { reason: ['web.problem.required'] } : {}) }
}

/** Writes down that the newcomer agreed with the talk as read back: how, when, and by whom it was written. */
export async function agreeTalk(by: Acting, talkId: string, form: z.output<typeof agreementForm>): Promise<void> {
  const { talk } = await openTalk(by.tx, by.actor, talkId)
  refuseWhen(whyNotCorrect(talk))
  if (form.agreed_on > by.actor.today) throw new Invalid({ agreed_on: ['conversations.problem.future_day'] })
  if (talk.heldOn !== null && form.agreed_on < talk.heldOn) {
    throw new Invalid({ agreed_on: ['conversations.problem.before_held'] })
  }
  await insertAgreement(by.tx, by.actor, talk, {
    way: form.way as AgreementWay, note: form.note, agreedOn: form.agreed_on, at: by.now,
  })
}

function refuseWhen(reason: string | null): void {
  if (reason) throw new Refused(reason)
}
