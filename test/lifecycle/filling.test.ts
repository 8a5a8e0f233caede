import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closeDatabase, openDatabase } from '../../src/db/database.ts'
import { fillDemo } from '../../src/demo/fill.ts'
import { installTerritory } from '../../src/rooms/territory/install.ts'
import { testDatabase } from '../database.ts'

test('a filling of the demo region that was cut off begins anew and ends with the same region', async () => {
  const { url, drop } = await testDatabase()
  await installTerritory(url)
  const database = openDatabase(url)
  const now = new Date('2026-11-03T09:00:00Z')
  const cutOff = fillDemo(database, (done) => {
    if (done === 3) throw new Error('cut off')
  }, now)
  await assert.rejects(cutOff, /cut off/)
  let [seen, expected] = [0, 0]
  await fillDemo(database, (done, total) => { [seen, expected] = [done, total] }, now)
  assert.equal(seen, expected)
  const { rows } = await database.pool.query(`select count(*)::int as people,
    count(distinct given_name || family_name || birth_year || coalesce(housed_on::text, ''))::int as different from person`)
  assert.ok(rows[0].people > 150 && rows[0].different > rows[0].people * 0.97, JSON.stringify(rows[0]))
  await closeDatabase(database)
  await drop()
})
