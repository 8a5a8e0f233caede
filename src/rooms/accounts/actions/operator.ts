import { randomUUID } from 'node:crypto'
import { writeAudit } from '../../../db/audit.ts'
import { atFrontDoor, type Database, inMunicipality, type Tx } from '../../../db/database.ts'
import type { Actor, Role } from '../../../kit/actor.ts'
import { Refused } from '../../../kit/errors.ts'
import { addDays, today as dayOf } from '../../../kit/plain-dates.ts'
import { listOrganisations } from '../../organisations/queries.ts'
import { listAreaTeams } from '../../territory/queries.ts'
import { clearSecondFactor, findAccountByEmail } from '../queries/accounts.ts'
import { insertApiToken, revokeApiTokens } from '../queries/api-tokens.ts'
import { findMunicipality, listMemberships, type Municipality } from '../queries/memberships.ts'
import { endSessions } from '../queries/sessions.ts'
import { insertTraces } from '../queries/traces.ts'
import { nobodyIn } from '../rules/actors.ts'
import { isValidOn } from '../rules/membership-days.ts'
import { hashOfToken, newToken } from '../tokens.ts'
import { type Invited, invite, makeLink } from './inviting.ts'

export interface NewUser {
  readonly email: string
  readonly name: string
  readonly role: Role
  /** Slug or CBS code. */
  readonly municipality: string
  readonly organisation: string | null
  readonly team: string | null
  readonly firstDay: string | null
  readonly lastDay: string | null
}

/** `user add`: an account with a role, and the token of its joining link. Refused names what is not known. */
export async function addUser(database: Database, user: NewUser, now: Date): Promise<Invited> {
  return asOperator(database, user.municipality, now, async (tx, actor) => {
    const { email, name, role, lastDay } = user
    const invited = await invite(tx, actor, {
      email, name, role, lastDay, firstDay: user.firstDay ?? actor.today,
      organisationId: named(await listOrganisations(tx, actor), user.organisation, 'accounts.problem.no_organisation'),
      areaTeamId: named(await listAreaTeams(tx, actor), user.team, 'accounts.problem.no_team'),
    }, now)
    await trace(tx, actor, { action: 'accounts.invite', objectId: invited.accountId, now })
    return invited
  })
}

export interface NewKey {
  readonly email: string
  readonly municipality: string
  readonly name: string
  /** How long it works, this day included. */
  readonly days: number
  /** It may also add and change; absent is reading only. */
  readonly mayWrite?: boolean
}

/** `token create`: a key with which a program reads, or also does, what this person may; shown once. */
export async function createKey(
  database: Database, key: NewKey, now: Date,
): Promise<{ token: string; expiresOn: string }> {
  return asOperator(database, key.municipality, now, async (tx, actor, municipality) => {
    const account = await atFrontDoor(database, (front) => findAccountByEmail(front, key.email.toLowerCase()))
    const held = account && !account.deactivatedAt ? await listMemberships(tx, actor, account.id) : []
    if (!account || !held.some((role) => isValidOn(role, actor.today))) throw new Refused('accounts.problem.no_user')
    const token = `sns_${newToken()}`
    const expiresOn = addDays(actor.today, key.days - 1)
    await atFrontDoor(database, (front) => insertApiToken(front, {
      id: randomUUID(), accountId: account.id, municipalityId: municipality.id, name: key.name,
      tokenHash: hashOfToken(token), createdAt: now, expiresOn,
      mayWrite: key.mayWrite ?? false,
    }))
    await trace(tx, actor, { action: 'accounts.create_key', objectId: account.id, now })
    return { token, expiresOn }
  })
}

/**
 * `user reset`: for who lost phone and recovery codes, after proof of who they are. Ends every session and key, forgets
 * the second factor and gives the token of a link to choose a password and set up a new one.
 */
export async function resetUser(database: Database, email: string, now: Date): Promise<string> {
  return atFrontDoor(database, async (tx) => {
    const account = await findAccountByEmail(tx, email.toLowerCase())
    if (!account || account.deactivatedAt) throw new Refused('accounts.problem.no_account')
    await clearSecondFactor(tx, account.id)
    await endSessions(tx, account.id, now)
    await revokeApiTokens(tx, account.id, now)
    await insertTraces(tx, {
      email: account.email, action: 'accounts.reset_second_factor', result: 'ok', origin: 'command',
      traceId: randomUUID().replaceAll('-', ''), at: now, today: dayOf(now),
    })
    return makeLink(tx, { accountId: account.id, purpose: 'reset', madeBy: null }, now)
  })
}

async function asOperator<T>(
  database: Database, code: string, now: Date,
  work: (tx: Tx, actor: Actor, municipality: Municipality) => Promise<T>,
): Promise<T> {
  const municipality = await atFrontDoor(database, (tx) => findMunicipality(tx, code))
  if (!municipality) throw new Refused('accounts.problem.no_municipality', { code })
  const actor = nobodyIn(municipality.id, 'none', dayOf(now))
  return inMunicipality(database, actor, (tx) => work(tx, actor, municipality))
}

function named(
  known: readonly { id: string; name: string }[], name: string | null, problem: string,
): string | null {
  if (name === null) return null
  const found = known.find((each) => each.name.toLowerCase() === name.toLowerCase())
  if (!found) throw new Refused(problem, { name, known: known.map((each) => each.name).join(', ') })
  return found.id
}

async function trace(tx: Tx, actor: Actor, done: { action: string; objectId: string; now: Date }): Promise<void> {
  const { action, objectId, now } = done
  writeAudit(tx, actor, {
    action, result: 'ok', objectKind: 'account', objectId, origin: 'command',
    traceId: randomUUID().replaceAll('-', ''), at: now,
  })
}
