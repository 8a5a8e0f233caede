import { anyOf } from '../../../db/any-of.ts'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'

export interface InvitationLink {
  readonly id: string
  readonly municipalityId: string
  readonly invitationId: string
  readonly activityId: string
  readonly dateId: string | null
  readonly tokenHash: string
  readonly lastDay: PlainDate
  readonly isEnded: boolean
}

/** By the hash of its token, for who is not signed in: the front door reads this table and none about a person. */
export async function findLink(tx: Tx, tokenHash: string): Promise<InvitationLink | undefined> {
  const row = await links(tx).where('token_hash', '=', tokenHash).executeTakeFirst()
  return row && linkOf(row)
}

/** By the code that belongs to it, at the door of its date. */
export async function findLinkByCode(
  tx: Tx, { municipalityId, dateId, codeHash }: { municipalityId: string; dateId: string; codeHash: string },
): Promise<InvitationLink | undefined> {
  const row = await links(tx).where('municipality_id', '=', municipalityId).where('date_id', '=', dateId)
    .where('code_hash', '=', codeHash).executeTakeFirst()
  return row && linkOf(row)
}

/** The link of an invitation of the actor's own people. */
export async function findLinkOf(tx: Tx, actor: Actor, invitationId: string): Promise<InvitationLink | undefined> {
  const row = await links(tx).where('municipality_id', '=', actor.municipalityId)
    .where('invitation_id', '=', invitationId).executeTakeFirst()
  return row && linkOf(row)
}

function links(tx: Tx) {
  return tx.selectFrom('invitation_link')
    .select(['id', 'municipality_id', 'invitation_id', 'activity_id', 'date_id', 'token_hash', 'last_day', 'ended_at'])
}

function linkOf(row: NonNullable<Awaited<ReturnType<ReturnType<typeof links>['executeTakeFirst']>>>): InvitationLink {
  return {
    id: row.id, municipalityId: row.municipality_id, invitationId: row.invitation_id, activityId: row.activity_id,
    dateId: row.date_id, tokenHash: row.token_hash, lastDay: row.last_day, isEnded: row.ended_at !== null,
  }
}

interface NewLink extends Omit<InvitationLink, 'municipalityId' | 'isEnded' | 'dateId'> {
  readonly dateId: string
  readonly codeHash: string
}

/** Keeps the hash of the link of an invitation; an earlier link of it stops working. */
export async function keepLink(
  tx: Tx, actor: Actor, link: NewLink,
): Promise<void> {
  const row = {
    id: link.id, token_hash: link.tokenHash, last_day: link.lastDay, date_id: link.dateId, code_hash: link.codeHash,
    ended_at: null,
  }
  await tx.insertInto('invitation_link')
    .values({
      municipality_id: actor.municipalityId, invitation_id: link.invitationId, activity_id: link.activityId, ...row,
    })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'invitation_id']).doUpdateSet(row)).execute()
}

export async function endLinks(tx: Tx, actor: Actor, invitationIds: readonly string[], at: Date): Promise<void> {
  if (invitationIds.length === 0) return
  await tx.updateTable('invitation_link').set({ ended_at: at }).where('municipality_id', '=', actor.municipalityId)
    .where('invitation_id', '=', anyOf(invitationIds)).where('ended_at', 'is', null).execute()
}
