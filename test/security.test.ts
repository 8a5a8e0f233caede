import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { openVillage, type Village } from './village.ts'

const project = join(import.meta.dirname, '..')
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

test('HDR-02 no other site is let in, TRACE is not answered, and nothing says what runs here', async () => {
  const client = await village.visit('sanne')
  const answered = await client.get('/vandaag', { origin: 'https://elders.example' })
  assert.equal(answered.headers.get('access-control-allow-origin'), null)
  for (const banner of ['server', 'x-powered-by', 'via']) assert.equal(answered.headers.get(banner), null)
  for (const path of ['/.git/config', '/assets/../package.json', '/assets/shell.js.map', '/src/app.ts']) {
    assert.equal((await client.get(path)).status, 404, path)
  }
})

test('HDR-02 OPTIONS and PUT on a page change nothing', async () => {
  const client = await village.visit('sanne')
  for (const method of ['OPTIONS', 'PUT', 'DELETE', 'PATCH']) {
    assert.equal((await client.raw('/vandaag', { method })).status, 404, method)
  }
})

test('INP-03 forged X-Forwarded-For and Host have no effect', async () => {
  const client = await village.visit('sanne')
  const forged = { 'x-forwarded-for': '10.1.2.3', 'x-forwarded-host': 'elders.example', forwarded: 'for=10.1.2.3' }
  const answered = await client.get('/vandaag', forged)
  assert.equal(answered.status, 200)
  assert.doesNotMatch(answered.text, /elders\.example/)
  const { rows } = await owner.query(`select origin from audit_row where origin like '%10.1.2.3%'`)
  assert.deepEqual(rows, [])
})

test('LOG-01 PRIV-05 the application can add to the access log and can neither read, change nor remove', async () => {
  const may = async (what: string) => (await owner.query(
    `select has_table_privilege('samenspel_app', 'audit_row', $1) or
      has_table_privilege('samenspel_front', 'audit_row', $1) as may`, [what])).rows[0].may
  assert.equal(await may('insert'), true)
  for (const what of ['update', 'delete', 'truncate']) assert.equal(await may(what), false, what)
})

test('LOG-01 a row of the access log has a time with zone, a trace and no content', async () => {
  const client = await village.visit('sanne')
  await client.get('/vandaag', { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' })
  const { rows } = await owner.query(`select at, trace_id, origin from audit_row
    where trace_id = '0af7651916cd43dd8448eb211c80319c'`)
  assert.equal(rows.length, 1)
  assert.ok(rows[0].at instanceof Date)
})

test('PRIV-17 no number in the project passes for a citizen service number', () => {
  const tracked = execFileSync('git', ['ls-files'], { cwd: project, encoding: 'utf8' }).split('\n')
  const isReadable = (name: string) => /\.(ts|tsx|sql|json|md|csv|txt|yml)$/.test(name) && !/package-lock/.test(name)
  const readable = tracked.filter(isReadable)
  const found = readable.flatMap((name) => {
    const text = readFileSync(join(project, name), 'utf8')
    return [...text.matchAll(/(?<![\d.])[0-8]\d{8}(?![\d.])/g)].map(([digits]) => digits).filter(passesElevenProof)
      .map((digits) => `${name}: ${digits}`)
  })
  assert.deepEqual(found, [])
})

test('the eleven-proof knows a test number of the block that is never given out and refuses its neighbour', () => {
  assert.equal(passesElevenProof('999999990'), true)
  assert.equal(passesElevenProof('999999991'), false)
})

test('PRIV-17 no column can hold a citizen service number or V-number', async () => {
  const { rows } = await owner.query(`select table_name, column_name from information_schema.columns
    where table_schema = 'public' and column_name ~ '(^|_)(bsn|v_number|vnummer)(_|$)'`)
  assert.deepEqual(rows, [])
})

/** Nine times the first digit, eight times the second, … minus the last, divisible by eleven. */
function passesElevenProof(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0)
  return sum % 11 === 0
}
