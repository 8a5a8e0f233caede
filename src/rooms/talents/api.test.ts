import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertRoleTable } from '../../../test/role-table.ts'
import { openVillage, villageNow } from '../../../test/village.ts'
import { aNewcomer } from '../newcomers/examples.ts'
import { operations } from './api.ts'
import { aRequest } from './examples.ts'

test('AZN-02 which roles come to which operation', () => {
  assertRoleTable(operations, `
    GET /board-cards  coordinator case_worker
  `)
})

test('AK-09 a program pages through the board, newest first, and reads a newcomer with the key of who works with them', async () => {
  const village = await openVillage()
  const bram = await village.visit('bram')
  const person = await village.as('bram', (tx, actor) => aNewcomer({ tx, actor, now: villageNow }, { given_name: 'Amal' }))
  for (const [at, title] of ['Eerste', 'Tweede', 'Derde'].entries()) {
    village.setNow(new Date(villageNow.getTime() + at * 60_000))
    await bram.post(`/nieuwkomers/${person}/prikbord`, aRequest({ title, is_public: 'on' }))
  }
  const [worker, other] = [await village.program('bram'), await village.program('femke')]
  const titles = (body: { items: { title: string }[] }) => body.items.map(({ title }) => title)
  const { body } = await worker.get('/board-cards?pageSize=2')
  assert.deepEqual(titles(body), ['Derde', 'Tweede'])
  assert.deepEqual(titles((await worker.get(body._links.next.href)).body), ['Eerste'])
  const { newcomerId, name, state, isOfNewcomer } = body.items[0]
  assert.equal(newcomerId, person)
  assert.match(name, /Amal/)
  assert.deepEqual([state, isOfNewcomer], ['open', true])
  const hidden = (await other.get('/board-cards')).body.items[0]
  assert.deepEqual([hidden.newcomerId, hidden.name, hidden.title], [null, null, 'Derde'])
  assert.deepEqual(titles((await worker.get('/board-cards?stand=done')).body), [])
  await village.close()
})
