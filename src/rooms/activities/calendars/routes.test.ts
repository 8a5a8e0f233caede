import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Client, Sent } from '../../../../test/client.ts'
import { openVillage, type Village, villageNow } from '../../../../test/village.ts'
import { fetchAll } from '../../../commands/calendars.ts'
import type { Outside } from '../../../kit/outside/fetch.ts'
import { territoryId } from '../../territory/install.ts'
import { anEvent, aTownCalendar } from './examples.ts'

/** What each address answers; the only thing here that is not ours. */
const pages = new Map<string, string>()
const outside: Outside = {
  resolve: async (host) => [host.startsWith('binnen') ? '10.0.0.8' : '93.184.215.14'],
  async ask({ href }) {
    const text = pages.get(href)
    const body = (async function* parts() { yield new TextEncoder().encode(text ?? '') })()
    return { status: text === undefined ? 404 : 200, location: undefined, body, close: () => undefined }
  },
}

let village: Village
let sanne: Client
let made = 0

before(async () => {
  village = await openVillage({ outside })
  sanne = await village.visit('sanne')
})
after(() => village.close())

const ask = async (text: string, values: unknown[] = []) => (await village.database.pool.query(text, values)).rows
const harkema = territoryId('achtkarspelen', 'village', 'Harkema')
const form = (address: string, fields: Sent = {}): Sent =>
  ({ name: 'Dorpsbelang', address, village_id: harkema, kind: 'other', is_public: 'on', ...fields })

/** Follows a calendar of its own with these events. */
async function followed(...events: string[]) {
  const address = `https://dorp${made += 1}.example/agenda.ics`
  const says = (...parts: string[]) => pages.set(address, aTownCalendar(...parts))
  says(...events)
  const added = await sanne.post('/activiteiten/agendas', form(address, { name: `Dorpsbelang ${made}` }))
  assert.equal(added.status, 303, added.text)
  const [{ id }] = await ask('select id from town_calendar where address = $1', [address])
  return {
    id: id as string, address, says,
    fetch: () => sanne.post(`/activiteiten/agendas/${id}/ophalen`),
    activities: () => ask(`select a.id, a.title, a.body, a.place, v.name as village, a.version from town_event e
      join activity a on a.id = e.activity_id join village v on v.id = a.village_id where e.calendar_id = $1 order by a.title`, [id]),
    dates: async () => (await ask(`select d.id, d.day, d.starts, d.place, d.cancelled_at is not null as off, d.cancel_reason
      from town_date t join activity_date d on d.id = t.date_id where t.calendar_id = $1 order by d.planned_day`, [id])),
  }
}

const weekly = ['DTSTART:20261110T140000', 'DTEND:20261110T153000', 'RRULE:FREQ=WEEKLY;COUNT=3', 'LOCATION:De Spil']

test('AK-06 a calendar is followed: its events stand in ours at once, and reading it again adds nothing', async () => {
  const town = await followed(
    anEvent('a', weekly), anEvent('b', ['DTSTART:20261120T190000', 'LOCATION:Kerk\\, Twijzel'], 'Zangavond'),
  )
  assert.deepEqual((await town.activities()).map(({ title, village: name }) => `${title} ${name}`),
    ['Koffie in het dorpshuis Harkema', 'Zangavond Twijzel'])
  assert.deepEqual((await town.dates()).map(({ day, starts }) => `${day} ${starts}`),
    ['2026-11-10 14:00:00', '2026-11-17 14:00:00', '2026-11-20 19:00:00', '2026-11-24 14:00:00'])
  const page = await sanne.get('/activiteiten/agendas')
  assert.match(page.text, /Er staan 4 keren in\. 4 keren zijn nieuw\./)
  const before_ = JSON.stringify([await town.activities(), await town.dates()])
  await town.fetch()
  assert.equal(JSON.stringify([await town.activities(), await town.dates()]), before_)
  assert.match((await sanne.get('/activiteiten/agendas')).text, /Er staan 4 keren in\. Er veranderde niets\./)
  assert.match((await village.stranger().get('/agenda/achtkarspelen')).text, /Zangavond/)
})

