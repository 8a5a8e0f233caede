import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Program } from '../../../test/client.ts'
import { assertRoleTable } from '../../../test/role-table.ts'
import { openVillage, type Village } from '../../../test/village.ts'
import { operations } from './api.ts'
import { aHousehold, aNewcomer } from './examples.ts'

let village: Village
let sanne: Program
let bram: Program

before(async () => {
  village = await openVillage()
  sanne = await village.program('sanne')
  bram = await village.program('bram')
})

after(() => village.close())

test('AZN-02 which roles come to which operation', () => {
  assertRoleTable(operations, `
    GET   /newcomers                                              coordinator case_worker
    POST  /newcomers/_search                                      coordinator case_worker
    POST  /newcomers                                              coordinator case_worker
    GET   /newcomers/:newcomerId                                  coordinator case_worker
    PATCH /newcomers/:newcomerId                                  coordinator case_worker
    GET   /newcomers/:newcomerId/contact-moments                  coordinator case_worker
    POST  /newcomers/:newcomerId/contact-moments                  coordinator case_worker
    GET   /newcomers/:newcomerId/contact-moments/:contactMomentId coordinator case_worker
    PATCH /newcomers/:newcomerId/contact-moments/:contactMomentId coordinator case_worker
    GET   /newcomers/:newcomerId/appointments                     coordinator case_worker
    POST  /newcomers/:newcomerId/appointments                     coordinator case_worker
    GET   /newcomers/:newcomerId/appointments/:appointmentId      coordinator case_worker
    POST  /newcomers/:newcomerId/appointments/:appointmentId/outcome coordinator case_worker
    POST  /newcomers/:newcomerId/appointments/:appointmentId/changes      coordinator case_worker
    POST  /newcomers/:newcomerId/appointments/:appointmentId/cancellation coordinator case_worker
    GET   /newcomers/:newcomerId/household                        coordinator case_worker
    POST  /newcomers/:newcomerId/household/joinings               coordinator case_worker
    POST  /newcomers/:newcomerId/household/splits                 coordinator case_worker
    GET   /newcomers/:newcomerId/own-words                        coordinator case_worker
    POST  /newcomers/:newcomerId/own-words                        coordinator case_worker
    POST  /newcomers/:newcomerId/own-words/endings                coordinator case_worker
    GET   /newcomers/:newcomerId/work-starts                      coordinator case_worker
    POST  /newcomers/:newcomerId/work-starts                      coordinator case_worker
    POST  /newcomers/:newcomerId/work-starts/endings              coordinator case_worker
    GET   /newcomers/:newcomerId/own-fields                       coordinator case_worker
    PATCH /newcomers/:newcomerId/own-fields                       coordinator case_worker
    GET   /colleagues                                             coordinator case_worker
    GET   /newcomers/:newcomerId/team                             coordinator case_worker
    POST  /newcomers/:newcomerId/team/members                     coordinator case_worker
    POST  /newcomers/:newcomerId/team/endings                     coordinator case_worker
    POST  /newcomers/:newcomerId/team/lead-changes                coordinator case_worker
    GET   /newcomers/:newcomerId/closures                         coordinator case_worker
    POST  /newcomers/:newcomerId/closures                         coordinator case_worker
    POST  /newcomers/:newcomerId/reopenings                       coordinator
  `)
})

test('a program adds a newcomer, reads them, changes one field, and the history says it was a program', async () => {
  const made = await sanne.post('/newcomers', {
    givenName: 'Yonas', familyName: 'Tesfay', birth: '1991-03', targetGroup: 'asylum_status_holder',
    housedOn: '2026-10-20', languages: [{ language: 'Tigrinya', isMotherTongue: true }],
  })
  assert.equal(made.status, 201)
  const path = `/newcomers/${made.body.id}`
  assert.equal(made.headers.get('location'), `/api/v1${path}`)
  const read = await sanne.get(path)
  assert.equal(read.body.name, 'Yonas Tesfay')
  assert.equal(read.body.birth, '1991-03')
  assert.deepEqual(read.body.languages, [{ language: 'Tigrinya', level: '', isMotherTongue: true }])
  const etag = read.headers.get('etag') ?? ''
  const changed = await sanne.patch(path, { phone: '06-12345678', keyOn: null }, { 'if-match': etag })
  assert.equal(changed.status, 200)
  assert.deepEqual({ ...changed.body, updatedAt: '' }, { ...read.body, phone: '06-12345678', updatedAt: '' })
  assert.equal((await sanne.patch(path, { phone: '1' }, { 'if-match': etag })).status, 412)
  const fresh = { 'if-match': changed.headers.get('etag') ?? '' }
  assert.equal((await sanne.patch(path, { givenName: '', familyName: '' }, fresh)).status, 400)
  const { rows } = await village.database.pool.query(
    'select field, new_value, source from person_field_change where person_id = $1', [made.body.id])
  assert.deepEqual(rows, [{ field: 'phone', new_value: '06-12345678', source: 'api' }])
})

