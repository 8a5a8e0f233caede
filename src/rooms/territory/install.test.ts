import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { testDatabase, type TestDatabase } from '../../../test/database.ts'
import { installTerritory, municipalityId, territoryId } from './install.ts'

let database: TestDatabase
let client: pg.Client

before(async () => {
  database = await testDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})

after(async () => {
  await client.end()
  await database.drop()
})

async function count(table: string): Promise<number> {
  return Number((await client.query(`select count(*) as n from ${table}`)).rows[0].n)
}

test('installing twice writes every region, municipality, team and village once', async () => {
  await installTerritory(client)
  await installTerritory(database.url)
  assert.deepEqual([await count('region'), await count('municipality'), await count('area_team')], [5, 12, 4])
  const villages = await client.query('select name from village where municipality_id = $1 order by name',
    [municipalityId('achtkarspelen')])
  assert.equal(villages.rows.length, 12)
})

test('a village that was renamed keeps its new name when the territory is installed again', async () => {
  const id = territoryId('achtkarspelen', 'village', 'Harkema')
  await client.query(`update village set name = 'De Harkema' where id = $1`, [id])
  await installTerritory(client)
  const { rows } = await client.query(`select name from village where name like '%Harkema'`)
  assert.deepEqual(rows, [{ name: 'De Harkema' }])
})

test('an owner without superuser rights installs through the same policies', async () => {
  const role = `plain_owner_${process.pid}`
  await client.query(`create role ${role}`)
  for (const table of ['region', 'municipality', 'area_team', 'village', 'organisation']) {
    await client.query(`alter table ${table} owner to ${role}`)
  }
  await client.query('delete from village; delete from organisation')
  await client.query(`set role ${role}`)
  await installTerritory(client)
  await client.query('reset role')
  assert.ok(await count('village') >= 30)
  await client.query(`drop owned by ${role} cascade; drop role ${role}`)
})
