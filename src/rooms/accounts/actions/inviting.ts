import { randomUUID } from 'node:crypto'
import { throughFrontDoor, type Tx } from '../../../db/database.ts'
import type { Actor, Role } from '../../../kit/actor.ts'
import { Invalid, Refused } from '../../../kit/errors.ts'
import { findAccountByEmail, insertAccount } from '../queries/accounts.ts'
import { insertLink, type LinkPurpose } from '../queries/links.ts'
import { countElsewhere, insertMembership } from '../queries/memberships.ts'
import { isGroupAddress } from '../rules/people.ts'
import { hashOfToken, newToken } from '../tokens.ts'

export interface GivenRole {
  readonly role: Role
  readonly organisationId: string | null
  readonly areaTeamId: string | null
  readonly firstDay: string
  /** null: until further notice. */
  readonly lastDay: string | null
}

export interface Invitation extends GivenRole {
  readonly email: string
  readonly name: string
}

export interface Invited {
  readonly accountId: string
  /** Token of the joining link; null when the person has joined, or was invited by another municipality. */
  readonly token: string | null
}

const day = 86_400_000
const lifetime: Record<LinkPurpose, number> = { join: 7 * day, reset: day }

/** Makes the account when there is none, gives the role, and makes a joining link: whole or not at all (BUS-01). */
export async function invite(tx: Tx, actor: Actor, invitation: Invitation, now: Date): Promise<Invited> {
  const email = invitation.email.toLowerCase()
  if (isGroupAddress(email)) throw new Invalid({ email: ['accounts.problem.group_address'] })
  const invited = await throughFrontDoor(tx, async (front) => {
    const { accountId, hasJoined } = await accountOf(front, { ...invitation, email })
    const isOthers = maker(actor) !== null && (await countElsewhere(front, accountId, actor)) > 0
    // Whoever holds the link becomes this person everywhere: only the municipality that asked first hands it out.
    if (hasJoined || isOthers) return { accountId, token: null }
    return { accountId, token: await makeLink(front, { accountId, purpose: 'join', madeBy: maker(actor) }, now) }
  })
  await giveRole(tx, actor, invited.accountId, invitation)
  return invited
}

/** Nobody for the operator's command: it has no account. */
function maker(actor: Actor): string | null {
  return actor.roles.size === 0 ? null : actor.userId
}

async function accountOf(front: Tx, person: { email: string; name: string }) {
  const { email, name } = person
  const id = randomUUID()
  if (await insertAccount(front, { id, email, name, language: 'nl' })) {
    return { accountId: id, hasJoined: false }
  }
  const found = await findAccountByEmail(front, email)
  if (!found || found.deactivatedAt) throw new Refused('accounts.problem.deactivated')
  return { accountId: found.id, hasJoined: found.passwordHash !== null }
}

/** One more role for somebody, from its first to its last day. Nobody gives a role to themselves. */
export async function giveRole(tx: Tx, actor: Actor, accountId: string, given: GivenRole): Promise<string> {
  if (accountId === actor.userId) throw new Refused('accounts.problem.own_roles')
  if (given.lastDay !== null && given.lastDay < given.firstDay) {
    throw new Invalid({ lastDay: ['accounts.problem.last_before_first'] })
  }
  const id = randomUUID()
  await insertMembership(tx, actor.municipalityId, { id, accountId, ...given })
  return id
}

interface LinkFor {
  readonly accountId: string
  readonly purpose: LinkPurpose
  readonly madeBy: string | null
}

/** A link that works once: a week for joining, a day for a new password. Returns its token, shown once. */
export async function makeLink(front: Tx, link: LinkFor, now: Date): Promise<string> {
  const token = newToken()
  const expiresAt = new Date(now.getTime() + lifetime[link.purpose])
  await insertLink(front, { id: randomUUID(), ...link, tokenHash: hashOfToken(token), expiresAt })
  return token
}
