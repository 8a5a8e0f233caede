import type { Database, Tx } from '../../../db/database.ts'
import type { Role } from '../../../kit/actor.ts'
import type { HeldRole } from '../rules/actors.ts'

export interface SessionRow {
  readonly id: string
  readonly accountId: string
  readonly name: string
  readonly language: string
  readonly chosenId: string | null
  readonly secondFactorAt: Date | null
  readonly startedAt: Date
  readonly seenAt: Date
  readonly held: readonly HeldRole[]
}

/**
 * The session of this token with its person and today's roles, in one round trip: it runs on every request.
 * Ended sessions and deactivated accounts are not found; whether it ran out by time the caller judges.
 */
export async function findSession(database: Database, tokenHash: string, today: string): Promise<SessionRow | null> {
  const values = [tokenHash, today]
  const { rows } = await database.frontPool.query<JoinedRow>({ name: 'session', text: sessionText, values })
  const [first] = rows
  return first ? { ...first, held: rows.flatMap(heldRole) } : null
}

// Prepared once per connection: planning four tables takes several times as long as reading them.
const sessionText = `
  select s.id, s.municipality_id as "chosenId", s.second_factor_at as "secondFactorAt", s.started_at as "startedAt",
    s.seen_at as "seenAt", a.id as "accountId", a.name, a.language, p.id as "municipalityId", p.name as municipality,
    m.role, m.organisation_id as "organisationId", m.area_team_id as "areaTeamId"
  from session s join account a on a.id = s.account_id
    left join membership m on m.account_id = a.id and m.first_day <= $2 and (m.last_day is null or m.last_day >= $2)
      and m.ended_at is null
    left join municipality p on p.id = m.municipality_id
  where s.token_hash = $1 and s.ended_at is null and a.deactivated_at is null
  order by p.name, m.role`

interface JoinedRow extends Omit<SessionRow, 'held'> {
  readonly municipalityId: string | null
  readonly municipality: string | null
  readonly role: Role | null
  readonly organisationId: string | null
  readonly areaTeamId: string | null
}

function heldRole({ municipalityId, municipality, role, organisationId, areaTeamId }: JoinedRow): HeldRole[] {
  if (!municipalityId || !municipality || !role) return []
  return [{ municipalityId, municipality, role, organisationId, areaTeamId }]
}

export async function touchSession(database: Database, sessionId: string, now: Date): Promise<void> {
  await database.front.updateTable('session').set({ seen_at: now }).where('id', '=', sessionId)
    .where('seen_at', '<', now).execute()
}

export interface NewSession {
  readonly id: string
  readonly accountId: string
  readonly tokenHash: string
  readonly secondFactorAt: Date | null
  readonly startedAt: Date
  readonly device: string
  readonly address: string
  readonly municipalityId?: string | null
}

export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  await tx.insertInto('session').values({
    id: session.id, account_id: session.accountId, token_hash: session.tokenHash,
    municipality_id: session.municipalityId ?? null,
    second_factor_at: session.secondFactorAt, started_at: session.startedAt, seen_at: session.startedAt,
    device: session.device, address: session.address,
  }).execute()
}

/** Step-up: the same session under another token, so that a stolen earlier one is worth nothing (SES-02). */
export async function renewToken(
  tx: Tx, sessionId: string, tokenHash: string, secondFactorAt: Date | null,
): Promise<void> {
  await tx.updateTable('session').set({
    token_hash: tokenHash, ...(secondFactorAt ? { second_factor_at: secondFactorAt } : {}),
  }).where('id', '=', sessionId).where('ended_at', 'is', null).execute()
}

export async function chooseMunicipality(tx: Tx, sessionId: string, municipalityId: string): Promise<void> {
  await tx.updateTable('session').set({ municipality_id: municipalityId }).where('id', '=', sessionId).execute()
}

/** Ends one session of the account; false when it had ended or is not theirs. */
export async function endSession(tx: Tx, accountId: string, sessionId: string, now: Date): Promise<boolean> {
  const ended = await tx.updateTable('session').set({ ended_at: now }).where('id', '=', sessionId)
    .where('account_id', '=', accountId).where('ended_at', 'is', null).returning('id').execute()
  return ended.length > 0
}

/** Ends every session of the account, but for the one to keep (SES-04). */
export async function endSessions(tx: Tx, accountId: string, now: Date, keep?: string): Promise<number> {
  let query = tx.updateTable('session').set({ ended_at: now }).where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
  if (keep) query = query.where('id', '!=', keep)
  return (await query.returning('id').execute()).length
}

export interface ListedSession {
  readonly id: string
  readonly startedAt: Date
  readonly seenAt: Date
  readonly device: string
  readonly address: string
}

export async function listOpenSessions(tx: Tx, accountId: string): Promise<ListedSession[]> {
  return tx.selectFrom('session')
    .select(['id', 'started_at as startedAt', 'seen_at as seenAt', 'device', 'address'])
    .where('account_id', '=', accountId).where('ended_at', 'is', null).orderBy('seen_at', 'desc').execute()
}

/** A session by its token whatever became of it, for a form that came in late. */
export async function findAnySession(tx: Tx, tokenHash: string) {
  return tx.selectFrom('session').innerJoin('account', 'account.id', 'session.account_id')
    .select(['session.id', 'session.account_id as accountId', 'session.municipality_id as chosenId',
      'session.started_at as startedAt', 'session.seen_at as seenAt', 'session.ended_at as endedAt'])
    .where('session.token_hash', '=', tokenHash).where('account.deactivated_at', 'is', null).executeTakeFirst()
}

export async function findOwnSession(database: Database, accountId: string, sessionId: string) {
  return database.front.selectFrom('session')
    .select(['started_at as startedAt', 'seen_at as seenAt', 'ended_at as endedAt', 'municipality_id as chosenId',
      'second_factor_at as secondFactorAt'])
    .where('id', '=', sessionId).where('account_id', '=', accountId).executeTakeFirst()
}

/** Where the account worked last, when that was lately: who signs in again goes on there. */
export async function findLastPlace(tx: Tx, accountId: string, since: Date): Promise<string | null> {
  const last = await tx.selectFrom('session').select('municipality_id').where('account_id', '=', accountId)
    .where('seen_at', '>=', since).orderBy('seen_at', 'desc').limit(1).executeTakeFirst()
  return last?.municipality_id ?? null
}

/** What ran out longer ago than this is of no use to anybody. */
export async function deleteOldSessions(tx: Tx, accountId: string, before: Date): Promise<void> {
  await tx.deleteFrom('session').where('account_id', '=', accountId).where('seen_at', '<', before).execute()
}
