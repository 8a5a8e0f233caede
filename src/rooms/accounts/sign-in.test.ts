import { hashingOf } from '../../../test/watched-hashing.ts'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import { type Browser, browserOf } from '../../../test/browser-of.ts'
import { openVillage, type Village, villageNow } from '../../../test/village.ts'
import { atFrontDoor } from '../../db/database.ts'
import type { Role } from '../../kit/actor.ts'
import { municipalityId } from '../territory/install.ts'
import { makeLink } from './actions/inviting.ts'
import { resetUser } from './actions/operator.ts'
import { somebody } from './examples.ts'
import { setDeactivated } from './queries/accounts.ts'

const password = 'ochtendgrauw en een tram'
let village: Village

before(async () => { village = await openVillage() })
after(() => village.close())

interface Joined {
  readonly accountId: string
  readonly email: string
  readonly seed: string
  readonly recoveryCodes: readonly string[]
  readonly browser: Browser
}

let people = 0

/** Somebody who joined by link on this day: password chosen, second factor set up, recovery codes kept. */
async function somebodyJoined(role: Role = 'case_worker'): Promise<Joined> {
  village.setNow(villageNow)
  people += 1
  const email = `persoon${people}@voorbeeld.example`
  const accountId = await somebody(village.database, {
    name: `Persoon ${'abcdefghijklmnopqrstuvwxyz'[people]}`, email, municipalityId: municipalityId('achtkarspelen'),
    roles: [role],
  })
  const token = await linkFor(accountId, 'join')
  const browser = browserOf(village.stranger())
  const joined = await browser.send(`/uitnodiging/${token}`, { newPassword: password })
  assert.equal(joined.status, 303)
  const setUp = await browser.follow(joined)
  const seed = seedIn(setUp.text)
  const confirmed = await browser.send('/tweede-stap', { code: codeOf(seed), seed: sealedIn(setUp.text) })
  const codes = (await browser.follow(confirmed)).text.matchAll(/<code>([0-9A-Z]{5}-[0-9A-Z]{5})<\/code>/g)
  const recoveryCodes = [...codes].map(([, code]) => code ?? '')
  return { accountId, email, seed, recoveryCodes, browser }
}

function linkFor(accountId: string, purpose: 'join' | 'reset', now = villageNow): Promise<string> {
  return atFrontDoor(village.database, (tx) => makeLink(tx, { accountId, purpose, madeBy: null }, now))
}

function seedIn(text: string): string {
  return (/<code dir="ltr">([A-Z2-7 ]+)<\/code>/.exec(text)?.[1] ?? '').replaceAll(' ', '')
}

function sealedIn(text: string): string {
  return /name="seed" value="([^"]+)"/.exec(text)?.[1] ?? ''
}

function codeOf(seed: string, moment = villageNow): string {
  return new TOTP({ secret: Secret.fromBase32(seed) }).generate({ timestamp: moment.getTime() })
}

function later(seconds: number): Date {
  return new Date(villageNow.getTime() + seconds * 1000)
}

/** The clock goes on, and so does whoever looks at it. */
function moveTo(seconds: number): Date {
  village.setNow(later(seconds))
  return later(seconds)
}

async function signIn(email: string, typed = password, browser = browserOf(village.stranger())) {
  return { browser, answer: await browser.send('/aanmelden', { email, password: typed }) }
}

async function signInWithCode(joined: Joined, moment: Date): Promise<Browser> {
  const { browser, answer } = await signIn(joined.email)
  assert.match(answer.location, /^\/aanmelden\/code/)
  const inside = await browser.send('/aanmelden/code', { code: codeOf(joined.seed, moment) })
  assert.match(inside.location, /^\/kies/)
  return browser
}

test('joining by link: password, second factor, ten recovery codes shown once, and in', async () => {
  const { browser, recoveryCodes } = await somebodyJoined()
  assert.equal(recoveryCodes.length, 10)
  const done = await browser.send('/herstelcodes', {})
  assert.equal(done.location, '/kies?naar=%2F')
  assert.equal((await browser.get('/herstelcodes')).location, '/mijn-account')
  assert.equal((await browser.get('/mijn-account')).status, 200)
})

test('AUTH-03 who joins on the phone itself opens the app with a link: the same seed as in the picture and the text', async () => {
  const { browser } = await somebodyJoined()
  const { text } = await browser.get('/tweede-stap')
  const secret = /href="otpauth:\/\/totp\/Samenspel:[^"]*[?&;]secret=([A-Z2-7]+)/.exec(text)?.[1]
  assert.equal(secret, seedIn(text))
  assert.match(text, /href="\/mijn-account"/)
})

