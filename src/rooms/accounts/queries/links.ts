import type { Tx } from '../../../db/database.ts'

export type LinkPurpose = 'join' | 'reset'

export interface NewLink {
  readonly id: string
  readonly accountId: string
  readonly purpose: LinkPurpose
  readonly tokenHash: string
  readonly madeBy: string | null
  readonly expiresAt: Date
}

/** A new link ends the earlier ones of the same account. */
export async function insertLink(tx: Tx, link: NewLink): Promise<void> {
  await tx.deleteFrom('joining_link').where('account_id', '=', link.accountId).where('used_at', 'is', null).execute()
  await tx.insertInto('joining_link').values({
    id: link.id, account_id: link.accountId, purpose: link.purpose, token_hash: link.tokenHash,
    made_by: link.madeBy, expires_at: link.expiresAt,
  }).execute()
}

/** A link that can still be used, with whose it is. */
export async function findLink(tx: Tx, tokenHash: string, now: Date) {
  return tx.selectFrom('joining_link').innerJoin('account', 'account.id', 'joining_link.account_id')
    .select(['joining_link.id', 'joining_link.purpose', 'account.id as accountId', 'account.name', 'account.email',
      'account.totp_confirmed_at as totpConfirmedAt'])
    .where('joining_link.token_hash', '=', tokenHash).where('joining_link.used_at', 'is', null)
    .where('joining_link.expires_at', '>', now).where('account.deactivated_at', 'is', null).executeTakeFirst()
}

/** False when somebody was first. */
export async function spendLink(tx: Tx, id: string, now: Date): Promise<boolean> {
  const spent = await tx.updateTable('joining_link').set({ used_at: now }).where('id', '=', id)
    .where('used_at', 'is', null).returning('id').execute()
  return spent.length > 0
}

export async function deleteLinks(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom('joining_link').where('account_id', '=', accountId).where('used_at', 'is', null).execute()
}
