import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { openVillage, type Village } from '../../../../test/village.ts'
import { Refused } from '../../../kit/errors.ts'
import { importFile } from './actions/from-file.ts'
import { exampleCsv, exampleRows, type ExampleRow } from './example-caseload.ts'

let village: Village
let owner: pg.Client

before(async () => {
  village = await openVillage()
  owner = new pg.Client({ connectionString: village.url })
  await owner.connect()
})
after(async () => {
  await owner.end()
  await village.close()
})

const people = async () => Number((await owner.query('select count(*) from person')).rows[0].count)

const run = (rows: readonly ExampleRow[], isDryRun: boolean, municipality = '0059') => importFile(village.database, {
  name: 'caseload.csv', bytes: Buffer.from(exampleCsv(rows)), municipality, isDryRun,
}, village.now)

/** Twenty people, of whom one has a wrong level and one stands in the file a second time. */
function caseload(): ExampleRow[] {
  const rows = exampleRows(20)
  Object.assign(rows[4] as ExampleRow, { reading: 'C7' })
  return [...rows, { ...(rows[10] as ExampleRow), number: 'N9001' }]
}

test('a dry run on an empty municipality says what it finds and writes nothing', async () => {
  const { dryRun, written } = await run(caseload(), true)
  assert.deepEqual(dryRun, {
    rows: 21, importable: 19, problems: [[6, 'Taal lezen', 'unknown level']], likely_duplicates: [[22, 12]],
  })
  assert.equal(written, null)
  assert.equal(await people(), 0)
})

test('an import writes what is sound in one transaction; the same file again changes nothing', async () => {
  const first = await run(caseload(), false, 'achtkarspelen')
  assert.equal(first.written?.created.length, 19)
  assert.equal(await people(), 19)
  const again = await run(caseload(), false)
  assert.deepEqual([again.written?.created.length, again.written?.changed.length, await people()], [0, 0, 19])
  assert.equal(again.dryRun.importable, 19)
})

test('an import that fails amid writing leaves nothing behind', async () => {
  const rows = exampleRows(19).map((row, index) => ({ ...row, number: `F${index}`, phone: '',
    given: `Faal${row.given}` }))
  const before = await people()
  await owner.query(`alter table import_kept_cell add constraint refuses check (body <> 'weiger dit')`)
  Object.assign(rows[17] as ExampleRow, { note: 'weiger dit' })
  await assert.rejects(run(rows, false), { code: '23514' })
  await owner.query('alter table import_kept_cell drop constraint refuses')
  assert.equal(await people(), before)
  assert.equal((await owner.query(`select from person_finding where display_name like 'Faal%'`)).rowCount, 0)
})

test('PRIV-05 the operator\'s import leaves its line with whom it wrote', async () => {
  const { rows } = await owner.query(`select action, origin, coalesce(array_length(person_ids, 1), 0) as people
    from audit_row where action like 'newcomers.import%' order by at, people`)
  assert.ok(rows.some(({ action, people: count }) => action === 'newcomers.import_dry_run' && count === 0))
  assert.ok(rows.some(({ action, origin, people: count }) =>
    action === 'newcomers.import' && origin === 'command' && count === 19))
})

test('an unknown municipality and a file without names are refused', async () => {
  await assert.rejects(run(caseload(), true, '9999'), Refused)
  const nameless = { name: 'x.csv', bytes: Buffer.from('Dorp;Nr\nHarkema;1\n'), municipality: '0059', isDryRun: true }
  await assert.rejects(importFile(village.database, nameless, village.now), { reasonKey: 'import.refused.no_names' })
})
