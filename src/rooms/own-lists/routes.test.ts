import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { assertRoleTable } from '../../../test/role-table.ts'
import { openVillage, type Village } from '../../../test/village.ts'
import { aNewcomer } from '../newcomers/examples.ts'
import { listEntries } from './queries/entries.ts'
import { listFields } from './queries/fields.ts'
import { routes } from './routes.tsx'

const path = '/instellingen/eigen'

let village: Village

before(async () => { village = await openVillage() })
after(() => village.close())

test('AZN-02 who may come where in the own lists and fields', () => {
  assertRoleTable(routes, `
    GET  /instellingen/eigen                          coordinator administrator
    GET  /instellingen/eigen/lijsten/:list/nieuw      coordinator administrator
    POST /instellingen/eigen/lijsten/:list            coordinator administrator
    GET  /instellingen/eigen/woorden/:entry/einde     coordinator administrator
    POST /instellingen/eigen/woorden/:entry/einde     coordinator administrator
    POST /instellingen/eigen/woorden/:entry/plaats    coordinator administrator
    GET  /instellingen/eigen/velden/nieuw             coordinator administrator
    POST /instellingen/eigen/velden                   coordinator administrator
    GET  /instellingen/eigen/velden/:field/einde      coordinator administrator
    POST /instellingen/eigen/velden/:field/einde      coordinator administrator
  `)
})

test('an own kind of contact counts as the kind chosen for it, and keeps its words after it ended', async () => {
  const sanne = await village.visit('sanne')
  const added = await sanne.post(`${path}/lijsten/contact_kind`, {
    list: 'contact_kind', name_nl: 'Koffie in het buurthuis', counts_as: 'social',
  })
  assert.equal(added.location, path)
  const id = await newcomer()
  const contact = await sanne.get(`/nieuwkomers/${id}/contact`)
  const kind = /value="([0-9a-f-]{36})">Koffie in het buurthuis/.exec(contact.text)?.[1] ?? ''
  assert.equal((await sanne.post(`/nieuwkomers/${id}/contact`, { kind, body: 'Was er met de kinderen' })).status, 303)
  const [row] = await village.as('sanne', (tx) =>
    tx.selectFrom('contact_moment').select(['kind', 'kind_words']).where('person_id', '=', id).execute())
  assert.deepEqual(row, { kind: 'social', kind_words: 'Koffie in het buurthuis' })
  assert.equal((await sanne.post(`${path}/woorden/${kind}/einde`, { last_day: '2026-11-03' })).status, 303)
  const tomorrow = await nextDay()
  assert.match((await tomorrow.get(`/nieuwkomers/${id}/contact`)).text, /Huisbezoek|Bezoek/)
  assert.doesNotMatch((await tomorrow.get(`/nieuwkomers/${id}/contact`)).text, /Koffie in het buurthuis/)
  assert.equal((await tomorrow.post(`/nieuwkomers/${id}/contact`, { kind, body: 'x' })).status, 422)
  assert.match((await tomorrow.get(`/nieuwkomers/${id}/tijdlijn`)).text, /Koffie in het buurthuis/)
  assert.match((await tomorrow.get(path)).text, /1 gestopt[^]*Koffie in het buurthuis<\/bdi>, van 3 nov 2026 tot en met 3 nov 2026/)
  village.setNow(village.now)
})

test('a kind of contact must say as what it counts', async () => {
  const sanne = await village.visit('sanne')
  const answered = await sanne.post(`${path}/lijsten/contact_kind`, { list: 'contact_kind', name_nl: 'Fietsles' })
  assert.equal(answered.status, 422)
  assert.match(answered.text, /value="Fietsles"/)
})

test('own reasons are offered where they are asked, in their order, and any other words can be typed', async () => {
  const ada = await village.visit('ada')
  for (const name_nl of ['Ziek', 'Geen oppas']) await ada.post(`${path}/lijsten/absence`, { list: 'absence', name_nl })
  assert.equal((await ada.post(`${path}/lijsten/absence`, { list: 'absence', name_nl: 'Ziek' })).status, 422)
  const second = (await village.as('ada', listEntries)).find(({ name }) => name.nl === 'Geen oppas')
  await ada.post(`${path}/woorden/${second?.id}/plaats`)
  const id = await newcomer()
  const sanne = await village.visit('sanne')
  await sanne.post(`/nieuwkomers/${id}/afspraken`, { kind: 'visit', day: '2026-11-03', clock: '11:00' })
  const list = (await sanne.get(`/nieuwkomers/${id}/afspraken`)).text
  const appointment = /afspraken\/([0-9a-f-]{36})\/verzetten/.exec(list)?.[1]
  const form = (await sanne.get(`/nieuwkomers/${id}/afspraken/${appointment}/niet-gekomen`)).text
  assert.match(form, /<datalist id="[^"]*"><option value="Geen oppas"><\/option><option value="Ziek"><\/option><\/datalist>/)
})

test('a word without translation is shown in Dutch, marked, to who reads another language', async () => {
  const entry = (await village.as('ada', listEntries)).find(({ name }) => name.nl === 'Ziek')
  assert.equal(entry?.name.ar, 'Ziek (بالهولندية)')
})

