import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Client, Sent } from '../../../test/client.ts'
import { openVillage, type StaffName, type Village, villageNow } from '../../../test/village.ts'
import { aNewcomer } from '../newcomers/examples.ts'
import { territoryId } from '../territory/install.ts'
import { theWishes } from './examples.ts'

const harkema = territoryId('achtkarspelen', 'village', 'Harkema')
let village: Village
let sanne: Client

before(async () => {
  village = await openVillage()
  sanne = await village.visit('sanne')
})
after(() => village.close())

const ask = async (text: string, values: unknown[] = []) => (await village.database.pool.query(text, values)).rows

/** Takes everybody off the list, so that a test has its own people. */
async function clear(): Promise<void> {
  await ask('update buddy_newcomer set ended_on = $1', ['2026-11-03'])
  await ask('update buddy_local set ended_on = $1', ['2026-11-03'])
  await ask('update buddy_choice set ended_at = now()')
}

/** A newcomer who was spoken with; the id of the registration. */
async function newcomer(called: string, fields: Sent = {}, of: StaffName = 'sanne'): Promise<{ id: string; person: string }> {
  const person = await village.as(of, (tx, actor) => aNewcomer({ tx, actor, now: villageNow }, { given_name: called, family_name: 'Sharif' }))
  const path = `/nieuwkomers/${person}/maatje`
  assert.equal((await sanne.post(`${path}/wensen`, theWishes(harkema, { called, ...fields }))).status, 303)
  await sanne.post(`${path}/gesprek`, { held_on: '2026-11-02', body: 'Kennisgemaakt' })
  const [{ id }] = await ask('select id from buddy_newcomer where person_id = $1 and ended_on is null', [person])
  return { id, person }
}

async function resident(called: string, fields: Sent = {}): Promise<string> {
  const added = await sanne.post('/maatjes/bewoners', theWishes(harkema, { called, name: `${called} Postma`, phone: '', ...fields }))
  assert.equal(added.status, 303, added.text)
  await sanne.post(`${added.location}/gesprek`, { held_on: '2026-11-02', body: 'Kennisgemaakt' })
  return added.location.split('/').at(-1) ?? ''
}

let rounds = 0
async function aRound(): Promise<string> {
  const opened = await sanne.post('/maatjes/rondes', { name: `Ronde ${rounds += 1}`, changed: 'samen koken', weeks: '16', activity_id: '' })
  assert.equal(opened.status, 303, opened.text)
  return opened.location
}

test('MS-14 a round proposes the best pairs with reasons for both sides, what to ask, and the second best', async () => {
  await clear()
  await newcomer('Amina')
  await newcomer('Bisrat', { interests: ['walking'], age_band: '' })
  await resident('Wietske')
  await resident('Tjitske', { interests: ['garden'] })
  const { text } = await sanne.get(await aRound())
  assert.match(text, /Er zijn 2 koppels te maken\. Niemand blijft over/)
  assert.match(text, /Amina Sharif<\/bdi> en <bdi>Wietske Postma/)
  assert.match(text, /Spreken allebei Engels\./)
  assert.match(text, /Doen allebei graag: koken en wandelen\./)
  assert.match(text, /Voor Amina Sharif is dit keuze 1 van 2\./)
  assert.match(text, /Vraag nog: leeftijd/)
  assert.match(text, /Tweede keus: Wietske, \d+ punten\. Die plaats gaat naar Amina\./)
})

test('who was not spoken with, waits by own wish or has a proposal is in no round', async () => {
  await clear()
  const { person } = await newcomer('Parwana')
  await newcomer('Selam')
  await resident('Wietske')
  await sanne.post(`/nieuwkomers/${person}/maatje/wachten`, { parked_until: '2026-12-01' })
  const { text } = await sanne.get(await aRound())
  assert.match(text, /Er is 1 koppel te maken/)
  assert.doesNotMatch(text, /Parwana/)
})

test('a proposal that was taken over stands, and its people are in the next round no more', async () => {
  await clear()
  const [{ id, person }, local] = [await newcomer('Hiba'), await resident('Wietske')]
  const path = await aRound()
  assert.equal((await sanne.post(`${path}/voorstellen`, { pairs: [`${id}:${local}`] })).status, 303)
  const [row] = await ask('select score, explained, newcomer_called from buddy_proposal where newcomer_id = $1', [id])
  assert.equal(row.newcomer_called, 'Hiba')
  assert.equal(row.explained.terms.reduce((sum: number, { points }: { points: number }) => sum + points, 0), row.score)
  assert.match((await sanne.get(await aRound())).text, /Er is nu geen koppel te maken/)
  assert.match((await sanne.get(`/nieuwkomers/${person}/maatje`)).text, /heeft een maatje of voorstel/)
  const again = await sanne.post(`${path}/voorstellen`, { pairs: [`${id}:${local}`] })
  assert.equal(again.status, 409)
  assert.match(again.text, /niet meer vrij/)
})

