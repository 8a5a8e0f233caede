import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/database.ts'
import { atFrontDoor, closeDatabase, type Database, inMunicipality, openDatabase } from '../../db/database.ts'
import type { Actor } from '../../kit/actor.ts'
import { installTerritory, municipalityId, territoryId } from '../territory/install.ts'
import { endAccess, endMembership } from './actions/memberships.ts'
import { holdRole, somebody } from './examples.ts'
import { listMemberships } from './queries/memberships.ts'
import { endSession, listOpenSessions, renewToken } from './queries/sessions.ts'
import { findVisitor, signInDirectly } from './front-door.ts'
import { hashOfToken, newToken } from './tokens.ts'

const achtkarspelen = municipalityId('achtkarspelen')
const westerkwartier = municipalityId('westerkwartier')
const leek = territoryId('westerkwartier', 'team', 'Leek')
const now = new Date('2026-11-03T09:00:00Z')
const minute = 60_000

let database: Database
let drop: () => Promise<void>

before(async () => {
  const made = await testDatabase()
  drop = made.drop
  await installTerritory(made.url)
  database = openDatabase(made.url, 4)
})

after(async () => {
  await closeDatabase(database)
  await drop()
})

function at(minutes: number): Date {
  return new Date(now.getTime() + minutes * minute)
}

function visitWith(cookie: string, moment = now) {
  return findVisitor(database, new Request('http://127.0.0.1/', { headers: { cookie } }), moment)
}

async function aCaseWorker(name: string): Promise<string> {
  return somebody(database, { name, municipalityId: westerkwartier, roles: ['case_worker'], areaTeamId: leek })
}

async function anAdministrator(name: string): Promise<Actor> {
  const userId = await somebody(database, { name, municipalityId: westerkwartier, roles: ['administrator'] })
  return {
    userId, name, municipalityId: westerkwartier, roles: new Set(['administrator']), organisationIds: [], teamIds: [],
    scope: 'none', today: '2026-11-03',
  }
}

test('SES-02 a session is known by its token, and the token is not in the database', async () => {
  const accountId = await aCaseWorker('Tom Venema')
  const { cookie, sessionId } = await signInDirectly(database, accountId, now)
  const token = cookie.slice('__Host-sessie='.length)
  assert.match(token, /^[\w-]{43}$/)
  const visitor = await visitWith(cookie)
  assert.equal(visitor?.sessionId, sessionId)
  assert.deepEqual(visitor?.actor?.teamIds, [leek])
  assert.equal(visitor?.actor?.scope, 'files')
  const { rows } = await sql<{ all: string }>`select string_agg(s::text, ' ') as all from session s`
    .execute(database.front)
  assert.ok(!rows[0]?.all.includes(token))
})

test('SES-02 a token that was merely presented is never adopted', async () => {
  const { rows: before } = await sql`select id from session`.execute(database.front)
  assert.equal(await visitWith(`__Host-sessie=${newToken()}`), null)
  assert.equal(await visitWith('__Host-sessie='), null)
  assert.equal(await visitWith(`sessie=${newToken()}`), null)
  const { rows: later } = await sql`select id from session`.execute(database.front)
  assert.equal(later.length, before.length)
})

test('SES-02 after a step-up the earlier token is worth nothing', async () => {
  const { cookie, sessionId } = await signInDirectly(database, await aCaseWorker('Wout Renkema'), now)
  const fresh = newToken()
  await atFrontDoor(database, (tx) => renewToken(tx, sessionId, hashOfToken(fresh), now))
  assert.equal(await visitWith(cookie), null)
  assert.equal((await visitWith(`__Host-sessie=${fresh}`))?.sessionId, sessionId)
})

test('SES-03 a session ends after 30 idle minutes, on the server', async () => {
  const { cookie } = await signInDirectly(database, await aCaseWorker('Lisa Bolt'), now)
  assert.equal((await visitWith(cookie, at(29)))?.idleEndsAt.getTime(), at(59).getTime())
  assert.notEqual(await visitWith(cookie, at(58)), null)
  assert.equal(await visitWith(cookie, at(58 + 30)), null)
})

test('SES-03 a session ends after 12 hours, however busy it is', async () => {
  const { cookie } = await signInDirectly(database, await aCaseWorker('Hidde Bos'), now)
  for (let minutes = 20; minutes < 720; minutes += 20) assert.notEqual(await visitWith(cookie, at(minutes)), null)
  assert.equal((await visitWith(cookie, at(719)))?.idleEndsAt.getTime(), at(720).getTime())
  assert.equal(await visitWith(cookie, at(720)), null)
})

test('SES-03 the last sign of life is written at most once a minute', async () => {
  const accountId = await aCaseWorker('Rink Stel')
  const { cookie } = await signInDirectly(database, accountId, now)
  const seen = async () => (await atFrontDoor(database, (tx) => listOpenSessions(tx, accountId)))[0]?.seenAt.getTime()
  await visitWith(cookie, new Date(now.getTime() + 59_999))
  assert.equal(await seen(), now.getTime())
  await visitWith(cookie, at(1))
  assert.equal(await seen(), at(1).getTime())
})

