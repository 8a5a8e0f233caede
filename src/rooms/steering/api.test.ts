import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { assertRoleTable } from '../../../test/role-table.ts'
import { parse } from 'csv-parse/sync'
import { openVillage, type Village } from '../../../test/village.ts'
import { insertTalk } from '../conversations/queries/talks.ts'
import { ensureThemes } from '../conversations/queries/themes.ts'
import { aHousehold, aNewcomer } from '../newcomers/examples.ts'
import { operations } from './api.ts'
import { writeHousingNumber } from './queries.ts'

let village: Village

before(async () => { village = await openVillage() })
after(() => village.close())

test('AZN-02 which roles come to which operation', () => {
  assertRoleTable(operations, `
    GET /figures           coordinator case_worker policy_officer
    GET /figures/movement  coordinator case_worker policy_officer
    GET /figures/housing   coordinator case_worker policy_officer
    GET /figures/themes    coordinator case_worker policy_officer
  `)
})

// Permits of 1 May 2026: the last day for the key was 1 August. Alone: six of eight in time; three people of one
// household, two in time. One permit of October is still open, one person has none.
test('SB-03 PRIV-10 a figure names who counts, who does not and why, and hides what is small', async () => {
  const key = (key_on: string | null) => ({ permit_on: '2026-05-01', key_on })
  await village.as('sanne', async (tx, actor) => {
    const by = { tx, actor, now: village.now }
    for (const on of Array.from({ length: 6 }, () => '2026-08-01')) await aNewcomer(by, key(on))
    for (const on of ['2026-08-02', null]) await aNewcomer(by, key(on))
    await aHousehold(by, [key('2026-07-01'), key('2026-07-01'), key('2026-09-01')])
    await aNewcomer(by, { permit_on: '2026-10-01' })
    await aNewcomer(by, {})
  })
  const pim = await village.program('pim')
  const { body } = await pim.get('/figures')
  assert.equal(body.until, '2026-11-03')
  const figure = body.items.find((one: { key: string }) => one.key === 'key')
  assert.deepEqual([figure.numerator, figure.denominator, figure.leftOut],
    [8, 11, { open: 1, noStart: 1, child: 0, declined: 0, gone: 0, closed: 0 }])
  assert.equal(Math.round(figure.share * 1000), 727)
  assert.deepEqual(figure.parts, ['1', '2', '3', '4', '5'].map((key) =>
    ({ key, isHidden: true, numerator: null, denominator: null })))
  assert.equal((await pim.get('/figures?year=2025')).body.items.at(-1).denominator, 0)
  assert.equal((await pim.get('/figures?year=veel')).status, 400)
})

// 12 asked in the first half-year with a lead of 2: 10 to house. On 3 November five of the second half-year have come,
// of a task of 6 with the backlog of 10 added.
test('SB-03 the housing number is given per half-year with its backlog and forecast, as on the page', async () => {
  await village.as('sanne', async (tx, actor) => {
    const by = { tx, actor, now: village.now }
    for (let at = 0; at < 5; at += 1) await aNewcomer(by, { housed_on: '2026-08-15' })
    await writeHousingNumber(tx, actor, { year: 2026, half: 1, asked: 12, carried: 2, at: village.now })
    await writeHousingNumber(tx, actor, { year: 2026, half: 2, asked: 6, carried: null, at: village.now })
  })
  const { body } = await (await village.program('pim')).get('/figures/housing')
  const [first, second] = body.items
  assert.deepEqual(first, {
    year: 2026, half: 1, asked: 12, carried: 2, task: 10, housed: 0, result: -10, standing: 'not_met', months: 6,
    forecast: null,
  })
  assert.deepEqual([second.carried, second.task, second.housed, second.result, second.standing, second.months],
    [-10, 16, 5, -11, 'behind', 4])
  assert.ok(second.forecast.low >= 5 && second.forecast.low <= second.forecast.middle
    && second.forecast.middle <= second.forecast.high)
})

test('ZE-03 PRIV-10 movement and themes are given as on the page: every pair, the same words, the same hidden', async () => {
  const [pim, page] = [await village.program('pim'), await village.visit('pim')]
  await village.as('sanne', async (tx, actor) => {
    const themes = await ensureThemes(tx, actor, ['Werk zoeken'], false)
    for (let at = 0; at < 7; at += 1) {
      const person_id = await aNewcomer({ tx, actor, now: village.now }, { origin: at < 6 ? 'Syrië' : 'Jemen' })
      const conversation_id = await insertTalk(tx, actor, {
        person_id, moment: 'unplanned', planned_on: '2026-05-01', held_on: '2026-05-01', approach_key: 'achtkarspelen',
        created_at: village.now,
      })
      await tx.insertInto('conversation_theme').values({
        municipality_id: actor.municipalityId, conversation_id, person_id, theme_id: themes.get('Werk zoeken') ?? '',
        added_at: village.now,
      }).execute()
    }
  })
  assert.deepEqual((await pim.get('/figures/themes')).body.items, [{
    name: 'Werk zoeken', people: 7, village: [{ key: '', count: 7 }], year: [{ key: '2026', count: 7 }],
    origin: [{ key: 'Jemen', count: null }, { key: 'Syrië', count: null }],
  }])
  const { items } = (await pim.get('/figures/movement')).body
  const rows: string[][] = parse((await page.get('/sturen/beweging.csv')).text, { delimiter: ';', bom: true, from_line: 2 })
  assert.ok(rows.length > 10)
  assert.deepEqual(items.flatMap((pair: { both: number; scales: { name: string }[] }) =>
    pair.scales.map(({ name }) => [name, pair.both])), rows.map((row) => [row[1], Number(row[2])]))
  assert.deepEqual((await (await village.program('ada')).get('/figures/themes')).status, 403)
})

test('PRIV-01 who only sees figures is shown no person by any operation', async () => {
  const pim = await village.program('pim')
  assert.equal((await pim.get('/figures')).status, 200)
  assert.equal((await pim.get('/newcomers')).status, 403)
})
