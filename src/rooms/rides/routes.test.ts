import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Client, proofOf, type Sent } from '../../../test/client.ts'
import { assertRoleTable } from '../../../test/role-table.ts'
import { openVillage, type StaffName, type Village, villageNow } from '../../../test/village.ts'
import { admitRide, inMunicipality, type Tx } from '../../db/database.ts'
import { tidy } from '../../tidy.ts'
import { nobodyIn } from '../accounts/rules/actors.ts'
import { aTalkTable } from '../activities/examples.ts'
import { aNewcomer } from '../newcomers/examples.ts'
import { territoryId } from '../territory/install.ts'
import { ridesRoutes } from './routes.ts'
import { estimated } from './routing.ts'

let village: Village
let sanne: Client
let bram: Client
let femke: Client

before(async () => {
  village = await openVillage()
  ;[sanne, bram, femke] = await Promise.all([village.visit('sanne'), village.visit('bram'), village.visit('femke')])
})
after(() => village.close())

const ask = async (text: string, values: unknown[] = []) => (await village.database.pool.query(text, values)).rows
const at = (name: string) => territoryId('achtkarspelen', 'village', name)

interface ADate {
  readonly id: string
  readonly activity: string
  readonly path: string
}

/** In Harkema, on Tuesday 10 November at ten. */
async function aDate(fields: Sent = {}): Promise<ADate> {
  const added = await sanne.post('/activiteiten', aTalkTable(fields))
  const activity = added.location.split('/').at(-1) ?? ''
  const [{ id }] = await ask('select id from activity_date where activity_id = $1', [activity])
  return { id, activity, path: `/activiteiten/${activity}/data/${id}/vervoer` }
}

/** Invited to that date, with the answer that they would come with a ride; `needs` empty: comes. */
async function guest(date: ADate, given_name: string, { from = 'Twijzel', of = 'bram', needs = 'ride' }: { from?: string; of?: StaffName; needs?: string } = {}) {
  const person = await village.as(of, (tx, actor) =>
    aNewcomer({ tx, actor, now: villageNow }, { given_name, family_name: 'Sharif', village_id: at(from) }))
  const by = of === 'bram' ? bram : femke
  const done = await by.post(`/nieuwkomers/${person}/uitnodigingen`, { date_id: date.id })
  await by.post(done.location, needs ? { answer: 'needs', needs } : { answer: 'comes' })
  return person
}

const driver = (fields: Sent = {}): Sent => ({
  means: 'driver', seats: '2', village_id: at('Buitenpost'), driver_name: 'Jan', driver_phone: '06 11111111', note: '', ...fields,
})

async function offered(date: ADate, fields: Sent = {}): Promise<string> {
  const done = await bram.post(date.path, driver(fields))
  assert.equal(done.status, 303, done.text)
  const { driver_name: name } = driver(fields)
  return (await ask('select id from ride_offer where date_id = $1 and driver_name = $2', [date.id, name]))[0].id
}

const agree = (date: ADate, person: string, offer_id: string, by = bram) =>
  by.post(`${date.path}/mensen/${person}`, { offer_id, place: 'Bij de kerk', at: '09:30' })

async function linkOf(page: string, kind: 'rijden' | 'meerijden', by = bram): Promise<string> {
  await by.post(`${page}/link`)
  return new RegExp(`http://127\\.0\\.0\\.1:4280(/${kind}/[0-9a-f]{64})`).exec((await by.get(page)).text)?.[1] ?? ''
}

