import { randomUUID } from 'node:crypto'
import type { OwnWordKind } from '../../../db/schema.ts'
import { Forbidden, NotFound } from '../../../kit/errors.ts'
import type { Voice } from '../../approaches/forms.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import { addOwnWord } from '../../newcomers/actions/own-words.ts'
import { insertContacts } from '../../newcomers/queries/contact-moments.ts'
import { findIdentity } from '../../newcomers/queries/identity.ts'
import { listOwnWords } from '../../newcomers/queries/own-words.ts'
import { contactMoment } from '../../newcomers/rules/appointments.ts'
import { mayWorkOnFile } from '../access.ts'
import { listAnswers } from '../queries/answers.ts'
import { findContactOfWord } from '../queries/contacts.ts'
import { type AskedQuestion, mayBecomePlan } from '../rules/questions.ts'
import { type OpenedTalk, openTalk } from './load.ts'

const kinds: Partial<Record<Voice, OwnWordKind>> = {
  worry: 'concern', wish: 'wish', dream: 'dream', limitation: 'limitation',
}

/**
 * What was said becomes a contact moment on the file, on the day of the talk, and keeps its origin (ZE-04): the words
 * of the newcomer with the talk and the question. A second tap leads to the same one.
 */
export async function makeContactOfWords(
  by: Acting, talkId: string, questionKey: string,
): Promise<{ personId: string; contactId: string }> {
  const opened = await openTalk(by.tx, by.actor, talkId)
  if (!mayWorkOnFile(by.actor, opened)) throw new Forbidden()
  const question = opened.questions.find(({ key }) => key === questionKey)
  const body = (await listAnswers(by.tx, by.actor, talkId)).get(questionKey)?.body ?? ''
  if (!question || body === '' || !mayBecomePlan(question)) throw new NotFound('nothing was said')
  const wordId = await ownWordOf(by, opened, question, body)
  const contactId = await findContactOfWord(by.tx, by.actor, wordId)
    ?? await writeContact(by, opened, { wordId, body, question })
  return { personId: opened.talk.personId, contactId }
}

async function ownWordOf(by: Acting, { talk }: OpenedTalk, question: AskedQuestion, body: string): Promise<string> {
  const ids = await findIdentity(by.tx, by.actor, talk.personId)
  const known = (await listOwnWords(by.tx, by.actor, ids)).find((word) =>
    word.conversation_id === talk.id && word.question_key === question.key && word.body === body)
  return known?.id ?? addOwnWord(by, talk.personId, {
    kind: kinds[question.voice ?? 'wish'] ?? 'wish', body, area: question.area ?? null, said_on: talk.heldOn,
    conversation_id: talk.id, question_key: question.key,
  })
}

async function writeContact(
  { tx, actor, now }: Acting, { talk }: OpenedTalk, words: { wordId: string; body: string; question: AskedQuestion },
): Promise<string> {
  const id = randomUUID()
  await insertContacts(tx, actor, [{
    id, shared_id: randomUUID(), person_id: talk.personId, kind: 'meeting',
    at: contactMoment(talk.heldOn, now) ?? now, body: words.body, area: words.question.area ?? null,
    own_word_id: words.wordId, author_id: actor.userId, organisation_id: actor.organisationIds[0] ?? null,
    written_at: now,
  }])
  return id
}
