import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Client, proofOf, type Sent } from '../../../test/client.ts'
import { assertRoleTable } from '../../../test/role-table.ts'
import { openVillage, type StaffName, type Village, villageNow } from '../../../test/village.ts'
import { admitInvitation } from '../../db/database.ts'
import { tidy } from '../../tidy.ts'
import { aTalkTable } from '../activities/examples.ts'
import { aNewcomer } from '../newcomers/examples.ts'
import { insertReply } from './queries/invitations.ts'
import { invitationRoutes } from './routes.ts'

let village: Village
let sanne: Client
let bram: Client

before(async () => {
  village = await openVillage()
  ;[sanne, bram] = await Promise.all([village.visit('sanne'), village.visit('bram')])
})
after(() => village.close())

const ask = async (text: string, values: unknown[] = []) => (await village.database.pool.query(text, values)).rows

async function aDate(fields: Sent = {}): Promise<{ path: string; id: string; open: string; activity: string }> {
  const added = await sanne.post('/activiteiten', aTalkTable(fields))
  const activity = added.location.split('/').at(-1) ?? ''
  const [{ id }] = await ask('select id from activity_date where activity_id = $1 order by day limit 1', [activity])
  return { id, activity, path: `/activiteiten/${activity}/data/${id}/mensen`, open: `/agenda/achtkarspelen/${id}` }
}

function someone(given_name: string, of: StaffName = 'bram'): Promise<string> {
  return village.as(of, (tx, actor) => aNewcomer({ tx, actor, now: villageNow }, { given_name, family_name: 'Sharif' }))
}

/** The page of the new invitation. */
async function invited(person: string, date: { id: string }, by = bram): Promise<string> {
  const done = await by.post(`/nieuwkomers/${person}/uitnodigingen`, { date_id: date.id })
  assert.equal(done.status, 303, done.text)
  return done.location
}

async function linkOf(page: string, by = bram): Promise<string> {
  return /http:\/\/127\.0\.0\.1:4280(\/antwoord\/[0-9a-f]{64})/.exec((await by.get(page)).text)?.[1] ?? ''
}

test('AZN-02 who may come where among the invitations', () => {
  assertRoleTable(invitationRoutes({ secret: '', origin: null }), `
    GET  /nieuwkomers/:person/uitnodigingen                                   coordinator case_worker
    POST /nieuwkomers/:person/uitnodigingen                                   coordinator case_worker
    POST /nieuwkomers/:person/agenda-gegeven                                  coordinator case_worker
    GET  /nieuwkomers/:person/uitnodigingen/:invitation                       coordinator case_worker
    POST /nieuwkomers/:person/uitnodigingen/:invitation                       coordinator case_worker
    POST /nieuwkomers/:person/uitnodigingen/:invitation/link                  coordinator case_worker
    POST /nieuwkomers/:person/uitnodigingen/:invitation/doorgeven             coordinator case_worker
    POST /nieuwkomers/:person/uitnodigingen/:invitation/terugnemen            coordinator case_worker
    POST /nieuwkomers/:person/aanmeldingen                                    coordinator case_worker
    GET  /nieuwkomers/:person/uitnodigingen/:invitation/nodig/:barrier             coordinator case_worker
    POST /nieuwkomers/:person/uitnodigingen/:invitation/nodig/:barrier/oppakken    coordinator case_worker
    POST /nieuwkomers/:person/uitnodigingen/:invitation/nodig/:barrier/uitkomst    coordinator case_worker
    POST /nieuwkomers/:person/uitnodigingen/:invitation/nodig/:barrier/heropening  coordinator case_worker
    GET  /activiteiten/:activity/data/:date/mensen                            coordinator case_worker
    GET  /activiteiten/:activity/data/:date/mensen/uitnodigen                 coordinator case_worker
    POST /activiteiten/:activity/data/:date/mensen/uitnodigen                 coordinator case_worker
    POST /activiteiten/:activity/data/:date/mensen/verteld/:seat              coordinator case_worker
    POST /activiteiten/:activity/data/:date/mensen/aanmeldingen/:signup/weg   coordinator case_worker
    GET  /uitnodigen                                                          coordinator case_worker
    POST /uitnodigen                                                          coordinator case_worker
    GET  /uitnodigen/contacten                                                coordinator case_worker
    GET  /uitnodigen/gedaan                                                   coordinator case_worker
    GET  /activiteiten/:activity/data/:date/mensen/aanwezig                   coordinator case_worker
    POST /activiteiten/:activity/data/:date/mensen/aanwezig                   coordinator case_worker
    GET  /activiteiten/:activity/data/:date/mensen/deur                       coordinator case_worker
    POST /activiteiten/:activity/data/:date/mensen/deur                       coordinator case_worker
    POST /activiteiten/:activity/data/:date/mensen/deur/sluiten               coordinator case_worker
    GET  /antwoord/:token                                                     everyone
    POST /antwoord/:token                                                     everyone
    POST /antwoord/:token/aanwezig                                            everyone
    GET  /deur/:token                                                         everyone
    POST /deur/:token/code                                                    everyone
    POST /deur/:token/gast                                                    everyone
    GET  /agenda/:municipality/:date/aanmelden                                everyone
    POST /agenda/:municipality/:date/aanmelden                                everyone
  `)
})

