import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { assertRoleTable } from '../../../test/role-table.ts'
import { openVillage, type Village } from '../../../test/village.ts'
import { aNewcomer } from '../newcomers/examples.ts'
import { territoryId } from './install.ts'
import { routes } from './routes.tsx'

let village: Village

before(async () => { village = await openVillage() })
after(() => village.close())

test('AZN-02 who may come where in the territory', () => {
  assertRoleTable(routes, `
    GET  /instellingen/gebied                   coordinator administrator
    GET  /instellingen/gebied/dorpen/nieuw      coordinator administrator
    POST /instellingen/gebied/dorpen            coordinator administrator
    GET  /instellingen/gebied/dorpen/:village   coordinator administrator
    POST /instellingen/gebied/dorpen/:village   coordinator administrator
    GET  /instellingen/gebied/teams/nieuw       coordinator administrator
    POST /instellingen/gebied/teams             coordinator administrator
    GET  /instellingen/gebied/teams/:team       coordinator administrator
    POST /instellingen/gebied/teams/:team       coordinator administrator
  `)
})

test('an administrator adds and renames a village, a name that is taken is refused', async () => {
  const ada = await village.visit('ada')
  assert.equal((await ada.post('/instellingen/gebied/dorpen', { name: 'Rohel' })).location, '/instellingen/gebied')
  assert.equal((await ada.post('/instellingen/gebied/dorpen', { name: 'Harkema' })).status, 422)
  const path = `/instellingen/gebied/dorpen/${territoryId('achtkarspelen', 'village', 'Twijzel')}`
  await ada.post(path, { name: 'Twizel' })
  assert.match((await ada.get('/instellingen/gebied')).text, /Rohel[^]*Twizel/)
})

test('AK-03 WK-01 a coordinator puts a village in a team and its people follow', async () => {
  const villageId = territoryId('westerkwartier', 'village', 'Marum')
  const leek = territoryId('westerkwartier', 'team', 'Leek')
  const id = await village.as('marit', (tx, actor) =>
    aNewcomer({ tx, actor, now: village.now }, { given_name: 'Senait', village_id: villageId }))
  const tom = await village.visit('tom')
  assert.equal((await tom.get(`/nieuwkomers/${id}/gegevens`)).status, 404)
  const marit = await village.visit('marit')
  await marit.post(`/instellingen/gebied/dorpen/${villageId}`, { name: 'Marum', area_team_id: leek })
  assert.equal((await tom.get(`/nieuwkomers/${id}/gegevens`)).status, 200)
})

test('PRIV-02 a village of another municipality is not found', async () => {
  const sanne = await village.visit('sanne')
  const path = `/instellingen/gebied/dorpen/${territoryId('westerkwartier', 'village', 'Leek')}`
  assert.equal((await sanne.get(path)).status, 404)
  assert.equal((await sanne.post(path, { name: 'X' })).status, 404)
})

test('AK-06 a village says where it lies and whom one can ask, and its calendar says so to everybody', async () => {
  const harkema = territoryId('achtkarspelen', 'village', 'Harkema')
  const sanne = await village.visit('sanne')
  const path = `/instellingen/gebied/dorpen/${harkema}`
  assert.match((await sanne.get(path)).text, /value="53\.183, 6\.133"/)
  const fields = { name: 'Harkema', coordinates: '53.1836, 6.1503', contact_name: 'Tjitske Wijma', contact_phone: '06 12345678' }
  const wrong = await sanne.post(path, { ...fields, coordinates: 'bij de kerk' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /bij de kerk/)
  assert.equal((await sanne.post(path, fields)).status, 303)
  const open = (query: string) => village.stranger().get(`/agenda/achtkarspelen${query}`)
  assert.match((await open(`?dorp=${harkema}`)).text, /Vragen over Harkema\? <bdi>Tjitske Wijma<\/bdi>[^]*06 12345678/)
  assert.doesNotMatch((await open('')).text, /Tjitske/)
})
