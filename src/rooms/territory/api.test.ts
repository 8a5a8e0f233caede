import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertRoleTable } from '../../../test/role-table.ts'
import { openVillage } from '../../../test/village.ts'
import { operations } from './api.ts'

test('AZN-02 which roles come to which operation', () => {
  assertRoleTable(operations, `
    GET /villages    coordinator case_worker policy_officer administrator
    GET /area-teams  coordinator case_worker policy_officer administrator
  `)
})

test('a program reads the places of its own municipality, so that it can name them by id', async () => {
  const village = await openVillage()
  const tom = await village.program('tom')
  const { body: { items: teams } } = await tom.get('/area-teams')
  const { body: { items: villages } } = await tom.get('/villages')
  const leek = teams.find(({ name }: { name: string }) => name === 'Leek')
  assert.ok(villages.some((one: Record<string, string>) => one['name'] === 'Leek' && one['areaTeamId'] === leek.id))
  assert.ok(!villages.some(({ name }: { name: string }) => name === 'Buitenpost'))
  await village.close()
})