test('adding looks first: who may be the same person is named, and nothing is written until they are others', async () => {
  const there = await village.as('sanne', (tx, actor) => aNewcomer({ tx, actor, now: village.now }, {
    given_name: 'Mohammed', family_name: 'Al Hassan', phone: '06-87654321',
  }))
  const person = { givenName: 'Mohamed', familyName: 'Alhasan', phone: '0687654321' }
  const refused = await sanne.post('/newcomers', person, { 'idempotency-key': 'een' })
  assert.equal(refused.status, 409)
  assert.equal(refused.body.type, '/api/v1/reference#likely_duplicate')
  assert.deepEqual(refused.body.candidates.map(({ id }: { id: string }) => id), [there])
  const { rows } = await village.database.pool.query(
    `select person_ids from audit_row where action = 'newcomers.create' and person_ids = array[$1::uuid]`, [there])
  assert.equal(rows.length, 1)
  const made = await sanne.post('/newcomers', { ...person, notDuplicateOf: [there] }, { 'idempotency-key': 'een' })
  assert.equal(made.status, 201)
})

test('PRIV-02 a village, team or lead of elsewhere is refused at its field, in a new file and in a change', async () => {
  const { rows } = await village.database.pool.query(`select v.id from village v
    join municipality m on m.id = v.municipality_id where m.slug = 'westerkwartier'`)
  const elsewhere = rows[0].id as string
  const wrong = { villageId: elsewhere, areaTeamId: elsewhere, leadId: village.actor('marit').userId }
  for (const [name, value] of Object.entries(wrong)) {
    const answered = await sanne.post('/newcomers', { givenName: 'Zerai', [name]: value })
    assert.deepEqual([answered.status, answered.body.errors?.[0].location], [400, `/${name}`])
  }
  const made = await sanne.post('/newcomers', { givenName: 'Zerai' })
  const read = await sanne.get(`/newcomers/${made.body.id}`)
  const changed = await sanne.patch(`/newcomers/${made.body.id}`, { villageId: elsewhere },
    { 'if-match': read.headers.get('etag') ?? '' })
  assert.deepEqual([changed.status, changed.body.errors?.[0].location], [400, '/villageId'])
})

test('the list filters, sorts and pages, and its neighbours stand in the answer and in Link', async () => {
  const names = ['Abel', 'Biniam', 'Caleb', 'Dawit', 'Ermias']
  await village.as('femke', (tx, actor) => aHousehold({ tx, actor, now: village.now }, names.map((name, index) => ({
    given_name: name, family_name: 'Femkes', housed_on: `2026-0${index + 1}-15`, target_group: 'family_or_other_migrant',
  }))))
  const femke = await village.program('femke')
  const query = 'targetGroup=family_or_other_migrant&sort=-housedOn&pageSize=2'
  const first = await femke.get(`/newcomers?${query}`)
  assert.deepEqual([first.body.total, first.body.items.map(({ name }: { name: string }) => name)],
    [5, ['Ermias Femkes', 'Dawit Femkes']])
  const next = first.body._links.next.href
  assert.equal(first.headers.get('link'), `</api/v1/newcomers?${query}>; rel="first", <${next}>; rel="next"`)
  assert.match(next, new RegExp(`^/api/v1/newcomers\\?${query}&cursor=[\\w.-]+$`))
  const second = await femke.get(next)
  assert.deepEqual([second.body.total, second.body.items.map(({ name }: { name: string }) => name)],
    [undefined, ['Caleb Femkes', 'Biniam Femkes']])
  const last = await femke.get(second.body._links.next.href)
  assert.equal(last.body.items.length, 1)
  assert.equal(last.body._links.next, undefined)
  assert.equal(last.headers.get('link'), `</api/v1/newcomers?${query}>; rel="first"`)
  assert.equal((await femke.get('/newcomers?housed=waiting')).body.total, 0)
})

