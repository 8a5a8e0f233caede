import type { Tx } from '../../../db/database.ts'

export interface NewAccount {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly language: string
}

export interface AccountRow {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly language: string
  readonly passwordHash: string | null
  readonly totpSeed: string | null
  readonly totpConfirmedAt: Date | null
  readonly deactivatedAt: Date | null
}

const columns = [
  'id', 'email', 'name', 'language', 'password_hash as passwordHash', 'totp_seed as totpSeed',
  'totp_confirmed_at as totpConfirmedAt', 'deactivated_at as deactivatedAt',
] as const

export async function findAccountByEmail(tx: Tx, email: string): Promise<AccountRow | undefined> {
  return tx.selectFrom('account').select(columns).where('email', '=', email).executeTakeFirst()
}

export async function findAccount(tx: Tx, id: string): Promise<AccountRow | undefined> {
  return tx.selectFrom('account').select(columns).where('id', '=', id).executeTakeFirst()
}

/** False when there is an account with this address already. */
export async function insertAccount(tx: Tx, account: NewAccount): Promise<boolean> {
  const added = await tx.insertInto('account').values({
    id: account.id, email: account.email, name: account.name, language: account.language,
  }).onConflict((conflict) => conflict.column('email').doNothing()).returning('id').execute()
  return added.length > 0
}

export async function setPassword(tx: Tx, accountId: string, passwordHash: string | null): Promise<void> {
  await tx.updateTable('account').set({ password_hash: passwordHash }).where('id', '=', accountId).execute()
}

export async function setNameAndLanguage(
  tx: Tx, accountId: string, values: { name?: string; language?: string },
): Promise<void> {
  await tx.updateTable('account').set(values).where('id', '=', accountId).execute()
}

export async function setDeactivated(tx: Tx, accountId: string, at: Date | null): Promise<void> {
  await tx.updateTable('account').set({ deactivated_at: at }).where('id', '=', accountId).execute()
}

/** The seed comes in force; the step of the code that proved it is spent. */
export async function setSecondFactor(
  tx: Tx, accountId: string, values: { sealedSeed: string; step: number; at: Date },
): Promise<void> {
  await tx.updateTable('account')
    .set({ totp_seed: values.sealedSeed, totp_last_step: values.step, totp_confirmed_at: values.at })
    .where('id', '=', accountId).execute()
}

export async function clearSecondFactor(tx: Tx, accountId: string): Promise<void> {
  await tx.updateTable('account').set({ totp_seed: null, totp_last_step: null, totp_confirmed_at: null })
    .where('id', '=', accountId).execute()
  await tx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute()
}

/** Spends a step of the clock; false when that step or a later one was spent before (AUTH-03, single use). */
export async function spendStep(tx: Tx, accountId: string, step: number): Promise<boolean> {
  const spent = await tx.updateTable('account').set({ totp_last_step: step }).where('id', '=', accountId)
    .where((where) => where.or([where('totp_last_step', 'is', null), where('totp_last_step', '<', step)]))
    .returning('id').execute()
  return spent.length > 0
}

export async function replaceRecoveryCodes(tx: Tx, accountId: string, hashes: readonly string[]): Promise<void> {
  await tx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute()
  await tx.insertInto('recovery_code')
    .values(hashes.map((code_hash) => ({ account_id: accountId, code_hash }))).execute()
}

/** Spends a recovery code; false when it is not one of theirs or was used. */
export async function spendRecoveryCode(tx: Tx, accountId: string, hash: string, now: Date): Promise<boolean> {
  const spent = await tx.updateTable('recovery_code').set({ used_at: now }).where('account_id', '=', accountId)
    .where('code_hash', '=', hash).where('used_at', 'is', null).returning('code_hash').execute()
  return spent.length > 0
}

export async function countRecoveryCodes(tx: Tx, accountId: string): Promise<number> {
  const rows = await tx.selectFrom('recovery_code').select('code_hash')
    .where('account_id', '=', accountId).where('used_at', 'is', null).execute()
  return rows.length
}