test('AK-06 what a person corrected here survives the next import and is shown so; the rest follows', async () => {
  const town = await followed(anEvent('a', weekly))
  const [activity] = await town.activities()
  const [first, second] = await town.dates()
  const page = `/activiteiten/${activity.id}`
  await sanne.post(`${page}/wijzigen`, {
    title: 'Praatcafé', kind: 'talk_table', body: '', organisation_id: '', organiser: 'Dorpsbelang', place: 'De Spil',
    village_id: harkema, starts: '14:00', ends: '15:30', is_public: 'on', version: String(activity.version),
  })
  await sanne.post(`${page}/data/${second.id}`, { day: '2026-11-18', starts: '14:00', ends: '15:30', place: '', reason: 'Zaal vol' })
  town.says(anEvent('a', [...weekly.slice(0, 3), 'LOCATION:Kerk', 'DESCRIPTION:Met taart.'].map((line) =>
    line.replace('T140000', 'T143000'))))
  await town.fetch()
  const [now] = await town.activities()
  assert.deepEqual([now.title, now.body, now.place], ['Praatcafé', 'Met taart.', 'Kerk'])
  // Another clock gives the dates another name in the calendar; on their own day they stay who they were.
  assert.deepEqual((await town.dates()).map(({ day, starts, place }) => `${day} ${starts} ${place}`),
    ['2026-11-10 14:30:00 null', '2026-11-18 14:30:00 null', '2026-11-24 14:30:00 null'])
  assert.equal((await town.dates())[0].id, first.id)
  const { text } = await sanne.get(page)
  assert.match(text, /Komt uit de agenda van Dorpsbelang[^]*Hier verbeterd en daarom anders dan in die agenda: de naam\./)
  assert.match(text, /woensdag 18 november 2026[^]*anders dan in die agenda: de dag\./)
})

test('what leaves the calendar is called off with its source, and what a colleague lets go on stays on', async () => {
  const town = await followed(anEvent('a', weekly), anEvent('b', ['DTSTART:20261120T190000'], 'Zangavond'))
  town.says(anEvent('a', [...weekly, 'EXDATE:20261117T140000']))
  await town.fetch()
  const off = async () => (await town.dates()).filter((date) => date.off).map(({ day, cancel_reason }) => `${day} ${cancel_reason}`)
  assert.deepEqual(await off(), [`2026-11-17 Volgens Dorpsbelang ${made}`, `2026-11-20 Volgens Dorpsbelang ${made}`])
  assert.match((await sanne.get('/activiteiten/agendas')).text, /2 keren zijn afgezegd\./)
  const activity = (await town.activities()).find(({ title }) => title.startsWith('Koffie'))
  const second = (await town.dates())[1]
  await sanne.post(`/activiteiten/${activity.id}/data/${second.id}/doorgaan`)
  await town.fetch()
  assert.deepEqual((await off()).map((line) => line.slice(0, 10)), ['2026-11-20'])
  assert.match((await sanne.get(`/activiteiten/${activity.id}`)).text, /anders dan in die agenda: of het doorgaat\./)
  town.says(anEvent('a', weekly), anEvent('b', ['DTSTART:20261120T190000'], 'Zangavond'))
  await town.fetch()
  assert.deepEqual(await off(), [])
})

test('what goes wrong is said in plain words, and what stood there stays', async () => {
  const town = await followed(anEvent('a', weekly))
  const says = async () => {
    await town.fetch()
    return (await sanne.get('/activiteiten/agendas')).text
  }
  town.says()
  assert.match(await says(), /De agenda is ineens leeg\./)
  pages.set(town.address, '<html>Onderhoud</html>')
  assert.match(await says(), /is geen agenda\.<\/p><p>Wat er al stond, staat er nog\./)
  pages.delete(town.address)
  assert.match(await says(), /Op dit adres staat geen agenda meer\./)
  assert.deepEqual((await town.dates()).map(({ off }) => off), [false, false, false])
  town.says(anEvent('a', weekly))
  assert.doesNotMatch(await says(), new RegExp(`Dorpsbelang ${made}(?:(?!</article>)[^])*Ophalen lukte niet`))
})

