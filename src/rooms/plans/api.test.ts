import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Program } from '../../../test/client.ts'
import { assertRoleTable } from '../../../test/role-table.ts'
import { openVillage, type Village } from '../../../test/village.ts'
import { aHousehold, aNewcomer } from '../newcomers/examples.ts'
import { operations } from './api.ts'

let village: Village
let bram: Program
let amina: string
let samir: string

before(async () => {
  village = await openVillage()
  bram = await village.program('bram')
  ;[amina = '', samir = ''] = await village.as('bram', (tx, actor) => aHousehold({ tx, actor, now: village.now }, [
    { given_name: 'Amina', called: 'Amina', housed_on: '2026-10-20' }, { given_name: 'Samir' },
  ]))
})

after(() => village.close())

test('AZN-02 which roles come to which operation', () => {
  assertRoleTable(operations, `
    GET   /newcomers/:newcomerId/plan                                       coordinator case_worker
    GET   /newcomers/:newcomerId/plan/versions                              coordinator case_worker
    GET   /newcomers/:newcomerId/plan/versions/:number                      coordinator case_worker
    POST  /newcomers/:newcomerId/plan/versions                              coordinator case_worker
    POST  /newcomers/:newcomerId/plan/agreements                            coordinator case_worker
    POST  /newcomers/:newcomerId/plan/goals                                 coordinator case_worker
    GET   /newcomers/:newcomerId/plan/goals/:goalId                         coordinator case_worker
    PATCH /newcomers/:newcomerId/plan/goals/:goalId                         coordinator case_worker
    POST  /newcomers/:newcomerId/plan/goals-from-words                      coordinator case_worker
    POST  /newcomers/:newcomerId/plan/goals/:goalId/interim-result-translations coordinator case_worker
    POST  /newcomers/:newcomerId/plan/goals/:goalId/closure                 coordinator case_worker
    POST  /newcomers/:newcomerId/plan/goals/:goalId/reopening               coordinator case_worker
    POST  /newcomers/:newcomerId/plan/goals/:goalId/interim-results         coordinator case_worker
    POST  /newcomers/:newcomerId/plan/goals/:goalId/deviations              coordinator case_worker
    POST  /newcomers/:newcomerId/plan/goals/:goalId/actions                 coordinator case_worker
    GET   /newcomers/:newcomerId/plan/actions/:actionId                     coordinator case_worker
    PATCH /newcomers/:newcomerId/plan/actions/:actionId                     coordinator case_worker
    POST  /newcomers/:newcomerId/plan/actions/:actionId/completion          coordinator case_worker
    POST  /newcomers/:newcomerId/plan/actions/:actionId/cancellation        coordinator case_worker
    POST  /newcomers/:newcomerId/plan/actions/:actionId/reopening           coordinator case_worker
  `)
})

test('SB-04 a household goal with an action and an interim result stands on both plans', async () => {
  const path = `/newcomers/${amina}/plan`
  const empty = await bram.get(path)
  assert.deepEqual([empty.body.startedOn, empty.body.goals], [null, []])
  assert.deepEqual(empty.body.term, { state: 'open', dueOn: '2026-11-20', agreedOn: null })
  const goal = await bram.post(`${path}/goals`, {
    body: 'Ik wil fietsen naar school.', heading: empty.body.headings[0].key, raised: true, people: [samir],
  })
  assert.equal(goal.status, 201, goal.text)
  const at = `${path}/goals/${goal.body.id}`
  assert.equal((await bram.post(`${at}/actions`, { body: 'Fiets zoeken', ownerKind: 'newcomer', dueOn: '2026-11-10' })).status, 201)
  assert.equal((await bram.post(`${at}/actions`, {
    readyMade: empty.body.readyMade[0].key, ownerKind: 'account', ownerId: village.actor('sanne').userId,
  })).status, 201)
  assert.equal((await bram.post(`${at}/interim-results`, { body: 'Fiets gevonden', onDay: '2026-11-03' })).status, 201)
  const shared = await bram.get(`/newcomers/${samir}/plan`)
  const [seen] = shared.body.goals
  assert.equal(seen.body, 'Ik wil fietsen naar school.')
  assert.deepEqual(new Set(seen.newcomerIds), new Set([amina, samir]))
  const actions = seen.actions.map(({ owner, dueOn, state }: Record<string, string>) => [owner, dueOn, state])
  assert.deepEqual(new Set(actions), new Set([['Amina', '2026-11-10', 'open'], ['Sanne Dijkstra', null, 'open']]))
  assert.deepEqual(seen.interimResults.map(({ body, day, author }: Record<string, string>) => [body, day, author]),
    [['Fiets gevonden', '2026-11-03', 'Bram Postma']])
  const one = await bram.get(goal.body._links.self.href)
  assert.deepEqual({ ...one.body, _links: 0 }, { ...seen, _links: 0 })
})

test('PRIV-01 whose goal it also is stays hidden from who may not see them', async () => {
  const alone = await village.as('femke', (tx, actor) => aNewcomer({ tx, actor, now: village.now }, { given_name: 'Selam' }))
  assert.equal((await bram.get(`/newcomers/${alone}/plan`)).status, 404)
  const goal = (await bram.get(`/newcomers/${amina}/plan`)).body.goals[0]
  await village.database.pool.query(
    `update file_team_member set last_day = '2026-11-01' where person_id = $1 and account_id = $2`,
    [samir, village.actor('bram').userId])
  const { body } = await bram.get(`/newcomers/${amina}/plan/goals/${goal.id}`)
  assert.deepEqual(body.newcomerIds, [amina])
})

test('an action is one thing with an owner that exists, a goal has a known heading, a result lies behind us', async () => {
  const { body: plan } = await bram.get(`/newcomers/${amina}/plan`)
  const at = `/newcomers/${amina}/plan/goals/${plan.goals[0].id}`
  const nobody = '11111111-2222-4333-8444-555555555555'
  const wrong: [string, unknown][] = [
    [`${at}/actions`, {}], [`${at}/actions`, { body: 'x', readyMade: 'y' }], [`${at}/actions`, { readyMade: 'nothing' }],
    [`${at}/actions`, { body: 'x', ownerKind: 'account' }],
    [`${at}/actions`, { body: 'x', ownerKind: 'account', ownerId: nobody }],
    [`${at}/actions`, { body: 'x', ownerKind: 'organisation', ownerId: nobody }],
    [`/newcomers/${amina}/plan/goals`, { body: 'x', heading: 'nothing' }],
    [`/newcomers/${amina}/plan/goals`, { body: 'x', bodyTranslated: 'y', heading: plan.headings[0].key }],
    [`${at}/interim-results`, { body: 'x', onDay: '2026-11-04' }],
  ]
  for (const [path, body] of wrong) assert.equal((await bram.post(path, body)).status, 400, JSON.stringify(body))
  assert.equal((await bram.post(`/newcomers/${amina}/plan/goals/${nobody}/actions`, { body: 'x' })).status, 404)
})