test('an own field says at the field what it is for and how long it is kept, and keeps what it said before', async () => {
  const sanne = await village.visit('sanne')
  await addField(sanne, { name_nl: 'Taalcoach', kind: 'choice', options: 'Geen\nWekelijks\nMaandelijks' })
  await addField(sanne, { name_nl: 'Start taalcoach', kind: 'date' })
  const [coach, start] = await fieldIds()
  const id = await newcomer()
  const edit = `/nieuwkomers/${id}/gegevens/eigen`
  assert.match((await sanne.get(edit)).text, /Taalcoach[^]*Waarvoor: Zodat we weten wie belt\. Bewaren tot 6 maanden na het sluiten/)
  const fill = (value: string, was: string, day = '') => sanne.post(edit, {
    [`veld-${coach}`]: value, [`eerst-${coach}`]: was, [`veld-${start}`]: day, [`eerst-${start}`]: '',
  })
  assert.equal((await fill('Dagelijks', '')).status, 422)
  assert.equal((await fill('Wekelijks', '', '31-2-2026')).status, 422)
  assert.equal((await fill('Wekelijks', '')).status, 303)
  assert.equal((await fill('Maandelijks', 'Wekelijks', '3-11-2026')).status, 303)
  const details = (await sanne.get(`/nieuwkomers/${id}/gegevens`)).text
  assert.match(details, /Taalcoach<\/bdi><\/dt><dd><bdi>Maandelijks<\/bdi>[^]*Waarvoor: Zodat we weten wie belt/)
  assert.match(details, /<del><bdi>Wekelijks<\/bdi><\/del> → <bdi>Maandelijks<\/bdi>[^]*Sanne Dijkstra/)
  assert.match(details, /3 nov 2026/)
  assert.match((await sanne.get(`/nieuwkomers/${id}/tijdlijn`)).text, /Start taalcoach gewijzigd/)
})

test('BUS-02 of two people who fill in the same own field the second sees both, and nothing is overwritten', async () => {
  const sanne = await village.visit('sanne')
  const [coach] = await fieldIds()
  const id = await newcomer()
  const edit = `/nieuwkomers/${id}/gegevens/eigen`
  await sanne.post(edit, { [`veld-${coach}`]: 'Wekelijks', [`eerst-${coach}`]: '' })
  const late = await sanne.post(edit, { [`veld-${coach}`]: 'Geen', [`eerst-${coach}`]: '' })
  assert.equal(late.status, 409)
  assert.match(late.text, /Wekelijks/)
  assert.match((await sanne.get(`/nieuwkomers/${id}/gegevens`)).text, /<dd><bdi>Wekelijks<\/bdi>/)
})

test('PRIV-01 an own field of a file is only for who has that file', async () => {
  const id = await newcomer()
  const [coach] = await fieldIds()
  const femke = await village.visit('femke')
  const edit = `/nieuwkomers/${id}/gegevens/eigen`
  assert.equal((await femke.get(edit)).status, 404)
  assert.equal((await femke.post(edit, { [`veld-${coach}`]: 'Geen', [`eerst-${coach}`]: '' })).status, 404)
})

test('an ended field is asked no more and what stands in it stays readable; there are eight at most', async () => {
  const sanne = await village.visit('sanne')
  const [coach] = await fieldIds()
  const id = await newcomer()
  await sanne.post(`/nieuwkomers/${id}/gegevens/eigen`, { [`veld-${coach}`]: 'Geen', [`eerst-${coach}`]: '' })
  await sanne.post(`${path}/velden/${coach}/einde`, { last_day: '2026-11-03' })
  const tomorrow = await nextDay()
  const asked = (await tomorrow.get(`/nieuwkomers/${id}/gegevens/eigen`)).text
  assert.match(asked, />Start taalcoach</)
  assert.doesNotMatch(asked, />Taalcoach</)
  assert.match((await tomorrow.get(`/nieuwkomers/${id}/gegevens`)).text, /Taalcoach<\/bdi><\/dt><dd><bdi>Geen<\/bdi>[^]*Dit veld is gestopt op 3 nov 2026/)
  for (let at = 2; at <= 8; at += 1) await addField(tomorrow, { name_nl: `Veld ${at}`, kind: 'text' })
  const ninth = await tomorrow.post(`${path}/velden`, { ...purpose, name_nl: 'Te veel', kind: 'text' })
  assert.equal(ninth.status, 409)
  assert.match(ninth.text, /Er zijn al 8 velden/)
  village.setNow(village.now)
})

test('a field without a purpose, or a choice without choices, is refused', async () => {
  const sanne = await village.visit('sanne')
  assert.equal((await sanne.post(`${path}/velden`, { name_nl: 'X', kind: 'text', kept_months: '6' })).status, 422)
  assert.equal((await sanne.post(`${path}/velden`, { ...purpose, name_nl: 'X', kind: 'choice' })).status, 422)
})

test('PRIV-02 own words and fields are of one municipality', async () => {
  assert.deepEqual(await village.as('marit', listEntries), [])
  assert.deepEqual(await village.as('marit', listFields), [])
  const [coach] = await fieldIds()
  const marit = await village.visit('marit')
  assert.equal((await marit.get(`${path}/velden/${coach}/einde`)).status, 404)
})

async function nextDay() {
  village.setNow(new Date('2026-11-04T09:00:00Z'))
  return village.visit('sanne')
}

const purpose = { purpose: 'Zodat we weten wie belt.', kept_months: '6' }

async function addField(client: Awaited<ReturnType<Village['visit']>>, fields: Record<string, string>): Promise<void> {
  assert.equal((await client.post(`${path}/velden`, { ...purpose, ...fields })).location, path)
}

async function fieldIds(): Promise<string[]> {
  return (await village.as('sanne', listFields)).map(({ id }) => id)
}

async function newcomer(): Promise<string> {
  return village.as('sanne', (tx, actor) => aNewcomer({ tx, actor, now: village.now }))
}
