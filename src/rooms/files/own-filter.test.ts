import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Client } from '../../../test/client.ts'
import { openVillage, type Village } from '../../../test/village.ts'
import { closeFiles } from '../newcomers/actions/closures.ts'
import { mergeFiles } from '../newcomers/actions/merges.ts'
import { writeOwnFields } from '../newcomers/actions/own-fields.ts'
import { aNewcomer } from '../newcomers/examples.ts'
import { insertField, listFields } from '../own-lists/queries/fields.ts'

let village: Village
let sanne: Client
let coach: string
let bike: string
let free: string

before(async () => {
  village = await openVillage()
  await village.as('sanne', async (tx, actor) => {
    const base = { purpose: 'Begeleiding', keptMonths: 1, at: village.now }
    await insertField(tx, actor, { ...base, name: { nl: 'Taalcoach', en: '', ar: '' }, kind: 'choice', options: ['Geen', 'Elke week'] })
    await insertField(tx, actor, { ...base, name: { nl: 'Fiets', en: '', ar: '' }, kind: 'yes_no', options: [] })
    await insertField(tx, actor, { ...base, name: { nl: 'Opmerking', en: '', ar: '' }, kind: 'text', options: [] })
    const ids = (await listFields(tx, actor)).map(({ id }) => id)
    coach = ids[0] ?? ''
    bike = ids[1] ?? ''
    free = ids[2] ?? ''
  })
  await person('Amal', { [coach]: 'Elke week', [bike]: 'yes' })
  await person('Dawit', { [coach]: 'Elke week', [bike]: 'no' })
  await person('Salma', { [coach]: 'Geen', [free]: 'Elke week' })
  await person('Yonas', {})
  sanne = await village.visit('sanne')
})
after(() => village.close())

function person(given_name: string, values: Record<string, string>): Promise<string> {
  return village.as('sanne', async (tx, actor) => {
    const by = { tx, actor, now: village.now }
    const id = await aNewcomer(by, { given_name, lead: given_name === 'Dawit' ? village.actor('bram').userId : null })
    await writeOwnFields(by, id, { values, bases: {} })
    return id
  })
}

async function found(query: string, by: Client = sanne): Promise<string[]> {
  const [list, csv] = [(await by.get(`/nieuwkomers?${query}`)).text, (await by.get(`/nieuwkomers/lijst.csv?${query}`)).text]
  const names = ['Amal', 'Dawit', 'Salma', 'Yonas', 'Dubbel', 'Dicht']
  const inList = names.filter((name) => list.includes(`<bdi>${name}`))
  assert.deepEqual(names.filter((name) => csv.includes(`"${name}`)), inList, 'the export holds the people of the list')
  return inList
}

test('the list and its export hold who has the choice in an own field, and both when two are asked', async () => {
  assert.deepEqual(await found(`veld-${coach}=Elke+week`), ['Amal', 'Dawit'])
  assert.deepEqual(await found(`veld-${coach}=Elke+week&veld-${bike}=no`), ['Dawit'])
  assert.deepEqual(await found(`veld-${bike}=&veld-${coach}=Geen`), ['Salma'])
  const { text } = await sanne.get(`/nieuwkomers?veld-${coach}=Geen`)
  assert.match(text, new RegExp(`name="veld-${bike}"`))
  assert.match(text, new RegExp(`lijst\\.csv\\?veld-${coach}=Geen`))
  assert.doesNotMatch(text, new RegExp(`veld-${free}`))
})

test('what is no choice of a field shows everybody and says so, and exports nothing', async () => {
  for (const query of [`veld-${coach}=Misschien`, `veld-${free}=Elke+week`, `veld-${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}=yes`]) {
    assert.match((await sanne.get(`/nieuwkomers?${query}`)).text, /keuze die we niet kennen/)
    assert.ok((await sanne.get(`/nieuwkomers/lijst.csv?${query}`)).status >= 400)
  }
})

test('AZN-01 a case worker finds own people only', async () => {
  assert.deepEqual(await found(`veld-${coach}=Elke+week`, await village.visit('bram')), ['Dawit'])
})

test('of merged files the kept one speaks first, and past its retention a field finds nobody', async () => {
  const [kept, merged] = [await person('Dubbel', { [coach]: 'Geen' }), await person('Dubbel', { [coach]: 'Elke week', [bike]: 'yes' })]
  await village.as('sanne', (tx, actor) => mergeFiles({ tx, actor, now: village.now }, { keptId: kept, mergedId: merged, reason: 'Dubbel' }))
  assert.deepEqual(await found(`veld-${coach}=Elke+week`), ['Amal', 'Dawit'])
  assert.deepEqual(await found(`veld-${bike}=yes`), ['Amal', 'Dubbel'])
  const closed = await person('Dicht', { [bike]: 'yes' })
  // Kept one month: closed on 3 October the last day is 3 November, closed a day earlier it was yesterday.
  await village.as('sanne', (tx, actor) => closeFiles({ tx, actor, now: village.now }, closed, { reason: 'done', closed_on: '2026-10-03', note: '', with: [] }))
  assert.deepEqual(await found(`veld-${bike}=yes&dossiers=gesloten`), ['Dicht'])
  village.setNow(new Date('2026-11-04T09:00:00Z'))
  sanne = await village.visit('sanne')
  assert.deepEqual(await found(`veld-${bike}=yes&dossiers=gesloten`), [])
})
