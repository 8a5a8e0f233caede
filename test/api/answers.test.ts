// How every answer of the interface for programs behaves, whatever the room: keys, problems, repeats, changes, headers.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aNewcomer } from '../../src/rooms/newcomers/examples.ts'
import { createKey } from '../../src/rooms/accounts/actions/operator.ts'
import { apiVersion } from '../../src/web/api/route.ts'
import { type Answer, type Program, programOf } from '../client.ts'
import { openVillage, type Village } from '../village.ts'

let village: Village
let sanne: Program
let bram: Program
let amina: string
let foreign: string

before(async () => {
  village = await openVillage()
  sanne = await village.program('sanne')
  bram = await village.program('bram')
  amina = await village.as('bram', (tx, actor) => aNewcomer({ tx, actor, now: village.now }, { given_name: 'Amina' }))
  foreign = await village.as('marit', (tx, actor) => aNewcomer({ tx, actor, now: village.now }, { given_name: 'Elias' }))
})

after(() => village.close())

const nobody = '11111111-2222-4333-8444-555555555555'

function assertProblem(answered: Answer, status: number, kind: string): void {
  assert.equal(answered.status, status, answered.text)
  assert.equal(answered.headers.get('content-type'), 'application/problem+json')
  assert.equal(answered.body.type, `/api/v1/reference#${kind}`)
  assert.equal(answered.body.status, status)
  assert.ok(answered.body.title && answered.body.detail)
}

test('without a key, with a wrong one, or with a session of a browser: 401 that asks for a key', async () => {
  const browser = await village.visit('sanne')
  const asked = [
    await village.keyless().get('/newcomers'),
    await village.keyless().get('/newcomers', { authorization: `Bearer sns_${'x'.repeat(43)}` }),
    await village.keyless().get('/newcomers', { authorization: 'Basic c2FubmU6eA==' }),
  ]
  for (const answered of asked) {
    assertProblem(answered, 401, 'no_key')
    assert.equal(answered.headers.get('www-authenticate'), 'Bearer')
  }
  assert.equal((await browser.get('/nieuwkomers')).status, 200)
  assert.equal((await browser.get('/api/v1/newcomers')).status, 401)
  assert.equal((await browser.json('POST', '/api/v1/newcomers', { givenName: 'Abel' })).status, 401)
})

test('AZN-01 a role that may not come is refused with 403, and the attempt is written down', async () => {
  const pim = await village.program('pim')
  assertProblem(await pim.get('/newcomers'), 403, 'not_allowed')
  const { rows } = await village.database.pool.query(
    `select result, origin from audit_row where action = 'newcomers.list' and account_id = $1`,
    [village.actor('pim').userId])
  assert.deepEqual(rows, [{ result: 'refused', origin: 'api in-process' }])
})

test('AZN-01 a key that was made to read reads and asks, and changes nothing', async () => {
  const { municipality, email } = { municipality: 'achtkarspelen', email: 'bram@voorbeeld.example' }
  const { token } = await createKey(village.database, { email, municipality, name: 'rapport', days: 1 }, village.now)
  const reader = programOf(village.app, token)
  assert.equal((await reader.get(`/newcomers/${amina}`)).status, 200)
  assert.equal((await reader.post('/newcomers/_search', { text: 'Amina' })).status, 200)
  assertProblem(await reader.post('/newcomers', { givenName: 'Abel' }), 403, 'reading_key')
  assertProblem(await reader.patch(`/newcomers/${amina}`, { phone: '1' }, { 'if-match': '"x"' }), 403, 'reading_key')
  const { rows } = await village.database.pool.query(
    `select result from audit_row where action in ('newcomers.create', 'newcomers.edit')`)
  assert.deepEqual(rows, [{ result: 'refused' }, { result: 'refused' }])
})

