import type { Database, Tx } from '../../../db/database.ts'
import type { HeldRole } from '../rules/actors.ts'

export interface NewApiToken {
  readonly id: string
  readonly accountId: string
  readonly municipalityId: string
  readonly name: string
  readonly tokenHash: string
  readonly createdAt: Date
  /** The last day on which it opens anything. */
  readonly expiresOn: string
  /** It may also add and change, through the API. */
  readonly mayWrite: boolean
}

export async function insertApiToken(tx: Tx, token: NewApiToken): Promise<void> {
  await tx.insertInto('api_token').values({
    id: token.id, account_id: token.accountId, municipality_id: token.municipalityId, name: token.name,
    token_hash: token.tokenHash, created_at: token.createdAt, expires_on: token.expiresOn,
    may_write: token.mayWrite,
  }).execute()
}

/** A key for programs that is valid today, with its holder's roles of today in its municipality; one round trip. */
export async function findApiToken(database: Database, tokenHash: string, today: string) {
  const rows = await database.front.selectFrom('api_token')
    .innerJoin('account', 'account.id', 'api_token.account_id')
    .innerJoin('municipality', 'municipality.id', 'api_token.municipality_id')
    .innerJoin('membership', (join) => join.onRef('membership.account_id', '=', 'account.id')
      .onRef('membership.municipality_id', '=', 'api_token.municipality_id'))
    .select(['api_token.id', 'api_token.may_write as mayWrite', 'account.id as accountId', 'account.name',
      'account.language', 'municipality.id as municipalityId', 'municipality.name as municipality', 'membership.role',
      'membership.organisation_id as organisationId', 'membership.area_team_id as areaTeamId'])
    .where('api_token.token_hash', '=', tokenHash).where('api_token.revoked_at', 'is', null)
    .where('api_token.expires_on', '>=', today).where('account.deactivated_at', 'is', null)
    .where('membership.ended_at', 'is', null).where('membership.first_day', '<=', today)
    .where((where) => where.or([where('membership.last_day', 'is', null), where('membership.last_day', '>=', today)]))
    .execute()
  const [first] = rows
  return first ? { ...first, held: rows satisfies HeldRole[] } : null
}

export interface ListedApiToken {
  readonly id: string
  readonly name: string
  readonly municipality: string
  readonly expiresOn: string
  readonly mayWrite: boolean
}

export async function listApiTokens(tx: Tx, accountId: string, today: string): Promise<ListedApiToken[]> {
  return tx.selectFrom('api_token').innerJoin('municipality', 'municipality.id', 'api_token.municipality_id')
    .select(['api_token.id', 'api_token.name', 'municipality.name as municipality',
      'api_token.expires_on as expiresOn', 'api_token.may_write as mayWrite'])
    .where('api_token.account_id', '=', accountId).where('api_token.revoked_at', 'is', null)
    .where('api_token.expires_on', '>=', today).orderBy('api_token.expires_on').execute()
}

/** False when it is not theirs or was revoked before. */
export async function revokeApiToken(tx: Tx, accountId: string, id: string, now: Date): Promise<boolean> {
  const revoked = await tx.updateTable('api_token').set({ revoked_at: now }).where('id', '=', id)
    .where('account_id', '=', accountId).where('revoked_at', 'is', null).returning('id').execute()
  return revoked.length > 0
}

/** Revokes every key of the account, or only those of one municipality. */
export async function revokeApiTokens(tx: Tx, accountId: string, now: Date, municipalityId?: string): Promise<void> {
  let query = tx.updateTable('api_token').set({ revoked_at: now }).where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
  if (municipalityId) query = query.where('municipality_id', '=', municipalityId)
  await query.execute()
}
