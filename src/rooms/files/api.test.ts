import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Program } from '../../../test/client.ts'
import { assertRoleTable } from '../../../test/role-table.ts'
import { openVillage, type Village } from '../../../test/village.ts'
import { insertOrganisation } from '../organisations/queries.ts'
import { aHousehold } from '../newcomers/examples.ts'
import { operations } from './api.ts'

let village: Village
let bram: Program
let amina: string

before(async () => {
  village = await openVillage()
  bram = await village.program('bram')
  ;[amina = ''] = await village.as('bram', (tx, actor) => aHousehold({ tx, actor, now: village.now }, [
    { given_name: 'Amina', housed_on: '2026-10-20' }, { given_name: 'Samir', birth: { year: 2015, month: null, day: null } },
  ]))
})

after(() => village.close())

test('AZN-02 which roles come to which operation', () => {
  assertRoleTable(operations, `
    GET /newcomers/:newcomerId/file      coordinator case_worker
    GET /newcomers/:newcomerId/timeline  coordinator case_worker
    GET  /newcomers/:newcomerId/puzzle/:area              coordinator case_worker
    POST /newcomers/:newcomerId/puzzle/:area/marks        coordinator case_worker
    POST /newcomers/:newcomerId/puzzle/:area/holders      coordinator case_worker
    POST /newcomers/:newcomerId/puzzle/:area/endings      coordinator case_worker
    POST /newcomers/:newcomerId/puzzle/:area/lead-changes coordinator case_worker
  `)
})

test('ZE-01 the file shows nine pieces, the household, the team and what comes next', async () => {
  await bram.post(`/newcomers/${amina}/contact-moments`, { kind: 'visit', body: 'Kennisgemaakt', area: 'housing' })
  const { body } = await bram.get(`/newcomers/${amina}/file`)
  assert.equal(body.puzzle.length, 9)
  assert.deepEqual(body.puzzle.find(({ area }: { area: string }) => area === 'housing'), {
    area: 'housing', state: 'nobody', isHeldTwice: false, holders: [], mark: null, nextStep: null,
    lastTouchOn: '2026-11-03',
  })
  assert.deepEqual(body.household.map(({ name, birthYear }: Record<string, unknown>) => [name, birthYear]), [['Samir', 2015]])
  assert.deepEqual(body.team.map(({ name, isLead }: Record<string, unknown>) => [name, isLead]), [['Bram Postma', true]])
  assert.deepEqual(body.nextConversation,
    { moment: 'start', state: 'open', day: '2026-11-19', isPlanned: false, isLate: false })
  assert.deepEqual(body.plan, { openGoals: 0, agreedOn: null, dueOn: '2026-11-20', isLate: false })
  for (const { href } of Object.values<{ href: string }>(body._links)) assert.equal((await bram.get(href)).status, 200, href)
})

test('the timeline comes in pages that neither overlap nor leave out, and by group', async () => {
  for (let day = 10; day <= 16; day += 1) {
    await bram.post(`/newcomers/${amina}/contact-moments`, { kind: 'phone', body: `Dag ${day}`, day: `2026-10-${day}` })
  }
  const bodies: string[] = []
  let next: string | undefined = `/newcomers/${amina}/timeline?group=contact&pageSize=3`
  while (next) {
    const { body } = await bram.get(next)
    bodies.push(...body.items.map((item: { body: string }) => item.body))
    next = body._links.next?.href
  }
  assert.deepEqual(bodies, ['Kennisgemaakt', 'Dag 16', 'Dag 15', 'Dag 14', 'Dag 13', 'Dag 12', 'Dag 11', 'Dag 10'])
  const { body } = await bram.get(`/newcomers/${amina}/timeline?pageSize=1`)
  assert.deepEqual([body.items[0].kind, body.items[0].title, body.items[0].at],
    ['contact', 'Huisbezoek', '2026-11-03T09:00:00.000Z'])
})

test('WK-02 organisations take up a piece, one leads it, and one lets it go; each act from what stood there', async () => {
  const [school, buddies] = [randomUUID(), randomUUID()]
  await village.as('sanne', async (tx, actor) => {
    await insertOrganisation(tx, actor, { id: school, name: 'Taalhuis', kind: 'school' })
    await insertOrganisation(tx, actor, { id: buddies, name: 'Maatjes', kind: 'buddy' })
  })
  const path = `/newcomers/${amina}/puzzle/language`
  const foreign = await bram.post(`${path}/holders`, { organisationId: amina })
  assert.deepEqual([foreign.status, foreign.body.errors[0].location], [400, '/organisationId'])
  const one = await bram.post(`${path}/holders`, { organisationId: school })
  const two = await bram.post(`${path}/holders`, { organisationId: buddies })
  assert.deepEqual([one.status, two.status], [201, 201])
  assert.equal((await bram.post(`${path}/holders`, { organisationId: school })).status, 409)
  assert.equal((await bram.get(path)).body.state, 'held_twice')
  const lead = { holderId: one.body.id }
  assert.equal((await bram.post(`${path}/lead-changes`, lead)).status, 428)
  const seen = await bram.asSeen(path)
  assert.equal((await bram.post(`${path}/lead-changes`, lead, seen)).status, 201)
  assert.equal((await bram.post(`${path}/endings`, { holderId: two.body.id }, seen)).status, 412)
  const { body } = await bram.get(path)
  assert.deepEqual([body.isHeldTwice, body.holders.map(({ organisation, isLead }: Record<string, unknown>) => [organisation, isLead])],
    [false, [['Maatjes', false], ['Taalhuis', true]]])
  assert.equal((await bram.post(`${path}/endings`, { holderId: two.body.id }, await bram.asSeen(path))).status, 201)
  const gone = await bram.post(`${path}/endings`, { holderId: two.body.id }, await bram.asSeen(path))
  assert.deepEqual([gone.status, gone.body.errors[0].location], [400, '/holderId'])
  const elsewhere = `/newcomers/${amina}/puzzle/housing`
  assert.equal((await bram.post(`${elsewhere}/endings`, lead, await bram.asSeen(elsewhere))).status, 400)
})

test('ZE-01 somebody says how a piece stands, on a day that came, and takes it back', async () => {
  const path = `/newcomers/${amina}/puzzle/money`
  const mark = async (body: object) => bram.post(`${path}/marks`, body, await bram.asSeen(path))
  const ahead = await mark({ state: 'done', onDay: '2026-11-04' })
  assert.deepEqual([ahead.status, ahead.body.errors[0].location], [400, '/onDay'])
  assert.equal((await mark({ state: 'not_needed', note: 'Regelt het zelf', onDay: '2026-11-01' })).status, 201)
  const { body } = await bram.get(path)
  assert.deepEqual([body.state, body.mark], ['not_needed', { state: 'not_needed', onDay: '2026-11-01', note: 'Regelt het zelf', by: 'Bram Postma' }])
  village.setNow(new Date('2026-11-03T09:05:00Z'))
  assert.equal((await mark({ state: 'open' })).status, 201)
  assert.equal((await mark({ state: 'open' })).status, 409)
  const open = (await bram.get(path)).body
  village.setNow(village.now)
  assert.deepEqual([open.state, open.marks.map(({ state }: Record<string, string>) => state).sort()], ['nobody', ['not_needed', 'open']])
  assert.equal((await bram.get(`/newcomers/${amina}/puzzle/garden`)).status, 404)
  const femke = await village.program('femke')
  assert.equal((await femke.get(path)).status, 404)
})
