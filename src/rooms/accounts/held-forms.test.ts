import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { browserOf } from '../../../test/browser-of.ts'
import { openVillage, type StaffName, type Village, villageNow } from '../../../test/village.ts'
import { atFrontDoor } from '../../db/database.ts'

let village: Village

before(async () => { village = await openVillage() })
after(() => village.close())

function moveTo(minutes: number): void {
  village.setNow(new Date(villageNow.getTime() + minutes * 60_000))
}

/** A form sent 31 minutes after the last sign of life; the address of where it led. */
async function sendLate(name: StaffName, fields: Record<string, string>, minutes = 31): Promise<string> {
  moveTo(0)
  const late = await village.visit(name)
  moveTo(minutes)
  return (await late.post('/mijn-account', fields)).location
}

function heldIn(location: string): string {
  return /vastgehouden%2F([0-9a-f-]{36})/.exec(location)?.[1] ?? ''
}

test('F19 a form sent after the session ran out is kept, shown after signing in, sent with one button', async () => {
  const location = await sendLate('bram', { name: 'Bram Postma-de Jong', language: 'nl' })
  assert.match(location, /^\/aanmelden\?naar=%2Fvastgehouden%2F.*&bewaard=1$/)
  assert.match((await village.stranger().get(location)).text, /Wat je typte is bewaard/)
  const again = await village.visit('bram')
  const id = heldIn(location)
  const shown = await again.get(`/vastgehouden/${id}`)
  assert.match(shown.text, /<p class="own-words" dir="auto">Bram Postma-de Jong<\/p>/)
  assert.match(shown.text, new RegExp(`action="/mijn-account"[^]*name="once" value="${id}"`))
  const sent = await again.post('/mijn-account', { name: 'Bram Postma-de Jong', language: 'nl', once: id })
  assert.equal(sent.status, 303)
  assert.match((await again.get('/mijn-account')).text, /value="Bram Postma-de Jong"/)
  assert.equal((await again.get(`/vastgehouden/${id}`)).status, 404)
})

test('F19 a kept form that is sent twice counts once', async () => {
  const id = heldIn(await sendLate('bram', { name: 'Bram Postma', language: 'nl' }))
  const again = await village.visit('bram')
  const changes = async () => (await village.database.pool.query(
    `select count(*)::int as n from audit_row where action = 'accounts.own_change' and result = 'ok'`,
  )).rows[0].n as number
  const before = await changes()
  const send = () => again.post('/mijn-account', { name: 'Bram Postma', language: 'nl', once: id })
  assert.deepEqual((await Promise.all([send(), send(), send()])).map(({ status }) => status), [303, 303, 303])
  assert.equal(await changes(), before + 1)
})

test('F19 a kept form is listed on the own account until it is sent or thrown away', async () => {
  const id = heldIn(await sendLate('femke', { name: 'Femke W.', language: 'nl' }))
  const femke = await village.visit('femke')
  assert.match((await femke.get('/mijn-account')).text, new RegExp(`href="/vastgehouden/${id}"`))
  await femke.post(`/vastgehouden/${id}/weg`)
  assert.doesNotMatch((await femke.get('/mijn-account')).text, /vastgehouden/)
})

test('F19 a kept form is for its own account only, and is gone after a day', async () => {
  const id = heldIn(await sendLate('sanne', { name: 'Sanne D.', language: 'nl' }))
  assert.equal((await (await village.visit('bram')).get(`/vastgehouden/${id}`)).status, 404)
  moveTo(31 + 24 * 60)
  assert.equal((await (await village.visit('sanne')).get(`/vastgehouden/${id}`)).status, 200)
  moveTo(32 + 24 * 60)
  assert.equal((await (await village.visit('sanne')).get(`/vastgehouden/${id}`)).status, 404)
})

test('F19 what is kept cannot be read in the database', async () => {
  await sendLate('sanne', { name: 'Heel persoonlijk', language: 'nl' })
  const { rows } = await atFrontDoor(village.database, (tx) =>
    sql<{ all: string }>`select string_agg(h::text, ' ') as all from held_form h`.execute(tx))
  assert.ok(rows[0]?.all && !rows[0].all.includes('persoonlijk'))
})

test('F19 nothing is kept of a session that was ended, of a forged form, or of one longer ago', async () => {
  assert.equal(heldIn(await sendLate('pim', { name: 'Pim', language: 'nl' }, 24 * 60 + 31)), '')
  assert.equal(heldIn(await sendLate('pim', { name: 'Pim', language: 'nl', csrf: 'vals' })), '')
  moveTo(0)
  const pim = await village.visit('pim')
  await pim.post('/afmelden')
  assert.equal(heldIn((await pim.post('/mijn-account', { name: 'Pim', language: 'nl' })).location), '')
})

test('F19 a password is never kept', async () => {
  assert.equal(heldIn(await sendLate('pim', { name: 'Pim', language: 'nl', newPassword: 'walrus op het perron' })), '')
})

test('F19 somebody in two municipalities signs in again where the form was typed', async () => {
  moveTo(0)
  const ilse = await village.visit('ilse', 'westerkwartier')
  moveTo(31)
  const id = heldIn((await ilse.post('/mijn-account', { name: 'Ilse H.', language: 'nl' })).location)
  assert.equal((await (await village.visit('ilse', 'westerkwartier')).get(`/vastgehouden/${id}`)).status, 200)
  assert.equal((await (await village.visit('ilse', 'achtkarspelen')).get(`/vastgehouden/${id}`)).status, 404)
})

test('the language is changed with one tap, signed in or not', async () => {
  moveTo(0)
  const browser = browserOf(village.stranger())
  await browser.send('/aanmelden', { language: 'ar', back: '/aanmelden' }, '/taal')
  assert.match((await browser.get('/aanmelden')).text, /<html lang="ar" dir="rtl"/)
  const marit = await village.visit('marit')
  assert.equal((await marit.post('/taal', { language: 'en', back: '/mijn-account' })).location, '/mijn-account')
  assert.match((await marit.get('/mijn-account')).text, /My account/)
  assert.equal((await marit.post('/taal', { language: 'en', back: '//kwaad.example' })).location, '/')
})
