import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import { isInCaseload } from '../../../db/caseload.ts'
import type { Tx } from '../../../db/database.ts'
import type { ComingNeed, InvitationAnswer, InvitationReplyTable } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'

export interface Reply {
  readonly answer: InvitationAnswer
  readonly needs: readonly ComingNeed[]
  readonly words: string
  readonly at: Date
  /** null when it came by the link. */
  readonly by: string | null
}

export interface Invitation {
  readonly id: string
  readonly personId: string
  readonly dateId: string
  readonly askedBy: string
  readonly askedAt: Date
  /** The file was closed, or the invitation was taken back. */
  readonly endedAt: Date | null
  readonly reply: Reply | null
}

interface Asked {
  readonly id?: string
  readonly dateId?: string
  readonly personIds?: readonly string[]
}

/** Invitations with the answer that stands, as far as their people's files are the actor's; newest first. */
export async function listInvitations(tx: Tx, actor: Actor, asked: Asked): Promise<Invitation[]> {
  const { id, dateId, personIds } = asked
  const rows = await tx.selectFrom('invitation as i').innerJoin('account as a', 'a.id', 'i.asked_by')
    .select(['i.id', 'i.person_id', 'i.date_id', 'i.asked_at', 'i.ended_at', 'a.name as askedBy'])
    .where('i.municipality_id', '=', actor.municipalityId)
    .where(isInCaseload(actor, sql`i.person_id`))
    .$if(id !== undefined, (query) => query.where('i.id', '=', id!))
    .$if(dateId !== undefined, (query) => query.where('i.date_id', '=', dateId!))
    .$if(personIds !== undefined, (query) => query.where('i.person_id', '=', anyOf(personIds!)))
    .orderBy('i.asked_at', 'desc').orderBy('i.id').execute()
  const replies = await standingReplies(tx, actor, rows.map((row) => row.id))
  return rows.map((row) => ({
    id: row.id, personId: row.person_id, dateId: row.date_id, askedBy: row.askedBy, askedAt: row.asked_at,
    endedAt: row.ended_at, reply: replies.get(row.id) ?? null,
  }))
}

/** One invitation of a person, by all their ids. */
export async function getInvitation(
  tx: Tx, actor: Actor, personIds: readonly string[], id: string,
): Promise<Invitation> {
  const [found] = await listInvitations(tx, actor, { id, personIds })
  if (!found) throw new NotFound()
  return found
}

/** The invitation that the link of a visitor opens; the lock shows them no other. */
export async function getLinkedInvitation(tx: Tx, actor: Actor, id: string): Promise<Invitation> {
  const [found] = await listInvitations(tx, actor, { id })
  if (!found) throw new NotFound()
  return found
}

/** False when this person stands on the list of this date already. */
export async function insertInvitation(
  tx: Tx, actor: Actor, row: { id: string; personId: string; dateId: string; at: Date },
): Promise<boolean> {
  const done = await tx.insertInto('invitation').values({
    municipality_id: actor.municipalityId, id: row.id, person_id: row.personId, date_id: row.dateId,
    asked_by: actor.userId, asked_at: row.at,
  }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  return Number(done.numInsertedOrUpdatedRows) === 1
}

/** Ends the invitations of these people that still stand; their ids. */
export async function endInvitations(
  tx: Tx, actor: Actor, asked: { personIds: readonly string[]; id?: string; at: Date },
): Promise<string[]> {
  const rows = await tx.updateTable('invitation').set({ ended_at: asked.at })
    .where('municipality_id', '=', actor.municipalityId).where('person_id', '=', anyOf(asked.personIds))
    .where('ended_at', 'is', null).$if(asked.id !== undefined, (query) => query.where('id', '=', asked.id!))
    .where('date_id', 'in', tx.selectFrom('activity_date').select('id')
      .where('municipality_id', '=', actor.municipalityId).where('day', '>=', actor.today))
    .returning('id').execute()
  return rows.map((row) => row.id)
}

/** An invitation that was taken back stands again. */
export async function reviveInvitation(tx: Tx, actor: Actor, id: string): Promise<void> {
  await tx.updateTable('invitation').set({ ended_at: null }).where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', id).execute()
}

type NewReply = Omit<Insertable<InvitationReplyTable>, 'municipality_id' | 'turn'>

/** The next answer to an invitation; of two at the same moment one fails and is asked again. */
export async function insertReply(
  tx: Tx, actor: Actor, row: NewReply, needs: readonly ComingNeed[],
): Promise<void> {
  const municipality_id = actor.municipalityId
  const turn = sql<number>`(select coalesce(max(turn), 0) + 1 from invitation_reply
    where municipality_id = ${municipality_id} and invitation_id = ${row.invitation_id})`
  await tx.insertInto('invitation_reply').values({ municipality_id, turn, ...row }).execute()
  if (needs.length === 0) return
  await tx.insertInto('reply_need').values(needs.map((need) => ({
    municipality_id, reply_id: row.id, invitation_id: row.invitation_id, person_id: row.person_id, need,
  }))).execute()
}

async function standingReplies(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, Reply>> {
  if (ids.length === 0) return new Map()
  const [rows, needs] = await Promise.all([
    tx.selectFrom('invitation_reply as r').leftJoin('account as a', 'a.id', 'r.by_account')
      .distinctOn('r.invitation_id').select(['r.id', 'r.invitation_id', 'r.answer', 'r.words', 'r.at', 'a.name'])
      .where('r.municipality_id', '=', actor.municipalityId).where('r.invitation_id', '=', anyOf(ids))
      .orderBy('r.invitation_id').orderBy('r.turn', 'desc').execute(),
    tx.selectFrom('reply_need').select(['reply_id', 'need']).where('municipality_id', '=', actor.municipalityId)
      .where('invitation_id', '=', anyOf(ids)).orderBy('need').execute(),
  ])
  return new Map(rows.map((row) => [row.invitation_id, {
    answer: row.answer, words: row.words, at: row.at, by: row.name,
    needs: needs.filter(({ reply_id }) => reply_id === row.id).map(({ need }) => need),
  }]))
}
