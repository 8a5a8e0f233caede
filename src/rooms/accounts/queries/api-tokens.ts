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
  const values = [tokenHash, today]
  const { rows } = await database.frontPool.query<JoinedRow>({ name: 'api_token', text: tokenText, values })
  const [first] = rows
  return first ? { ...first, held: rows satisfies HeldRole[] } : null
}

// Prepared once per connection, as the query of a session is.
const tokenText = `
  select t.id, t.may_write as "mayWrite", a.id as "accountId", a.name, a.language, p.id as "municipalityId",
    p.name as municipality, m.role, m.organisation_id as "organisationId", m.area_team_id as "areaTeamId"
  from api_token t join account a on a.id = t.account_id join municipality p on p.id = t.municipality_id
    join membership m on m.account_id = a.id and m.municipality_id = t.municipality_id and m.ended_at is null
      and m.first_day <= $2 and (m.last_day is null or m.last_day >= $2)
  where t.token_hash = $1 and t.revoked_at is null and t.expires_on >= $2 and a.deactivated_at is null`

interface JoinedRow extends HeldRole {
  readonly id: string
  readonly mayWrite: boolean
  readonly accountId: string
  readonly name: string
  readonly language: string
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
