import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { assertRoleTable } from '../../../test/role-table.ts'
import { openVillage, type Village } from '../../../test/village.ts'
import { aHousehold, aNewcomer } from '../newcomers/examples.ts'
import { operations } from './api.ts'

let village: Village

before(async () => { village = await openVillage() })
after(() => village.close())

test('AZN-02 which roles come to which operation', () => {
  assertRoleTable(operations, `
    GET /figures  coordinator case_worker policy_officer
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

test('PRIV-01 who only sees figures is shown no person by any operation', async () => {
  const pim = await village.program('pim')
  assert.equal((await pim.get('/figures')).status, 200)
  assert.equal((await pim.get('/newcomers')).status, 403)
})
