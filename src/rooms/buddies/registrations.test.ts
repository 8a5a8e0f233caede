import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Client, Sent } from '../../../test/client.ts'
import { browserOf } from '../../../test/browser-of.ts'
import { openVillage, type StaffName, type Village, villageNow } from '../../../test/village.ts'
import { tidy } from '../../tidy.ts'
import { aNewcomer, type Example } from '../newcomers/examples.ts'
import { territoryId } from '../territory/install.ts'
import { theWishes } from './examples.ts'
import { bandOf, stageOf, whyNotRegister } from './rules/registrations.ts'

const harkema = territoryId('achtkarspelen', 'village', 'Harkema')
let village: Village
let sanne: Client
let bram: Client

before(async () => {
  village = await openVillage()
  ;[sanne, bram] = await Promise.all([village.visit('sanne'), village.visit('bram')])
})
after(() => village.close())

const someone = (example: Example, of: StaffName = 'bram') =>
  village.as(of, (tx, actor) => aNewcomer({ tx, actor, now: villageNow }, example))
const openForm = (fields: Sent = {}): Record<string, string> => {
  const typed = theWishes(harkema, { kinds: 'friend', slots: 'weekday_evening', languages: 'Engels', interests: 'cooking', name: 'Jan de Vries', phone: '06 11111111', agreed: 'on', ...fields })
  return typed as Record<string, string>
}

test('where somebody stands: to speak with, ready, waiting until a day, paired', () => {
  const facts = { isSpoken: true, parkedUntil: null, held: 0 }
  assert.deepEqual([
    stageOf({ ...facts, isSpoken: false }, '2026-11-03'), stageOf(facts, '2026-11-03'),
    stageOf({ ...facts, parkedUntil: '2026-11-03' }, '2026-11-03'), stageOf({ ...facts, parkedUntil: '2026-11-02' }, '2026-11-03'),
    stageOf({ ...facts, held: 1 }, '2026-11-03'), stageOf({ ...facts, held: 1 }, '2026-11-03', 2),
  ], ['to_speak', 'ready', 'parked', 'ready', 'paired', 'ready'])
  assert.deepEqual([17, 18, 24, 25, 64, 65, null].map(bandOf), ['', '18_24', '18_24', '25_34', '50_64', '65', ''])
})

test('a minor is matched as family with family only, and nobody whose file is closed', () => {
  assert.equal(whyNotRegister({ isClosed: false, isAdult: false, kinds: ['family'] }), null)
  assert.equal(whyNotRegister({ isClosed: false, isAdult: false, kinds: ['family', 'friend'] }), 'buddies.refused.child')
  assert.equal(whyNotRegister({ isClosed: true, isAdult: true, kinds: ['friend'] }), 'buddies.refused.closed')
})

test('MS-14 a case worker writes down the wishes of a newcomer; what the file knows is filled in', async () => {
  const person = await someone({ given_name: 'Hiba', family_name: 'Sharif', sex: 'female', village_id: harkema, languages: ['Arabisch', 'Somali'], birth: { year: 1994, month: 5, day: 2 } })
  const path = `/nieuwkomers/${person}/maatje`
  const { text } = await bram.get(`${path}/wensen`)
  assert.match(text, /value="Hiba"/)
  assert.match(text, /value="Somali"/)
  assert.match(text, /value="25_34"[^>]*checked/)
  const none = await bram.post(`${path}/wensen`, theWishes(harkema, { kinds: [] }))
  assert.equal(none.status, 422)
  assert.match(none.text, /Kies minstens één/)
  assert.equal((await bram.post(`${path}/wensen`, theWishes(harkema, { called: 'Hiba', other_languages: 'Somali, engels' }))).status, 303)
  const shown = (await bram.get(path)).text
  assert.match(shown, /nog spreken/)
  assert.match(shown, /Engels en Somali/)
  assert.match((await bram.get('/maatjes')).text, /Hiba Sharif/)
})

test('BUS-02 two people change the same wishes: the second is told', async () => {
  const person = await someone({ given_name: 'Rahwa' })
  const path = `/nieuwkomers/${person}/maatje/wensen`
  await bram.post(path, theWishes(harkema))
  assert.equal((await bram.post(path, theWishes(harkema, { version: '1', called: 'A' }))).status, 303)
  assert.equal((await sanne.post(path, theWishes(harkema, { version: '1', called: 'B' }))).status, 409)
})

test('MS-14 only after a talk beforehand somebody is ready; the words stay on their side', async () => {
  const person = await someone({ given_name: 'Selam' })
  const path = `/nieuwkomers/${person}/maatje`
  await bram.post(`${path}/wensen`, theWishes(harkema, { called: 'Selam' }))
  assert.equal((await bram.post(`${path}/gesprek`, { held_on: '2026-11-04', body: 'x' })).status, 422)
  await bram.post(`${path}/gesprek`, { held_on: '2026-11-02', body: 'Wil graag rustig beginnen' })
  assert.match((await bram.get(path)).text, /klaar voor een maatje[^]*Wil graag rustig beginnen/)
  const femke = await village.visit('femke')
  assert.equal((await femke.get(path)).status, 404)
  assert.doesNotMatch((await femke.get('/maatjes')).text, /Selam/)
})