test('search finds in any spelling and says whose file is open; the name stands in no address', async () => {
  await village.as('femke', (tx, actor) => aNewcomer({ tx, actor, now: village.now }, {
    given_name: 'Khadija', family_name: 'Warsame', birth: { year: 1988, month: null, day: null },
  }))
  const found = await bram.post('/newcomers/_search', { text: 'Chadidja Warsame' })
  assert.equal(found.status, 200)
  const [{ name, birthYear, isOwn, phone }] = found.body.items
  assert.deepEqual({ name, birthYear, isOwn, phone },
    { name: 'Khadija Warsame', birthYear: 1988, isOwn: false, phone: undefined })
  assert.equal((await bram.get(`/newcomers/${found.body.items[0].id}`)).status, 404)
  assert.equal((await bram.post('/newcomers/_search', { text: 'x' })).status, 400)
})

test('one contact moment for several people of a household stands on each file', async () => {
  const [amina = '', samir = ''] = await village.as('bram', (tx, actor) => aHousehold(
    { tx, actor, now: village.now }, [{ given_name: 'Amina' }, { given_name: 'Samir' }]))
  const path = `/newcomers/${amina}/contact-moments`
  const made = await bram.post(path, { kind: 'visit', body: 'Samen gegeten.', with: [samir], area: 'housing' })
  assert.equal(made.status, 201)
  for (const person of [amina, samir]) {
    const { body } = await bram.get(`/newcomers/${person}/contact-moments`)
    assert.deepEqual(body.items.map((row: { body: string; area: string }) => [row.body, row.area]),
      [['Samen gegeten.', 'housing']])
  }
  const read = await bram.get(`${path}/${made.body.id}`)
  const corrected = await bram.patch(`${path}/${made.body.id}`, { body: 'Samen geluncht.' },
    { 'if-match': read.headers.get('etag') ?? '' })
  assert.equal(corrected.body.body, 'Samen geluncht.')
  assert.equal((await bram.post(path, { kind: 'visit', day: '2026-11-04' })).status, 400)
})

test('an appointment is made, kept and told of once', async () => {
  const [amina = ''] = await village.as('bram', (tx, actor) => aHousehold(
    { tx, actor, now: village.now }, [{ given_name: 'Selam' }]))
  const path = `/newcomers/${amina}/appointments`
  const made = await bram.post(path, { day: '2026-11-03', clock: '11:30', place: 'Gemeentehuis' })
  const read = await bram.get(`${path}/${made.body.id}`)
  assert.equal(read.body.at, '2026-11-03T10:30:00.000Z')
  const [one, outcome] = [`${path}/${made.body.id}`, `${path}/${made.body.id}/outcome`]
  assert.equal((await bram.post(outcome, { came: true })).status, 428)
  assert.equal((await bram.post(outcome, { came: true }, await bram.asSeen(one))).status, 201)
  const again = await bram.post(outcome, { came: true }, await bram.asSeen(one))
  assert.equal(again.status, 409)
  assert.equal((await bram.get(path)).body.items[0].outcome, 'came')
  assert.equal((await bram.get(`/newcomers/${amina}/contact-moments/${made.body.id}`)).status, 404)
})

test('lesson 5 the lead changes with its reason, from what stood there, and the earlier lead keeps the overlap', async () => {
  const id = await village.as('bram', (tx, actor) => aNewcomer({ tx, actor, now: village.now }, { given_name: 'Selam' }))
  const path = `/newcomers/${id}/team`
  const { body: { items } } = await bram.get('/colleagues')
  const femkeId = items.find(({ name }: { name: string }) => name === 'Femke Wiersma').id
  const seen = await bram.asSeen(path)
  const change = { accountId: femkeId, reason: 'Woont nu in haar dorp', overlapUntil: '2026-11-17' }
  assert.equal((await bram.post(`${path}/lead-changes`, change)).status, 428)
  const wrong = await bram.post(`${path}/lead-changes`, { ...change, reason: '', overlapUntil: '2026-11-02' }, seen)
  assert.deepEqual([wrong.status, wrong.body.errors.map(({ location }: Record<string, string>) => location).sort()],
    [400, ['/overlapUntil', '/reason']])
  const nobody = await bram.post(`${path}/lead-changes`, { ...change, accountId: village.actor('marit').userId }, seen)
  assert.deepEqual([nobody.status, nobody.body.errors[0].location], [400, '/accountId'])
  assert.equal((await bram.post(`${path}/lead-changes`, change, seen)).status, 201)
  assert.equal((await bram.post(`${path}/lead-changes`, { ...change, reason: 'Nog eens' }, seen)).status, 412)
  const { body } = await bram.get(path)
  assert.deepEqual(body.members.map(({ name, isLead, lastDay }: Record<string, unknown>) => [name, isLead, lastDay]),
    [['Femke Wiersma', true, null], ['Bram Postma', false, '2026-11-17']])
  assert.deepEqual(body.leadChanges.map(({ from, to, reason }: Record<string, string>) => [from, to, reason]),
    [['Bram Postma', 'Femke Wiersma', 'Woont nu in haar dorp']])
})

