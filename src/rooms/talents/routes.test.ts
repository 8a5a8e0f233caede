import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Answered, Client, Sent } from '../../../test/client.ts'
import { assertRoleTable } from '../../../test/role-table.ts'
import { openVillage, type StaffName, type Village, villageNow } from '../../../test/village.ts'
import { admitCard, inMunicipality } from '../../db/database.ts'
import { tidy } from '../../tidy.ts'
import { aNewcomer } from '../newcomers/examples.ts'
import { aSignUp } from '../volunteers/examples.ts'
import { mayAct } from './access.ts'
import { anOffer, aRequest } from './examples.ts'
import { talentRoutes } from './routes.ts'

let village: Village
let sanne: Client
let bram: Client
let femke: Client
const board = '/bord/achtkarspelen'

before(async () => {
  village = await openVillage()
  ;[sanne, bram, femke] = await Promise.all([village.visit('sanne'), village.visit('bram'), village.visit('femke')])
})
after(() => village.close())

const ask = async (text: string, values: unknown[] = []) => (await village.database.pool.query(text, values)).rows

function someone(given_name: string, of: StaffName = 'bram'): Promise<string> {
  return village.as(of, (tx, actor) => aNewcomer({ tx, actor, now: villageNow },
    { given_name, family_name: 'Sharif', phone: '06 00000042' }))
}

/** The page of a new card of this newcomer. */
async function aCard(person: string, fields: Sent = {}, by = bram): Promise<string> {
  const added = await by.post(`/nieuwkomers/${person}/prikbord`, { ...aRequest({ is_public: 'on' }), ...fields })
  assert.equal(added.status, 303, added.text)
  return added.location
}

function proofOf({ headers, text }: Answered) {
  return {
    cookie: /__Host-bezoek=[^;]+/.exec(headers.get('set-cookie') ?? '')?.[0] ?? '',
    'x-csrf': /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? '',
  }
}

/** Puts a card up as a resident does; the answer with the address of their own card. */
async function resident(fields: Sent, from = `${board}/nieuw`): Promise<Answered> {
  const phone = village.stranger()
  return phone.post(`${board}/nieuw`, fields, proofOf(await phone.get(from)))
}

async function residentCard(fields: Sent = {}): Promise<{ page: string; own: string }> {
  const { location, text } = await resident({ ...anOffer(), ...fields })
  assert.match(location, /^\/bordkaart\/[0-9a-f]{64}$/, text)
  const [{ id }] = await ask('select id from board_card order by made_at desc, id desc limit 1')
  const [row] = await ask('select c.id from board_card c where c.title = $1', [fields['title'] ?? anOffer()['title']])
  return { page: `/prikbord/${row?.id ?? id}`, own: location }
}

const idOf = (page: string) => page.split('/').at(-1) ?? ''

test('AZN-02 who may come where on the board', () => {
  assertRoleTable(talentRoutes({ secret: '', origin: null }), `
    GET  /prikbord                                coordinator case_worker
    GET  /prikbord/cijfers                        coordinator
    GET  /prikbord/:card                          coordinator case_worker
    POST /prikbord/:card/koppeling                coordinator case_worker
    POST /prikbord/:card/klaar                    coordinator case_worker
    POST /prikbord/:card/los                      coordinator case_worker
    POST /prikbord/:card/einde                    coordinator case_worker
    POST /prikbord/:card/openbaar                 coordinator case_worker
    POST /prikbord/:card/link                     coordinator case_worker
    GET  /nieuwkomers/:person/prikbord            coordinator case_worker
    GET  /nieuwkomers/:person/prikbord/nieuw      coordinator case_worker
    POST /nieuwkomers/:person/prikbord            coordinator case_worker
    GET  /bord/:municipality                      everyone
    GET  /bord/:municipality/nieuw                everyone
    POST /bord/:municipality/nieuw                everyone
    GET  /bordkaart/:token                        everyone
    POST /bordkaart/:token/klaar                  everyone
    POST /bordkaart/:token/einde                  everyone
  `)
})

test('a card of a newcomer is for who works with their file, one of a resident for each who brings people together', () => {
  const [worker, officer] = [village.actor('bram'), village.actor('pim')]
  assert.equal(mayAct(worker, { isNewcomers: true, personId: 'amal' }), true)
  assert.equal(mayAct(worker, { isNewcomers: true, personId: null }), false)
  assert.equal(mayAct(worker, { isNewcomers: false, personId: null }), true)
  assert.equal(mayAct(officer, { isNewcomers: false, personId: null }), false)
})

