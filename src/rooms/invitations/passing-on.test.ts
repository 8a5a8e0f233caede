import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Client } from '../../../test/client.ts'
import { openVillage, type StaffName, type Village, villageNow } from '../../../test/village.ts'
import { aTalkTable } from '../activities/examples.ts'
import { aNewcomer } from '../newcomers/examples.ts'

let village: Village
let sanne: Client
let bram: Client

before(async () => {
  village = await openVillage()
  ;[sanne, bram] = await Promise.all([village.visit('sanne'), village.visit('bram')])
})
after(() => village.close())

const ask = async (text: string, values: unknown[] = []) => (await village.database.pool.query(text, values)).rows
const someone = (given_name: string, of: StaffName = 'bram') =>
  village.as(of, (tx, actor) => aNewcomer({ tx, actor, now: villageNow }, { given_name, family_name: 'Sharif' }))

async function aDate(day = '2026-11-10') {
  const { location } = await sanne.post('/activiteiten', aTalkTable({ day }))
  const activity = location.split('/').at(-1) ?? ''
  const [{ id }] = await ask('select id from activity_date where activity_id = $1', [activity])
  return { id: String(id), path: `/activiteiten/${activity}/data/${id}/mensen` }
}

async function invited(person: string, date: { id: string }, by = bram): Promise<string> {
  return (await by.post(`/nieuwkomers/${person}/uitnodigingen`, { date_id: date.id })).location
}

test('MS-09 an invitation is handed to a newcomer who comes often, and counted for both', async () => {
  const [often, guest] = [await someone('Vaak'), await someone('Gast')]
  const earlier = await aDate('2026-11-03')
  await invited(often, earlier)
  await bram.post(`${earlier.path}/aanwezig`, { people: [often], guests: '3' })
  const date = await aDate()
  const page = await invited(guest, date)
  assert.match((await bram.get(page)).text, new RegExp(`<option value="${often}"[^>]*>Vaak Sharif`))
  assert.equal((await bram.post(`${page}/doorgeven`, { carrier: often, carrier_words: '' })).status, 303)
  assert.match((await bram.get(page)).text, /Wie hem doorgeeft:[^]*?Vaak Sharif/)
  await bram.post(page, { answer: 'comes' })
  assert.match((await bram.get(date.path)).text, /Vaak Sharif<\/bdi>: 1 uitnodiging · 1 persoon komt/)
  assert.match((await bram.get(`/nieuwkomers/${often}/uitnodigingen`)).text, /Gaf 1 uitnodiging door\. Er kwam nog niemand\./)
})

test('MS-09 several people at once go through a resident, in words; the link of each works and shows no name', async () => {
  const [one, two, date] = [await someone('Een'), await someone('Twee'), await aDate()]
  await bram.post(`${date.path}/uitnodigen`, { people: [one, two], carrier_words: 'Buurvrouw Tjitske' })
  assert.match((await bram.get(date.path)).text, /Buurvrouw Tjitske<\/bdi>: 2 uitnodigingen · nog niemand komt/)
  const [{ id }] = await ask('select id from invitation where person_id = $1', [one])
  const { text } = await bram.get(`/nieuwkomers/${one}/uitnodigingen/${id}`)
  const link = /http:\/\/127\.0\.0\.1:4280(\/antwoord\/[0-9a-f]{64})/.exec(text)?.[1] ?? ''
  const shown = await village.stranger().get(link)
  assert.equal(shown.status, 200)
  assert.doesNotMatch(shown.text, /Sharif|Tjitske/)
})

test('MS-09 not to nobody, not to two at once, not to oneself; the last one holds it', async () => {
  const [guest, date] = [await someone('Zelf'), await aDate()]
  const page = await invited(guest, date)
  const empty = await bram.post(`${page}/doorgeven`, {})
  assert.equal(empty.status, 422)
  assert.match(empty.text, /Kies één persoon, of schrijf een naam op/)
  const other = await someone('Ander')
  assert.equal((await bram.post(`${page}/doorgeven`, { carrier: other, carrier_words: 'Jan' })).status, 422)
  assert.equal((await bram.post(`${page}/doorgeven`, { carrier: guest, carrier_words: '' })).status, 409)
  await bram.post(`${page}/doorgeven`, { carrier: '', carrier_words: 'Jan' })
  await bram.post(`${page}/doorgeven`, { carrier: '', carrier_words: 'Piet' })
  assert.match((await bram.get(page)).text, /Wie hem doorgeeft:[^]*?Piet/)
})

test('PRIV-01 a colleague hands nothing to somebody of another, and reads no name of one', async () => {
  const [guest, stranger, date] = [await someone('Mijn'), await someone('Femkes', 'femke'), await aDate()]
  const page = await invited(guest, date)
  assert.equal((await bram.post(`${page}/doorgeven`, { carrier: stranger, carrier_words: '' })).status, 404)
  assert.equal((await (await village.visit('femke')).post(`${page}/doorgeven`, { carrier_words: 'Jan' })).status, 404)
  await sanne.post(`${page}/doorgeven`, { carrier: stranger, carrier_words: '' })
  const { text } = await bram.get(page)
  assert.match(text, /iemand met een dossier bij een collega/)
  assert.doesNotMatch(text, /Femkes/)
})