test('AZN-02 who may come where among the rides', () => {
  assertRoleTable(ridesRoutes({ secret: '', origin: null, routing: estimated }), `
    GET  /activiteiten/:activity/data/:date/vervoer                          coordinator case_worker
    POST /activiteiten/:activity/data/:date/vervoer                          coordinator case_worker
    GET  /activiteiten/:activity/data/:date/vervoer/nieuw                    coordinator case_worker
    GET  /activiteiten/:activity/data/:date/vervoer/aanbod/:offer            coordinator case_worker
    POST /activiteiten/:activity/data/:date/vervoer/aanbod/:offer/link       coordinator case_worker
    POST /activiteiten/:activity/data/:date/vervoer/aanbod/:offer/stoppen    coordinator case_worker
    GET  /activiteiten/:activity/data/:date/vervoer/mensen/:person           coordinator case_worker
    POST /activiteiten/:activity/data/:date/vervoer/mensen/:person           coordinator case_worker
    GET  /activiteiten/:activity/data/:date/vervoer/ritten/:ride             coordinator case_worker
    POST /activiteiten/:activity/data/:date/vervoer/ritten/:ride/link        coordinator case_worker
    POST /activiteiten/:activity/data/:date/vervoer/ritten/:ride/stoppen     coordinator case_worker
    GET  /rijden/:token                                                      everyone
    POST /rijden/:token/afzeggen                                             everyone
    GET  /meerijden/:token                                                   everyone
  `)
})

test('initiative 1: a need for a ride is an asked seat, and the proposal says what it costs the driver', async () => {
  const date = await aDate()
  await Promise.all([guest(date, 'Hiba'), guest(date, 'Selam', { needs: '' }), guest(date, 'Yonas', { needs: 'childcare' })])
  await offered(date)
  const { text } = await bram.get(date.path)
  // By hand: Buitenpost - Twijzel 4.28 km, Twijzel - Harkema 6.15, Buitenpost - Harkema 7.71 as the crow flies;
  // (4.28 + 6.15 - 7.71) x 1.3 is 3.5 km round, and Twijzel - Harkema is 8.0.
  assert.match(text, /Hiba Sharif[^]*?Twijzel<\/bdi> · 8 km fietsen[^]*?Voorstel: Jan uit Buitenpost<\/b><\/p><p>4 km om · 2 van 2 plaatsen vrij/)
  assert.equal((text.match(/Voorstel:/g) ?? []).length, 1)
  assert.equal((text.match(/vraagt een plaats/g) ?? []).length, 1)
  assert.match(text, /geschat: hemelsbreed maal 1,3/)
})

test('a person decides: an agreed ride keeps its seat, and the others are proposed around it', async () => {
  const date = await aDate()
  const [far, near] = [await guest(date, 'Verweg'), await guest(date, 'Opweg', { from: 'Buitenpost' })]
  const offer = await offered(date, { seats: '1' })
  assert.match((await bram.get(date.path)).text, /Opweg Sharif[^]*ligt op de weg[^]*Verweg Sharif[^]*Voor een ander is de omweg kleiner/)
  assert.equal((await agree(date, far, offer)).status, 303)
  const { text } = await bram.get(date.path)
  assert.match(text, /Opweg Sharif[^]*Alle plaatsen zijn bezet[^]*Afgesproken[^]*Verweg Sharif[^]*09:30[^]*Bij de kerk/)
  const full = await agree(date, near, offer)
  assert.equal(full.status, 422)
  assert.match(full.text, /geen plaats meer vrij[^]*Bij de kerk/)
  const other = await offered(date, { driver_name: 'Mia' })
  assert.match((await agree(date, far, other)).text, /rijdt al met iemand mee/)
})

test('a driver sees first name, place and time of own passengers by the link, and nobody else', async () => {
  const date = await aDate({ is_public: '' })
  const [hiba, selam] = [await guest(date, 'Hiba'), await guest(date, 'Selam')]
  const [jan, mia] = [await offered(date), await offered(date, { driver_name: 'Mia', driver_phone: '06 22222222' })]
  await agree(date, hiba, jan)
  await agree(date, selam, mia)
  const link = await linkOf(`${date.path}/aanbod/${jan}`, 'rijden')
  const { text } = await village.stranger().get(link)
  assert.match(text, /Hiba[^]*09:30[^]*Bij de kerk/)
  assert.doesNotMatch(text, /Sharif|Selam|Mia|06 22222222/)
  assert.equal((await village.stranger().get(link.replace('rijden', 'meerijden'))).status, 404)
})

