import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, test } from 'node:test'
import { testDatabase } from '../../test/database.ts'
import { closeDatabase, type Database, inMunicipality, openDatabase } from '../db/database.ts'
import { chanceOf } from '../kit/chance.ts'
import { lifeOf } from '../demo/lives.ts'
import { writeLife } from '../demo/writing.ts'
import { offering } from '../demo/volunteers/people.ts'
import { volunteersOf } from '../demo/volunteers/planning.ts'
import { writeVolunteers } from '../demo/volunteers/writing.ts'
import { demoScene, yearOf } from '../demo/year/planning.ts'
import { writeActivity } from '../demo/year/writing.ts'
import { installTerritory } from '../rooms/territory/install.ts'
import { activityRows } from './rows/activity.ts'
import { approachOf, householdRows } from './rows/household.ts'
import { volunteerRows } from './rows/volunteer.ts'
import { aSheaf, writeSheaf } from './sheaf.ts'
import { type Field, fieldsOf, openField, sow, sowHouseholds, whyNotSow } from './sow.ts'

type Row = Record<string, unknown>

const order = { municipalities: 5, newcomers: 60, seed: 7, today: '2026-11-03' }
const opened: (() => Promise<void>)[] = []
after(async () => { for (const close of opened) await close() })

async function emptyDatabase(): Promise<Database> {
  const { url, drop } = await testDatabase()
  await installTerritory(url)
  const database = openDatabase(url, 4)
  opened.push(async () => {
    await closeDatabase(database)
    await drop()
  })
  return database
}

/** The same households twice: once through the actions, once as the rows of the seed. */
async function fill(database: Database, field: Field, way: 'actions' | 'rows'): Promise<void> {
  const ids = chanceOf(field.seedOfPlace)
  const { place, themeIds, homes } = await openField(database, field, ids)
  for (const home of homes) {
    const life = lifeOf(place, home)
    await inMunicipality(database, place.coordinator, async (tx) => {
      if (way === 'actions') return writeLife(tx, place, life)
      const sheaf = aSheaf(ids)
      householdRows({ sheaf, place, themeIds, approach: approachOf(place.slug), life })
      return writeSheaf(tx, sheaf)
    })
  }
}

/** The same year twice, among people who are there already. */
async function fillYear(database: Database, way: 'actions' | 'rows'): Promise<void> {
  const [field] = fieldsOf({ ...order, municipalities: 1, newcomers: 40 })
  const ids = chanceOf(field!.seedOfPlace)
  const opened = await openField(database, field!, ids)
  const { place, themeIds } = opened
  const grown = await sowHouseholds(database, opened, ids)
  await inMunicipality(database, place.coordinator, async (tx) => {
    const sheaf = aSheaf(ids)
    for (const story of yearOf({ ...demoScene(place, grown), far: 0.7 })) {
      if (way === 'actions') await writeActivity(tx, place, story)
      else activityRows({ sheaf, place, themeIds }, story)
    }
    const volunteers = volunteersOf(place, offering)
    if (way === 'actions') await writeVolunteers(tx, place, volunteers)
    else volunteerRows({ sheaf, place }, volunteers)
    await writeSheaf(tx, sheaf)
  })
}

async function rowsOf(database: Database): Promise<{ table: string; row: Row }[]> {
  const { rows: tables } = await database.pool.query<{ name: string }>(`
    select table_name as name from information_schema.columns c join pg_class k on k.relname = c.table_name
    where column_name = 'municipality_id' and table_schema = 'public' and not relispartition order by 1`)
  const found: { table: string; row: Row }[] = []
  for (const { name } of tables) {
    const { rows } = await database.pool.query<{ row: Row }>(`select to_jsonb(t) as row from "${name}" t`)
    found.push(...rows.map(({ row }) => ({ table: name, row })))
  }
  return found
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/**
 * Every row as text in which an id that both ways make for themselves is replaced by where it occurs: a few rounds tell
 * all rows apart that differ in more than their ids.
 */
function withoutIds(rows: readonly { table: string; row: Row }[], known: ReadonlySet<string>): string[] {
  const texts = rows.map(({ table, row }) => `${table} ${JSON.stringify(ordered(row))}`)
  let labels = new Map<string, string>()
  const inWords = (text: string, self?: string) => text.replace(uuid, (id) =>
    id === self ? 'self' : known.has(id) ? id : labels.get(id) ?? '?')
  for (let round = 0; round < 4; round += 1) {
    const places = new Map<string, string[]>()
    for (const text of texts) {
      for (const id of new Set(text.match(uuid))) {
        if (!known.has(id)) places.set(id, [...places.get(id) ?? [], inWords(text, id)])
      }
    }
    labels = new Map([...places].map(([id, where]) => [id, hashOf(where.toSorted().join('\n'))]))
  }
  return texts.map((text) => inWords(text)).toSorted()
}

// What was written in one moment has no order but that of its ids.
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered).toSorted((a, b) => (bare(a) < bare(b) ? -1 : 1))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => [key, ordered(one)]))
}

