import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { browserOf } from '../../../test/browser-of.ts'
import type { Client } from '../../../test/client.ts'
import { openVillage, staffNames, type Village, villageNow } from '../../../test/village.ts'
import { createApp } from '../../app.ts'
import { atFrontDoor } from '../../db/database.ts'
import { municipalityId, territoryId } from '../territory/install.ts'
import { createKey } from './actions/operator.ts'
import { somebody } from './examples.ts'
import { signInDirectly } from './front-door.ts'
import { findAccount, setPassword } from './queries/accounts.ts'
import { sessionCookie } from './tokens.ts'

const home = '/instellingen/mensen'
let village: Village
let ada: Client

before(async () => {
  village = await openVillage()
  ada = await village.visit('ada')
})
after(() => village.close())

const aRole = { role: 'case_worker', organisation: '', team: '', firstDay: '2026-11-03', lastDay: '' }

async function invite(name: string, email: string, role: Record<string, string> = {}) {
  return ada.post(home, { name, email, ...aRole, ...role })
}

async function accountOf(name: string): Promise<string> {
  const { rows } = await village.database.pool.query('select id from account where name = $1', [name])
  return String(rows[0]?.id)
}

test('the administrator invites somebody and sees the joining link once, with the first page behind it', async () => {
  const invited = await invite('Hessel Bron', 'Hessel.Bron@gemeente.example', { lastDay: '2027-01-31' })
  assert.equal(invited.status, 303)
  const shown = await ada.follow(invited)
  const link = /"joining-link"[^>]*>http:\/\/127\.0\.0\.1:4280(\/uitnodiging\/[\w-]{43})</.exec(shown.text)?.[1] ?? ''
  assert.match(shown.text, /begeleider \(3 nov 2026 tot en met 31 jan 2027\)/)
  const { text } = await village.stranger().get(link)
  assert.match(text, /Welkom bij Samenspel, Hessel Bron[^]*hessel\.bron@gemeente\.example/)
  const plain = invited.location.split('?')[0] ?? ''
  assert.doesNotMatch((await ada.get(plain)).text, /uitnodiging/)
})