test('a joining link works once and for a week', async () => {
  const accountId = await somebody(village.database, {
    name: 'Wobbe Laat', municipalityId: municipalityId('achtkarspelen'), roles: ['policy_officer'],
  })
  village.setNow(villageNow)
  const token = await linkFor(accountId, 'join')
  moveTo(7 * 86_400)
  const browser = browserOf(village.stranger())
  assert.equal((await browser.get(`/uitnodiging/${token}`)).status, 404)
  moveTo(7 * 86_400 - 1)
  assert.equal((await browser.send(`/uitnodiging/${token}`, { newPassword: password })).status, 303)
  const second = browserOf(village.stranger())
  assert.equal((await second.get(`/uitnodiging/${token}`)).status, 404)
  assert.equal((await second.get('/uitnodiging/nooit-gemaakt')).status, 404)
  village.setNow(villageNow)
})

test('AUTH-01 a weak password is refused by name, and a pasted one of 64 and more is taken', async () => {
  const accountId = await somebody(village.database, {
    name: 'Doutzen Wijma', municipalityId: municipalityId('achtkarspelen'), roles: ['policy_officer'],
  })
  const token = await linkFor(accountId, 'join')
  const browser = browserOf(village.stranger())
  for (const [weak, words] of [
    ['kort', 'minstens 12 tekens'], ['Welkom2026!!', 'makkelijk te raden'], ['doutzen wijma', 'makkelijk te raden'],
    ['achtkarspelen1', 'makkelijk te raden'], ['Q1w2e3r4t5y6', 'ooit uitgelekt'],
  ] as const) {
    const refused = await browser.send(`/uitnodiging/${token}`, { newPassword: weak })
    assert.equal(refused.status, 422)
    assert.match(refused.text, new RegExp(words))
    assert.ok(!refused.text.includes(`value="${weak}"`))
  }
  const page = await browser.get(`/uitnodiging/${token}`)
  assert.match(page.text, /type="password"[^>]*autocomplete="new-password"/)
  assert.ok(!/onpaste|maxlength="(\d|[1-5]\d|6[0-3])"/.test(page.text))
  const long = 'فانوس ኣበባ ünï€ 🐢 '.repeat(5)
  assert.equal((await browser.send(`/uitnodiging/${token}`, { newPassword: long })).status, 303)
  assert.match((await signIn('doutzen.wijma@voorbeeld.example', long)).answer.location, /^\/kies/)
})

test('AUTH-03 signing in takes password and code, and leads back to where one was going', async () => {
  const joined = await somebodyJoined()
  const now = moveTo(300)
  const browser = browserOf(village.stranger())
  const asked = await browser.get('/mijn-account')
  assert.equal(asked.location, '/aanmelden?naar=%2Fmijn-account')
  const step = await browser.send(asked.location, { email: joined.email, password }, '/aanmelden')
  assert.equal(step.location, '/aanmelden/code?naar=%2Fmijn-account')
  assert.equal(browser.cookies.has('__Host-sessie'), false)
  const inside = await browser.send(step.location, { code: codeOf(joined.seed, now) }, '/aanmelden/code')
  const page = await browser.follow(inside)
  assert.match(page.text, /Mijn account/)
})

test('AUTH-03 a code works once, also when the clock has not moved', async () => {
  const joined = await somebodyJoined()
  const now = moveTo(300)
  await signInWithCode(joined, now)
  const { browser } = await signIn(joined.email)
  const again = await browser.send('/aanmelden/code', { code: codeOf(joined.seed, now) })
  assert.equal(again.status, 422)
  moveTo(330)
  assert.equal((await browser.send('/aanmelden/code', { code: codeOf(joined.seed, now) })).status, 422)
  assert.match((await browser.send('/aanmelden/code', { code: codeOf(joined.seed, later(330)) })).location, /^\/kies/)
})

test('AUTH-03 five requests with the same code at once: one comes in', async () => {
  const joined = await somebodyJoined()
  const now = moveTo(300)
  const browsers = await Promise.all(Array.from({ length: 5 }, async () => (await signIn(joined.email)).browser))
  const answers = await Promise.all(browsers.map((browser) =>
    browser.send('/aanmelden/code', { code: codeOf(joined.seed, now) })))
  assert.equal(answers.filter(({ location }) => location.startsWith('/kies')).length, 1)
})

