import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openVillage, type Village } from '../../../test/village.ts'
import { achtkarspelen } from '../approaches/shipped/achtkarspelen.ts'
import { ensureThemes, listThemes } from './queries/themes.ts'

let village: Village
before(async () => {
  village = await openVillage()
  await village.as('sanne', (tx, actor) => ensureThemes(tx, actor, ['Zorg', 'Buren'], false))
})
after(() => village.close())

const path = '/gesprekken/themas'
const listed = () => village.as('sanne', async (tx, actor) =>
  (await listThemes(tx, actor)).filter(({ isFree, endedOn }) => !isFree && endedOn === null))
const names = async () => (await listed()).map(({ name }) => name)

test('themes stand in the order that was chosen; one can be moved up, and one that is typed again stays in its place', async () => {
  const sanne = await village.visit('sanne')
  assert.deepEqual(await names(), ['Zorg', 'Buren'])
  await sanne.post(path, { names: 'Aanvragen, Fietsen' })
  assert.deepEqual(await names(), ['Zorg', 'Buren', 'Aanvragen', 'Fietsen'])
  const id = (await listed()).at(-1)?.id ?? ''
  await sanne.post(`${path}/${id}`, { act: 'up' })
  await sanne.post(`${path}/${id}`, { act: 'up' })
  assert.deepEqual(await names(), ['Zorg', 'Fietsen', 'Buren', 'Aanvragen'])
  const first = (await listed())[0]?.id ?? ''
  await sanne.post(`${path}/${first}`, { act: 'up' })
  assert.deepEqual(await names(), ['Zorg', 'Fietsen', 'Buren', 'Aanvragen'])
  await sanne.post(path, { names: 'fietsen, Koken' })
  assert.deepEqual(await names(), ['Zorg', 'Fietsen', 'Buren', 'Aanvragen', 'Koken'])
  const { text } = await sanne.get(path)
  assert.doesNotMatch(text, /<span class="sr-only"> Zorg</)
  assert.match(text, /<span class="sr-only"> Buren</)
})

test('the starting themes of the approach are taken over behind the own ones, without those that ended', async () => {
  const sanne = await village.visit('sanne')
  const all = achtkarspelen.themes.map(({ name }) => name.nl)
  const [ended = ''] = all
  await sanne.post(path, { names: ended })
  await sanne.post(`${path}/${(await listed()).find(({ name }) => name === ended)?.id}`, { act: 'end' })
  const before = await names()
  assert.match((await sanne.get(path)).text, /Thema’s van de aanpak/)
  await sanne.post(`${path}/aanpak`)
  assert.deepEqual(await names(), [...before, ...all.slice(1)])
  assert.doesNotMatch((await sanne.get(path)).text, /Thema’s van de aanpak/)
  assert.equal((await (await village.visit('bram')).post(`${path}/aanpak`)).status, 403)
})
