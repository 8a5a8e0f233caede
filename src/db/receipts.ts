import { sql } from 'kysely'
import type { Tx } from './database.ts'
import type { Actor } from '../kit/actor.ts'

/**
 * F9: every form shown carries a token of its own. The first request with it does the work; a double click or a
 * retry waits for that one and gets its answer. Returns where the first one led, or null when this is the first.
 */
export async function findReceipt(tx: Tx, actor: Actor, token: string, now: Date): Promise<string | null> {
  const added = await tx.insertInto('form_receipt')
    .values({ municipality_id: actor.municipalityId, account_id: actor.userId, token, at: now })
    .onConflict((conflict) => conflict.doNothing()).returning('token').executeTakeFirst()
  if (added) return null
  const first = await tx.selectFrom('form_receipt').select('location')
    .where('municipality_id', '=', actor.municipalityId).where('account_id', '=', actor.userId)
    .where('token', '=', token).executeTakeFirst()
  return first?.location ?? '/'
}

export async function keepReceipt(
  tx: Tx, actor: Actor, token: string, kept: { location: string; now: Date },
): Promise<void> {
  await tx.updateTable('form_receipt').set({ location: kept.location })
    .where('municipality_id', '=', actor.municipalityId).where('account_id', '=', actor.userId)
    .where('token', '=', token).execute()
  await sweepReceipts(tx, actor, kept.now)
}

/** F19: a form that was kept because its session had run out carries its id as token; sent, it is of no use more. */
export async function dropHeldForm(tx: Tx, actor: Actor, token: string): Promise<void> {
  await tx.deleteFrom('held_form').where('municipality_id', '=', actor.municipalityId)
    .where('account_id', '=', actor.userId).where(sql<string>`id::text`, '=', token).execute()
}

/** A receipt outlives its use by a day. */
async function sweepReceipts(tx: Tx, actor: Actor, now: Date): Promise<void> {
  await sql`delete from form_receipt where municipality_id = ${actor.municipalityId}
    and account_id = ${actor.userId} and at < ${new Date(now.getTime() - 86_400_000)}`.execute(tx)
}

/** What an earlier request with the same key asked and was answered. */
export interface KeptAnswer {
  readonly requestPrint: string
  readonly answer: unknown
}

/** The same for a program's key: null for the first request with it, which then does the work. */
export async function claimAnswer(
  tx: Tx, actor: Actor, claim: { token: string; requestPrint: string; now: Date },
): Promise<KeptAnswer | null> {
  const { token, requestPrint, now } = claim
  const added = await tx.insertInto('form_receipt').values({
    municipality_id: actor.municipalityId, account_id: actor.userId, token, at: now, request_print: requestPrint,
  }).onConflict((conflict) => conflict.doNothing()).returning('token').executeTakeFirst()
  if (added) return null
  const first = await tx.selectFrom('form_receipt').select(['request_print as requestPrint', 'answer'])
    .where('municipality_id', '=', actor.municipalityId).where('account_id', '=', actor.userId)
    .where('token', '=', token).executeTakeFirstOrThrow()
  return { requestPrint: first.requestPrint ?? '', answer: JSON.parse(first.answer ?? 'null') }
}

export async function keepAnswer(
  tx: Tx, actor: Actor, token: string, kept: { answer: unknown; now: Date },
): Promise<void> {
  await tx.updateTable('form_receipt').set({ answer: JSON.stringify(kept.answer) })
    .where('municipality_id', '=', actor.municipalityId).where('account_id', '=', actor.userId)
    .where('token', '=', token).execute()
  await sweepReceipts(tx, actor, kept.now)
}

/** Nothing was added after all: the key may be used again. */
export async function dropClaim(tx: Tx, actor: Actor, token: string): Promise<void> {
  await tx.deleteFrom('form_receipt').where('municipality_id', '=', actor.municipalityId)
    .where('account_id', '=', actor.userId).where('token', '=', token).execute()
}