test('AUTH-03 a recovery code stands in for the phone, once', async () => {
  const joined = await somebodyJoined()
  moveTo(300)
  const code = joined.recoveryCodes[3] ?? ''
  const { browser } = await signIn(joined.email)
  assert.match((await browser.send('/aanmelden/code', { code: code.toLowerCase() })).location, /^\/kies/)
  const second = (await signIn(joined.email)).browser
  assert.equal((await second.send('/aanmelden/code', { code })).status, 422)
  assert.match((await browser.get('/mijn-account')).text, /nog 9 herstelcodes/)
})

test('AUTH-03 seed and recovery codes are not in the database as they are', async () => {
  const { seed, recoveryCodes } = await somebodyJoined()
  const { rows } = await sql<{ all: string }>`select (select string_agg(a::text, ' ') from account a)
    || (select string_agg(r::text, ' ') from recovery_code r) as all`.execute(village.database.front)
  const stored = rows[0]?.all ?? ''
  assert.ok(seed.length >= 23 && !stored.includes(seed))
  for (const code of recoveryCodes) assert.ok(!stored.includes(code) && !stored.includes(code.replace('-', '')))
})

test('AUTH-03 a reset link chooses a password and never passes by the second factor', async () => {
  const joined = await somebodyJoined()
  const token = await linkFor(joined.accountId, 'reset')
  const fresh = 'dromedaris met paraplu'
  const browser = browserOf(village.stranger())
  const done = await browser.send(`/uitnodiging/${token}`, { newPassword: fresh })
  assert.equal(done.location, '/aanmelden?gekozen=1')
  assert.equal(browser.cookies.has('__Host-sessie'), false)
  assert.match((await joined.browser.get('/mijn-account')).location, /^\/aanmelden/)
  assert.equal((await signIn(joined.email)).answer.status, 422)
  assert.match((await signIn(joined.email, fresh)).answer.location, /^\/aanmelden\/code/)
})

test('SES-04 AUTH-03 the step after an earlier password is worth nothing once another one was chosen', async () => {
  const joined = await somebodyJoined()
  const { browser } = await signIn(joined.email)
  const fresh = 'dromedaris met paraplu'
  const link = await linkFor(joined.accountId, 'reset')
  await browserOf(village.stranger()).send(`/uitnodiging/${link}`, { newPassword: fresh })
  const now = moveTo(300)
  const late = await browser.send('/aanmelden/code', { code: codeOf(joined.seed, now) })
  assert.match(late.location, /^\/aanmelden\?/)
  assert.equal(browser.cookies.has('__Host-sessie'), false)
  const { browser: second } = await signIn(joined.email, fresh)
  assert.match((await second.send('/aanmelden/code', { code: codeOf(joined.seed, now) })).location, /^\/kies/)
})

test('AUTH-03 who lost phone and codes starts anew with a link of the operator, and only so', async () => {
  const joined = await somebodyJoined()
  const token = await resetUser(village.database, joined.email, villageNow)
  assert.match((await joined.browser.get('/mijn-account')).location, /^\/aanmelden/)
  const browser = browserOf(village.stranger())
  const done = await browser.send(`/uitnodiging/${token}`, { newPassword: 'dromedaris met paraplu' })
  assert.match((await browser.follow(done)).text, /Een code op je telefoon/)
  assert.equal((await browser.get('/mijn-account')).location, '/kies')
  assert.ok((await tracesOf(joined.accountId)).some(({ action }) => action === 'accounts.reset_second_factor'))
})

test('AUTH-03 who sees files is kept at the door until the second factor is set up', async () => {
  const accountId = await somebody(village.database, {
    name: 'Nynke Tolsma', municipalityId: municipalityId('achtkarspelen'), roles: ['coordinator'],
  })
  const browser = browserOf(village.stranger())
  await browser.send(`/uitnodiging/${await linkFor(accountId, 'join')}`, { newPassword: password })
  assert.equal((await browser.get('/mijn-account')).location, '/kies')
  assert.match((await browser.get('/kies')).location, /^\/tweede-stap/)
})

