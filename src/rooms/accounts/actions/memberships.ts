import { throughFrontDoor, type Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { Invalid, NotFound, Refused } from '../../../kit/errors.ts'
import { mayChangeRolesOf, mayMakeResetLink } from '../access.ts'
import { findAccount, setDeactivated, setPassword } from '../queries/accounts.ts'
import { revokeApiTokens } from '../queries/api-tokens.ts'
import { deleteLinks } from '../queries/links.ts'
import { countElsewhere, listMemberships, type PersonWithRole, setLastDay } from '../queries/memberships.ts'
import { endSessions } from '../queries/sessions.ts'
import { isValidOn, lastDayWhenEnded } from '../rules/membership-days.ts'
import { makeLink } from './inviting.ts'

/** The roles of one person in this municipality; NotFound for somebody who never had one here. */
export async function getPersonWithRoles(tx: Tx, actor: Actor, accountId: string): Promise<PersonWithRole[]> {
  const held = await listMemberships(tx, actor, accountId)
  if (held.length === 0) throw new NotFound()
  return held
}

/** Ends a role: with `lastDay` after that day, without it at this very moment, in open sessions too (PRIV-18). */
export async function endMembership(
  tx: Tx, actor: Actor, role: Pick<PersonWithRole, 'id' | 'accountId'>,
  { lastDay, now }: { lastDay: string | null; now: Date },
): Promise<void> {
  const held = (await listMemberships(tx, actor, role.accountId)).find(({ id }) => id === role.id)
  if (!held) throw new NotFound()
  if (!mayChangeRolesOf(actor, held.accountId)) throw new Refused('accounts.problem.own_roles')
  if (lastDay !== null && lastDay < held.firstDay) {
    throw new Invalid({ lastDay: ['accounts.problem.last_before_first'] })
  }
  const end = lastDay === null
    ? { lastDay: lastDayWhenEnded(held.firstDay, held.lastDay, actor.today), endedAt: now }
    : { lastDay, endedAt: held.endedAt }
  await setLastDay(tx, actor, held.id, end)
}

/**
 * Somebody leaves: every role here ends now and so do all sessions. The account itself is closed unless the person
 * works in another municipality, which decides for itself.
 */
export async function endAccess(tx: Tx, actor: Actor, accountId: string, now: Date): Promise<void> {
  const held = await getPersonWithRoles(tx, actor, accountId)
  if (!mayChangeRolesOf(actor, accountId)) throw new Refused('accounts.problem.own_roles')
  for (const role of held) {
    const isOver = role.endedAt !== null || (role.lastDay !== null && role.lastDay < actor.today)
    if (!isOver) await endMembership(tx, actor, role, { lastDay: null, now })
  }
  await throughFrontDoor(tx, async (front) => {
    const worksElsewhere = (await countElsewhere(front, accountId, actor)) > 0
    if (!worksElsewhere) await setDeactivated(front, accountId, now)
    await revokeApiTokens(front, accountId, now, worksElsewhere ? actor.municipalityId : undefined)
    await deleteLinks(front, accountId)
    await endSessions(front, accountId, now)
  })
}

/** Somebody comes back: the account opens again, roles and password are given anew, the second factor stays. */
export async function reopenAccount(tx: Tx, actor: Actor, accountId: string): Promise<void> {
  await getPersonWithRoles(tx, actor, accountId)
  if (!mayChangeRolesOf(actor, accountId)) throw new Refused('accounts.problem.own_roles')
  await throughFrontDoor(tx, async (front) => {
    // The password of an open account is not this administrator's to take away: it may open another municipality.
    if (!(await findAccount(front, accountId))?.deactivatedAt) throw new Refused('accounts.problem.not_deactivated')
    await setDeactivated(front, accountId, null)
    await setPassword(front, accountId, null)
  })
}

/** SES-04: the administrator ends every session of a person; the person can sign in again. */
export async function endSessionsOf(tx: Tx, actor: Actor, accountId: string, now: Date): Promise<void> {
  await getPersonWithRoles(tx, actor, accountId)
  if (!mayChangeRolesOf(actor, accountId)) throw new Refused('accounts.problem.own_roles')
  await throughFrontDoor(tx, (front) => endSessions(front, accountId, now))
}

/**
 * A link to choose a password: to join for who never did, else to choose a new one. It never passes by the second
 * factor (AUTH-03). Returns its token, shown once.
 */
export async function makeLinkFor(tx: Tx, actor: Actor, accountId: string, now: Date): Promise<string> {
  const held = await getPersonWithRoles(tx, actor, accountId)
  if (!held.some((role) => isValidOn(role, actor.today))) throw new Refused('accounts.problem.no_role_today')
  return throughFrontDoor(tx, async (front) => {
    const account = await findAccount(front, accountId)
    if (!account || account.deactivatedAt) throw new Refused('accounts.problem.deactivated')
    const standing = {
      worksElsewhere: (await countElsewhere(front, accountId, actor)) > 0,
      hasSecondFactor: account.totpConfirmedAt !== null,
    }
    if (!mayMakeResetLink(actor, accountId, standing)) throw new Refused('accounts.problem.no_reset_link')
    const purpose = account.passwordHash === null ? 'join' as const : 'reset' as const
    return makeLink(front, { accountId, purpose, madeBy: actor.userId }, now)
  })
}