test('two coordinators take over the same person at the same time: one place is given once', async () => {
  await clear()
  const [one, two, local] = [await newcomer('Eden'), await newcomer('Feven'), await resident('Wietske')]
  const path = await aRound()
  const sent = await Promise.all([one, two].map(({ id }) => sanne.post(`${path}/voorstellen`, { pairs: [`${id}:${local}`] })))
  assert.deepEqual(sent.map(({ status }) => status).toSorted((a, b) => a - b), [303, 409])
  assert.equal((await ask('select 1 from buddy_proposal where local_id = $1', [local])).length, 1)
})

test('a coordinator pins and forbids; what if says beforehand what it costs and for whom it changes', async () => {
  await clear()
  const [amina] = [await newcomer('Amina'), await newcomer('Bisrat', { interests: ['walking'] })]
  const [wietske, tjitske] = [await resident('Wietske'), await resident('Tjitske', { interests: ['garden'] })]
  const path = await aRound()
  const asked = (local: string, what = 'pin') => sanne.get(`${path}/wat-als?nieuwkomer=${amina.id}&bewoner=${local}&wat=${what}`)
  // Interests: Amina-Wietske shares two (100), Bisrat-Wietske one (50); with Tjitske nobody shares any.
  const { text } = await asked(tjitske)
  assert.match(text, /Dit kost de ronde 50 punten/)
  assert.match(text, /Dit vervalt:[^]*Amina Sharif<\/bdi> en <bdi>Wietske Postma/)
  assert.match((await asked(wietske)).text, /Er verandert niets/)
  assert.match((await asked(wietske, 'forbid')).text, /Dit kost de ronde 50 punten/)
  await sanne.post(`${path}/keuzes`, { newcomer_id: amina.id, local_id: tjitske, kind: 'pin' })
  const pinned = (await sanne.get(path)).text
  assert.match(pinned, /Amina Sharif<\/bdi> en <bdi>Tjitske Postma/)
  assert.match(pinned, /staan vast/)
  await sanne.post(`${path}/keuzes`, { newcomer_id: amina.id, local_id: tjitske, kind: 'forbid' })
  assert.match((await sanne.get(path)).text, /Amina Sharif<\/bdi> en <bdi>Wietske Postma/)
  const choice = /keuzes\/([0-9a-f-]{36})\/weg/.exec((await sanne.get(path)).text)?.[1]
  assert.equal((await sanne.post(`${path}/keuzes/${choice}/weg`)).status, 303)
  assert.equal((await ask('select 1 from buddy_choice where ended_at is null')).length, 0)
})

test('a pair against a hard rule is refused, by what if and by taking it over', async () => {
  await clear()
  const [{ id }, local] = [await newcomer('Luwam', { gender_wish: 'men' }), await resident('Wietske')]
  const path = await aRound()
  const { text } = await sanne.get(path)
  assert.match(text, /Er is niemand die past\. Als man of vrouw niet uitmaakt: 1 maatje\./)
  assert.match((await sanne.get(`${path}/wat-als?nieuwkomer=${id}&bewoner=${local}`)).text, /Dit kan niet, vanwege:[^]*wens voor een man of vrouw/)
  assert.equal((await sanne.post(`${path}/voorstellen`, { pairs: [`${id}:${local}`] })).status, 409)
  assert.match((await sanne.get(`${path}/voor/${id}`)).text, /Er is niemand die past/)
})

test('rounds are for who sees every file; a round of one name is there once, and a closed one proposes nothing', async () => {
  const path = await aRound()
  const bram = await village.visit('bram')
  assert.equal((await bram.get(path)).status, 403)
  const marit = await village.visit('marit')
  assert.equal((await marit.get(path)).status, 404)
  const same = await sanne.post('/maatjes/rondes', { name: `Ronde ${rounds}`, changed: '', weeks: '3', activity_id: '' })
  assert.equal(same.status, 422)
  assert.equal((await sanne.post('/maatjes/rondes', { name: `Ronde ${rounds}`, changed: '', weeks: '12', activity_id: '' })).status, 422)
  await sanne.post(`${path}/sluiten`)
  assert.match((await sanne.get(path)).text, /Deze ronde is gesloten/)
  assert.equal((await sanne.post(`${path}/sluiten`)).status, 409)
})
