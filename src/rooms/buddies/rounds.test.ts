import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Buddies, buddiesOf } from '../../../test/buddies.ts'
import type { Client } from '../../../test/client.ts'
import { openVillage, type Village } from '../../../test/village.ts'

let village: Village
let sanne: Client
let buddies: Buddies

before(async () => {
  village = await openVillage()
  sanne = await village.visit('sanne')
  buddies = buddiesOf(village, sanne)
})
after(() => village.close())

test('MS-14 a round proposes the best pairs with reasons for both sides, what to ask, and the second best', async () => {
  await buddies.clear()
  await buddies.newcomer('Amina')
  await buddies.newcomer('Bisrat', { interests: ['walking'], age_band: '' })
  await buddies.resident('Wietske')
  await buddies.resident('Tjitske', { interests: ['garden'] })
  const { text } = await sanne.get(await buddies.round())
  assert.match(text, /Er zijn 2 koppels te maken\. Niemand blijft over/)
  assert.match(text, /Amina Sharif<\/bdi> en <bdi>Wietske Postma/)
  assert.match(text, /Spreken allebei Engels\./)
  assert.match(text, /Doen allebei graag: koken en wandelen\./)
  assert.match(text, /Voor Amina Sharif is dit keuze 1 van 2\./)
  assert.match(text, /Vraag nog: leeftijd/)
  assert.match(text, /Tweede keus: Wietske, \d+ punten\. Die plaats gaat naar Amina\./)
})

test('who was not spoken with, waits by own wish or has a proposal is in no round', async () => {
  await buddies.clear()
  const { person } = await buddies.newcomer('Parwana')
  await buddies.newcomer('Selam')
  await buddies.resident('Wietske')
  await sanne.post(`/nieuwkomers/${person}/maatje/wachten`, { parked_until: '2026-12-01' })
  const { text } = await sanne.get(await buddies.round())
  assert.match(text, /Er is 1 koppel te maken/)
  assert.doesNotMatch(text, /Parwana/)
})

test('a proposal that was taken over stands, and its people are in the next round no more', async () => {
  await buddies.clear()
  const [{ id, person }, local] = [await buddies.newcomer('Hiba'), await buddies.resident('Wietske')]
  const path = await buddies.round()
  assert.equal((await sanne.post(`${path}/voorstellen`, { pairs: [`${id}:${local}`] })).status, 303)
  const [row] = await buddies.ask('select score, explained, newcomer_called from buddy_proposal where newcomer_id = $1', [id])
  assert.equal(row?.['newcomer_called'], 'Hiba')
  const explained = row?.['explained'] as unknown as { terms: { points: number }[] }
  assert.equal(explained.terms.reduce((sum, { points }) => sum + points, 0), row?.['score'])
  assert.match((await sanne.get(await buddies.round())).text, /Er is nu geen koppel te maken/)
  assert.match((await sanne.get(`/nieuwkomers/${person}/maatje`)).text, /heeft een maatje of voorstel/)
  const again = await sanne.post(`${path}/voorstellen`, { pairs: [`${id}:${local}`] })
  assert.equal(again.status, 409)
  assert.match(again.text, /niet meer vrij/)
})

test('two coordinators take over the same person at the same time: one place is given once', async () => {
  await buddies.clear()
  const [one, two, local] = [await buddies.newcomer('Eden'), await buddies.newcomer('Feven'), await buddies.resident('Wietske')]
  const path = await buddies.round()
  const sent = await Promise.all([one, two].map(({ id }) => sanne.post(`${path}/voorstellen`, { pairs: [`${id}:${local}`] })))
  assert.deepEqual(sent.map(({ status }) => status).toSorted((a, b) => a - b), [303, 409])
  assert.equal((await buddies.ask('select 1 from buddy_proposal where local_id = $1', [local])).length, 1)
})

test('a coordinator pins and forbids; what if says beforehand what it costs and for whom it changes', async () => {
  await buddies.clear()
  const [amina] = [await buddies.newcomer('Amina'), await buddies.newcomer('Bisrat', { interests: ['walking'] })]
  const [wietske, tjitske] = [await buddies.resident('Wietske'), await buddies.resident('Tjitske', { interests: ['garden'] })]
  const path = await buddies.round()
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
  assert.equal((await buddies.ask('select 1 from buddy_choice where ended_at is null')).length, 0)
})

test('a pair against a hard rule is refused, by what if and by taking it over', async () => {
  await buddies.clear()
  const [{ id }, local] = [await buddies.newcomer('Luwam', { gender_wish: 'men' }), await buddies.resident('Wietske')]
  const path = await buddies.round()
  const { text } = await sanne.get(path)
  assert.match(text, /Er is niemand die past\. Als man of vrouw niet uitmaakt: 1 maatje\./)
  assert.match((await sanne.get(`${path}/wat-als?nieuwkomer=${id}&bewoner=${local}`)).text, /Dit kan niet, vanwege:[^]*wens voor een man of vrouw/)
  assert.equal((await sanne.post(`${path}/voorstellen`, { pairs: [`${id}:${local}`] })).status, 409)
  assert.match((await sanne.get(`${path}/voor/${id}`)).text, /Er is niemand die past/)
})

test('rounds are for who sees every file; a round of one name is there once, and a closed one proposes nothing', async () => {
  const path = await buddies.round({ name: 'Ronde dubbel' })
  const bram = await village.visit('bram')
  assert.equal((await bram.get(path)).status, 403)
  const marit = await village.visit('marit')
  assert.equal((await marit.get(path)).status, 404)
  const same = await sanne.post('/maatjes/rondes', { name: 'Ronde dubbel', changed: '', weeks: '3', activity_id: '' })
  assert.equal(same.status, 422)
  assert.equal((await sanne.post('/maatjes/rondes', { name: 'Ronde dubbel', changed: '', weeks: '12', activity_id: '' })).status, 422)
  await sanne.post(`${path}/sluiten`)
  assert.match((await sanne.get(path)).text, /Deze ronde is gesloten/)
  assert.equal((await sanne.post(`${path}/sluiten`)).status, 409)
})