test('PRIV-01 a foreign row, one outside the caseload and one that never was get the same answer', async () => {
  const outside = await village.as('femke', (tx, actor) => aNewcomer({ tx, actor, now: village.now }))
  const texts = new Set<string>()
  for (const id of [foreign, outside, nobody, 'geen-id', '%00']) {
    const answered = await bram.get(`/newcomers/${id}`)
    assertProblem(answered, 404, 'not_found')
    texts.add(answered.text)
  }
  assert.equal(texts.size, 1)
})

test('PRIV-05 an answer leaves its line in the log in the same transaction; what cannot be logged is not shown', async () => {
  const owner = village.database.pool
  await bram.get(`/newcomers/${amina}`, { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' })
  const { rows } = await owner.query(`select action, person_ids, origin, trace_id from audit_row
    where action = 'newcomers.details' and result = 'ok' and trace_id like '0af%'`)
  assert.deepEqual(rows, [{
    action: 'newcomers.details', person_ids: [amina], origin: 'api in-process',
    trace_id: '0af7651916cd43dd8448eb211c80319c',
  }])
  await owner.query('revoke insert on audit_row from samenspel_app')
  const answered = await bram.get(`/newcomers/${amina}`)
  const written = await bram.post(`/newcomers/${amina}/contact-moments`, { kind: 'visit', body: 'Niet gelogd' })
  await owner.query('grant insert on audit_row to samenspel_app')
  for (const one of [answered, written]) {
    assertProblem(one, 503, 'away')
    assert.equal(one.headers.get('retry-after'), '5')
  }
  const kept = await owner.query(`select from contact_moment where body = 'Niet gelogd'`)
  assert.equal(kept.rowCount, 0)
})

test('INP-01 every error of the input comes back together, at its place, with 400', async () => {
  const answered = await sanne.post('/newcomers', {
    givenName: 'Abel\u0000', housedOn: '2026-02-30', sex: 'x', villageId: 7, email: 'geen adres', rol: 'baas',
    languages: [{ language: 'Arabisch' }, { level: 'a1' }],
  })
  assertProblem(answered, 400, 'invalid_input')
  const places = answered.body.errors.map((error: Record<string, string>) => `${error['location']} ${error['code']}`)
  assert.deepEqual(places.sort(), [
    '/email newcomers.problem.email', '/givenName web.problem.characters', '/housedOn web.problem.iso_date',
    '/languages/1/language web.problem.required', '/rol web.problem.unknown_key', '/sex web.problem.choose',
    '/villageId web.problem.id',
  ])
  assert.ok(answered.body.errors.every((error: Record<string, string>) => error['in'] === 'body' && error['detail']))
})

test('INP-01 INP-02 INP-03 wrong, unknown and repeated keys of a query are refused with 400', async () => {
  for (const query of ['page=1', 'pageSize=101', 'pageSize=1&pageSize=2', 'sort=phone', 'zoek=x', 'villageId=%00', 'pageSize=', 'cursor=',
    'cursor=%00', 'cursor=a.b.c', 'cursor=a&cursor=b', `cursor=${'a'.repeat(2001)}`]) {
    const answered = await sanne.get(`/newcomers?${query}`)
    assertProblem(answered, 400, 'invalid_input')
    assert.equal(answered.body.errors[0].in, 'query')
  }
  assertProblem(await sanne.get(`/newcomers/${amina}?x=1`), 400, 'invalid_input')
})

test('INP-01 a body that tries to be more than data changes nothing', async () => {
  const raw = (body: string) => sanne.raw('/newcomers', {
    method: 'POST', headers: { 'content-type': 'application/json' }, body,
  })
  for (const body of ['{"__proto__":{"isAdmin":true},"givenName":"A"}', '[]', '"x"', 'null', '{', '']) {
    assertProblem(await raw(body), 400, 'invalid_input')
  }
  assert.equal(({} as Record<string, unknown>)['isAdmin'], undefined)
  assertProblem(await raw(`{"givenName":"${'x'.repeat(1_000_001)}"}`), 413, 'too_large')
})

test('CSRF-01 forms and plain text are refused with 415', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', '']) {
    const headers: Record<string, string> = type ? { 'content-type': type } : {}
    const body = new Blob(['{"givenName":"Abel"}'])
    assertProblem(await sanne.raw('/newcomers', { method: 'POST', headers, body }), 415, 'wrong_media_type')
  }
})