test('a file is closed from what stood there and opened again by a coordinator only; nothing is lost', async () => {
  const id = await village.as('bram', (tx, actor) => aNewcomer({ tx, actor, now: village.now }, { given_name: 'Rahel' }))
  const [path, closing] = [`/newcomers/${id}`, { reason: 'moved_away', closedOn: '2026-11-03', note: 'Naar Assen' }]
  const seen = await bram.asSeen(path)
  assert.equal((await bram.post(`${path}/closures`, closing)).status, 428)
  const ahead = await bram.post(`${path}/closures`, { ...closing, closedOn: '2026-11-04' }, seen)
  assert.deepEqual([ahead.status, ahead.body.errors[0].location], [400, '/closedOn'])
  assert.equal((await bram.post(`${path}/closures`, closing, { ...seen, 'idempotency-key': 'dicht' })).status, 201)
  assert.equal((await bram.post(`${path}/closures`, closing, { ...seen, 'idempotency-key': 'dicht' })).status, 201)
  assert.equal((await bram.get(path)).status, 404)
  const closed = await sanne.get(path)
  assert.equal(closed.body.closure.note, 'Naar Assen')
  assert.equal((await sanne.post(`${path}/closures`, closing, seen)).status, 412)
  assert.equal((await sanne.post(`${path}/closures`, closing, await sanne.asSeen(path))).status, 409)
  assert.equal((await bram.post(`${path}/reopenings`, {}, await sanne.asSeen(path))).status, 403)
  assert.equal((await sanne.post(`${path}/reopenings`, {}, await sanne.asSeen(path))).status, 201)
  assert.equal((await bram.get(path)).body.closure, null)
  const { body: { items } } = await bram.get(`${path}/closures`)
  assert.deepEqual(items.map(({ reason, closedBy, reopenedBy }: Record<string, string>) => [reason, closedBy, reopenedBy]),
    [['moved_away', 'Bram Postma', 'Sanne Dijkstra']])
})

test('contact moments are listed by kind, area and day, the whole last day included', async () => {
  const id = await village.as('bram', (tx, actor) => aNewcomer({ tx, actor, now: village.now }, { given_name: 'Saron' }))
  const path = `/newcomers/${id}/contact-moments`
  for (const [kind, area, day] of [['visit', 'housing', '2026-10-31'], ['phone', 'money', '2026-11-01'],
    ['phone', 'housing', '2026-11-02'], ['phone', 'housing', null]]) await bram.post(path, { kind, area, day, body: `${kind} ${day}` })
  const bodies = async (query: string) =>
    (await bram.get(`${path}?${query}`)).body.items.map(({ body }: { body: string }) => body)
  assert.deepEqual(await bodies('kind=phone&area=housing'), ['phone null', 'phone 2026-11-02'])
  assert.deepEqual(await bodies('from=2026-11-01&until=2026-11-02'), ['phone 2026-11-02', 'phone 2026-11-01'])
  assert.deepEqual(await bodies('until=2026-10-31'), ['visit 2026-10-31'])
  for (const query of ['kind=fax', 'area=garden', 'from=1-11-2026', 'until=2026-02-30', 'from=0000-01-01', 'pageSize=0']) {
    const wrong = await bram.get(`${path}?${query}`)
    assert.deepEqual([wrong.status, wrong.body.errors[0].in, wrong.body.errors[0].location],
      [400, 'query', query.split('=')[0]], query)
  }
})
