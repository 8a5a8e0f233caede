import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertRoleTable } from '../../../test/role-table.ts'
import { openVillage } from '../../../test/village.ts'
import { operations } from './api.ts'

test('AZN-02 which roles come to which operation', () => {
  assertRoleTable(operations, `
    GET /organisations  coordinator case_worker administrator
  `)
})

test('a program reads the organisations of its own municipality', async () => {
  const village = await openVillage()
  const known = await village.database.pool.query(`select o.name from organisation o
    join municipality m on m.id = o.municipality_id where m.slug = 'achtkarspelen'`)
  const { body } = await (await village.program('bram')).get('/organisations')
  assert.deepEqual(new Set(body.items.map(({ name }: { name: string }) => name)), new Set(known.rows.map(({ name }) => name)))
  assert.ok(body.items.length > 0)
  await village.close()
})