test('AUTH-02 an unknown account gets the same answer, word for word', async () => {
  const { email } = await somebodyJoined()
  const known = (await signIn(email, 'een heel ander wachtwoord')).answer
  const unknown = (await signIn('niemand@voorbeeld.example', 'een heel ander wachtwoord')).answer
  const bare = (text: string, typed: string) =>
    text.replaceAll(typed, '').replaceAll(/value="[^"]*"|content="[^"]*"/g, '')
  assert.equal(known.status, unknown.status)
  assert.equal(bare(known.text, email), bare(unknown.text, 'niemand@voorbeeld.example'))
})

test('AUTH-02 a password is held against one hash of the same cost, whoever is asked for', async () => {
  const { email } = await somebodyJoined()
  await forgetAttempts()
  const invited = 'uitgenodigd@voorbeeld.example'
  await somebody(village.database, {
    name: 'Jelte Boonstra', email: invited, municipalityId: municipalityId('achtkarspelen'), roles: ['case_worker'],
  })
  const gone = await somebodyJoined()
  await atFrontDoor(village.database, (tx) => setDeactivated(tx, gone.accountId, villageNow))
  for (const typed of ['een heel ander wachtwoord', password]) {
    for (const address of [email, invited, gone.email, 'niemand@voorbeeld.example']) {
      assert.deepEqual(await hashingOf(() => signIn(address, typed)), ['argon2id v=19 m=32768,t=2,p=1'], address)
    }
  }
})

test('AUTH-02 after five mistakes there is a wait, said in seconds, that passes by itself', async () => {
  const { email } = await somebodyJoined()
  await forgetAttempts()
  for (let turn = 0; turn < 5; turn += 1) assert.equal((await signIn(email, 'mis mis mis mis')).answer.status, 422)
  const waiting = (await signIn(email)).answer
  assert.equal(waiting.status, 429)
  assert.equal(waiting.headers.get('retry-after'), '2')
  assert.match(waiting.text, /Probeer het over 2 seconden opnieuw/)
  assert.match(waiting.text, new RegExp(`value="${email}"`))
  moveTo(2)
  assert.match((await signIn(email)).answer.location, /^\/aanmelden\/code/)
})

test('AUTH-02 thirty guesses at once are counted as thirty: five are looked at', async () => {
  const { email } = await somebodyJoined()
  await forgetAttempts()
  const browser = browserOf(village.stranger())
  const csrf = /name="csrf" value="([^"]+)"/.exec((await browser.get('/aanmelden')).text)?.[1] ?? ''
  const answers = await Promise.all(Array.from({ length: 30 }, () =>
    browser.post('/aanmelden', { csrf, naar: '', email, password: 'gok gok gok gok' })))
  assert.equal(answers.filter(({ status }) => status === 422).length, 5)
  assert.equal(answers.filter(({ status }) => status === 429).length, 25)
})

test('AUTH-02 guessing codes is slowed down as well, however often the password is right', async () => {
  const joined = await somebodyJoined()
  await forgetAttempts()
  moveTo(300)
  const tries: number[] = []
  for (let turn = 0; turn < 7; turn += 1) {
    const { browser } = await signIn(joined.email)
    tries.push((await browser.send('/aanmelden/code', { code: '000000' })).status)
  }
  assert.deepEqual(tries, [422, 422, 422, 422, 422, 429, 429])
})

test('AUTH-02 a long wait is said in minutes, and to programs in seconds', async () => {
  const joined = await somebodyJoined()
  await forgetAttempts()
  for (let turn = 0; turn < 5; turn += 1) {
    moveTo(turn * 600)
    const { browser } = await signIn(joined.email)
    assert.equal((await browser.send('/aanmelden/code', { code: '000000' })).status, 422)
  }
  for (let turn = 0; turn < 8; turn += 1) {
    moveTo(6000 + turn * 600)
    const { browser } = await signIn(joined.email)
    assert.equal((await browser.send('/aanmelden/code', { code: '000000' })).status, 422)
  }
  const { browser } = await signIn(joined.email)
  const waiting = await browser.send('/aanmelden/code', { code: '000000' })
  assert.equal(waiting.status, 429)
  // Thirteen mistakes, of which five were free: 2^(13-5+1) = 512 seconds.
  assert.equal(waiting.headers.get('retry-after'), '512')
  assert.match(waiting.text, /Probeer het over 9 minuten opnieuw/)
})

