import type { Actor } from '../kit/actor.ts'
import type { Tx } from './database.ts'

export interface Draft {
  readonly field: string
  readonly body: string
  readonly savedAt: Date
}

/** What this person typed under a key and did not send yet (F19); nobody else can read it. */
export async function findDrafts(tx: Tx, actor: Actor, key: string): Promise<Draft[]> {
  const rows = await mine(tx, actor, key).select(['field', 'body', 'saved_at']).execute()
  return rows.map((row) => ({ field: row.field, body: row.body, savedAt: row.saved_at }))
}

/** Keeps the text of one field; an empty text is kept too, since emptying is typing. */
export async function keepDraft(tx: Tx, actor: Actor, key: string, draft: Draft): Promise<void> {
  const row = { body: draft.body, saved_at: draft.savedAt }
  await tx.insertInto('draft')
    .values({ municipality_id: actor.municipalityId, account_id: actor.userId, key, field: draft.field, ...row })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'account_id', 'key', 'field']).doUpdateSet(row))
    .execute()
}

/** Called when the form with this key was saved. */
export async function dropDrafts(tx: Tx, actor: Actor, key: string): Promise<void> {
  await tx.deleteFrom('draft').where('municipality_id', '=', actor.municipalityId)
    .where('account_id', '=', actor.userId).where('key', '=', key).execute()
}

function mine(tx: Tx, actor: Actor, key: string) {
  return tx.selectFrom('draft').where('municipality_id', '=', actor.municipalityId)
    .where('account_id', '=', actor.userId).where('key', '=', key)
}