test('MS-08 a case worker invites somebody and writes down the answer in a tap; the last one stands', async () => {
  const [person, date] = await Promise.all([someone('Hiba'), aDate()])
  const page = await invited(person, date)
  assert.match((await bram.get(page)).text, /nog geen antwoord/)
  await bram.post(page, { answer: 'cannot' })
  await bram.post(page, { answer: 'comes' })
  assert.match((await bram.get(page)).text, /state--done[^]*?komt<\/span>/)
  assert.match((await bram.get(date.path)).text, /Er komt 1 persoon\.[^]*Hiba Sharif/)
  assert.match((await bram.get(`/nieuwkomers/${person}/uitnodigingen`)).text, /Praattafel Harkema/)
  assert.equal((await ask('select 1 from invitation_reply where person_id = $1', [person])).length, 2)
})

test('MS-11 whoever would come if something were arranged says what', async () => {
  const [person, date] = await Promise.all([someone('Selam'), aDate()])
  const page = await invited(person, date)
  const nothing = await bram.post(page, { answer: 'needs' })
  assert.equal(nothing.status, 422)
  assert.match(nothing.text, /Kies wat er nodig is, of schrijf het op/)
  await bram.post(page, { answer: 'needs', needs: ['childcare', 'companion'], words: 'Mijn zoon slaapt dan' })
  assert.match((await bram.get(date.path)).text, /kinderopvang, iemand die meegaat en Mijn zoon slaapt dan/)
  assert.match((await bram.get(date.path)).text, /Er komt nog niemand/)
})

test('never the same person twice, nobody of somebody else, and not to what is over or called off', async () => {
  const [person, stranger, date] = await Promise.all([someone('Rahwa'), someone('Nuru', 'femke'), aDate()])
  await invited(person, date)
  const twice = await bram.post(`/nieuwkomers/${person}/uitnodigingen`, { date_id: date.id })
  assert.equal(twice.status, 409)
  assert.match(twice.text, /al uitgenodigd/)
  assert.equal((await bram.post(`/nieuwkomers/${stranger}/uitnodigingen`, { date_id: date.id })).status, 404)
  assert.equal((await bram.post(`${date.path}/uitnodigen`, { people: [stranger] })).status, 404)
  const form = (await bram.get(`${date.path}/uitnodigen`)).text
  assert.doesNotMatch(form, /Rahwa|Nuru/)
  await sanne.post(date.path.replace('/mensen', '/afzeggen'), { reason: 'Ziek' })
  const other = await someone('Yonas')
  assert.match((await bram.post(`/nieuwkomers/${other}/uitnodigingen`, { date_id: date.id })).text, /gaat niet door/)
})

