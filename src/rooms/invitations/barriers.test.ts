import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Client, Sent } from '../../../test/client.ts'
import { openVillage, type StaffName, type Village, villageNow } from '../../../test/village.ts'
import { admitInvitation } from '../../db/database.ts'
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

async function aDate(fields: Sent = {}): Promise<{ path: string; id: string; activity: string }> {
  const added = await sanne.post('/activiteiten', aTalkTable(fields))
  const activity = added.location.split('/').at(-1) ?? ''
  const [{ id }] = await ask('select id from activity_date where activity_id = $1 order by day limit 1', [activity])
  return { id, activity, path: `/activiteiten/${activity}/data/${id}/mensen` }
}

function someone(given_name: string, of: StaffName = 'bram'): Promise<string> {
  return village.as(of, (tx, actor) => aNewcomer({ tx, actor, now: villageNow }, { given_name, family_name: 'Sharif' }))
}

/** The page of the invitation of somebody who said this. */
async function said(person: string, date: { id: string }, fields: Sent, by = bram): Promise<string> {
  const invited = await by.post(`/nieuwkomers/${person}/uitnodigingen`, { date_id: date.id })
  assert.equal(invited.status, 303, invited.text)
  const answered = await by.post(invited.location, fields)
  assert.equal(answered.status, 303, answered.text)
  return invited.location
}

/** The page of what is needed, by its need. */
async function needOf(invitation: string, need = 'childcare'): Promise<string> {
  const [row] = await ask('select id from barrier where invitation_id = $1 and need = $2', [invitation.split('/').at(-1), need])
  return `${invitation}/nodig/${row.id}`
}

/** On another day; who is signed in now is so no longer. */
async function on(day: string, work: () => Promise<void>): Promise<void> {
  village.setNow(new Date(`${day}T12:00:00Z`))
  await work().finally(() => village.setNow(villageNow))
}

const me = (name: StaffName) => village.actor(name).userId
const rows = (invitation: string) => ask(
  'select need, words, due_on::text as due, ended_at from barrier where invitation_id = $1 order by need', [invitation.split('/').at(-1)])