test('what a resident said beforehand is for the coordinator and its writer; that they were spoken with is for all', async () => {
  const added = await bram.post('/maatjes/bewoners', theWishes(harkema, { name: 'Wietske Postma', called: 'Wietske', phone: '' }))
  await bram.post(`${added.location}/gesprek`, { held_on: '2026-11-02', body: 'Geheim van Wietske' })
  const femke = await village.visit('femke')
  const seen = async (who: Client) => (await who.get(added.location)).text
  for (const who of [bram, sanne]) assert.match(await seen(who), /Geheim van Wietske/)
  assert.doesNotMatch(await seen(femke), /Geheim/)
  assert.match(await seen(femke), /klaar voor een maatje[^]*De regievoerder en wie het schreef/)
})

test('a resident signs up by the public page, once, and reads nothing back', async () => {
  const page = '/maatje-worden/achtkarspelen'
  const signUp = (fields: Sent = {}) => browserOf(village.stranger()).send(page, openForm(fields))
  assert.equal((await signUp({ agreed: '' })).status, 422)
  const done = await signUp()
  assert.equal(done.status, 303, done.text)
  assert.match((await village.stranger().get(done.location)).text, /U staat op de lijst/)
  const again = await signUp({ name: 'jan  de vries', phone: '0611111111' })
  assert.equal(again.location, done.location, 'who is on the list already is thanked all the same')
  const { rows: [{ count }] } = await village.database.pool.query(
    `select count(*)::int from buddy_local where name ilike 'jan%vries'`)
  assert.equal(count, 1)
  assert.deepEqual(await village.as('ada', (tx) => tx.selectFrom('buddy_local').selectAll().execute()), [])
  assert.match((await sanne.get('/maatjes')).text, /Jan de Vries/)
  assert.equal((await village.stranger().get('/maatje-worden/nergens')).status, 404)
})

test('BUS-03 a machine that signs residents up is stopped, and nothing typed is lost', async () => {
  const visitor = browserOf(village.stranger())
  const sent = (at: number) => visitor.send('/maatje-worden/achtkarspelen', openForm({ name: `Buur ${at}` }))
  let last = await sent(0)
  for (let at = 1; at <= 40 && last.status === 303; at += 1) last = await sent(at)
  assert.equal(last.status, 429)
  assert.match(last.text, /Probeer het later nog eens[^]*value="Buur \d+"/)
})

test('waiting until a day and stopping; who stopped can start again', async () => {
  const person = await someone({ given_name: 'Yonas' })
  const path = `/nieuwkomers/${person}/maatje`
  await bram.post(`${path}/wensen`, theWishes(harkema, { called: 'Yonas' }))
  await bram.post(`${path}/wachten`, { parked_until: '2026-12-01' })
  assert.match((await bram.get(path)).text, /wacht tot 1 dec 2026/)
  await bram.post(`${path}/wachten`, { parked_until: '' })
  assert.match((await bram.get(path)).text, /nog spreken/)
  await bram.post(`${path}/stoppen`)
  assert.match((await bram.get(path)).text, /staat nog niet op de lijst/)
  assert.equal((await bram.post(`${path}/wensen`, theWishes(harkema))).status, 303)
})

test('the waiting list says what is short to who sees every file', async () => {
  assert.match((await sanne.get('/maatjes')).text, /Hier is te weinig van/)
  assert.doesNotMatch((await bram.get('/maatjes')).text, /Hier is te weinig van/)
})

test('a resident who left the list is forgotten a year later; their words before', async () => {
  const added = await bram.post('/maatjes/bewoners', theWishes(harkema, { name: 'Baukje Visser', called: 'Baukje', phone: '06 2' }))
  await bram.post(`${added.location}/gesprek`, { held_on: '2026-11-02', body: 'Woorden van Baukje' })
  await sanne.post(`${added.location}/stoppen`)
  const left = async () => {
    const { rows } = await village.database.pool.query(`select l.name, l.phone, (select count(*)::int from buddy_local_note n
      where n.local_id = l.id) as notes from buddy_local l where id = $1`, [added.location.split('/').at(-1)])
    return rows[0]
  }
  await tidy(village.database, new Date('2027-11-03T09:00:00Z'))
  assert.deepEqual(await left(), { name: 'Baukje Visser', phone: '06 2', notes: 1 })
  await tidy(village.database, new Date('2027-11-04T09:00:00Z'))
  assert.deepEqual(await left(), { name: '–', phone: '', notes: 0 })
})
