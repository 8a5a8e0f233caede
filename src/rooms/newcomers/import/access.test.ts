import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { assertRoleTable } from '../../../../test/role-table.ts'
import { openVillage, staffNames, type Village } from '../../../../test/village.ts'
import { routes } from './routes.tsx'

let village: Village

before(async () => {
  village = await openVillage()
})
after(() => village.close())

test('AZN-02 who may come where in the import', () => {
  assertRoleTable(routes, `
    GET  /nieuwkomers/importeren                       coordinator
    POST /nieuwkomers/importeren                       coordinator
    GET  /nieuwkomers/importeren/:batch/kolommen       coordinator
    POST /nieuwkomers/importeren/:batch/kolommen       coordinator
    GET  /nieuwkomers/importeren/:batch                coordinator
    GET  /nieuwkomers/importeren/:batch/voortgang      coordinator
    POST /nieuwkomers/importeren/:batch/regels         coordinator
    POST /nieuwkomers/importeren/:batch/bevestiging    coordinator
    GET  /nieuwkomers/importeren/:batch/klaar          coordinator
    GET  /nieuwkomers/importeren/:batch/fouten.csv     coordinator
    POST /nieuwkomers/importeren/:batch/weg            coordinator
  `)
})

test('AZN-01 a file that waits is its owner\'s alone: for everybody else it does not exist', async () => {
  const sanne = await village.visit('sanne')
  const bytes = Buffer.from('Voornaam;Dorp\nNoor;Harkema\n')
  const staged = await sanne.upload('/nieuwkomers/importeren', {}, { field: 'bestand', name: 'lijst.csv', bytes })
  const path = staged.location.replace('/kolommen', '')
  assert.equal((await sanne.get(staged.location)).status, 200)
  for (const name of staffNames.filter((one) => one !== 'sanne')) {
    const other = await village.visit(name)
    for (const page of [path, `${path}/kolommen`, `${path}/voortgang`, `${path}/fouten.csv`, `${path}/klaar`]) {
      assert.ok([403, 404].includes((await other.get(page)).status), `${name} ${page}`)
    }
    assert.ok([403, 404].includes((await other.post(`${path}/bevestiging`)).status), name)
    assert.ok([403, 404].includes((await other.post(`${path}/weg`)).status), name)
  }
  assert.equal((await sanne.get(path)).status, 303)
})
