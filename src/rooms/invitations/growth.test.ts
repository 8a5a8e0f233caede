import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Client, Sent } from '../../../test/client.ts'
import { openVillage, type StaffName, type Village, villageNow } from '../../../test/village.ts'
import { aTalkTable } from '../activities/examples.ts'
import { mergeFiles } from '../newcomers/actions/merges.ts'
import { aNewcomer } from '../newcomers/examples.ts'
import { territoryId } from '../territory/install.ts'
import { totalOf } from './rules/growth.ts'

let village: Village
let sanne: Client
let bram: Client

before(async () => {
  village = await openVillage()
  ;[sanne, bram] = await Promise.all([village.visit('sanne'), village.visit('bram')])
})
after(() => village.close())

const ask = async (text: string, values: unknown[] = []) => (await village.database.pool.query(text, values)).rows
const someone = (given_name: string, of: StaffName, home = 'Harkema') => village.as(of, (tx, actor) => aNewcomer(
  { tx, actor, now: villageNow }, { given_name, village_id: territoryId('achtkarspelen', 'village', home) }))

/** A weekly activity of which the last date is today: its dates' addresses, oldest first. */
async function aSeries(fields: Sent) {
  village.setNow(new Date('2026-10-20T09:00:00Z'))
  const { location, text } = await (await village.visit('sanne')).post('/activiteiten', aTalkTable({
    day: '2026-10-20', repeat: 'weekly', until: '2026-11-03', ...fields,
  }))
  village.setNow(villageNow)
  assert.ok(location, /<div class="error-summary"[^]*?<\/ul>/.exec(text)?.[0] ?? text)
  const activity = location.split('/').at(-1) ?? ''
  const rows = await ask('select id from activity_date where activity_id = $1 order by day', [activity])
  return rows.map(({ id }) => ({ id: String(id), path: `/activiteiten/${activity}/data/${id}/mensen` }))
}

async function came(person: string, date: { id: string; path: string } | undefined, by = sanne) {
  assert.ok(date)
  await village.as('sanne', (tx, actor) => tx.insertInto('invitation').values({
    municipality_id: actor.municipalityId, id: crypto.randomUUID(), person_id: person, date_id: date.id,
    asked_by: actor.userId, asked_at: villageNow,
  }).execute())
  await by.post(`${date.path}/aanwezig`, { people: [person], guests: '5' })
}

const rowsOf = (text: string) => [...text.matchAll(/<tr>([^]*?)<\/tr>/g)].map((row) =>
  [...(row[1] ?? '').matchAll(/<t[dh][^>]*>([^]*?)<\/t[dh]>/g)].map((cell) => (cell[1] ?? '').replaceAll(/<[^>]+>/g, '').trim()))

test('MS-02 MS-08 invited, came, met the same group again, and for what, on the file and per village', async () => {
  const [table, meal] = [await aSeries({ serves: ['bridges'] }), await aSeries({ title: 'Koken', kind: 'meal', serves: ['bonds', 'bridges'] })]
  const [often, once] = [await someone('Vaak', 'bram'), await someone('Eens', 'bram')]
  const other = await someone('Ander', 'femke', 'Buitenpost')
  await came(often, table[0])
  await came(often, table[1])
  await came(often, meal[0])
  await came(once, meal[1])
  await came(other, table[2])
  const { text } = await bram.get(`/nieuwkomers/${often}/uitnodigingen`)
  assert.match(text, /3 keer uitgenodigd\.[^]*3 keer gekomen\.[^]*Zag 1 groep vaker dan één keer\./)
  assert.match(text, /eigen gemeenschap 1 keer en buurt 3 keer/)
  const mine = rowsOf((await bram.get('/uitnodigen/contacten')).text)
  assert.deepEqual(mine.slice(1), [['Harkema', '2', '2', '1', '2', '4', '0']])
  const all = rowsOf((await sanne.get('/uitnodigen/contacten')).text)
  assert.deepEqual(all.slice(1), [['Buitenpost', '1', '1', '0', '0', '1', '0'], ['Harkema', '2', '2', '1', '2', '4', '0'],
    ['Alle dorpen samen', '3', '3', '1', '2', '5', '0']])
})

test('files that became one are one person, who met the group again', async () => {
  const [dates, kept, merged] = [await aSeries({ title: 'Fietsen', serves: ['links'] }),
    await someone('Een', 'sanne', 'Twijzel'), await someone('Een', 'sanne', 'Twijzel')]
  await came(kept, dates[0])
  await came(merged, dates[1])
  const row = async () => rowsOf((await sanne.get('/uitnodigen/contacten')).text).find(([name]) => name === 'Twijzel')
  assert.deepEqual(await row(), ['Twijzel', '2', '2', '0', '0', '0', '2'])
  await village.as('sanne', (tx, actor) => mergeFiles({ tx, actor, now: villageNow }, { keptId: kept, mergedId: merged, reason: 'Dubbel' }))
  assert.deepEqual(await row(), ['Twijzel', '1', '1', '1', '0', '0', '2'])
})

test('all villages together are the sum of each column', () => {
  const row = { village: 'A', invited: 1, came: 2, again: 3, bonds: 4, bridges: 5, links: 6 }
  assert.deepEqual(totalOf([row, { ...row, village: null, links: 1 }]),
    { village: null, invited: 2, came: 4, again: 6, bonds: 8, bridges: 10, links: 7 })
})
