import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { assertRoleTable } from '../../../test/role-table.ts'
import { openVillage, type Village } from '../../../test/village.ts'
import { territoryId } from '../territory/install.ts'
import { routes } from './routes.tsx'

let village: Village

before(async () => { village = await openVillage() })
after(() => village.close())

test('AZN-02 who may come where among the organisations', () => {
  assertRoleTable(routes, `
    GET  /instellingen/organisaties                 coordinator administrator
    GET  /instellingen/organisaties/nieuw           coordinator administrator
    POST /instellingen/organisaties                 coordinator administrator
    GET  /instellingen/organisaties/:organisation   coordinator administrator
    POST /instellingen/organisaties/:organisation   coordinator administrator
  `)
})

test('AK-02 the organisations of the plan are there and others are added', async () => {
  const sanne = await village.visit('sanne')
  assert.match((await sanne.get('/instellingen/organisaties')).text, /Timpaan Welzijn/)
  const added = await sanne.post('/instellingen/organisaties', { name: 'Dorpsbelang Harkema', kind: 'community' })
  assert.match((await sanne.follow(added)).text, /Dorpsbelang Harkema/)
  assert.equal((await sanne.post('/instellingen/organisaties', { name: 'Timpaan Welzijn', kind: 'other' })).status, 422)
})

test('an organisation is renamed, and one of another municipality is not found', async () => {
  const ada = await village.visit('ada')
  const own = `/instellingen/organisaties/${territoryId('achtkarspelen', 'organisation', 'Timpaan Welzijn')}`
  await ada.post(own, { name: 'Timpaan', kind: 'welfare' })
  assert.match((await ada.get(own)).text, /value="Timpaan"/)
  const other = `/instellingen/organisaties/${territoryId('westerkwartier', 'organisation', 'Tinten')}`
  assert.equal((await ada.get(other)).status, 404)
})