test('the link answers for one invitation, without a name and without account', async () => {
  const [person, date] = await Promise.all([someone('Bashir'), aDate({ is_public: '', capacity: '1' })])
  const page = await invited(person, date)
  const link = await linkOf(page)
  const phone = village.stranger()
  const shown = await phone.get(link)
  assert.equal(shown.status, 200)
  assert.match(shown.text, /U bent uitgenodigd[^]*Praattafel Harkema/)
  assert.doesNotMatch(shown.text, /Bashir|Sharif/)
  const said = await phone.post(link, { answer: 'needs', needs: 'ride', words: '' }, proofOf(shown))
  assert.equal(said.status, 303, said.text)
  assert.match((await phone.get(link)).text, /U komt als er dit is:[^]*vervoer/)
  assert.match((await bram.get(page)).text, /zelf gezegd met de link/)
  const [log] = await ask(`select person_ids, origin, account_id from audit_row where action = 'invitations.link.answer'`)
  assert.deepEqual(log.person_ids, [person])
  assert.match(log.origin, /^link /)
  assert.deepEqual(await ask('select 1 from invitation_link where token_hash = $1', [link.split('/')[2]]), [])
})

test('PRIV-02 with a link the database shows its one invitation and no person, and takes no answer to another', async () => {
  const [one, other, date] = await Promise.all([someone('Tsega'), someone('Winta'), aDate()])
  const [mine, theirs] = [await invited(one, date), await invited(other, date)].map((page) => page.split('/').at(-1) ?? '')
  const link = { invitationId: mine ?? '', activityId: date.activity }
  // Whoever has no scope, as a visitor has none.
  await village.as('ada', async (tx) => {
    await admitInvitation(tx, link)
    const seen = await tx.selectFrom('invitation').select('id').execute()
    assert.deepEqual(seen, [{ id: mine }])
    assert.deepEqual(await tx.selectFrom('person').select('id').execute(), [])
    assert.deepEqual(await tx.selectFrom('invitation_link').select('id').execute(), [])
  })
  const reply = (invitation_id: string, person_id: string) => village.as('ada', async (tx, actor) => {
    await admitInvitation(tx, link)
    await insertReply(tx, actor, {
      id: crypto.randomUUID(), invitation_id, person_id, answer: 'comes', words: '', at: villageNow, by_account: null,
    }, [])
  })
  await reply(mine ?? '', one)
  await assert.rejects(reply(theirs ?? '', other), /row-level security/)
})

test('a link ends: with a new one, with the invitation, after its day; and a guess opens nothing', async () => {
  const [person, date] = await Promise.all([someone('Dawit'), aDate()])
  const page = await invited(person, date)
  const phone = village.stranger()
  const status = async (link: string) => (await phone.get(link)).status
  const first = await linkOf(page)
  await bram.post(`${page}/link`)
  const second = await linkOf(page)
  assert.deepEqual([await status(first), await status(second), await status(`/antwoord/${'0'.repeat(64)}`)], [404, 200, 404])
  village.setNow(new Date('2026-11-11T09:00:00Z'))
  assert.equal(await status(second), 404)
  village.setNow(villageNow)
  await bram.post(`${page}/terugnemen`)
  assert.equal(await status(second), 404)
  assert.match((await bram.get(page)).text, /Deze uitnodiging is gestopt/)
  await invited(person, date)
  assert.equal(await status(await linkOf(page)), 200)
})

test('when it is full one waits, and moves up by itself when somebody gives their place up', async () => {
  const [first, second, date] = await Promise.all([someone('Abel'), someone('Biniam'), aDate({ capacity: '1' })])
  const [a, b] = [await invited(first, date), await invited(second, date)]
  await bram.post(a, { answer: 'comes' })
  await bram.post(b, { answer: 'comes' })
  assert.match((await bram.get(b)).text, /wachtlijst, plek 1/)
  assert.match((await bram.get(date.path)).text, /Alle plaatsen zijn bezet\. 1 persoon wacht/)
  await bram.post(a, { answer: 'cannot' })
  const moved = (await bram.get(date.path)).text
  assert.match(moved, /Er kwam een plaats vrij\. Vertel het:[^]*Biniam Sharif/)
  const told = /action="([^"]+\/verteld\/[^"]+)"/.exec(moved)?.[1] ?? ''
  await bram.post(told)
  assert.doesNotMatch((await bram.get(date.path)).text, /Er kwam een plaats vrij/)
  assert.match((await bram.get(b)).text, /state--done/)
})

