import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { browserOf } from '../../../test/browser-of.ts'
import { openVillage, type Village, villageNow } from '../../../test/village.ts'
import { atFrontDoor } from '../../db/database.ts'
import { hashPassword } from './passwords.ts'
import { setPassword } from './queries/accounts.ts'

const proxy = '10.0.0.5'
let village: Village

before(async () => { village = await openVillage({ trustedProxies: [proxy, 'fd00::/64'] }) })
after(() => village.close())

beforeEach(() => atFrontDoor(village.database, (tx) => sql`delete from sign_in_attempt`.execute(tx)))

let guesses = 0

/** A wrong password for an account that nobody guessed before: only the address is counted. */
async function guess(peer: string, forwarded: string): Promise<number> {
  guesses += 1
  const fields = { email: `wie${guesses}@voorbeeld.example`, password: 'mis mis mis mis', naar: '' }
  const browser = browserOf(village.stranger(peer))
  const csrf = /name="csrf" value="([^"]+)"/.exec((await browser.get('/aanmelden')).text)?.[1] ?? ''
  return (await browser.post('/aanmelden', { ...fields, csrf }, { 'x-forwarded-for': forwarded })).status
}

/** Twenty mistakes are free for an address, one after another. */
async function useUp(peer: string, forwarded: (turn: number) => string): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) assert.equal(await guess(peer, forwarded(turn)), 422)
}

test('INP-03 AUTH-02 who is no own proxy gains nothing with another X-Forwarded-For each time', async () => {
  await useUp('198.51.100.7', (turn) => `203.0.113.${turn}`)
  assert.equal(await guess('198.51.100.7', '203.0.113.99'), 429)
  assert.equal(await guess('198.51.100.8', '203.0.113.99'), 422)
})

test('AUTH-02 behind an own proxy one visitor who must wait does not make the others wait', async () => {
  await useUp(proxy, () => '203.0.113.9')
  assert.equal(await guess(proxy, '203.0.113.9'), 429)
  assert.equal(await guess(proxy, '203.0.113.10'), 422)
})

test('INP-03 AUTH-02 what a visitor writes before the address that the proxy adds has no say', async () => {
  await useUp(proxy, (turn) => `192.0.2.${turn}, 203.0.113.9`)
  assert.equal(await guess(proxy, '192.0.2.99, 203.0.113.9'), 429)
})

test('AUTH-02 behind an own proxy on IPv6 a visitor counts with the whole of their network', async () => {
  await useUp('fd00::1', (turn) => `2001:db8:1:2::${turn}`)
  assert.equal(await guess('fd00::1', '2001:db8:1:2:ffff::1'), 429)
  assert.equal(await guess('fd00::1', '2001:db8:1:3::1'), 422)
})

test('PRIV-05 the access log and the list of own sessions name the visitor, not the proxy and not a forgery', async () => {
  const pim = village.actor('pim').userId
  const password = 'ochtendgrauw en een tram'
  const passwordHash = await hashPassword(password)
  await atFrontDoor(village.database, async (tx) => {
    await sql`update account set totp_confirmed_at = null where id = ${pim}`.execute(tx)
    await setPassword(tx, pim, passwordHash)
  })
  const browser = browserOf(village.stranger(proxy))
  const forwarded = { 'x-forwarded-for': '192.0.2.1, 203.0.113.9' }
  const csrf = /name="csrf" value="([^"]+)"/.exec((await browser.get('/aanmelden')).text)?.[1] ?? ''
  await browser.post('/aanmelden', { csrf, email: 'pim@voorbeeld.example', password, naar: '' }, forwarded)
  assert.match((await browser.get('/mijn-account', forwarded)).text, /203\.0\.113\.9/)
  const { rows } = await village.database.pool.query(
    'select distinct origin from audit_row where account_id = $1 and at >= $2', [pim, villageNow])
  assert.deepEqual(rows, [{ origin: 'browser 203.0.113.9' }])
})
