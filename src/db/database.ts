import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Actor } from '../kit/actor.ts'
import { type Caseload, findCaseload } from './caseload.ts'
import type { Schema } from './schema.ts'
import { openTransaction, type Transaction } from './transaction.ts'
import { setting, settingText, type Settings } from './transaction-settings.ts'

/** One transaction under the role and the settings of one actor; every query of a request goes through it. */
export type Tx = Kysely<Schema>

export interface Database {
  readonly pool: pg.Pool
  /** Connections that are in the front door's role from the start, for single reads outside a transaction. */
  readonly front: Kysely<Schema>
  readonly frontPool: pg.Pool
}

// Days stay days: a date column is text YYYY-MM-DD and never becomes a moment in some time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

/** Opens the pools; does not connect yet. `url` is a postgres:// address, a socket folder may be given as ?host=. */
export function openDatabase(url: string, max = 16): Database {
  const pool = poolOf(url, max)
  const frontPool = poolOf(url, Math.min(4, max), '-c role=samenspel_front')
  return { pool, front: new Kysely<Schema>({ dialect: new PostgresDialect({ pool: frontPool }) }), frontPool }
}

function poolOf(connectionString: string, max: number, more = ''): pg.Pool {
  const pool = new pg.Pool({
    connectionString, max, connectionTimeoutMillis: 10_000, idleTimeoutMillis: 60_000,
    // What is asked at once travels at once, in the order in which it was asked (decision 0062).
    pipeline: true,
    // One plan for all values: making one for each call took longer than most of them run (decision 0066).
    options: `-c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000 -c timezone=UTC `
      + `-c plan_cache_mode=force_generic_plan ${more}`,
  })
  // An idle connection that breaks is replaced by the pool; the error itself is not news to anybody.
  pool.on('error', () => undefined)
  // One that breaks while it works fails its queries, which is how we hear of it.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

export async function closeDatabase(database: Database): Promise<void> {
  await Promise.all([database.pool.end(), database.front.destroy()])
  // Kysely leaves a pool open that only plain queries went through.
  if (!database.frontPool.ending) await database.frontPool.end()
}

/**
 * The only door to a municipality's tables: one transaction that sees that municipality and, for a caseload
 * scope, only the files that are the actor's today; figures are read by a role that sees no words (decision 0115).
 * Commits when `work` returns, rolls back when it throws.
 */
export async function inMunicipality<T>(
  database: Database, actor: Actor, work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const settings: Settings = {
    role: actor.scope === 'figures' ? 'samenspel_figures' : 'samenspel_app',
    municipality_id: actor.municipalityId, user_id: actor.userId, scope: actor.scope,
  }
  return inTransaction(database, async (transaction) => {
    const { tx, send } = transaction
    const begun = send(settingText(settings, 'begin'))
    const [caseload] = await Promise.all([actor.scope === 'files' ? findCaseload(tx, actor) : null, begun])
    return caseload ? withCaseload(transaction, caseload, work) : work(tx)
  })
}

// The first queries of the work travel with the settings that they need: were those refused, so would the queries be.
async function withCaseload<T>(
  { tx, send }: Transaction, { fileIds, talkIds }: Caseload, work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const [, result] = await Promise.all([send(settingText({ file_ids: fileIds, talk_ids: talkIds })), work(tx)])
  return result
}

/** The door for signing in: sees accounts, sessions and memberships, and no row about a newcomer. */
export async function atFrontDoor<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(database, async ({ tx, send }) => {
    await send(settingText({ role: 'samenspel_front' }, 'begin'))
    return work(tx)
  })
}

/**
 * Does a part of the running transaction in the front door's role: inviting somebody writes an account and a
 * membership, whole or not at all (BUS-01). Meanwhile no row about a newcomer can be reached.
 */
export async function throughFrontDoor<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  await setting(tx, { role: 'samenspel_front' })
  const result = await work(tx)
  await setting(tx, { role: 'samenspel_app' })
  return result
}

/**
 * Lets the running transaction write about a person who was not in the caseload when it began:
 * a file just made, or one that the actor attached to themselves. The action has checked that right.
 */
export async function admit(tx: Tx, personId: string): Promise<void> {
  const { rows } = await sql<{ ids: string | null }>`select current_setting('app.file_ids', true) as ids`.execute(tx)
  const ids = (rows[0]?.ids ?? '').split(',').filter(Boolean)
  await setting(tx, { file_ids: [...ids, personId] })
}

/** Lets the transaction of a visitor reach one invitation and its activity; the caller has checked their link. */
export async function admitInvitation(tx: Tx, link: { invitationId: string; activityId: string }): Promise<void> {
  await setting(tx, { invitation_id: link.invitationId, activity_id: link.activityId })
}

/** Lets the transaction of a door count who comes in at its date; the caller has checked its link. */
export async function admitAtDoor(tx: Tx, door: { dateId: string; activityId: string }): Promise<void> {
  await setting(tx, { door_date_id: door.dateId, activity_id: door.activityId })
}

/** Lets the transaction of an organiser without account keep one activity; the caller has checked their link. */
export async function admitOrganiser(tx: Tx, activityId: string): Promise<void> {
  await setting(tx, { activity_id: activityId, kept_activity_id: activityId })
}

/** Lets the transaction of a calendar reach what its person is invited to; the caller has checked the link. */
export async function admitCalendar(
  tx: Tx, seen: Pick<Settings, 'calendar_person_ids' | 'linked_date_ids' | 'linked_activity_ids'>,
): Promise<void> {
  await setting(tx, seen)
}

/** Lets the transaction of a driver, or of who rides along, reach their ride; the caller has checked the link. */
export async function admitRide(
  tx: Tx, link: { activityId: string; offerId: string; rideId: string | null },
): Promise<void> {
  const { activityId: activity_id, offerId, rideId } = link
  await setting(tx, {
    activity_id, ...(rideId ? { ride_id: rideId, ride_with_id: offerId } : { ride_offer_id: offerId }),
  })
}

/** True when the database answers. */
export async function isReachable(database: Database): Promise<boolean> {
  try {
    await database.pool.query('select 1')
    return true
  } catch {
    return false
  }
}

async function inTransaction<T>(database: Database, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const transaction = openTransaction(await database.pool.connect())
  try {
    const result = await work(transaction)
    await transaction.commit()
    return result
  } catch (error) {
    throw await transaction.rollback(error)
  }
}
