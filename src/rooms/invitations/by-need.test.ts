import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Client, Sent } from '../../../test/client.ts'
import { openVillage, type StaffName, type Village, villageNow } from '../../../test/village.ts'
import { aTalkTable } from '../activities/examples.ts'
import { addOwnWord } from '../newcomers/actions/own-words.ts'
import { aHousehold, aNewcomer, type Example } from '../newcomers/examples.ts'
import { territoryId } from '../territory/install.ts'

let village: Village
let sanne: Client
let bram: Client

before(async () => {
  village = await openVillage()
  ;[sanne, bram] = await Promise.all([village.visit('sanne'), village.visit('bram')])
})
after(() => village.close())

const ask = async (text: string, values: unknown[] = []) => (await village.database.pool.query(text, values)).rows
const harkema = territoryId('achtkarspelen', 'village', 'Harkema')

async function anActivity(fields: Sent = {}) {
  const { location } = await sanne.post('/activiteiten', aTalkTable({ interpreter_languages: 'Tigrinya', ...fields }))
  const activity = location.split('/').at(-1) ?? ''
  const dates = await ask('select id from activity_date where activity_id = $1 order by day', [activity])
  const paths = dates.map(({ id }) => `/activiteiten/${activity}/data/${id}/mensen/uitnodigen`)
  return { activity, ids: dates.map(({ id }) => String(id)), paths, path: paths[0] ?? '' }
}

const someone = (given_name: string, more: Example = {}, of: StaffName = 'bram') =>
  village.as(of, (tx, actor) => aNewcomer({ tx, actor, now: villageNow }, { given_name, family_name: 'Haile', ...more }))

const wishes = (person: string, area: 'contacts' | 'school' | 'health') => village.as('bram', (tx, actor) =>
  addOwnWord({ tx, actor, now: villageNow }, person, { kind: 'wish', body: 'Mensen leren kennen', area, said_on: null }))

/** What stands beside one name in a list of choices. */
const beside = (text: string, name: string) =>
  text.split('<div class="choice">').find((part) => part.includes(name))?.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') ?? ''

test('MS-08 each proposal says why in plain words, best first; ticking invites, and who was invited goes', async () => {
  const date = await anActivity()
  const selam = await someone('Selam', { languages: ['Tigrinya'], village_id: harkema, interpreter_needed: 'yes' })
  await wishes(selam, 'contacts')
  await someone('Omid', { languages: ['Dari'], interpreter_needed: 'yes' })
  const { text } = await bram.get(date.path)
  assert.match(beside(text, 'Selam'), /nog nooit uitgenodigd; wens: Contacten; spreekt Tigrinya, tolk is er; woont in het dorp/)
  assert.match(beside(text, 'Omid'), /Mist: een tolk Dari/)
  assert.ok(text.indexOf('Selam') < text.indexOf('Omid'))
  const done = await bram.post(date.path, { people: [selam] })
  assert.equal(done.status, 303, done.text)
  assert.match((await bram.get(done.location)).text, /Selam Haile/)
  assert.equal(beside((await bram.get(date.path)).text, 'Selam'), '')
})

test('MS-08 nobody of a colleague is proposed, no closed file, and no child; a wish about health is never told', async () => {
  const date = await anActivity({ kind: 'sport' })
  const [closed, quiet] = [await someone('Zerai'), await someone('Luam', { village_id: harkema })]
  await someone('Nuru', {}, 'femke')
  await someone('Kleine', { target_group: 'child', birth: { year: 2018, month: null, day: null } })
  await wishes(quiet, 'health')
  await sanne.post(`/nieuwkomers/${closed}/sluiting`, { reason: 'done', note: '', closed_on: '2026-11-03' })
  const { text } = await bram.get(date.path)
  assert.doesNotMatch(text, /Zerai|Nuru|Kleine/)
  assert.doesNotMatch(beside(text, 'Luam'), /wens/)
})

