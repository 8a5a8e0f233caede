import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Buddies, buddiesOf } from '../../../test/buddies.ts'
import { browserOf } from '../../../test/browser-of.ts'
import type { Client } from '../../../test/client.ts'
import { openVillage, type Village, villageNow } from '../../../test/village.ts'
import { admitGuest, inMunicipality } from '../../db/database.ts'
import { nobodyIn } from '../accounts/rules/actors.ts'
import { municipalityId } from '../territory/install.ts'
import { companyOf, dinnerOf, knownBeforehand, mutualTaps, whyNotSeat } from './rules/dinner.ts'
import { compare } from './rules/candidates.ts'
import type { Seeker } from './rules/people.ts'

let village: Village
let sanne: Client
let buddies: Buddies

before(async () => {
  village = await openVillage()
  sanne = await village.visit('sanne')
  buddies = buddiesOf(village, sanne)
})
after(() => village.close())

const seeker = (id: string, languages: string[], more: Partial<Seeker> = {}): Seeker => ({
  id, called: id, kinds: ['friend'], interests: [], rather_not: [], languages, by_hand: false, sex: 'female',
  gender_wish: 'any', age_band: '', age_wish: [], household: '', children: [], slots: [], village_id: 'x', travel_km: 5,
  traits: [], refuses: [], waitingSince: '2026-11-03', ...more,
})

test('an interpreter is wanted for as many rounds as a newcomer has too few residents who speak their language', () => {
  const sides = compare({
    newcomers: [seeker('a', ['Engels']), seeker('b', ['Tigrinya']), seeker('c', ['Somali'])], points: new Map(),
    locals: [seeker('x', ['Engels']), seeker('y', ['Engels', 'Tigrinya']), seeker('z', ['Engels'])].map((one) => ({ ...one, free: 1, held: 0 })),
  })
  const dinner = dinnerOf(sides, { tables: 3, rounds: 3 }, [])
  assert.deepEqual(knownBeforehand(dinner), [{ newcomer: 1, rounds: 2 }, { newcomer: 2, rounds: 3 }])
  assert.deepEqual([dinner.newcomersPerTable, dinner.localsPerTable], [1, 1])
  assert.equal(dinnerOf(sides, { tables: 3, rounds: 3 }, [{ newcomerId: 'a', localId: 'x' }]).score[0]?.[0], 0)
})

test('not more tables than people on a side, and not more rounds than tables', () => {
  const dinner = { newcomers: 6, locals: 6, tables: 3, rounds: 3 }
  assert.equal(whyNotSeat(dinner), null)
  assert.equal(whyNotSeat({ ...dinner, tables: 7 }), 'buddies.refused.many_tables')
  assert.equal(whyNotSeat({ ...dinner, rounds: 4 }), 'buddies.refused.few_tables')
  assert.equal(whyNotSeat({ ...dinner, locals: 0 }), 'buddies.refused.no_guests')
})

test('mutual is only what both said; company is everybody at the tables of a guest, each once', () => {
  const taps = [{ from: 'n1', to: 'l1' }, { from: 'l1', to: 'n1' }, { from: 'n1', to: 'l2' }, { from: 'l2', to: 'n2' }]
  assert.deepEqual(mutualTaps(taps, (id) => id.startsWith('n')), [['n1', 'l1']])
  const at = (guestId: string, round: number, place: number) => ({ guestId, round, place })
  const seats = [at('n1', 1, 1), at('l1', 1, 1), at('n2', 1, 1), at('l2', 1, 2), at('n1', 2, 2), at('l2', 2, 2), at('l1', 2, 1)]
  assert.deepEqual(companyOf(seats, 'n1'), ['l1', 'n2', 'l2'])
})

/** A dinner of four and four at two tables, in two rounds, with its tables made. */
async function aDinner() {
  await buddies.clear()
  const names = ['Aida', 'Betlehem', 'Chaltu', 'Daria']
  const newcomers: { id: string; person: string }[] = []
  const locals: string[] = []
  for (const name of names) {
    newcomers.push(await buddies.newcomer(name, name === 'Daria' ? { languages: ['Tigrinya'] } : {}))
    locals.push(await buddies.resident(`Buur ${name}`))
  }
  const round = await buddies.round()
  const planned = await sanne.post('/maatjes/diners', { name: 'Soep en brood', day: '2026-11-03', round_id: round.split('/').at(-1) ?? '', tables: '2', rounds: '2' })
  assert.equal(planned.status, 303, planned.text)
  const path = planned.location
  assert.equal((await sanne.post(`${path}/gasten`, { newcomers: newcomers.map(({ id }) => id), locals })).status, 303)
  return { path, round, newcomers, locals, id: path.split('/').at(-1) ?? '' }
}

/** The links of the evening by the name on the card. */
async function cards(dinnerId: string): Promise<Map<string, { guest: string; link: string }>> {
  const rows = await buddies.ask(`select g.id, g.called, l.id as link from (
    select id, called from buddy_dinner_newcomer where dinner_id = $1 union all
    select id, called from buddy_dinner_local where dinner_id = $1) g join buddy_link l on l.subject_id = g.id`, [dinnerId])
  const { keyedHash } = await import('../accounts/tokens.ts')
  return new Map(rows.map((row) => [row['called'] as unknown as string, {
    guest: row['id'] as unknown as string,
    link: `/diner/${keyedHash('a secret of the tests and of nothing else', 'buddy link', row['link'] ?? '')}`,
  }]))
}

