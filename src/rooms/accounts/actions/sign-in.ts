import { randomUUID } from 'node:crypto'
import { atFrontDoor, type Tx } from '../../../db/database.ts'
import { today as dayOf } from '../../../kit/plain-dates.ts'
import { hashPassword, isOutdated, isPassword } from '../passwords.ts'
import {
  type AccountRow, findAccount, findAccountByEmail, setPassword, spendRecoveryCode, spendStep,
} from '../queries/accounts.ts'
import { forgetAttempt, markSucceeded } from '../queries/attempts.ts'
import { deleteOldSessions, endSession, findLastPlace, insertSession } from '../queries/sessions.ts'
import { insertTraces, type Trace } from '../queries/traces.ts'
import { plainRecoveryCode, stepOf } from '../rules/one-time-codes.ts'
import { keepLimit } from '../rules/session-times.ts'
import { unseal } from '../../../web/sealing.ts'
import { hashOfRecoveryCode } from '../second-factor.ts'
import { hashOfToken, keyedHash, newToken } from '../tokens.ts'
import { beginAttempt, type Door } from './attempts.ts'

export type SignIn =
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'code'; readonly step: SignInStep }
  | { readonly kind: 'in'; readonly token: string }

/** Who gave the right password, and a mark of that password: another one since makes the step worth nothing. */
export interface SignInStep {
  readonly accountId: string
  readonly passwordMark: string
}

const month = 30 * 24 * 3_600_000

/** The first step. An unknown account gets the same answer after the same work as a wrong password (AUTH-02). */
export async function tryPassword(door: Door, typed: { email: string; password: string }): Promise<SignIn> {
  const email = typed.email.toLowerCase()
  const attempt = await beginAttempt(door, email, 'password')
  if (attempt.id === null) return { kind: 'wait', seconds: attempt.wait }
  const account = await atFrontDoor(door.database, (tx) => findAccountByEmail(tx, email))
  const isRight = await isPassword(account?.passwordHash ?? null, typed.password)
  if (!account || !isRight || account.deactivatedAt) return refuse(door, email)
  const fresh = isOutdated(account.passwordHash ?? '') ? await hashPassword(typed.password) : null
  return atFrontDoor(door.database, async (tx) => {
    if (fresh) await setPassword(tx, account.id, fresh)
    if (!account.totpConfirmedAt) return letIn(tx, door, { account, attemptId: attempt.id, secondFactorAt: null })
    await forgetAttempt(tx, attempt.id)
    return { kind: 'code', step: stepOfAccount(door, account.id, fresh ?? account.passwordHash) }
  })
}

/** The second step: a code of the app, or one of the recovery codes; each works once (AUTH-03). */
export async function tryCode(door: Door, step: SignInStep, typed: string): Promise<SignIn | { kind: 'stale' }> {
  const found = await atFrontDoor(door.database, (tx) => findAccount(tx, step.accountId))
  const present = stepOfAccount(door, step.accountId, found?.passwordHash ?? null)
  if (present.passwordMark !== step.passwordMark) return { kind: 'stale' }
  const proof = await proveSecondFactor(door, step.accountId, typed)
  if (proof.kind !== 'proven') return proof
  return atFrontDoor(door.database, (tx) =>
    letIn(tx, door, { account: proof.account, attemptId: proof.attemptId, secondFactorAt: door.now }))
}

function stepOfAccount({ secret }: Door, accountId: string, passwordHash: string | null): SignInStep {
  return { accountId, passwordMark: keyedHash(secret, 'sign-in step', passwordHash ?? '') }
}

export type Proof =
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'proven'; readonly account: AccountRow; readonly attemptId: string }

/** Spends a code of this account, slowed down after failures. */
export async function proveSecondFactor(door: Door, accountId: string, typed: string): Promise<Proof> {
  const account = await atFrontDoor(door.database, (tx) => findAccount(tx, accountId))
  if (!account || account.deactivatedAt) return { kind: 'wrong' }
  const attempt = await beginAttempt(door, account.email, 'code')
  if (attempt.id === null) return { kind: 'wait', seconds: attempt.wait }
  const isSpent = await atFrontDoor(door.database, (tx) => spend(tx, door, account, typed))
  if (!isSpent) return refuse(door, account.email)
  return { kind: 'proven', account, attemptId: attempt.id }
}

/** Asks the password once more before something weighty, slowed down as signing in is. */
export async function provePassword(door: Door, accountId: string, typed: string): Promise<Proof> {
  const account = await atFrontDoor(door.database, (tx) => findAccount(tx, accountId))
  if (!account) return { kind: 'wrong' }
  const attempt = await beginAttempt(door, account.email, 'password')
  if (attempt.id === null) return { kind: 'wait', seconds: attempt.wait }
  if (!(await isPassword(account.passwordHash, typed))) return refuse(door, account.email)
  await atFrontDoor(door.database, (tx) => forgetAttempt(tx, attempt.id))
  return { kind: 'proven', account, attemptId: attempt.id }
}

async function spend(tx: Tx, door: Door, account: AccountRow, typed: string): Promise<boolean> {
  const recovery = plainRecoveryCode(typed)
  if (recovery !== null) {
    return spendRecoveryCode(tx, account.id, hashOfRecoveryCode(door.secret, account.id, recovery), door.now)
  }
  const seed = account.totpSeed && unseal(door.secret, 'second factor', account.id, account.totpSeed)
  const step = seed ? stepOf(seed, typed, door.now) : null
  return step !== null && spendStep(tx, account.id, step)
}

interface Admitted {
  readonly account: AccountRow
  readonly attemptId: string
  readonly secondFactorAt: Date | null
}

/** A new session under a new token, its trace and the success in one transaction (SES-02, BUS-01). */
async function letIn(tx: Tx, door: Door, admitted: Admitted): Promise<SignIn> {
  const { account, attemptId, secondFactorAt } = admitted
  const token = newToken()
  await markSucceeded(tx, attemptId)
  if (door.self) await endSession(tx, door.self.accountId, door.self.sessionId, door.now)
  await deleteOldSessions(tx, account.id, new Date(door.now.getTime() - month))
  const lately = new Date(door.now.getTime() - keepLimit)
  await insertSession(tx, {
    id: randomUUID(), accountId: account.id, tokenHash: hashOfToken(token), secondFactorAt, startedAt: door.now,
    device: door.device, address: door.address, municipalityId: await findLastPlace(tx, account.id, lately),
  })
  await leaveTrace(tx, door, { email: account.email, action: 'accounts.sign_in', result: 'ok' })
  return { kind: 'in', token }
}

async function refuse(door: Door, email: string): Promise<{ kind: 'wrong' }> {
  await atFrontDoor(door.database, (tx) =>
    leaveTrace(tx, door, { email, action: 'accounts.sign_in', result: 'refused' }))
  return { kind: 'wrong' }
}

/** The audit row of something at the front door. */
export async function leaveTrace(
  tx: Tx, door: Door, trace: Pick<Trace, 'email' | 'action' | 'result'>,
): Promise<void> {
  const { now, address, traceId } = door
  await insertTraces(tx, { ...trace, origin: `browser ${address}`, traceId, at: now, today: dayOf(now) })
}