test('AUTH-02 proving oneself anew on the own account is slowed down in the same way', async () => {
  const { browser } = await somebodyJoined()
  await forgetAttempts()
  const typed = { currentPassword: 'mis mis mis mis', newPassword: 'walrus op het perron' }
  const tries: number[] = []
  for (let turn = 0; turn < 6; turn += 1) tries.push((await browser.send('/mijn-account/wachtwoord', typed)).status)
  assert.deepEqual(tries, [422, 422, 422, 422, 422, 429])
})

test('SES-01 SES-02 the session cookie is of this host only, unseen by scripts, new at each sign-in', async () => {
  const joined = await somebodyJoined()
  const now = moveTo(300)
  const { browser } = await signIn(joined.email)
  const inside = await browser.send('/aanmelden/code', { code: codeOf(joined.seed, now) })
  const line = inside.headers.getSetCookie().find((cookie) => cookie.startsWith('__Host-sessie=')) ?? ''
  assert.match(line, /^__Host-sessie=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/)
  assert.notEqual(browser.cookies.get('__Host-sessie'), joined.browser.cookies.get('__Host-sessie'))
})

test('SES-02 a token planted before signing in is not the one that is used after', async () => {
  const joined = await somebodyJoined()
  const now = moveTo(300)
  const browser = browserOf(village.stranger())
  browser.cookies.set('__Host-sessie', 'A'.repeat(43))
  await signIn(joined.email, password, browser)
  await browser.send('/aanmelden/code', { code: codeOf(joined.seed, now) })
  assert.notEqual(browser.cookies.get('__Host-sessie'), 'A'.repeat(43))
})

test('SES-02 SES-04 signing in again on the same browser ends the session it had', async () => {
  const joined = await somebodyJoined()
  const before = joined.browser.cookies.get('__Host-sessie') ?? ''
  const now = moveTo(300)
  const step = await joined.browser.send('/mijn-account', { email: joined.email, password, naar: '' }, '/aanmelden')
  assert.match(step.location, /^\/aanmelden\/code/)
  await joined.browser.send('/mijn-account', { code: codeOf(joined.seed, now), naar: '' }, '/aanmelden/code')
  assert.notEqual(joined.browser.cookies.get('__Host-sessie'), before)
  joined.browser.cookies.set('__Host-sessie', before)
  assert.match((await joined.browser.get('/mijn-account')).location, /^\/aanmelden/)
})

test('SES-02 SES-04 another password: this session goes on under a new token, the others end', async () => {
  const joined = await somebodyJoined()
  const other = await signInWithCode(joined, moveTo(300))
  const before = joined.browser.cookies.get('__Host-sessie') ?? ''
  const done = await joined.browser.send('/mijn-account/wachtwoord', {
    currentPassword: password, newPassword: 'walrus op het perron',
  })
  assert.match(done.location, /^\/kies/)
  assert.equal((await joined.browser.get('/mijn-account')).status, 200)
  assert.match((await other.get('/mijn-account')).location, /^\/aanmelden/)
  joined.browser.cookies.set('__Host-sessie', before)
  assert.match((await joined.browser.get('/mijn-account')).location, /^\/aanmelden/)
})

test('SES-04 AUTH-03 a new phone asks for the old proof and ends the other sessions', async () => {
  const joined = await somebodyJoined()
  const other = await signInWithCode(joined, moveTo(300))
  const page = await joined.browser.get('/tweede-stap')
  const seed = seedIn(page.text)
  const now = moveTo(400)
  const attempt = (extra: Record<string, string>) => joined.browser.send('/tweede-stap', {
    seed: sealedIn(page.text), code: codeOf(seed, now), ...extra,
  })
  assert.equal((await attempt({})).status, 422)
  assert.equal((await attempt({ currentPassword: password, currentCode: '000000' })).status, 422)
  const done = await attempt({ currentPassword: password, currentCode: codeOf(joined.seed, now) })
  assert.match(done.location, /^\/herstelcodes/)
  assert.match((await other.get('/mijn-account')).location, /^\/aanmelden/)
  moveTo(500)
  const { browser } = await signIn(joined.email)
  assert.equal((await browser.send('/aanmelden/code', { code: codeOf(joined.seed, later(500)) })).status, 422)
  assert.match((await browser.send('/aanmelden/code', { code: codeOf(seed, later(500)) })).location, /^\/kies/)
})