test('AK-09 a newcomer asks and offers in the file, and the public board shows what and where and no name', async () => {
  const person = await someone('Amina')
  await aCard(person, { title: 'Tolk bij het consult', words: 'Zij is zwanger' })
  await aCard(person, { side: 'offered', kind: 'skill', title: 'Ik leer je brood bakken', setting: '', languages: [] })
  const own = (await bram.get(`/nieuwkomers/${person}/prikbord`)).text
  assert.match(own, /Tolk bij het consult[^]*gevraagd|gevraagd[^]*Tolk bij het consult/)
  assert.match(own, /Ik leer je brood bakken/)
  const seen = (await village.stranger().get(board)).text
  assert.match(seen, /Tolk bij het consult[^]*Een tolk \(huisarts\)[^]*Harkema[^]*Arabisch/)
  assert.doesNotMatch(seen, /Amina|Sharif|zwanger|Bram/)
})

test('INP-01 an interpreter needs languages and a place, and nothing typed is lost', async () => {
  const person = await someone('Dawit')
  const wrong = await bram.post(`/nieuwkomers/${person}/prikbord`, { ...aRequest({ title: 'Tolk op school' }), languages: [], setting: '' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Kies tussen welke talen/)
  assert.match(wrong.text, /value="Tolk op school"/)
  const nameless = await resident({ ...anOffer({ title: 'Mijn oude fiets' }), name: '', phone: '', agreed: '' })
  assert.equal(nameless.status, 422)
  assert.match(nameless.text, /Vul een telefoonnummer of een mailadres in/)
  assert.match(nameless.text, /Mijn oude fiets/)
})

test('a resident joins by a page, is no volunteer, and is public only once a colleague has read the card', async () => {
  const { page, own } = await residentCard({ title: 'Twee stoelen gratis', kind: 'furniture', languages: [] })
  assert.match((await village.stranger().get(own)).text, /Twee stoelen gratis[^]*Wij zoeken iemand/)
  assert.doesNotMatch((await village.stranger().get(board)).text, /Twee stoelen/)
  await femke.post(`${page}/openbaar`, { is_public: 'on' })
  const seen = (await village.stranger().get(board)).text
  assert.match(seen, /Twee stoelen/)
  assert.doesNotMatch(seen, /Samira|00000041/)
  assert.deepEqual(await ask(`select 1 from volunteer`), [])
})

test('MS-07 for a request what fits is listed with its reasons; who answered the card comes first', async () => {
  const person = await someone('Rima')
  const page = await aCard(person, { title: 'Brief van de Belastingdienst', kind: 'letters', setting: '', languages: ['Arabisch'] })
  await residentCard({ title: 'Brieven uit Harkema', kind: 'letters', languages: ['Nederlands'] })
  await residentCard({ title: 'Een heel ander ding', kind: 'bicycle', languages: [] })
  const form = await village.stranger().get(`${board}/nieuw?bij=${idOf(page)}`)
  assert.match(form.text, /U reageert op:[^]*Brief van de Belastingdienst/)
  await resident({ ...anOffer({ title: 'Ik kom bij u langs', kind: 'letters' }), answers: idOf(page) }, `${board}/nieuw?bij=${idOf(page)}`)
  const { text } = await bram.get(page)
  assert.match(text, /Ik kom bij u langs[^]*reageerde op deze kaart[^]*woont in hetzelfde dorp[^]*spreekt dezelfde taal[^]*Brieven uit Harkema/)
  assert.doesNotMatch(text, /heel ander ding/)
})

test('MS-07 for a request volunteers stand beside it who like to do it and speak the language, those of the village first', async () => {
  const villages = await ask(`select id, name from village where name in ('Harkema', 'Drogeham') order by name`)
  const write = async (name: string, fields: Sent) => {
    const { location } = await sanne.post('/vrijwilligers', { ...aSignUp({ name }), ...fields })
    await sanne.post(`${location}/telefoon`, { outcome: 'joins' })
  }
  await write('Vera Ver', { likes: 'interpret', languages: 'Arabisch', village_id: villages[0].id })
  await write('Dirk Dichtbij', { likes: 'interpret', languages: 'Arabisch', village_id: villages[1].id })
  await write('Theo Turks', { likes: 'interpret', languages: 'Turks' })
  await write('Bas Bakker', { likes: 'meals', languages: 'Arabisch' })
  const { text } = await bram.get(await aCard(await someone('Amal'), { title: 'Tolk gezocht' }))
  assert.match(text, /Vrijwilligers die dit graag doen[^]*Dirk Dichtbij[^]*Vera Ver/)
  assert.doesNotMatch(text, /Theo Turks|Bas Bakker/)
  await ask('truncate volunteer cascade')
})

test('MS-07 a person brings two together after both agreed; the two know one another from then on, by their links', async () => {
  const person = await someone('Selam')
  const page = await aCard(person, { title: 'Wie gaat mee naar de gemeente', kind: 'go_along', setting: '', languages: [] })
  const offer = await residentCard({ title: 'Ik ga mee', kind: 'go_along', languages: [], name: 'Klaas Terpstra', phone: '06 00000043' })
  const own = /http:\/\/127\.0\.0\.1:4280(\/bordkaart\/[0-9a-f]{64})/.exec((await bram.get(page)).text)?.[1] ?? ''
  const phone = village.stranger()
  assert.doesNotMatch((await phone.get(own)).text, /Klaas|00000043|Selam/)
  const hasty = await bram.post(`${page}/koppeling`, { other_id: idOf(offer.page) })
  assert.equal(hasty.status, 422)
  assert.match(hasty.text, /Vraag het eerst aan beide mensen/)
  assert.equal((await bram.post(`${page}/koppeling`, { other_id: idOf(offer.page), both_agree: 'on' })).status, 303)
  assert.match((await phone.get(own)).text, /Klaas Terpstra[^]*06 00000043/)
  const theirs = (await phone.get(offer.own)).text
  assert.match(theirs, /Selam[^]*06 00000042/)
  assert.doesNotMatch(theirs, /Sharif/)
  // Both cards have left the board, and neither can be taken twice.
  assert.doesNotMatch((await village.stranger().get(board)).text, /Wie gaat mee naar de gemeente/)
  assert.equal((await bram.post(`${page}/koppeling`, { other_id: idOf(offer.page), both_agree: 'on' })).status, 409)
  const done = await phone.post(`${own}/klaar`, {}, proofOf(await phone.get(own)))
  assert.equal(done.status, 303, done.text)
  assert.match((await phone.get(offer.own)).text, /dit is klaar/)
  assert.match((await bram.get(page)).text, /state--done/)
  const [log] = await ask(`select object_id, origin from audit_row where action = 'talents.link.done'`)
  assert.equal(log.object_id, idOf(page))
  assert.match(log.origin, /^link /)
})

test('what did not work out opens both cards again, and the two no longer read one another', async () => {
  const person = await someone('Yonas')
  const page = await aCard(person, { title: 'Samen wandelen', kind: 'company', setting: '', languages: [] })
  const offer = await residentCard({ title: 'Wandelen met mij', kind: 'company', languages: [] })
  await bram.post(`${page}/koppeling`, { other_id: idOf(offer.page), both_agree: 'on' })
  assert.equal((await bram.post(`${page}/einde`, { reason: 'withdrawn' })).status, 409)
  assert.equal((await bram.post(`${page}/los`)).status, 303)
  const theirs = (await village.stranger().get(offer.own)).text
  assert.match(theirs, /Wij zoeken iemand/)
  assert.doesNotMatch(theirs, /Yonas|00000042/)
  assert.match((await bram.get(page)).text, /Wandelen met mij/)
})

test('PRIV-01 who does not work with a newcomer sees the card without a name, and does nothing with it', async () => {
  const [mine, theirs] = [await someone('Hiba'), await someone('Nuru', 'femke')]
  const page = await aCard(theirs, { title: 'Tolk op het spreekuur', words: 'Alleen voor Femke' }, femke)
  const { text } = await bram.get(page)
  assert.match(text, /van een nieuwkomer bij een collega/)
  assert.doesNotMatch(text, /Nuru|Alleen voor Femke|bordkaart/)
  const offer = await aCard(mine, { side: 'offered', title: 'Ik tolk ook', setting: '' })
  for (const act of ['klaar', 'los', 'openbaar']) assert.equal((await bram.post(`${page}/${act}`)).status, 404)
  assert.equal((await bram.post(`${page}/einde`, { reason: 'withdrawn' })).status, 404)
  assert.equal((await bram.post(`${offer}/koppeling`, { other_id: idOf(page), both_agree: 'on' })).status, 404)
  assert.equal((await sanne.post(`${offer}/koppeling`, { other_id: idOf(page), both_agree: 'on' })).status, 303)
  assert.equal((await bram.get(`/nieuwkomers/${theirs}/prikbord`)).status, 404)
  assert.doesNotMatch((await bram.get('/prikbord?stand=matched')).text, /Nuru/)
})

test('PRIV-03 of somebody with a protected address no card is public and no number is passed on', async () => {
  const person = await someone('Amira')
  await ask('update person set address_protected = true where id = $1', [person])
  const page = await aCard(person, { title: 'Wie leest mee', kind: 'letters', setting: '', languages: [] })
  assert.match((await bram.get(page)).text, /Te zien voor<\/dt><dd>collega’s/)
  assert.equal((await bram.post(`${page}/openbaar`, { is_public: 'on' })).status, 409)
  const offer = await residentCard({ title: 'Ik lees brieven mee', kind: 'letters', languages: [] })
  await bram.post(`${page}/koppeling`, { other_id: idOf(offer.page), both_agree: 'on' })
  const theirs = (await village.stranger().get(offer.own)).text
  assert.match(theirs, /Amira/)
  assert.doesNotMatch(theirs, /00000042/)
})

test('PRIV-02 a link shows its own card and the other of its match, and no newcomer, resident or other card', async () => {
  const person = await someone('Tsega')
  const page = await aCard(person, { title: 'Niet openbaar', is_public: '' })
  const other = await aCard(person, { title: 'Ook niet openbaar', is_public: '' })
  await residentCard({ title: 'Van iemand anders' })
  await village.as('ada', async (tx) => {
    await admitCard(tx, idOf(page))
    const hidden = await tx.selectFrom('board_card').select('id').where('is_public', '=', false).execute()
    assert.deepEqual(hidden, [{ id: idOf(page) }])
    for (const table of ['card_person', 'card_resident', 'match_contact', 'card_link'] as const) {
      assert.deepEqual(await tx.selectFrom(table).selectAll().execute(), [], table)
    }
  })
  const end = (card_id: string) => village.as('ada', async (tx, { municipalityId: municipality_id }) => {
    await admitCard(tx, idOf(page))
    await tx.insertInto('card_end').values({ municipality_id, card_id, at: villageNow, reason: 'withdrawn', by_account: null })
      .execute()
  })
  await end(idOf(page))
  await assert.rejects(end(idOf(other)), /row-level security/)
  const figures = { ...village.actor('pim'), scope: 'figures' as const }
  for (const table of ['board_card', 'card_person', 'card_resident', 'card_match', 'match_contact'] as const) {
    await assert.rejects(inMunicipality(village.database, figures, (tx) => tx.selectFrom(table).selectAll().execute()),
      /permission denied/)
  }
})

test('a guess opens nothing, and a card that was taken away shows nothing any more', async () => {
  const { page, own: lost } = await residentCard({ title: 'Weer weg' })
  const phone = village.stranger()
  await femke.post(`${page}/link`)
  assert.equal((await phone.get(lost)).status, 404)
  const own = /http:\/\/127\.0\.0\.1:4280(\/bordkaart\/[0-9a-f]{64})/.exec((await femke.get(page)).text)?.[1] ?? ''
  assert.equal((await phone.get(`/bordkaart/${'0'.repeat(64)}`)).status, 404)
  assert.equal((await phone.post(`${own}/klaar`, {}, proofOf(await phone.get(own)))).status, 409)
  await phone.post(`${own}/einde`, {}, proofOf(await phone.get(own)))
  assert.equal((await phone.get(own)).status, 404)
})

test('closing a file takes its cards off the board and frees who it was matched with', async () => {
  const person = await someone('Mehret')
  const [open, matched] = [await aCard(person, { title: 'Blijft open staan' }), await aCard(person, { title: 'Was al gevonden' })]
  const offer = await residentCard({ title: 'Ik zou tolken' })
  await bram.post(`${matched}/koppeling`, { other_id: idOf(offer.page), both_agree: 'on' })
  await sanne.post(`/nieuwkomers/${person}/sluiting`, { reason: 'done', note: '', closed_on: '2026-11-03' })
  for (const page of [open, matched]) assert.match((await sanne.get(page)).text, /van het bord/)
  assert.match((await village.stranger().get(offer.own)).text, /Wij zoeken iemand/)
  assert.equal((await sanne.post(`/nieuwkomers/${person}/prikbord`, aRequest())).status, 409)
})

test('AK-09 counts per village, interpreters arranged and missing, and who both asked and offered', async () => {
  await ask('truncate board_card cascade')
  const [both, asks] = [await someone('Beide'), await someone('Vraagt')]
  const drogeham = { village_id: (await ask(`select id from village where name = 'Drogeham'`))[0].id }
  const first = await aCard(both, { title: 'Een', needed_on: '2026-11-05' })
  await aCard(both, { side: 'offered', kind: 'skill', title: 'Twee', setting: '', languages: [], ...drogeham })
  const third = await aCard(asks, { title: 'Drie', setting: 'school' })
  const offer = await residentCard({ title: 'Vier' })
  await bram.post(`${first}/koppeling`, { other_id: idOf(offer.page), both_agree: 'on' })
  await bram.post(`${first}/klaar`)
  await bram.post(`${third}/einde`, { reason: 'not_found' })
  const { text } = await sanne.get('/prikbord/cijfers')
  const numbers = (row: string) => [...(new RegExp(`<bdi>${row}</bdi>|>${row}</th>`).exec(text)
    ? text.slice(text.search(new RegExp(`(<bdi>)?${row}(</bdi>)?</th>`))).split('</tr>')[0] ?? '' : '')
    .matchAll(/>(\d+)<\/td>/g)].map(([, number]) => Number(number))
  assert.deepEqual(numbers('Drogeham'), [0, 1, 0, 0])
  assert.deepEqual(numbers('Harkema'), [2, 1, 2, 2])
  assert.deepEqual(numbers('huisarts'), [1, 1, 0])
  assert.deepEqual(numbers('school'), [1, 0, 1])
  assert.match(text, /<strong class="figure-number">1 van 2<\/strong> nieuwkomers met een kaart/)
  assert.match(text, /Voor <strong class="figure-number">1 van 2<\/strong> vragen om een tolk/)
})

test('an interpreter that is missing within the week stands in Today of who may do something about it', async () => {
  await ask('truncate board_card cascade')
  const person = await someone('Kidane')
  await aCard(person, { title: 'Tolk deze week', needed_on: '2026-11-09' })
  await aCard(person, { title: 'Tolk later', needed_on: '2026-11-10' })
  const line = /Voor 1 afspraak van de komende week ontbreekt een tolk/
  assert.match((await bram.get('/vandaag')).text, line)
  assert.match((await sanne.get('/vandaag')).text, line)
  assert.doesNotMatch((await femke.get('/vandaag')).text, /ontbreekt een tolk/)
})

test('the name and number of a resident go three months after the card was done, ended or left the board', async () => {
  await ask('truncate board_card cascade')
  const person = await someone('Letay')
  const page = await aCard(person, { title: 'Fiets gezocht', kind: 'bicycle', setting: '', languages: [] })
  const [done, stays] = [
    await residentCard({ title: 'Fiets over', kind: 'bicycle', languages: [] }), await residentCard({ title: 'Blijft hangen' }),
  ]
  await bram.post(`${page}/koppeling`, { other_id: idOf(done.page), both_agree: 'on' })
  await bram.post(`${page}/klaar`)
  const left = async () => [
    ...(await ask('select card_id from card_resident')).map(({ card_id }) => card_id),
    (await ask('select 1 from match_contact')).length,
  ]
  await tidy(village.database, new Date('2027-02-03T09:00:00Z'))
  assert.equal((await left()).length, 3)
  await tidy(village.database, new Date('2027-02-04T09:00:00Z'))
  assert.deepEqual(await left(), [idOf(stays.page), 0])
  await tidy(village.database, new Date('2028-02-04T09:00:00Z'))
  assert.deepEqual(await left(), [0])
})