test('SES-04 a session that was ended is gone at once', async () => {
  const accountId = await aCaseWorker('Jelle Smid')
  const { cookie, sessionId } = await signInDirectly(database, accountId, now)
  await atFrontDoor(database, (tx) => endSession(tx, accountId, sessionId, at(1)))
  assert.equal(await visitWith(cookie, at(1)), null)
})

test('PRIV-18 a role that ends at once takes the actor from an open session', async () => {
  const accountId = await aCaseWorker('Eva Wind')
  const ada = await anAdministrator('Ada Veenstra')
  const { cookie } = await signInDirectly(database, accountId, now)
  assert.notEqual((await visitWith(cookie))?.actor, null)
  await inMunicipality(database, ada, async (tx) => {
    const [held] = await listMemberships(tx, ada, accountId)
    await endMembership(tx, ada, { id: held?.id ?? '', accountId }, { lastDay: null, now: at(1) })
  })
  const visitor = await visitWith(cookie, at(1))
  assert.deepEqual([visitor?.places, visitor?.actor], [[], null])
})

test('PRIV-18 a role is valid from its first to its last day, both included', async () => {
  const accountId = await somebody(database, {
    name: 'Rosa Kort', municipalityId: westerkwartier, roles: ['case_worker'], firstDay: '2026-11-04',
    lastDay: '2026-11-05',
  })
  const roleOn = async (text: string) => {
    const { cookie } = await signInDirectly(database, accountId, new Date(text))
    return (await visitWith(cookie, new Date(text)))?.actor?.roles.size ?? 0
  }
  // Winter time: the day begins at 23:00 UTC.
  assert.equal(await roleOn('2026-11-03T22:59:00Z'), 0)
  assert.equal(await roleOn('2026-11-03T23:00:00Z'), 1)
  assert.equal(await roleOn('2026-11-05T22:59:00Z'), 1)
  assert.equal(await roleOn('2026-11-05T23:00:00Z'), 0)
})

test('PRIV-18 who leaves loses sessions and account at once', async () => {
  const accountId = await aCaseWorker('Kees Vos')
  const ada = await anAdministrator('Aafke Zijl')
  const { cookie } = await signInDirectly(database, accountId, now)
  await inMunicipality(database, ada, (tx) => endAccess(tx, ada, accountId, at(1)))
  assert.equal(await visitWith(cookie, at(1)), null)
  const again = await signInDirectly(database, accountId, at(2))
  assert.equal(await visitWith(again.cookie, at(2)), null)
})

test('PRIV-18 who leaves one municipality keeps the role in another', async () => {
  const accountId = await aCaseWorker('Ilse Hoekema')
  await holdRole(database, { accountId, municipalityId: achtkarspelen, role: 'interviewer' })
  const ada = await anAdministrator('Anke Tuin')
  await inMunicipality(database, ada, (tx) => endAccess(tx, ada, accountId, at(1)))
  const { cookie } = await signInDirectly(database, accountId, at(2))
  assert.equal((await visitWith(cookie, at(2)))?.actor?.municipalityId, achtkarspelen)
})

test('nobody is an actor before choosing between two municipalities', async () => {
  const accountId = await aCaseWorker('Wiebe Nauta')
  await holdRole(database, { accountId, municipalityId: achtkarspelen, role: 'policy_officer' })
  const { cookie } = await signInDirectly(database, accountId, now)
  const visitor = await visitWith(cookie)
  assert.equal(visitor?.actor, null)
  assert.deepEqual(visitor?.places.map((place) => place.municipality), ['Achtkarspelen', 'Westerkwartier'])
  const chosen = await signInDirectly(database, accountId, now, achtkarspelen)
  const actor = (await visitWith(chosen.cookie))?.actor
  assert.equal(actor?.municipalityId, achtkarspelen)
  assert.deepEqual([[...(actor?.roles ?? [])], actor?.teamIds], [['policy_officer'], []])
})

test('AUTH-03 roles that see files are no actor without a second factor; a policy officer is', async () => {
  for (const [role, isActor] of [
    ['coordinator', false], ['case_worker', false], ['interviewer', false], ['administrator', false],
    ['policy_officer', true],
  ] as const) {
    const accountId = await somebody(database, {
      name: `Zonder Tweede ${role}`, municipalityId: westerkwartier, roles: [role],
    })
    const { cookie, sessionId } = await signInDirectly(database, accountId, now)
    await sql`update session set second_factor_at = null where id = ${sessionId}`.execute(database.front)
    assert.equal((await visitWith(cookie))?.actor !== null, isActor, role)
  }
})

test('finding the visitor is one round trip to the database', async () => {
  const { cookie } = await signInDirectly(database, await aCaseWorker('Sjoerd Pen'), now)
  await visitWith(cookie)
  let queries = 0
  const counted = { ...database, frontPool: new Proxy(database.frontPool, {
    get: (pool, name) => (name === 'query' ? (...asked: [string]) => { queries += 1; return pool.query(...asked) }
      : Reflect.get(pool, name)),
  }) }
  const moment = new Date(now.getTime() + 1)
  await findVisitor(counted, new Request('http://127.0.0.1/', { headers: { cookie } }), moment)
  assert.equal(queries, 1)
})
