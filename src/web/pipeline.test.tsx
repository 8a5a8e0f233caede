import assert from 'node:assert/strict'
import { after, before, mock, test } from 'node:test'
import { Hono } from 'hono'
import pg from 'pg'
import { z } from 'zod'
import { type Client, clientOf } from '../../test/client.ts'
import { testDatabase } from '../../test/database.ts'
import { closeDatabase, type Database, openDatabase } from '../db/database.ts'
import type { Actor } from '../kit/actor.ts'
import { Conflict, NotFound, Refused } from '../kit/errors.ts'
import { line, longText, many, version } from './fields.ts'
import { csrfToken } from './guard.ts'
import type { House } from './house.ts'
import { mount } from './mount.ts'
import { json, page, redirect, route } from './route.ts'
import { addSecurityHeaders } from './security-headers.ts'
import { proxiesOf } from './visitor-address.ts'

const municipalityId = crypto.randomUUID()
const userId = crypto.randomUUID()
const personId = crypto.randomUUID()
const sessionId = crypto.randomUUID()
const secret = 'secret of a test'
const now = new Date('2026-11-03T09:00:00Z')

let database: Database
let owner: pg.Client
let drop: () => Promise<void>
let client: Client

before(async () => {
  const made = await testDatabase()
  drop = made.drop
  owner = new pg.Client({ connectionString: made.url })
  await owner.connect()
  await owner.query(`insert into region (id, slug, name) values ($1, 'r', 'R')`, [municipalityId])
  await owner.query(`insert into municipality (id, region_id, slug, cbs_code, name, approach_key)
    values ($1, $1, 'm', '9999', 'M', 'zeist')`, [municipalityId])
  await owner.query(`insert into account (id, email, name) values ($1, 'a@voorbeeld.example', 'A')`, [userId])
  database = openDatabase(made.url, 20)
  const app = new Hono()
  addSecurityHeaders(app)
  mount(app, house(), routes)
  client = clientOf(app, { cookie: 'x=y', csrf: csrfToken(secret, sessionId) })
})

after(async () => {
  await owner.end()
  await closeDatabase(database)
  await drop()
})

test('PRIV-05 every answer leaves one row: who, what, whom, result', async () => {
  assert.equal((await client.get('/dossier')).status, 200)
  const row = (await owner.query(`select * from audit_row where action = 'test.file'`)).rows[0]
  assert.equal(row.account_id, userId)
  assert.deepEqual(row.person_ids, [personId])
  assert.equal(row.result, 'ok')
  assert.match(row.origin, /^browser /)
})

test('PRIV-07 what cannot be logged is not shown', async () => {
  await owner.query('revoke insert on audit_row from samenspel_app')
  const answered = await client.get('/dossier')
  await owner.query('grant insert on audit_row to samenspel_app')
  assert.equal(answered.status, 503)
  assert.ok(answered.headers.get('retry-after'))
  assert.doesNotMatch(answered.text, /geheim/)
})

test('a page that shows a file without saying whose is withheld', async () => {
  const answered = await client.get('/vergeten')
  assert.equal(answered.status, 500)
  assert.doesNotMatch(answered.text, /geheim/)
})

test('AZN-01 a role that may not come is refused, and the attempt is written down', async () => {
  assert.equal((await client.get('/beheer')).status, 403)
  const { rows } = await owner.query(`select result from audit_row where action = 'test.admin'`)
  assert.deepEqual(rows, [{ result: 'refused' }])
})

test('PRIV-01 a foreign row answers with the same body as one that never was', async () => {
  const foreign = await client.get('/ding/anders')
  const absent = await client.get('/ding/niets')
  assert.equal(foreign.status, 404)
  assert.equal(foreign.text.replaceAll(/[0-9a-f-]{36}/g, ''), absent.text.replaceAll(/[0-9a-f-]{36}/g, ''))
})

test('a wrong form comes back with 422, what was typed, and the sentence at the field', async () => {
  const answered = await client.post('/brief', { naam: ' ', tekst: 'een lang verhaal', versie: '1' })
  assert.equal(answered.status, 422)
  assert.match(answered.text, /een lang verhaal/)
})