test('who rides along sees the driver, place and time by the link, and nobody else in the car', async () => {
  const date = await aDate()
  const [hiba, selam] = [await guest(date, 'Hiba'), await guest(date, 'Selam')]
  const jan = await offered(date)
  const ride = (await agree(date, hiba, jan)).location
  await agree(date, selam, jan)
  const link = await linkOf(ride, 'meerijden')
  const { text } = await village.stranger().get(link)
  assert.match(text, /U rijdt mee met Jan[^]*09:30[^]*Bij de kerk[^]*06 11111111/)
  assert.doesNotMatch(text, /Hiba|Selam|Sharif/)
  await bram.post(`${ride}/stoppen`)
  const after_ = (await village.stranger().get(link)).text
  assert.match(after_, /Deze rit gaat niet door/)
  assert.doesNotMatch(after_, /Jan|06 11111111|Bij de kerk/)
  assert.match((await bram.get(date.path)).text, /Hiba Sharif[^]*Voorstel: Jan/)
})

test('a driver who cannot after all says so in a tap, and who rode along asks for a seat again', async () => {
  const date = await aDate()
  const hiba = await guest(date, 'Hiba')
  const jan = await offered(date)
  const ride = (await agree(date, hiba, jan)).location
  const [drives, along] = [await linkOf(`${date.path}/aanbod/${jan}`, 'rijden'), await linkOf(ride, 'meerijden')]
  const phone = village.stranger()
  const tap = await phone.post(`${drives}/afzeggen`, {}, proofOf(await phone.get(drives)))
  assert.equal(tap.status, 303)
  assert.match((await phone.get(drives)).text, /U rijdt niet\./)
  assert.match((await phone.get(along)).text, /Deze rit gaat niet door/)
  assert.match((await bram.get(date.path)).text, /Hiba Sharif[^]*vraagt een plaats/)
  const mia = await offered(date, { driver_name: 'Mia' })
  assert.equal((await agree(date, hiba, mia)).status, 303)
  const [log] = await ask(`select origin from audit_row where action = 'rides.driver.stop' and object_id = $1`, [jan])
  assert.match(log.origin, /^link /)
})

test('a colleague counts seats of people whose files are not theirs, without a name', async () => {
  const date = await aDate()
  const hiba = await guest(date, 'Hiba', { of: 'femke' })
  const jan = await offered(date)
  await agree(date, hiba, jan, femke)
  const { text } = await bram.get(`${date.path}/aanbod/${jan}`)
  assert.match(text, /1 van 2 plaatsen vrij[^]*Er rijdt nog 1 persoon van een collega mee/)
  assert.doesNotMatch(text, /Hiba/)
  assert.doesNotMatch((await bram.get(date.path)).text, /Hiba/)
  assert.match((await sanne.get(`${date.path}/aanbod/${jan}`)).text, /Hiba/)
})

test('PRIV-01 nobody agrees a ride for a stranger, for who is not invited, or on another date', async () => {
  const [date, other] = [await aDate(), await aDate()]
  const stranger = await guest(date, 'Nuru', { of: 'femke' })
  const uninvited = await village.as('bram', (tx, actor) => aNewcomer({ tx, actor, now: villageNow }))
  const mine = await guest(date, 'Rahwa')
  const [here, elsewhere] = [await offered(date), await offered(other)]
  for (const [person, offer] of [[stranger, here], [uninvited, here], [mine, elsewhere]] as const) {
    assert.equal((await agree(date, person, offer)).status, 404)
  }
  const ride = (await agree(date, stranger, here, femke)).location
  for (const path of ['', '/link', '/stoppen']) {
    assert.equal((path ? await bram.post(ride + path) : await bram.get(ride)).status, 404)
  }
  assert.equal((await bram.get(`${other.path}/aanbod/${here}`)).status, 404)
})

test('what an offer needs is said at its field; a bus needs a word and no seats', async () => {
  const date = await aDate()
  const wrong = await bram.post(date.path, { means: 'driver', seats: '', village_id: '', driver_name: '', driver_phone: '06 33', note: 'Mijn tekst' })
  assert.equal(wrong.status, 422)
  for (const field of ['seats', 'village_id', 'driver_name']) assert.match(wrong.text, new RegExp(`v-${field}-fout`))
  assert.match(wrong.text, /Mijn tekst/)
  assert.match((await bram.post(date.path, { means: 'bus' })).text, /v-note-fout/)
  assert.equal((await bram.post(date.path, { means: 'bus', note: 'Bus 62 stopt om 9.40 uur bij de kerk' })).status, 303)
  assert.match((await bram.get(date.path)).text, /De bus[^]*Bus 62 stopt/)
})

