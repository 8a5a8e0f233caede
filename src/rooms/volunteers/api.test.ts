import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertRoleTable } from '../../../test/role-table.ts'
import { openVillage } from '../../../test/village.ts'
import { operations } from './api.ts'
import { aSignUp } from './examples.ts'

test('AZN-02 which roles come to which operation', () => {
  assertRoleTable(operations, `
    GET /volunteers  coordinator case_worker
  `)
})

test('AK-09 a program pages through the volunteers by name, and reads who waits only with the key of who keeps the register', async () => {
  const village = await openVillage()
  const sanne = await village.visit('sanne')
  for (const name of ['Clara', 'Anne', 'Bert']) {
    const { location } = await sanne.post('/vrijwilligers', aSignUp({ name }))
    await sanne.post(`${location}/telefoon`, { outcome: 'joins' })
  }
  await sanne.post('/vrijwilligers', aSignUp({ name: 'Wacht' }))
  const [keeper, worker] = [await village.program('sanne'), await village.program('bram')]
  const names = (body: { items: { name: string }[] }) => body.items.map(({ name }) => name)
  const { body } = await worker.get('/volunteers?pageSize=2')
  assert.deepEqual(names(body), ['Anne', 'Bert'])
  assert.equal(body.items[0].standing, 'active')
  assert.deepEqual(body.items[0].work, ['language', 'go_along'])
  assert.deepEqual(names((await worker.get(body._links.next.href)).body), ['Clara'])
  assert.deepEqual(names((await keeper.get('/volunteers?standing=waiting')).body), ['Wacht'])
  assert.deepEqual(names((await worker.get('/volunteers?standing=waiting')).body), ['Anne', 'Bert', 'Clara'])
  assert.deepEqual(names((await worker.get('/volunteers?work=meals')).body), [])
  await village.close()
})