test('SES-04 the own sessions are listed and can be ended, one or all others', async () => {
  const joined = await somebodyJoined()
  const second = await signInWithCode(joined, moveTo(300))
  const third = await signInWithCode(joined, moveTo(400))
  const { text } = await third.get('/mijn-account')
  const ids = [...text.matchAll(/sessies\/([0-9a-f-]{36})\/einde/g)].map(([, id]) => id)
  assert.equal(ids.length, 2)
  await third.send('/mijn-account', {}, `/mijn-account/sessies/${ids[0]}/einde`)
  assert.match((await second.get('/mijn-account')).location, /^\/aanmelden/)
  await third.send('/mijn-account', {}, '/mijn-account/sessies/einde')
  assert.match((await joined.browser.get('/mijn-account')).location, /^\/aanmelden/)
  assert.equal((await third.get('/mijn-account')).status, 200)
})

test('SES-04 SES-05 signing out ends the session on the server and clears what the browser kept', async () => {
  const { browser } = await somebodyJoined()
  const token = browser.cookies.get('__Host-sessie') ?? ''
  const out = await browser.send('/mijn-account', {}, '/afmelden')
  assert.equal(out.location, '/aanmelden')
  assert.equal(out.headers.get('clear-site-data'), '"cache", "storage"')
  browser.cookies.set('__Host-sessie', token)
  assert.match((await browser.get('/mijn-account')).location, /^\/aanmelden/)
})

test('signing out after the session has run out leads to the sign-in page, not to an error', async () => {
  const { browser } = await somebodyJoined()
  const csrf = /name="csrf" value="([^"]+)"/.exec((await browser.get('/mijn-account')).text)?.[1] ?? ''
  moveTo(1801)
  assert.equal((await browser.post('/afmelden', { csrf })).location, '/aanmelden')
  assert.equal((await browser.post('/afmelden', { csrf }, { 'sec-fetch-site': 'cross-site' })).status, 403)
})

test('SES-05 every answer behind the door, and the sign-in page, is kept nowhere', async () => {
  const { browser } = await somebodyJoined()
  for (const path of ['/mijn-account', '/tweede-stap', '/aanmelden', '/kies']) {
    assert.match((await browser.get(path)).headers.get('cache-control') ?? 'no-store', /no-store/, path)
  }
})

test('CSRF-01 signing in and out ask for the token and for our own page', async () => {
  const { browser, email } = await somebodyJoined()
  const stranger = browserOf(village.stranger())
  const csrf = /name="csrf" value="([^"]+)"/.exec((await stranger.get('/aanmelden')).text)?.[1] ?? ''
  const fields = { email, password, naar: '' }
  assert.equal((await stranger.post('/aanmelden', fields)).status, 403)
  assert.equal((await stranger.post('/aanmelden', { ...fields, csrf }, { 'sec-fetch-site': 'cross-site' })).status, 403)
  assert.equal((await stranger.post('/aanmelden', { ...fields, csrf })).status, 303)
  assert.equal((await browser.post('/afmelden', {})).status, 403)
  assert.equal((await browser.get('/afmelden')).status, 404)
  assert.equal((await browser.get('/mijn-account')).status, 200)
})

test('nobody is sent elsewhere after signing in', async () => {
  const joined = await somebodyJoined('policy_officer')
  for (const away of ['//kwaad.example', 'https://kwaad.example', '/\\kwaad.example']) {
    const answer = await joined.browser.get(`/kies?naar=${encodeURIComponent(away)}`)
    assert.equal(answer.location, '/', away)
  }
})

test('PRIV-05 signing in and its refusals leave their trace in the municipality, without what was typed', async () => {
  const joined = await somebodyJoined()
  await signIn(joined.email, 'een geheim dat niet mag')
  await signInWithCode(joined, moveTo(300))
  const rows = await tracesOf(joined.accountId)
  const tries = rows.filter(({ action }) => action === 'accounts.sign_in')
  assert.deepEqual(tries.map(({ result }) => result).sort(), ['ok', 'refused'])
  assert.ok(rows.some(({ action }) => action === 'accounts.second_factor'))
  assert.ok(!JSON.stringify(rows).includes('geheim dat niet'))
})

async function tracesOf(accountId: string) {
  const { rows } = await village.database.pool.query(
    'select action, result, origin, object_id from audit_row where account_id = $1', [accountId],
  )
  return rows as { action: string; result: string }[]
}

/** Every test comes from the same address; one that counts mistakes begins with none. */
async function forgetAttempts(): Promise<void> {
  await atFrontDoor(village.database, (tx) => sql`delete from sign_in_attempt`.execute(tx))
}