test('INP-01 a field that nobody asked for is refused', async () => {
  assert.equal((await client.post('/brief', { naam: 'A', tekst: 'b', versie: '1', admin: 'true' })).status, 422)
  assert.equal((await client.post('/brief', { naam: 'A', tekst: 'b', versie: '1', __proto__x: 'y' })).status, 422)
})

test('INP-02 NUL, direction overrides and names of invisible characters are refused, real names are kept', async () => {
  const send = (naam: string) => client.post('/brief', { naam, tekst: 'b', versie: '1' })
  for (const wrong of ['a\u0000b', 'a\u202eb', '\u200d\u200b', '\u00ad']) assert.equal((await send(wrong)).status, 422)
  for (const right of ['Tsegaye', "O'Brien", 'می‌خواهم', 'ሰላማዊት', 'محمد', 'Þór']) {
    assert.equal((await send(right)).status, 303, right)
  }
})

test('INP-03 a field sent twice where one is asked is refused', async () => {
  assert.equal((await client.post('/brief', { naam: ['A', 'B'], tekst: 'b', versie: '1' })).status, 422)
  assert.equal((await client.post('/brief', { naam: 'A', tekst: 'b', versie: '1', keuze: ['1', '2'] })).status, 303)
})

test('CSRF-01 a state change from another site, or without the token, does nothing', async () => {
  const fields = { naam: 'Vreemd', tekst: 'b', versie: '1' }
  assert.equal((await client.post('/brief', fields, { 'sec-fetch-site': 'cross-site' })).status, 403)
  assert.equal((await client.post('/brief', { ...fields, csrf: 'wrong' })).status, 403)
  const plain = await client.raw('/brief', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'a=b' })
  assert.equal(plain.status, 415)
  assert.equal(await countOf('Vreemd'), 0)
})

test('F9 fifteen parallel sends of one form make one record and get one answer', async () => {
  const once = crypto.randomUUID()
  const fields = { naam: 'Dubbel', tekst: 'b', versie: '1', once }
  const answers = await Promise.all(Array.from({ length: 15 }, () => client.post('/brief', fields)))
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([303]))
  assert.equal(new Set(answers.map(({ location }) => location)).size, 1)
  assert.equal(await countOf('Dubbel'), 1)
})

test('F9 other content from the same page is another act', async () => {
  const once = crypto.randomUUID()
  await client.post('/brief', { naam: 'Terug een', tekst: 'b', versie: '1', once })
  await client.post('/brief', { naam: 'Terug twee', tekst: 'b', versie: '1', once })
  assert.equal(await countOf('Terug een') + await countOf('Terug twee'), 2)
})

test('BUS-01 a refused act leaves nothing behind and shows what was typed', async () => {
  const answered = await client.post('/brief', { naam: 'Weiger', tekst: 'mijn tekst', versie: '1' })
  assert.equal(answered.status, 409)
  assert.match(answered.text, /mijn tekst/)
  assert.equal(await countOf('Weiger'), 0)
})

test('BUS-02 a stale version shows both texts, an absent version is refused', async () => {
  const answered = await client.post('/brief', { naam: 'Oud', tekst: 'mijn tekst', versie: '7' })
  assert.equal(answered.status, 409)
  assert.match(answered.text, /andermans tekst/)
  assert.match(answered.text, /mijn tekst/)
  assert.equal((await client.post('/brief', { naam: 'Oud', tekst: 'mijn tekst' })).status, 422)
})

test('HDR-01 every answer carries the security headers and is not stored', async () => {
  const { headers } = await client.get('/dossier')
  assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/)
  assert.doesNotMatch(headers.get('content-security-policy') ?? '', /unsafe|\*/)
  assert.match(headers.get('strict-transport-security') ?? '', /max-age=63072000; includeSubDomains/)
  assert.equal(headers.get('x-content-type-options'), 'nosniff')
  assert.equal(headers.get('referrer-policy'), 'same-origin')
  assert.equal(headers.get('cache-control'), 'no-store')
})