test('a link in the address opens for this administrator only, and for ten minutes', async () => {
  const invited = await invite('Teake Veld', 'teake.veld@gemeente.example')
  village.setNow(new Date(villageNow.getTime() + 9 * 60_000))
  assert.match((await ada.get(invited.location)).text, /uitnodiging\//)
  village.setNow(new Date(villageNow.getTime() + 10 * 60_000))
  assert.doesNotMatch((await ada.get(invited.location)).text, /uitnodiging\//)
  village.setNow(villageNow)
})

test('BUS-01 an invitation that is refused leaves neither account nor role', async () => {
  const before = await village.database.pool.query('select count(*) from account')
  const refused = await invite('Foppe Stroom', 'foppe@gemeente.example', { lastDay: '2026-11-02' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /De laatste dag ligt voor de eerste dag/)
  assert.match(refused.text, /value="Foppe Stroom"/)
  const later = await village.database.pool.query('select count(*) from account')
  assert.deepEqual(later.rows, before.rows)
})

test('BIO2 5.16.02 an account for an address that several people read is refused', async () => {
  const refused = await invite('Balie', 'balie@gemeente.example')
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Een account is van één persoon/)
})

test('somebody with an account gets a role beside it, no second account and no link', async () => {
  const marit = await invite('Marit Kuipers', 'marit@voorbeeld.example', { role: 'policy_officer' })
  assert.match(marit.location, new RegExp(await accountOf('Marit Kuipers')))
})

test('AZN-01 who was invited by another municipality gets no link from this one, that would open both', async () => {
  const email = 'nog.niet.binnen@gemeente.example'
  const accountId = await somebody(village.database, {
    name: 'Nog Niet Binnen', email, municipalityId: municipalityId('westerkwartier'), roles: ['case_worker'],
  })
  const invited = await invite('Nog Niet Binnen', email, { role: 'policy_officer' })
  assert.equal(invited.location, `${home}/${accountId}`)
  assert.equal((await ada.post(`${home}/${accountId}/link`)).status, 409)
})

test('a role in an area team opens from its first day', async () => {
  const beno = await village.visit('noor')
  assert.equal((await beno.get('/mijn-account')).status, 200)
  const accountId = await somebody(village.database, {
    name: 'Gerbrich Hof', municipalityId: municipalityId('achtkarspelen'), roles: ['policy_officer'],
  })
  const given = await ada.post(`${home}/${accountId}/rollen`, { ...aRole, firstDay: '2026-11-10' })
  assert.equal(given.status, 303)
  assert.match((await ada.get(`${home}/${accountId}`)).text, /begeleider \(vanaf 10 nov 2026\)/)
})

test('a team or organisation of another municipality cannot be given', async () => {
  const accountId = await accountOf('Bram Postma')
  const foreign = territoryId('westerkwartier', 'team', 'Leek')
  const answer = await ada.post(`${home}/${accountId}/rollen`, { ...aRole, team: foreign })
  assert.equal(answer.status, 404)
})

test('PRIV-18 ending a role in the settings closes an open session at the next click', async () => {
  const femke = await village.visit('femke')
  const accountId = await accountOf('Femke Wiersma')
  assert.equal((await femke.get('/mijn-account')).status, 200)
  const role = /rollen\/([0-9a-f-]{36})\/einde/.exec((await ada.get(`${home}/${accountId}`)).text)?.[1]
  await ada.post(`${home}/${accountId}/rollen/${role}/einde`)
  assert.equal((await femke.get('/mijn-account')).location, '/kies')
  assert.match((await femke.get('/kies')).text, /Je hebt vandaag geen rol/)
})

test('a role keeps working until its last day, that day included', async () => {
  const accountId = await accountOf('Bram Postma')
  const role = /rollen\/([0-9a-f-]{36})\/laatste-dag/.exec((await ada.get(`${home}/${accountId}`)).text)?.[1]
  await ada.post(`${home}/${accountId}/rollen/${role}/laatste-dag`, { lastDay: '2026-11-03' })
  assert.equal((await (await village.visit('bram')).get('/mijn-account')).status, 200)
  village.setNow(new Date('2026-11-04T09:00:00Z'))
  assert.equal((await (await village.visit('bram')).get('/mijn-account')).location, '/kies')
  village.setNow(villageNow)
})

test('SES-04 PRIV-18 the administrator ends sessions, and who leaves is signed out and closed', async () => {
  const accountId = await somebody(village.database, {
    name: 'Ytsje Kloos', email: 'ytsje@gemeente.example', municipalityId: municipalityId('achtkarspelen'),
    roles: ['case_worker'],
  })
  await ada.post(`${home}/${accountId}/sessies/einde`)
  await ada.post(`${home}/${accountId}/einde`)
  assert.match((await ada.get(`${home}/${accountId}`)).text, /Dit account is gesloten/)
  assert.equal((await ada.post(`${home}/${accountId}/link`)).status, 409)
  await ada.post(`${home}/${accountId}/heropening`)
  assert.doesNotMatch((await ada.get(`${home}/${accountId}`)).text, /Dit account is gesloten/)
})

test('SES-04 PRIV-18 ending sessions or access signs out an open session at its next click', async () => {
  const accountId = await somebody(village.database, {
    name: 'Wytske Open', municipalityId: municipalityId('achtkarspelen'), roles: ['case_worker'],
  })
  const enter = async () => {
    const browser = browserOf(village.stranger())
    browser.cookies.set(sessionCookie, (await signInDirectly(village.database, accountId, villageNow)).token)
    return browser
  }
  const first = await enter()
  assert.equal((await first.get('/mijn-account')).status, 200)
  await ada.post(`${home}/${accountId}/sessies/einde`)
  assert.match((await first.get('/mijn-account')).location, /^\/aanmelden/)
  const second = await enter()
  assert.equal((await second.get('/mijn-account')).status, 200)
  await ada.post(`${home}/${accountId}/einde`)
  assert.match((await second.get('/mijn-account')).location, /^\/aanmelden/)
})

test('PRIV-18 a key for programs does not come back to life when who left returns', async () => {
  const accountId = await somebody(village.database, {
    name: 'Lolke Terug', municipalityId: municipalityId('achtkarspelen'), roles: ['policy_officer'],
  })
  const { token } = await createKey(village.database, {
    email: 'lolke.terug@voorbeeld.example', municipality: 'achtkarspelen', name: 'proef', days: 30,
  }, villageNow)
  const read = () => village.stranger().raw('/mijn-account', { headers: { authorization: `Bearer ${token}` } })
  assert.equal((await read()).status, 200)
  await ada.post(`${home}/${accountId}/einde`)
  await ada.post(`${home}/${accountId}/heropening`)
  assert.equal((await ada.post(`${home}/${accountId}/rollen`, { ...aRole, role: 'policy_officer' })).status, 303)
  assert.match((await read()).location, /^\/aanmelden/)
})

test('AZN-01 an open account cannot be reopened: that would take its password away, also elsewhere', async () => {
  const accountId = await somebody(village.database, {
    name: 'Jikke Elders', municipalityId: municipalityId('westerkwartier'), roles: ['policy_officer'],
  })
  await atFrontDoor(village.database, (tx) => setPassword(tx, accountId, 'een hash'))
  await invite('Jikke Elders', 'jikke.elders@voorbeeld.example', { role: 'policy_officer' })
  assert.equal((await ada.post(`${home}/${accountId}/heropening`)).status, 409)
  const found = await atFrontDoor(village.database, (tx) => findAccount(tx, accountId))
  assert.equal(found?.passwordHash, 'een hash')
})

test('BIO2 5.18.01 a role is ended under the name of who holds it, so that the log names the right person', async () => {
  const [one, other] = [await accountOf('Sanne Dijkstra'), await accountOf('Pim de Graaf')]
  const role = /rollen\/([0-9a-f-]{36})\/einde/.exec((await ada.get(`${home}/${other}`)).text)?.[1]
  assert.equal((await ada.post(`${home}/${one}/rollen/${role}/einde`)).status, 404)
  assert.equal((await (await village.visit('pim')).get('/mijn-account')).status, 200)
})

test('nobody changes their own roles, not even an administrator', async () => {
  const own = await accountOf('Ada Veenstra')
  const page = await ada.get(`${home}/${own}`)
  assert.match(page.text, /Je eigen rollen kun je niet veranderen/)
  assert.equal((await ada.post(`${home}/${own}/rollen`, { ...aRole, role: 'coordinator' })).status, 409)
  assert.equal((await invite('Ada Veenstra', 'ada@voorbeeld.example', { role: 'coordinator' })).status, 409)
  for (const act of ['link', 'einde', 'sessies/einde', 'heropening']) {
    assert.equal((await ada.post(`${home}/${own}/${act}`)).status, 409, act)
  }
})

test('AZN-01 people of another municipality are not there for this administrator', async () => {
  const tom = await accountOf('Tom Venema')
  assert.doesNotMatch((await ada.get(home)).text, /Tom Venema/)
  assert.equal((await ada.get(`${home}/${tom}`)).status, 404)
  for (const act of ['link', 'einde', 'sessies/einde', 'heropening']) {
    assert.equal((await ada.post(`${home}/${tom}/${act}`)).status, 404, act)
  }
})

test('AZN-01 nobody but the administrator comes into these settings', async () => {
  for (const name of staffNames.filter((each) => !['ada', 'bram', 'femke'].includes(each))) {
    const client = await village.visit(name)
    assert.equal((await client.get(home)).status, 403, name)
    assert.equal((await client.post(home, { name: 'X', email: 'x@y.example', ...aRole })).status, 403, name)
  }
})

test('BIO2 5.18.01 every change to an account leaves its line with whose account it was', async () => {
  const accountId = await accountOf('Gerbrich Hof')
  await ada.post(`${home}/${accountId}/link`)
  const { rows } = await village.database.pool.query(
    'select action, result, object_kind, roles from audit_row where object_id = $1 and account_id <> $1 order by at',
    [accountId],
  )
  assert.deepEqual(rows.filter(({ action }) => action !== 'accounts.person'), [
    { action: 'accounts.give_role', result: 'ok', object_kind: 'account', roles: 'administrator' },
    { action: 'accounts.make_link', result: 'ok', object_kind: 'account', roles: 'administrator' },
  ])
})

test('the demo page is not there without the mark of the demo', async () => {
  const browser = browserOf(village.stranger())
  assert.equal((await browser.get('/demo')).status, 404)
  assert.doesNotMatch((await browser.get('/aanmelden')).text, /\/demo/)
})

test('the demo page lists people by municipality and signs in with one click, on this machine only', async () => {
  const app = createApp({
    database: village.database, now: () => villageNow,
    settings: { secret: 'a secret of the tests and of nothing else', origin: null, demo: true, metricsToken: null },
  })
  const ask = (address: string, headers: Record<string, string> = {}) =>
    app.request(address, { headers: { accept: 'text/html', ...headers } })
  const page = await ask('http://localhost:4280/demo')
  const text = await page.text()
  assert.match(text, /Achtkarspelen[^]*Sanne Dijkstra · regievoerder/)
  assert.equal((await ask('http://samenspel.example/demo')).status, 404)
  assert.equal((await ask('http://127.0.0.1.kwaad.example/demo')).status, 404)
  assert.equal((await ask('http://localhost:4280/demo', { 'x-forwarded-for': '192.0.2.1' })).status, 404)
  const cookie = page.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
  const body = new URLSearchParams({
    csrf: /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? '', account: await accountOf('Sanne Dijkstra'),
    municipality: municipalityId('achtkarspelen'),
  })
  const entered = await app.request('http://localhost:4280/demo', {
    method: 'POST', body, headers: { cookie, accept: 'text/html', 'sec-fetch-site': 'same-origin' },
  })
  assert.match(entered.headers.get('set-cookie') ?? '', /__Host-sessie=/)
})