test('F9 the same Idempotency-Key gives the same answer and does it once; with another body it is refused', async () => {
  const path = `/newcomers/${amina}/contact-moments`
  const body = { kind: 'phone', body: 'Eén keer gebeld.' }
  const key = { 'idempotency-key': 'bel-1' }
  const answers = await Promise.all([1, 2, 3, 4].map(() => bram.post(path, body, key)))
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]))
  assert.equal(new Set(answers.map(({ text }) => text)).size, 1)
  assert.equal(new Set(answers.map(({ headers }) => headers.get('location'))).size, 1)
  const { rowCount } = await village.database.pool.query(`select from contact_moment where body = $1`, [body.body])
  assert.equal(rowCount, 1)
  assertProblem(await bram.post(path, { ...body, body: 'Anders.' }, key), 422, 'key_used_before')
  assertProblem(await bram.post(`/newcomers/${amina}/appointments`, { day: '2026-11-10', clock: '10:00' }, key),
    422, 'key_used_before')
  const other = await sanne.post(path, body, key)
  assert.notEqual(other.text, answers[0]?.text, 'the key of somebody else is another key')
})

test('F9 a request that failed leaves its key free', async () => {
  const path = `/newcomers/${amina}/contact-moments`
  const key = { 'idempotency-key': 'bel-2' }
  assert.equal((await bram.post(path, { kind: 'phone', day: '2026-12-24' }, key)).status, 400)
  assert.equal((await bram.post(path, { kind: 'phone', day: '2026-11-02' }, key)).status, 201)
})

test('BUS-02 a change without If-Match is 428, with an old one or a star 412, and of two at once one is done', async () => {
  const path = `/newcomers/${amina}`
  assertProblem(await bram.patch(path, { phone: '1' }), 428, 'if_match_missing')
  assertProblem(await bram.patch(path, { phone: '1' }, { 'if-match': '"oud"' }), 412, 'changed_meanwhile')
  assertProblem(await bram.patch(path, { phone: '1' }, { 'if-match': '*' }), 412, 'changed_meanwhile')
  const etag = (await bram.get(path)).headers.get('etag') ?? ''
  const both = await Promise.all(['06-11111111', '06-22222222'].map((phone) =>
    bram.patch(path, { phone }, { 'if-match': `"x", ${etag}` })))
  assert.deepEqual(new Set(both.map(({ status }) => status)), new Set([200, 412]))
  const now = await bram.get(path)
  const done = both.find(({ status }) => status === 200)
  assert.equal(now.text, done?.text)
  assert.equal(now.headers.get('etag'), done?.headers.get('etag'))
})

test('RFC 9110 who has exactly this answer already gets 304 without it, and the showing is logged all the same', async () => {
  const shown = async () => (await village.database.pool.query(
    `select from audit_row where action = 'newcomers.details' and result = 'ok' and person_ids = array[$1::uuid]`,
    [amina])).rowCount
  const path = `/newcomers/${amina}`
  const first = await bram.get(path)
  const etag = first.headers.get('etag') ?? ''
  const before = await shown()
  for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
    const again = await bram.get(path, { 'if-none-match': tag })
    assert.deepEqual([again.status, again.text], [304, ''], tag)
    assert.equal(again.headers.get('etag'), etag)
    assert.equal(again.headers.get('cache-control'), 'no-store')
    assert.equal(again.headers.get('content-type'), null)
    assert.equal(again.headers.get('api-version'), apiVersion)
  }
  assert.equal(await shown(), (before ?? 0) + 4)
  const head = await bram.raw(path, { method: 'HEAD', headers: { 'if-none-match': etag } })
  assert.equal(head.status, 304)
  const changed = await bram.patch(path, { phone: '06-33333333' }, { 'if-match': etag, 'if-none-match': etag })
  assert.equal(changed.status, 200)
  assert.equal((await bram.get(path, { 'if-none-match': etag })).text, changed.text)
  assert.equal((await bram.get(path, { 'if-none-match': changed.headers.get('etag') ?? '' })).status, 304)
  assertProblem(await village.keyless().get(path, { 'if-none-match': '*' }), 401, 'no_key')
  assertProblem(await bram.get(`/newcomers/${nobody}`, { 'if-none-match': '*' }), 404, 'not_found')
})