test('a place without coordinates is said to be unknown, and a moved village counts at once', async () => {
  const date = await aDate({ village_id: at('Harkema') })
  await guest(date, 'Tsega', { from: 'Stroobos' })
  await offered(date)
  await sanne.post(`/instellingen/gebied/dorpen/${at('Stroobos')}`, { name: 'Stroobos', coordinates: '' })
  assert.match((await bram.get(date.path)).text, /Tsega Sharif[^]*We weten niet hoe ver het is/)
  await sanne.post(`/instellingen/gebied/dorpen/${at('Stroobos')}`, { name: 'Stroobos', coordinates: '53.183, 6.133' })
  assert.match((await bram.get(date.path)).text, /Tsega Sharif[^]*minder dan 1 km/)
})

test('closing a file ends its rides and gives the seat back, and four weeks after the day all goes', async () => {
  const date = await aDate()
  const hiba = await guest(date, 'Bashir')
  const jan = await offered(date)
  const ride = (await agree(date, hiba, jan)).location
  const link = await linkOf(ride, 'meerijden')
  await bram.post(`/nieuwkomers/${hiba}/sluiting`, { reason: 'done', closed_on: '2026-11-03' })
  assert.match((await village.stranger().get(link)).text, /Deze rit gaat niet door/)
  assert.match((await sanne.get(date.path)).text, /2 van 2 plaatsen vrij/)
  const left = async () => (await ask('select 1 from ride_offer where id = $1 union all select 1 from ride where offer_id = $1', [jan])).length
  await tidy(village.database, new Date('2026-12-08T09:00:00Z'))
  assert.equal(await left(), 2)
  await tidy(village.database, new Date('2026-12-09T09:00:00Z'))
  assert.equal(await left(), 0)
})

test('PRIV-02 in the database a link reaches its own ride and no other, and a driver stops own offer only', async () => {
  const date = await aDate({ is_public: '' })
  const [hiba, selam] = [await guest(date, 'Hiba'), await guest(date, 'Selam')]
  const [jan, mia] = [await offered(date), await offered(date, { driver_name: 'Mia' })]
  const [mine, theirs] = [(await agree(date, hiba, jan)).location, (await agree(date, selam, jan)).location]
    .map((location) => location.split('/').at(-1) ?? '')
  const ids = async (tx: Tx, table: 'ride' | 'ride_offer') => new Set((await tx.selectFrom(table).select('id').execute()).map(({ id }) => id))
  await asGuest(async (tx) => {
    await admitRide(tx, { activityId: date.activity, offerId: jan, rideId: null })
    assert.deepEqual([await ids(tx, 'ride'), await ids(tx, 'ride_offer')], [new Set([mine, theirs]), new Set([jan])])
    for (const table of ['ride_seat', 'ride_link', 'invitation', 'person', 'reply_need'] as const) {
      assert.deepEqual(await tx.selectFrom(table).selectAll().execute(), [], table)
    }
    const stop = (id: string) => tx.updateTable('ride_offer').set({ note: 'x' }).where('id', '=', id).returning('id').execute()
    assert.deepEqual([await stop(jan), await stop(mia)], [[{ id: jan }], []])
    assert.deepEqual(await tx.updateTable('ride').set({ place: 'x' }).where('id', '=', mine ?? '').returning('id').execute(), [])
  })
  await asGuest(async (tx) => {
    await admitRide(tx, { activityId: date.activity, offerId: jan, rideId: mine ?? '' })
    assert.deepEqual([await ids(tx, 'ride'), await ids(tx, 'ride_offer')], [new Set([mine]), new Set([jan])])
    assert.deepEqual(await tx.updateTable('ride_offer').set({ note: 'x' }).returning('id').execute(), [])
  })
})

function asGuest<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const { municipalityId, today } = village.actor('sanne')
  return inMunicipality(village.database, nobodyIn(municipalityId, 'none', today), work)
}