function bare(value: unknown): string {
  return JSON.stringify(value).replace(uuid, '')
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

async function knownIds(database: Database): Promise<Set<string>> {
  const { rows } = await database.pool.query<{ id: string }>(`select id from account union select id from municipality
    union select id from organisation union select id from village union select id from area_team
    union select id from theme union select id from membership`)
  return new Set(rows.map(({ id }) => id))
}

test('the rows of the seed are those that the actions write, in every table and under every approach', async () => {
  const [acted, sown] = [await emptyDatabase(), await emptyDatabase()]
  for (const field of fieldsOf(order)) {
    await fill(acted, field, 'actions')
    await fill(sown, field, 'rows')
  }
  const known = await knownIds(acted)
  const [by, as] = [withoutIds(await rowsOf(acted), known), withoutIds(await rowsOf(sown), known)]
  assert.ok(by.length > 2_000, `only ${by.length} rows`)
  assert.deepEqual(as, by)
})

test('the year of the seed is the one that the actions write: activities, who took part, who helps', async () => {
  const [acted, sown] = [await emptyDatabase(), await emptyDatabase()]
  await fillYear(acted, 'actions')
  await fillYear(sown, 'rows')
  const [was, is] = [await rowsOf(acted), await rowsOf(sown)]
  const known = await knownIds(acted)
  assert.deepEqual(withoutIds(is, known), withoutIds(was, known))
  const some = (table: string, which: (row: Row) => boolean) => was.filter((one) => one.table === table && which(one.row))
  const isThere = {
    moved: some('activity_date', (row) => row['change_reason'] !== ''),
    'called off': some('activity_date', (row) => row['cancel_reason'] !== ''),
    'passed on': some('invitation_carrier', () => true),
    'on a waiting list': some('seat', (row) => row['was_waiting'] === true),
    'given up': some('seat', (row) => row['released_at'] !== null), 'signed up': some('sign_up', () => true),
    taken: some('barrier', (row) => row['taker_id'] !== null), arranged: some('barrier', (row) => row['arranged'] !== null),
    impossible: some('barrier', (row) => row['impossible'] !== null),
    withdrawn: some('barrier', (row) => row['ended_at'] !== null), came: some('attendance', (row) => row['came'] === true),
    'counted by an organiser': some('date_count', (row) => row['written_by'] === null),
    helping: some('volunteer_hours', () => true), claimed: some('cost_claim', () => true),
    stopped: some('volunteer', (row) => row['ended_on'] !== null),
    quiet: some('date_count', (row) => row['low_reason'] !== ''),
  }
  assert.deepEqual(Object.entries(isThere).filter(([, rows]) => rows.length === 0).map(([what]) => what), [])
})

test('the same order gives the same rows with the same ids, another seed gives others', async () => {
  const written: string[] = []
  for (const seed of [7, 7, 8]) {
    const database = await emptyDatabase()
    await sow(database, { ...order, municipalities: 2, newcomers: 60, seed }, () => undefined)
    written.push((await rowsOf(database)).map(({ table, row }) => `${table} ${JSON.stringify(row)}`).toSorted().join('\n'))
  }
  assert.equal(written[0], written[1])
  assert.notEqual(written[0], written[2])
})

test('there are as many newcomers as asked for, spread over the municipalities', async () => {
  const database = await emptyDatabase()
  const heard: number[] = []
  await sow(database, { ...order, municipalities: 3, newcomers: 100 }, (done) => heard.push(done))
  const { rows } = await database.pool.query<{ count: number }>(
    'select count(*)::int from person group by municipality_id order by 1')
  assert.deepEqual(rows.map(({ count }) => count), [33, 33, 34])
  assert.equal(heard.at(-1), 100)
})

test('invented people never come among real ones unless somebody says so, nor twice', async () => {
  const database = await emptyDatabase()
  const small = { ...order, municipalities: 1, newcomers: 2 }
  assert.equal(await whyNotSow(database, small, false), null)
  await sow(database, small, () => undefined)
  assert.match(await whyNotSow(database, small, true) ?? '', /is hier al/)
  assert.match(await whyNotSow(database, { ...small, seed: 8 }, false) ?? '', /verzonnen nieuwkomers tussen echte/)
  assert.equal(await whyNotSow(database, { ...small, seed: 8 }, true), null)
})
