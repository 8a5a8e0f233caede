import { randomUUID } from 'node:crypto'
import { atFrontDoor } from '../../../db/database.ts'
import { Invalid, NotFound } from '../../../kit/errors.ts'
import { knownPasswords } from '../known-passwords.ts'
import { hashPassword } from '../passwords.ts'
import { setPassword } from '../queries/accounts.ts'
import { findLink, spendLink } from '../queries/links.ts'
import { listPlaceNames } from '../queries/memberships.ts'
import { endSessions, insertSession } from '../queries/sessions.ts'
import { ownWords, whyRefused } from '../rules/password-strength.ts'
import { hashOfToken, newToken } from '../tokens.ts'
import type { Door } from './attempts.ts'
import { leaveTrace } from './sign-in.ts'

/** Whose link this is; null when it was used, is too old, or never was. */
export async function findOpenLink(door: Door, token: string) {
  return (await atFrontDoor(door.database, (tx) => findLink(tx, hashOfToken(token), door.now))) ?? null
}

/** Throws Invalid when the password may not be chosen by this person (AUTH-01). */
export async function checkNewPassword(
  door: Door, person: { accountId: string; name: string; email: string }, password: string, field = 'newPassword',
): Promise<void> {
  const places = await atFrontDoor(door.database, (tx) => listPlaceNames(tx, person.accountId))
  const own = ownWords([person.name, person.email, 'samenspel', ...places])
  const reason = whyRefused(password, own, knownPasswords)
  if (reason) throw new Invalid({ [field]: [reason] })
}

/**
 * Chooses a password by link; the link is spent and every session ended. Who joins is let in, to set up the second
 * factor; who has one signs in with it: a reset never passes it by (AUTH-03). Returns the token of the session.
 */
export async function joinByLink(door: Door, token: string, password: string): Promise<string | null> {
  const link = await findOpenLink(door, token)
  if (!link) throw new NotFound()
  await checkNewPassword(door, link, password)
  const passwordHash = await hashPassword(password)
  return atFrontDoor(door.database, async (tx) => {
    if (!(await spendLink(tx, link.id, door.now))) throw new NotFound()
    await setPassword(tx, link.accountId, passwordHash)
    await endSessions(tx, link.accountId, door.now)
    await leaveTrace(tx, door, { email: link.email, action: `accounts.${link.purpose}`, result: 'ok' })
    if (link.totpConfirmedAt) return null
    const fresh = newToken()
    await insertSession(tx, {
      id: randomUUID(), accountId: link.accountId, tokenHash: hashOfToken(fresh), secondFactorAt: null,
      startedAt: door.now, device: door.device, address: door.address,
    })
    return fresh
  })
}