async function signsUp(date: { open: string }, fields: Sent) {
  const client = village.stranger()
  const proof = proofOf(await client.get(`${date.open}/aanmelden`))
  return client.post(`${date.open}/aanmelden`, fields, proof)
}

test('anybody signs up unasked, once, and takes a place; a colleague takes them off again', async () => {
  const date = await aDate({ capacity: '2' })
  assert.equal((await signsUp(date, { name: 'Jan de Vries', phone: '06 11111111' })).status, 303)
  const again = await signsUp(date, { name: 'jan  de vries', phone: '0611111111' })
  assert.equal(again.status, 409)
  assert.match(again.text, /Deze naam staat al op de lijst/)
  assert.equal((await signsUp(date, { name: '' })).status, 422)
  await signsUp(date, { name: 'Tjitske' })
  assert.match((await village.stranger().get(`${date.open}/aanmelden`)).text, /Het is vol\. U komt op de wachtlijst/)
  const { text } = await bram.get(date.path)
  assert.match(text, /Er komen 2 mensen[^]*Jan de Vries/)
  assert.match(text, /Tjitske/)
  const jan = text.split('<li>').find((line) => line.includes('Jan de Vries')) ?? ''
  await bram.post(/action="([^"]+\/weg)"/.exec(jan)?.[1] ?? '')
  assert.match((await bram.get(date.path)).text, /Er komt 1 persoon/)
  assert.equal((await signsUp(date, { name: 'Jan de Vries', phone: '06 11111111' })).status, 303)
})

test('whoever was on a list before there was a file keeps the place, as an invitation in that file', async () => {
  const date = await aDate({ capacity: '2' })
  await signsUp(date, { name: 'Alem Sharief', phone: '06 00000071' })
  await signsUp(date, { name: 'Geertje Bos', phone: '' })
  const person = await someone('Alem')
  const page = (await bram.get(`/nieuwkomers/${person}/uitnodigingen`)).text
  assert.match(page, /Zonder dossier op een lijst[^]*Op de lijst als <bdi>Alem Sharief/)
  assert.doesNotMatch(page, /Geertje/)
  const [{ id: geertje }] = await ask(`select id from sign_up where name = 'Geertje Bos'`)
  assert.equal((await bram.post(`/nieuwkomers/${person}/aanmeldingen`, { sign_up: geertje })).status, 404)
  const [{ id, seat_id: seat }] = await ask(`select id, seat_id from sign_up where name = 'Alem Sharief'`)
  const joined = await bram.post(`/nieuwkomers/${person}/aanmeldingen`, { sign_up: id })
  assert.equal(joined.status, 303, joined.text)
  assert.match((await bram.get(joined.location)).text, /komt<\/span>[^]*zelf gezegd met de link/)
  const [place] = await ask('select released_at, i.person_id from seat s join invitation i on i.id = s.invitation_id '
    + 'where s.id = $1', [seat])
  assert.deepEqual(place, { released_at: null, person_id: person })
  assert.doesNotMatch((await bram.get(`/nieuwkomers/${person}/uitnodigingen`)).text, /Zonder dossier op een lijst/)
  assert.equal((await bram.post(`/nieuwkomers/${person}/aanmeldingen`, { sign_up: id })).status, 404)
})

test('a visitor signs up for nothing that is not public, and reads no name', async () => {
  const hidden = await aDate({ is_public: '' })
  assert.equal((await village.stranger().get(`${hidden.open}/aanmelden`)).status, 404)
  const seen = await village.as('ada', (tx) => tx.selectFrom('sign_up').selectAll().execute())
  assert.deepEqual(seen, [])
})

