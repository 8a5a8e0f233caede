import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Program } from '../../../test/client.ts'
import { assertRoleTable } from '../../../test/role-table.ts'
import { openVillage, type Village } from '../../../test/village.ts'
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