test('MS-08 what a child of the family wishes counts for its parent', async () => {
  const date = await anActivity({ kind: 'parents', provides: [] })
  const [, child] = await village.as('bram', (tx, actor) => aHousehold({ tx, actor, now: villageNow }, [
    { given_name: 'Moeder', family_name: 'Haile', village_id: harkema },
    { given_name: 'Dochter', family_name: 'Haile', target_group: 'child', birth: { year: 2019, month: null, day: null } },
  ]))
  await wishes(child ?? '', 'school')
  assert.match(beside((await bram.get(date.path)).text, 'Moeder'), /een kind in het gezin wil dit: School en opleiding.*Mist:.*kinderopvang/)
})

test('MS-08 after "not for me" never again to that activity; without answer not within three weeks, and then again', async () => {
  const date = await anActivity({ repeat: 'weekly', until: '2027-03-01' })
  const [never, silent] = [await someone('Nee'), await someone('Stil')]
  await bram.post(date.path, { people: [never, silent] })
  const [invitation] = await ask('select id from invitation where person_id = $1', [never])
  await bram.post(`/nieuwkomers/${never}/uitnodigingen/${invitation.id}`, { answer: 'not_for_me' })
  const second = (await bram.get(date.paths[1] ?? '')).text
  assert.match(second, /Nee Haile<\/bdi><\/a>: zei dat dit niet past/)
  assert.match(second, /Stil Haile<\/bdi><\/a>: kort geleden hiervoor gevraagd/)
  village.setNow(new Date('2026-11-24T09:00:00Z'))
  const later = await (await village.visit('bram')).get(`${date.paths[5]}?meer=1`)
  village.setNow(villageNow)
  assert.match(later.text, /Nee Haile<\/bdi><\/a>: zei dat dit niet past/)
  assert.match(beside(later.text, 'Stil'), /laatst gevraagd: 3 weken geleden/)
})

test('MS-08 nothing ticked is asked again with everybody still there; a man is not asked to women only', async () => {
  const date = await anActivity({ provides: ['women_only'] })
  await someone('Vrouw', { sex: 'female', village_id: harkema })
  await someone('Man', { sex: 'male', village_id: harkema })
  const empty = await bram.post(date.path, {})
  assert.equal(empty.status, 422)
  assert.match(empty.text, /Kies minstens één persoon/)
  assert.match(beside(empty.text, 'Vrouw'), /nog nooit uitgenodigd/)
  assert.match(empty.text, /Man Haile<\/bdi><\/a>: alleen voor vrouwen/)
})

test('MS-08 a round proposes for all dates together who is asked once at most; what is ticked is invited', async () => {
  const early = await anActivity({ day: '2026-11-05', title: 'Eerste keer', capacity: '1' })
  const later = await anActivity({ day: '2026-11-06', title: 'Tweede keer', interpreter_languages: 'Somalisch', capacity: '1' })
  const [both, one] = [await someone('Awet', { languages: ['Tigrinya', 'Somalisch'], village_id: harkema }),
    await someone('Biniam', { languages: ['Somalisch'], village_id: harkema, interpreter_needed: 'yes' })]
  for (const person of [both, one]) await wishes(person, 'contacts')
  const address = `/uitnodigen?dorp=${harkema}&weken=1&keer=1`
  const { text } = await bram.get(address)
  const pairs = [...text.matchAll(/name="pairs" value="([^"]+)"[^>]*checked/g)].map((match) => match[1] ?? '')
  assert.equal(pairs.length, new Set(pairs.map((pair) => pair.split(':')[1])).size)
  const [at] = later.ids
  assert.ok(pairs.includes(`${at}:${one}`) || pairs.includes(`${early.ids[0]}:${one}`), text)
  const nobody = await bram.post(address, {})
  assert.equal(nobody.status, 422)
  const done = await bram.post(address, { pairs: [`${at}:${one}`, `${early.ids[0]}:${both}`] })
  assert.equal(done.status, 303, done.text)
  assert.match((await bram.get(done.location)).text, /2 uitnodigingen gemaakt/)
  assert.equal((await ask('select 1 from invitation_link l join invitation i on i.id = l.invitation_id where i.date_id = any($1)',
    [[at, early.ids[0]]])).length, 2)
  const femke = await village.visit('femke')
  assert.equal((await femke.post(address, { pairs: [`${at}:${both}`] })).status, 404)
  assert.doesNotMatch((await femke.get(address)).text, /Awet|Biniam/)
})
