import { atFrontDoor, type Tx } from '../../../db/database.ts'
import { Invalid, NotFound } from '../../../kit/errors.ts'
import { hashPassword } from '../passwords.ts'
import {
  type AccountRow, findAccount, replaceRecoveryCodes, setNameAndLanguage, setPassword, setSecondFactor,
} from '../queries/accounts.ts'
import { forgetAttempt } from '../queries/attempts.ts'
import { deleteLinks } from '../queries/links.ts'
import { chooseMunicipality, endSession, endSessions, renewToken } from '../queries/sessions.ts'
import { plainRecoveryCode, stepOf } from '../rules/one-time-codes.ts'
import { seal } from '../../../web/sealing.ts'
import { hashOfRecoveryCode, newRecoveryCodes } from '../second-factor.ts'
import { hashOfToken, newToken } from '../tokens.ts'
import { type Door, tooSoon } from './attempts.ts'
import { checkNewPassword } from './joining.ts'
import { leaveTrace, type Proof, provePassword, proveSecondFactor } from './sign-in.ts'

/** Somebody with a session. */
export interface Self {
  readonly accountId: string
  readonly sessionId: string
}

/** Another password: every other session ends, this one goes on under a new token (SES-02, SES-04). Returns it. */
export async function changePassword(
  door: Door, self: Self, typed: { currentPassword: string; newPassword: string },
): Promise<string> {
  const { account } = proven(await provePassword(door, self.accountId, typed.currentPassword), 'currentPassword')
  await checkNewPassword(door, { ...account, accountId: account.id }, typed.newPassword)
  const passwordHash = await hashPassword(typed.newPassword)
  return atFrontDoor(door.database, async (tx) => {
    await setPassword(tx, account.id, passwordHash)
    await deleteLinks(tx, account.id)
    await leaveTrace(tx, door, { email: account.email, action: 'accounts.password', result: 'ok' })
    return goOnAlone(tx, door, self, null)
  })
}

/** A seed that the person has in their app, and a code that proves it. */
interface NewFactor {
  readonly seed: string
  readonly code: string
  /** Asked of who has a second factor already. */
  readonly currentPassword: string
  readonly currentCode: string
}

export interface FactorSet {
  readonly token: string
  readonly recoveryCodes: readonly string[]
}

/** Sets up the second factor, or renews it after proof of the present one (AUTH-03). */
export async function setUpSecondFactor(door: Door, self: Self, factor: NewFactor): Promise<FactorSet> {
  const account = await getAccount(door, self.accountId)
  const step = stepOf(factor.seed, factor.code, door.now)
  if (step === null) throw new Invalid({ code: ['accounts.problem.code'] })
  if (account.totpConfirmedAt) await provePresent(door, account.id, factor)
  const recoveryCodes = newRecoveryCodes()
  const sealedSeed = seal(door.secret, 'second factor', account.id, factor.seed)
  return atFrontDoor(door.database, async (tx) => {
    await setSecondFactor(tx, account.id, { sealedSeed, step, at: door.now })
    await replaceRecoveryCodes(tx, account.id, hashed(door, account.id, recoveryCodes))
    await leaveTrace(tx, door, { email: account.email, action: 'accounts.second_factor', result: 'ok' })
    return { token: await goOnAlone(tx, door, self, door.now), recoveryCodes }
  })
}

/** Ten new recovery codes; the earlier ones are worth nothing from now on. */
export async function renewRecoveryCodes(door: Door, self: Self, code: string): Promise<readonly string[]> {
  const { account, attemptId } = proven(await proveSecondFactor(door, self.accountId, code), 'code')
  const recoveryCodes = newRecoveryCodes()
  await atFrontDoor(door.database, async (tx) => {
    await forgetAttempt(tx, attemptId)
    await replaceRecoveryCodes(tx, account.id, hashed(door, account.id, recoveryCodes))
    await leaveTrace(tx, door, { email: account.email, action: 'accounts.recovery_codes', result: 'ok' })
  })
  return recoveryCodes
}

/** Signing out: the session is over on the server too (SES-04). */
export async function signOut(door: Door, self: Self): Promise<void> {
  const account = await getAccount(door, self.accountId)
  await atFrontDoor(door.database, async (tx) => {
    await endSession(tx, self.accountId, self.sessionId, door.now)
    await leaveTrace(tx, door, { email: account.email, action: 'accounts.sign_out', result: 'ok' })
  })
}

/** Where the session works from now on; the caller has seen that the person has a role there today. */
export async function choosePlace(door: Door, self: Self, municipalityId: string): Promise<void> {
  await atFrontDoor(door.database, (tx) => chooseMunicipality(tx, self.sessionId, municipalityId))
}

/** The language of every page from now on. */
export async function setLanguage(door: Pick<Door, 'database'>, accountId: string, language: string): Promise<void> {
  await atFrontDoor(door.database, (tx) => setNameAndLanguage(tx, accountId, { language }))
}

export async function getAccount(door: Pick<Door, 'database'>, accountId: string): Promise<AccountRow> {
  const account = await atFrontDoor(door.database, (tx) => findAccount(tx, accountId))
  if (!account) throw new NotFound()
  return account
}

async function provePresent(door: Door, accountId: string, factor: NewFactor): Promise<void> {
  proven(await provePassword(door, accountId, factor.currentPassword), 'currentPassword')
  const { attemptId } = proven(await proveSecondFactor(door, accountId, factor.currentCode), 'currentCode')
  await atFrontDoor(door.database, (tx) => forgetAttempt(tx, attemptId))
}

async function goOnAlone(tx: Tx, door: Door, self: Self, secondFactorAt: Date | null): Promise<string> {
  const token = newToken()
  await endSessions(tx, self.accountId, door.now, self.sessionId)
  await renewToken(tx, self.sessionId, hashOfToken(token), secondFactorAt)
  return token
}

function hashed(door: Door, accountId: string, codes: readonly string[]): string[] {
  return codes.map((code) => hashOfRecoveryCode(door.secret, accountId, plainRecoveryCode(code) ?? ''))
}

function proven(proof: Proof, field: string): Extract<Proof, { kind: 'proven' }> {
  if (proof.kind === 'proven') return proof
  if (proof.kind === 'wait') throw tooSoon(proof.seconds)
  throw new Invalid({ [field]: [/code/i.test(field) ? 'accounts.problem.code' : 'accounts.problem.password'] })
}
