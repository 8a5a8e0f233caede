import { randomUUID } from 'node:crypto'
import type { Tx } from '../../../db/database.ts'
import type { AgreementWay } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import type { AskedQuestion } from '../rules/questions.ts'
import type { Talk } from './talks.ts'

/** The questions in the words in which they were asked; null while the talk is not completed. */
export async function findAskedQuestions(tx: Tx, actor: Actor, talkId: string): Promise<AskedQuestion[] | null> {
  const row = await tx.selectFrom('conversation_completion').select('questions')
    .where('municipality_id', '=', actor.municipalityId).where('conversation_id', '=', talkId).executeTakeFirst()
  return row ? (row.questions as AskedQuestion[]) : null
}

export async function insertCompletion(
  tx: Tx, actor: Actor, talk: Talk, completion: { questions: readonly AskedQuestion[]; at: Date },
): Promise<void> {
  await tx.insertInto('conversation_completion').values({
    municipality_id: actor.municipalityId, conversation_id: talk.id, person_id: talk.personId,
    completed_at: completion.at, completed_by: actor.userId, questions: JSON.stringify(completion.questions),
  }).execute()
}

export interface Correction {
  readonly questionKey: string
  readonly oldBody: string
  readonly newBody: string
  readonly reason: string
  readonly correctedAt: Date
  readonly correctedBy: string
}

/** What was changed after completion, the newest first. */
export async function listCorrections(tx: Tx, actor: Actor, talkId: string): Promise<Correction[]> {
  const rows = await tx.selectFrom('conversation_correction as c').innerJoin('account as a', 'a.id', 'c.corrected_by')
    .selectAll('c').select('a.name')
    .where('c.municipality_id', '=', actor.municipalityId).where('c.conversation_id', '=', talkId)
    .orderBy('c.corrected_at', 'desc').execute()
  return rows.map((row) => ({
    questionKey: row.question_key, oldBody: row.old_body, newBody: row.new_body, reason: row.reason,
    correctedAt: row.corrected_at, correctedBy: row.name,
  }))
}

interface NewCorrection extends Pick<Correction, 'questionKey' | 'oldBody' | 'newBody' | 'reason'> {
  readonly at: Date
}

export async function insertCorrection(tx: Tx, actor: Actor, talk: Talk, correction: NewCorrection): Promise<void> {
  const { questionKey, oldBody, newBody, reason, at } = correction
  await tx.insertInto('conversation_correction').values({
    municipality_id: actor.municipalityId, id: randomUUID(), conversation_id: talk.id, person_id: talk.personId,
    question_key: questionKey, old_body: oldBody, new_body: newBody, reason,
    corrected_at: at, corrected_by: actor.userId,
  }).execute()
}

export interface Agreement {
  readonly way: AgreementWay
  readonly note: string
  readonly agreedOn: PlainDate
  readonly writtenAt: Date
  readonly writtenBy: string
}

/** That the newcomer agreed, as somebody wrote it down; the newest first. */
export async function listAgreements(tx: Tx, actor: Actor, talkId: string): Promise<Agreement[]> {
  const rows = await tx.selectFrom('conversation_agreement as g').innerJoin('account as a', 'a.id', 'g.written_by')
    .selectAll('g').select('a.name')
    .where('g.municipality_id', '=', actor.municipalityId).where('g.conversation_id', '=', talkId)
    .orderBy('g.written_at', 'desc').execute()
  return rows.map((row) => ({
    way: row.way, note: row.note, agreedOn: row.agreed_on, writtenAt: row.written_at, writtenBy: row.name,
  }))
}

export async function insertAgreement(
  tx: Tx, actor: Actor, talk: Talk, agreement: { way: AgreementWay; note: string; agreedOn: PlainDate; at: Date },
): Promise<void> {
  await tx.insertInto('conversation_agreement').values({
    municipality_id: actor.municipalityId, id: randomUUID(), conversation_id: talk.id, person_id: talk.personId,
    way: agreement.way, note: agreement.note, agreed_on: agreement.agreedOn, written_at: agreement.at,
    written_by: actor.userId,
  }).execute()
}