test('ERR-01 a bug says nothing of itself', async () => {
  const answered = await client.get('/stuk')
  assert.equal(answered.status, 500)
  assert.doesNotMatch(answered.text, /select|stack|\/src\//)
})

test('PRIV-13 the log of a fault names its kind and place, and nobody and nothing that was typed', async () => {
  const lines: string[] = []
  const log = mock.method(console, 'error', (line: string) => lines.push(line))
  await client.get(`/stuk/${personId}?naam=Semhar`)
  await client.post('/stuk', { verhaal: 'ik slaap slecht' })
  log.mock.restore()
  assert.deepEqual(lines.map((line) => {
    const { route, name, code } = JSON.parse(line)
    return { route, name, code }
  }), [{ route: '/stuk/:id', name: 'Error', code: '' }, { route: '/stuk', name: 'error', code: '22007' }])
  assert.doesNotMatch(lines.join(), /Semhar|slaap/)
  assert.ok(!lines.join().includes(personId))
})

const letter = z.strictObject({ naam: line(), tekst: longText(), versie: version(), keuze: many(line()) })

const routes = [
  route({
    method: 'GET', path: '/dossier', allow: ['case_worker'], audit: { action: 'test.file', shows: 'file' }, form: 'none',
    async handle(visit) {
      visit.saw(personId)
      return page({ title: 'Dossier', place: '', body: 'geheim' as never })
    },
  }),
  route({
    method: 'GET', path: '/vergeten', allow: ['case_worker'], audit: { action: 'test.forgot', shows: 'file' },
    form: 'none',
    handle: async () => page({ title: 'Dossier', place: '', body: 'geheim' as never }),
  }),
  route({
    method: 'GET', path: '/beheer', allow: ['administrator'], audit: { action: 'test.admin', shows: 'nothing' },
    form: 'none', handle: async () => json({}),
  }),
  route({
    method: 'GET', path: '/ding/:id', allow: ['case_worker'], audit: { action: 'test.thing', shows: 'file' },
    form: 'none',
    handle: async () => {
      throw new NotFound('thing')
    },
  }),
  route({
    method: 'GET', path: '/stuk', allow: ['case_worker'], audit: { action: 'test.bug', shows: 'nothing' }, form: 'none',
    handle: async () => {
      throw new Error('select secret from stack /src/')
    },
  }),
  route({
    method: 'GET', path: '/stuk/:id', allow: ['case_worker'], audit: { action: 'test.bug', shows: 'nothing' },
    form: 'none',
    handle: async () => {
      throw new Error('Semhar is not there')
    },
  }),
  route({
    method: 'POST', path: '/stuk', allow: ['case_worker'], audit: { action: 'test.bug', shows: 'nothing' },
    form: z.strictObject({ verhaal: line() }),
    async handle(visit) {
      const row = { municipality_id: municipalityId, id: crypto.randomUUID(), name: 'A', ended_on: visit.form.verhaal }
      await visit.tx.insertInto('theme').values(row).execute()
      return json({})
    },
  }),
  route({
    method: 'POST', path: '/brief', allow: ['case_worker'], audit: { action: 'test.letter', shows: 'nothing' },
    form: letter,
    async again(visit) {
      return page({ title: 'Brief', place: '', body: JSON.stringify(visit.state) as never })
    },
    async handle(visit) {
      const { naam, tekst, versie } = visit.form
      const row = { municipality_id: municipalityId, id: crypto.randomUUID(), name: `${naam} ${crypto.randomUUID()}` }
      await visit.tx.insertInto('theme').values(row).execute()
      if (naam === 'Weiger') throw new Refused('web.problem.conflict')
      if (versie !== 1) throw new Conflict({ tekst: { theirs: 'andermans tekst', yours: tekst } })
      return redirect(`/brief/${row.id}`)
    },
  }),
]

async function countOf(name: string): Promise<number> {
  const { rows } = await owner.query('select count(*)::int as n from theme where name like $1', [`${name} %`])
  return rows[0].n
}

function house(): House {
  const actor: Actor = {
    userId, name: 'A', municipalityId, roles: new Set(['case_worker']), organisationIds: [], teamIds: [],
    scope: 'files', today: '2026-11-03',
  }
  const visitor = {
    sessionId, accountId: userId, name: 'A', language: 'nl' as const, places: [], actor, idleEndsAt: now,
    endsAt: now,
  }
  return {
    database, secret, origin: null, trustedProxies: proxiesOf([]), findVisitor: async () => visitor,
    findProgram: async () => null, holdForm: async () => null, navigation: () => [],
    frame: (_, body) => <main>{body}</main>, now: () => now,
  }
}
