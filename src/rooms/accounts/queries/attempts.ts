import { sql } from 'kysely'
import type { Tx } from '../../../db/database.ts'
import type { Attempts, Failures, Step } from '../rules/back-off.ts'

export interface Attempt {
  readonly id: string
  readonly emailHash: string
  readonly addressHash: string
  readonly step: Step
  readonly at: Date
}

/** Tries of one account are made one after another, so that a hundred at once are counted as a hundred. */
export async function queueUp(tx: Tx, emailHash: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${emailHash}, 0))`.execute(tx)
}

/** The failures that count for this try, judged from `since`; successes before `knownSince` are forgotten. */
export async function findAttempts(
  tx: Tx, attempt: Attempt, since: Date, knownSince: Date,
): Promise<Attempts> {
  const { emailHash, addressHash, step } = attempt
  const { rows: [row] } = await sql<{ isKnown: boolean; account: string; accountAt: Date | null; address: string;
    addressAt: Date | null }>`
    with success as (
      select max(at) as at, coalesce(bool_or(address_hash = ${addressHash}), false) as is_known
      from sign_in_attempt where email_hash = ${emailHash} and succeeded and at > ${knownSince}
    ), of_account as (
      select count(*) as n, max(a.at) as last_at from sign_in_attempt a, success s
      where a.email_hash = ${emailHash} and a.step = ${step} and not a.succeeded and a.at > ${since}
        and (s.at is null or a.at > s.at) and (not s.is_known or a.address_hash = ${addressHash})
    ), of_address as (
      select count(*) as n, max(at) as last_at from sign_in_attempt
      where address_hash = ${addressHash} and not succeeded and at > ${since}
    )
    select s.is_known as "isKnown", c.n as account, c.last_at as "accountAt", d.n as address, d.last_at as "addressAt"
    from success s, of_account c, of_address d`.execute(tx)
  const none: Failures = { count: 0, lastAt: null }
  if (!row) return { account: none, address: none }
  return {
    account: { count: Number(row.account), lastAt: row.accountAt },
    address: row.isKnown ? none : { count: Number(row.address), lastAt: row.addressAt },
  }
}

/** Written as failed before it is judged; what was forgotten long ago is swept on the way. */
export async function insertAttempt(tx: Tx, attempt: Attempt, forgetBefore: Date): Promise<void> {
  await tx.deleteFrom('sign_in_attempt').where('at', '<', forgetBefore).execute()
  await tx.insertInto('sign_in_attempt').values({
    id: attempt.id, email_hash: attempt.emailHash, address_hash: attempt.addressHash, step: attempt.step,
    at: attempt.at, succeeded: false,
  }).execute()
}

export async function markSucceeded(tx: Tx, attemptId: string): Promise<void> {
  await tx.updateTable('sign_in_attempt').set({ succeeded: true }).where('id', '=', attemptId).execute()
}

/** A right password that still needs its code is neither a failure nor a sign-in. */
export async function forgetAttempt(tx: Tx, attemptId: string): Promise<void> {
  await tx.deleteFrom('sign_in_attempt').where('id', '=', attemptId).execute()
}