test('MS-14 a dinner: nobody meets the same resident twice, and who needs an interpreter is named beforehand', async () => {
  const { path, id } = await aDinner()
  assert.match((await sanne.get(path)).text, /Zorg voor een tolk[^]*In 2 rondes deelt Daria met niemand een taal/)
  assert.equal((await sanne.post(`${path}/tafels`)).status, 303)
  const met = await buddies.ask(`select n.id, l.id as other, count(*)::int as times from buddy_dinner_newcomer n
    join buddy_dinner_seat s on s.guest_id = n.id join buddy_dinner_seat o on o.round = s.round and o.place = s.place
    join buddy_dinner_local l on l.id = o.guest_id where n.dinner_id = $1 and l.dinner_id = $1 group by 1, 2`, [id])
  assert.equal(met.length, 4 * 4)
  assert.ok(met.every(({ times }) => times === 1))
  const { text } = await sanne.get(path)
  assert.match(text, /Ronde 2[^]*tafel 2/)
  assert.match(text, /Daria: ronde 1 aan tafel [12] en ronde 2 aan tafel [12]/)
  const cardsPage = (await sanne.get(`${path}/kaarten`)).text
  assert.match(cardsPage, /Aida[^]*Ronde 1: <b>tafel [12]<\/b>/)
  assert.doesNotMatch(cardsPage.slice(cardsPage.indexOf('guest-cards')), /Sharif|Postma|Harkema/)
})

test('MS-14 on the evening guests say whom they would like to see again; mutual taps are proposed by the coordinator', async () => {
  const { path, id, newcomers, locals } = await aDinner()
  await sanne.post(`${path}/tafels`)
  const guests = await cards(id)
  const [aida, buur, chaltu] = [guests.get('Aida'), guests.get('Buur Aida'), guests.get('Chaltu')]
  const page = (await village.stranger().get(aida?.link ?? '')).text
  assert.match(page, /Welkom Aida[^]*Ronde 1:[^]*Buur Betlehem/)
  assert.doesNotMatch(page, />Chaltu<|Sharif|Postma/)
  const say = (link: string | undefined, to: readonly (string | undefined)[]) =>
    browserOf(village.stranger()).send(link ?? '', to[0] ? { guests: to[0] } : {})
  assert.equal((await say(aida?.link, [buur?.guest])).status, 303)
  assert.match((await sanne.get(path)).text, /1 van de 8 gasten gaf antwoord[^]*Nog geen twee mensen kozen elkaar/)
  assert.equal((await say(buur?.link, [aida?.guest])).status, 303)
  assert.equal((await say(aida?.link, [chaltu?.guest])).status, 404)
  assert.match((await sanne.get(path)).text, /Aida – Buur Aida/)
  const pair = `${newcomers[0]?.id}:${locals[0]}`
  assert.equal((await sanne.post(`${path}/voorstellen`, { pairs: `${newcomers[1]?.id}:${locals[1]}` })).status, 404)
  assert.equal((await sanne.post(`${path}/voorstellen`, { pairs: pair })).status, 303)
  assert.match((await sanne.get(path)).text, /Aida – Buur Aida<\/bdi><\/a>[^]*voorgesteld/)
  await say(aida?.link, [])
  assert.match((await village.stranger().get(aida?.link ?? '')).text, /Wie wilt u graag nog eens zien/)
})

test('PRIV-01 the link of a guest reads first names of its own dinner, and taps for nobody else', async () => {
  const { path, id } = await aDinner()
  await sanne.post(`${path}/tafels`)
  const guests = await cards(id)
  const actor = nobodyIn(municipalityId('achtkarspelen'), 'none', '2026-11-03')
  const [aida, chaltu] = [guests.get('Aida')?.guest ?? '', guests.get('Chaltu')?.guest ?? '']
  const tapAs = (from: string) => inMunicipality(village.database, actor, async (tx) => {
    await admitGuest(tx, { dinnerId: id, guestId: aida })
    for (const table of ['person', 'buddy_newcomer', 'buddy_local', 'buddy_proposal'] as const) {
      assert.equal((await tx.selectFrom(table).selectAll().execute()).length, 0, table)
    }
    assert.equal((await tx.selectFrom('buddy_dinner').selectAll().execute()).length, 1)
    await tx.insertInto('buddy_dinner_tap').values({
      municipality_id: actor.municipalityId, dinner_id: id, from_guest: from, to_guest: chaltu, at: villageNow,
    }).execute()
  })
  await tapAs(aida)
  await assert.rejects(tapAs(chaltu), /row-level security/)
  const bram = await village.visit('bram')
  assert.equal((await bram.get(path)).status, 403)
  assert.deepEqual(await village.as('bram', (tx) => tx.selectFrom('buddy_dinner_tap').selectAll().execute()), [])
})

test('taking a guest off the list takes their link and the tables; too many tables are refused in words', async () => {
  const { path, id, newcomers, locals } = await aDinner()
  await sanne.post(`${path}/tafels`)
  const before = await cards(id)
  await sanne.post(`${path}/gasten`, { newcomers: [newcomers[0]?.id ?? ''], locals })
  assert.equal((await village.stranger().get(before.get('Daria')?.link ?? '')).status, 404)
  assert.match((await village.stranger().get(before.get('Aida')?.link ?? '')).text, /De tafels zijn nog niet klaar/)
  const many = await sanne.post(`${path}/tafels`)
  assert.equal(many.status, 409)
  assert.match(many.text, /meer tafels dan mensen/)
})