test('closing a file stops its invitations at once; opening it again starts none anew', async () => {
  const [person, date] = await Promise.all([someone('Mehret'), aDate({ capacity: '1' })])
  const page = await invited(person, date)
  const link = await linkOf(page)
  await bram.post(page, { answer: 'comes' })
  await sanne.post(`/nieuwkomers/${person}/sluiting`, { reason: 'done', note: '', closed_on: '2026-11-03' })
  assert.equal((await village.stranger().get(link)).status, 404)
  assert.match((await sanne.get(date.path)).text, /Er komt nog niemand/)
  assert.equal((await sanne.post(`/nieuwkomers/${person}/uitnodigingen`, { date_id: date.id })).status, 409)
  await sanne.post(`/nieuwkomers/${person}/heropening`, {})
  assert.equal((await village.stranger().get(link)).status, 404)
  assert.equal(await invited(person, date, sanne), page)
})

test('PRIV-01 a colleague sees how many come and not who they are when the files are not theirs', async () => {
  const [person, date] = await Promise.all([someone('Helen'), aDate()])
  await bram.post(await invited(person, date), { answer: 'comes' })
  const femke = await village.visit('femke')
  const { text } = await femke.get(date.path)
  assert.doesNotMatch(text, /Helen/)
  assert.match(text, /Er komt 1 persoon\.[^]*1 van hen hoort bij een collega/)
  assert.equal((await femke.get(`/nieuwkomers/${person}/uitnodigingen`)).status, 404)
})

test('MS-07 who came is a tap for each of the invited and a number for the others; it stands on their timeline', async () => {
  const [came, stayed, date] = await Promise.all([someone('Kidane'), someone('Letay'), aDate({ day: '2026-11-03' })])
  for (const person of [came, stayed]) await bram.post(await invited(person, date), { answer: 'comes' })
  assert.equal((await bram.post(`${date.path}/aanwezig`, { people: [came], guests: '12' })).status, 303)
  assert.match((await bram.get(date.path)).text, /Er waren 13 mensen/)
  const timeline = async (person: string) => (await bram.get(`/nieuwkomers/${person}/tijdlijn?soort=activities`)).text
  assert.match(await timeline(came), /Kwam: Praattafel Harkema/)
  assert.match(await timeline(came), /Uitgenodigd: Praattafel Harkema/)
  assert.match(await timeline(stayed), /Kwam niet: Praattafel Harkema/)
  await bram.post(`${date.path}/aanwezig`, { people: [came, stayed], guests: '12' })
  assert.match((await bram.get(date.path)).text, /Er waren 14 mensen/)
  assert.match(await timeline(stayed), /Kwam: Praattafel Harkema/)
  const femke = await village.visit('femke')
  assert.equal((await femke.post(`${date.path}/aanwezig`, { people: [came] })).status, 404)
})

test('MS-11 when few came of who was expected, the reason is asked; not before the day', async () => {
  const date = await aDate({ day: '2026-11-03' })
  for (const name of ['A', 'B', 'C', 'D']) await signsUp(date, { name })
  const low = await bram.post(`${date.path}/aanwezig`, { guests: '1' })
  assert.equal(low.status, 422)
  assert.match(low.text, /Er kwam minder dan de helft\. Schrijf op waarom/)
  assert.equal((await bram.post(`${date.path}/aanwezig`, { guests: '1', low_reason: 'Geen oppas' })).status, 303)
  assert.match((await bram.get(date.path)).text, /Er was 1 persoon\.<\/b> Geen oppas/)
  const later = await aDate({ day: '2026-11-04' })
  assert.equal((await bram.post(`${later.path}/aanwezig`, { guests: '1' })).status, 409)
  assert.doesNotMatch((await bram.get(later.path)).text, /Wie was er\?/)
})

test('names and numbers of who signed up go four weeks after the day', async () => {
  const date = await aDate()
  await signsUp(date, { name: 'Weg over vier weken' })
  const left = async () => (await ask('select 1 from sign_up where date_id = $1', [date.id])).length
  await tidy(village.database, new Date('2026-12-08T09:00:00Z'))
  assert.equal(await left(), 1)
  await tidy(village.database, new Date('2026-12-09T09:00:00Z'))
  assert.equal(await left(), 0)
})