test('an address that is none, that leads into the house, or that is followed already is refused or said', async () => {
  const typed = { name: 'Mijn dorp' }
  const http = await sanne.post('/activiteiten/agendas', form('http://dorp.example/a.ics', typed))
  assert.equal(http.status, 422)
  assert.match(http.text, /Dit adres klopt niet\. Het begint met https:\/\/[^]*Mijn dorp/)
  for (const address of ['https://127.0.0.1/a.ics', 'https://localhost/a.ics', 'https://[::1]/']) {
    assert.match((await sanne.post('/activiteiten/agendas', form(address))).text, /ligt niet op het internet/, address)
  }
  pages.set('https://binnen.example/a.ics', aTownCalendar(anEvent('x', weekly)))
  assert.equal((await sanne.post('/activiteiten/agendas', form('https://binnen.example/a.ics'))).status, 303)
  assert.match((await sanne.get('/activiteiten/agendas')).text, /ligt niet op het internet/)
  const town = await followed()
  assert.match((await sanne.post('/activiteiten/agendas', form(town.address))).text, /Deze agenda wordt al gevolgd\./)
  const webcal = await sanne.post('/activiteiten/agendas', form(town.address.replace('https:', 'webcal:')))
  assert.equal(webcal.status, 422)
})

test('who stops following keeps what came from it, and nothing is called off', async () => {
  const town = await followed(anEvent('a', weekly))
  assert.equal((await sanne.post(`/activiteiten/agendas/${town.id}/stoppen`)).status, 303)
  assert.equal((await town.fetch()).status, 404)
  assert.equal((await town.dates()).filter(({ off }) => off).length, 0)
  assert.doesNotMatch((await sanne.get('/activiteiten/agendas')).text, new RegExp(town.address))
})

test('another municipality neither sees nor fetches a calendar', async () => {
  const town = await followed(anEvent('a', weekly))
  const marit = await village.visit('marit')
  assert.doesNotMatch((await marit.get('/activiteiten/agendas')).text, new RegExp(town.address))
  assert.equal((await marit.post(`/activiteiten/agendas/${town.id}/ophalen`)).status, 404)
  assert.equal((await marit.post(`/activiteiten/agendas/${town.id}/stoppen`)).status, 404)
})

test('the command reads in every calendar, and one that fails stops no other', async () => {
  const [broken, town] = [await followed(anEvent('a', weekly)), await followed(anEvent('b', weekly))]
  pages.delete(broken.address)
  town.says(anEvent('b', weekly, 'Thee in het dorpshuis'))
  const done = await fetchAll(village.database, outside, villageNow)
  assert.ok(done.failed >= 1 && done.read >= 1)
  assert.deepEqual((await town.activities()).map(({ title }) => title), ['Thee in het dorpshuis'])
  assert.deepEqual((await broken.activities()).map(({ title }) => title), ['Koffie in het dorpshuis'])
})

test('PRIV-02 only who works for the whole municipality may write what a calendar says', async () => {
  const town = await followed(anEvent('a', weekly))
  for (const table of ['town_calendar', 'town_event', 'town_date'] as const) {
    const seen = (name: 'bram' | 'ada' | 'sanne') => village.as(name, (tx) => tx.selectFrom(table).selectAll().execute())
    assert.deepEqual(await seen('ada'), [], table)
    assert.ok((await seen('bram')).length > 0, table)
  }
  const changed = await village.as('bram', (tx) =>
    tx.updateTable('town_calendar').set({ name: 'Anders' }).where('id', '=', town.id).returning('id').execute())
  assert.deepEqual(changed, [])
})