test('MS-11 everything that somebody needs becomes a task, due the day before; another time is asked of the activity', async () => {
  const [person, date] = await Promise.all([someone('Hiba'), aDate()])
  const invitation = await said(person, date, { answer: 'needs', needs: ['childcare', 'other_time'], words: 'Hij slaapt dan' })
  assert.deepEqual((await rows(invitation)).map(({ need, words, due }) => `${need} ${words} ${due}`),
    ['childcare Hij slaapt dan 2026-11-09', 'other_time Hij slaapt dan 2026-11-17'])
  const { text } = await bram.get(date.path)
  assert.match(text, /Wat is er nodig om te komen\?[^]*kinderopvang[^]*Hiba Sharif[^]*nog niemand[^]*uiterlijk 9 nov 2026/)
  assert.match((await bram.get(`/nieuwkomers/${person}/uitnodigingen`)).text, /een andere tijd<\/bdi> <span class="state state--nobody/)
})

test('MS-11 a barrier is taken in a tap, arranged in words, told by the link, and ends with whether they came', async () => {
  const [person, date] = await Promise.all([someone('Selam'), aDate({ day: '2026-11-04' })])
  const invitation = await said(person, date, { answer: 'needs', needs: ['childcare'], words: '' })
  const link = /(\/antwoord\/[0-9a-f]{64})/.exec((await bram.get(invitation)).text)?.[1] ?? ''
  const need = await needOf(invitation)
  assert.match((await bram.get(date.path)).text, /name="taker_id" value="[^"]+"[^]*name="due_on" value="2026-11-03"/)
  assert.equal((await bram.post(`${need}/oppakken`, { taker_id: me('bram'), due_on: '2026-11-03' })).status, 303)
  assert.match((await bram.get(need)).text, /state--moving[^]*Bram Postma, uiterlijk 3 nov 2026/)
  await bram.post(`${need}/uitkomst`, { outcome: 'arranged', words: 'Buurvrouw past op' })
  assert.match((await bram.get(date.path)).text, /Buurvrouw past op/)
  const told = await village.stranger().get(link)
  assert.match(told.text, /Dit is voor u geregeld[^]*kinderopvang[^]*Buurvrouw past op/)
  assert.doesNotMatch(told.text, /Bram|Selam/)
  await on('2026-11-04', async () => {
    const then = await village.visit('bram')
    await then.post(`${date.path}/aanwezig`, { people: [person], guests: '3' })
    assert.match((await then.get(need)).text, /geregeld, en gekomen/)
    await then.post(`${date.path}/aanwezig`, { guests: '3' })
    assert.match((await then.get(need)).text, /geregeld, toch niet gekomen/)
  })
})

test('what cannot be arranged says why, and can be opened again', async () => {
  const [person, date] = await Promise.all([someone('Winta'), aDate()])
  const need = await needOf(await said(person, date, { answer: 'needs', needs: ['ride'], words: '' }), 'ride')
  const empty = await bram.post(`${need}/uitkomst`, { outcome: 'impossible', words: '' })
  assert.equal(empty.status, 422)
  assert.match(empty.text, /name="outcome" value="impossible"[^>]*checked/)
  await bram.post(`${need}/uitkomst`, { outcome: 'impossible', words: 'Geen chauffeur' })
  assert.match((await bram.get(need)).text, /lukt niet[^]*Geen chauffeur[^]*Opgeschreven door Bram Postma/)
  assert.match((await bram.post(`${need}/oppakken`, { taker_id: me('bram'), due_on: '2026-11-05' })).text, /al iets over opgeschreven/)
  await bram.post(`${need}/heropening`)
  assert.match((await bram.get(need)).text, /state--nobody/)
})

test('a colleague takes it who may see the file, on a day that is not past and not after the day itself', async () => {
  const [person, date] = await Promise.all([someone('Rahwa'), aDate()])
  const need = await needOf(await said(person, date, { answer: 'needs', needs: ['childcare'], words: '' }))
  const give = (name: StaffName, due_on: string) => bram.post(`${need}/oppakken`, { taker_id: me(name), due_on })
  assert.match((await bram.get(need)).text, /Sanne Dijkstra<\/option>/)
  assert.doesNotMatch((await bram.get(need)).text, /Femke Wiersma<\/option>/)
  assert.equal((await give('femke', '2026-11-05')).status, 422)
  assert.match((await give('sanne', '2026-11-02')).text, /Kies vandaag of een latere dag/)
  assert.match((await give('sanne', '2026-11-11')).text, /Kies een dag vóór of op de dag zelf/)
  assert.equal((await give('sanne', '2026-11-10')).status, 303)
  assert.match((await bram.get(need)).text, /Sanne Dijkstra, uiterlijk 10 nov 2026/)
})

test('the last answer stands: what is no longer asked ends, what was arranged stays, what is asked again stands again', async () => {
  const [person, date] = await Promise.all([someone('Tsega'), aDate()])
  const invitation = await said(person, date, { answer: 'needs', needs: ['childcare', 'ride', 'companion'], words: '' })
  await bram.post(`${await needOf(invitation)}/uitkomst`, { outcome: 'arranged', words: 'Opvang in de zaal' })
  await bram.post(invitation, { answer: 'needs', needs: ['ride'], words: '' })
  const standing = async () => (await rows(invitation)).filter(({ ended_at }) => ended_at === null).map(({ need }) => need)
  assert.deepEqual(await standing(), ['childcare', 'ride'])
  await bram.post(invitation, { answer: 'needs', needs: ['ride', 'companion'], words: '' })
  assert.deepEqual(await standing(), ['childcare', 'ride', 'companion'])
  await bram.post(invitation, { answer: 'comes' })
  assert.deepEqual(await standing(), ['childcare'])
})

test('other own words are another question; taking the invitation back or closing the file ends what is open', async () => {
  const [person, date, later] = [await someone('Abel'), await aDate(), await aDate({ day: '2026-11-12' })]
  const invitation = await said(person, date, { answer: 'needs', needs: [], words: 'Mijn zus mee' })
  const need = await needOf(invitation, 'own_words')
  await bram.post(`${need}/uitkomst`, { outcome: 'arranged', words: 'Zij mag mee' })
  await bram.post(invitation, { answer: 'needs', needs: [], words: 'Mijn broer mee' })
  assert.match((await bram.get(need)).text, /Nodig: Mijn broer mee[^]*state--nobody/)
  await bram.post(`${invitation}/terugnemen`)
  assert.equal((await bram.post(`${need}/uitkomst`, { outcome: 'arranged', words: 'x' })).status, 409)
  const other = await said(person, later, { answer: 'needs', needs: ['ride'], words: '' })
  await sanne.post(`/nieuwkomers/${person}/sluiting`, { reason: 'done', note: '', closed_on: '2026-11-03' })
  assert.ok((await rows(other)).every(({ ended_at }) => ended_at !== null))
})

test('what the activity has already is shown as a possible answer', async () => {
  const [person, date] = await Promise.all([someone('Letay'), aDate({ provides: ['childcare'], interpreter_languages: 'Tigrinya' })])
  const invitation = await said(person, date, { answer: 'needs', needs: ['childcare', 'interpreter', 'ride'], words: '' })
  assert.match((await bram.get(await needOf(invitation))).text, /Bij deze activiteit is kinderopvang/)
  assert.match((await bram.get(await needOf(invitation, 'interpreter'))).text, /is een tolk: Tigrinya/)
  assert.doesNotMatch((await bram.get(await needOf(invitation, 'ride'))).text, /Bij deze activiteit is/)
})

test('PRIV-01 a need of somebody else\'s file is not found, and not seen on the date', async () => {
  const [person, date] = await Promise.all([someone('Nuru'), aDate()])
  const need = await needOf(await said(person, date, { answer: 'needs', needs: ['childcare'], words: '' }))
  const femke = await village.visit('femke')
  assert.equal((await femke.get(need)).status, 404)
  assert.equal((await femke.post(`${need}/oppakken`, { taker_id: me('femke'), due_on: '2026-11-05' })).status, 404)
  assert.doesNotMatch((await femke.get(date.path)).text, /Nuru/)
  const mine = await someone('Kidane', 'femke')
  const other = need.split('/nodig/')[1] ?? ''
  const own = await said(mine, date, { answer: 'needs', needs: ['ride'], words: '' }, femke)
  assert.equal((await femke.get(`${own}/nodig/${other}`)).status, 404)
})

test('PRIV-02 with a link the database shows the needs of its one invitation', async () => {
  const [one, two, date] = [await someone('Yonas'), await someone('Biniam'), await aDate()]
  const [mine] = [await said(one, date, { answer: 'needs', needs: ['ride'], words: '' }),
    await said(two, date, { answer: 'needs', needs: ['ride'], words: '' })]
  await village.as('ada', async (tx) => {
    assert.deepEqual(await tx.selectFrom('barrier').select('id').execute(), [])
    await admitInvitation(tx, { invitationId: mine?.split('/').at(-1) ?? '', activityId: date.activity })
    const seen = await tx.selectFrom('barrier').select('person_id').execute()
    assert.deepEqual(seen, [{ person_id: one }])
  })
})

test('Today asks the taker, and who has the file while nobody took it; nothing once it is arranged or over', async () => {
  const [person, date] = await Promise.all([someone('Mehret', 'femke'), aDate({ title: 'Soep eten' })])
  const femke = await village.visit('femke')
  const invitation = await said(person, date, { answer: 'needs', needs: ['ride'], words: '' }, femke)
  const need = await needOf(invitation, 'ride')
  const today = async (client: Client, whose = 'mine') => (await client.get(`/vandaag?soort=barrier&wie=${whose}`)).text
  assert.match(await today(femke), /Mehret Sharif[^]*vervoer nodig om te komen[^]*Soep eten\. Nog niemand regelt dit, uiterlijk 9 nov 2026/)
  assert.ok((await today(femke)).includes(need))
  assert.doesNotMatch(await today(sanne), /Mehret/)
  assert.match(await today(sanne, 'all'), /Mehret/)
  await femke.post(`${need}/oppakken`, { taker_id: me('sanne'), due_on: '2026-11-05' })
  assert.doesNotMatch(await today(femke), /Mehret/)
  assert.match(await today(sanne), /Mehret[^]*Sanne Dijkstra regelt dit, uiterlijk 5 nov 2026/)
  await on('2026-11-06', async () => assert.match(await today(await village.visit('sanne')), /Mehret[^]*1 dag te laat/))
  await femke.post(`${need}/uitkomst`, { outcome: 'arranged', words: 'Rijdt mee' })
  assert.doesNotMatch(await today(sanne), /Mehret/)
  await femke.post(`${need}/heropening`)
  await on('2026-11-10', async () => assert.match(await today(await village.visit('sanne')), /Mehret/))
  await on('2026-11-11', async () => assert.doesNotMatch(await today(await village.visit('sanne')), /Mehret/))
})