test('RFC 9110 a list has its print too', async () => {
  const { headers } = await bram.get('/newcomers')
  const etag = headers.get('etag') ?? ''
  assert.equal((await bram.get('/newcomers', { 'if-none-match': etag })).status, 304)
  assert.equal((await bram.get('/newcomers?pageSize=1', { 'if-none-match': etag })).status, 200)
})

test('every answer says its version, is kept by nobody and carries the security headers', async () => {
  const answers = [
    await bram.get('/newcomers'), await village.keyless().get('/newcomers'), await bram.get('/nergens'),
    await village.keyless().get('/openapi.json'), await bram.raw('/newcomers', { method: 'DELETE' }),
    await bram.raw('/newcomers', { method: 'OPTIONS' }),
  ]
  for (const { headers } of answers) {
    assert.equal(headers.get('api-version'), apiVersion)
    assert.match(headers.get('strict-transport-security') ?? '', /max-age=\d{8}/)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.equal(headers.get('x-frame-options'), 'DENY')
    assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/)
  }
  for (const { headers } of answers.slice(0, 5)) assert.equal(headers.get('cache-control'), 'no-store')
})

test('HDR-02 pages of others may read the document and nothing else', async () => {
  const origin = { origin: 'https://elders.example' }
  const document = await village.keyless().get('/openapi.json', origin)
  assert.equal(document.status, 200)
  assert.equal(document.headers.get('access-control-allow-origin'), '*')
  const preflight = await bram.raw('/newcomers', {
    method: 'OPTIONS', headers: { ...origin, 'access-control-request-method': 'GET' },
  })
  for (const { headers } of [await bram.get('/newcomers', origin), preflight, await bram.get('/nergens', origin)]) {
    assert.equal(headers.get('access-control-allow-origin'), null)
  }
})

test('HEAD tells what GET tells without a body, OPTIONS and 405 name the methods, and no address ends in a slash', async () => {
  const head = await bram.raw(`/newcomers/${amina}`, { method: 'HEAD' })
  const get = await bram.get(`/newcomers/${amina}`)
  assert.equal(head.status, 200)
  assert.equal(head.text, '')
  assert.equal(head.headers.get('etag'), get.headers.get('etag'))
  const options = await village.keyless().raw(`/newcomers/${amina}`, { method: 'OPTIONS' })
  assert.equal(options.status, 204)
  assert.equal(options.headers.get('allow'), 'GET, PATCH, HEAD, OPTIONS')
  const wrong = await bram.raw(`/newcomers/${amina}`, { method: 'DELETE' })
  assertProblem(wrong, 405, 'wrong_method')
  assert.equal(wrong.headers.get('allow'), 'GET, PATCH, HEAD, OPTIONS')
  assert.equal((await bram.raw('/newcomers/_search', { method: 'OPTIONS' })).headers.get('allow'), 'POST, OPTIONS')
  assertProblem(await bram.get('/newcomers/'), 404, 'not_found')
  assertProblem(await bram.get('/api/v2/newcomers'), 404, 'not_found')
})

test('ERR-01 a fault of ours says nothing of itself', async () => {
  const owner = village.database.pool
  await owner.query('alter table contact_moment rename column at to moment')
  const logged: string[] = []
  const speak = console.error
  console.error = (text: string) => logged.push(text)
  const answered = await bram.get(`/newcomers/${amina}/appointments`)
  console.error = speak
  await owner.query('alter table contact_moment rename column moment to at')
  assertProblem(answered, 500, 'fault')
  assert.doesNotMatch(answered.text, /moment|column|select|src/i)
  assert.equal(logged.length, 1)
})
