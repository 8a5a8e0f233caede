import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import type { Client } from '../../../test/client.ts'
import { openVillage, type Village } from '../../../test/village.ts'
import { readSheet } from '../../kit/sheets/reading.ts'
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
let course: string

before(async () => {
  village = await openVillage()
  await village.as('sanne', async (tx, actor) => {
    const base = { purpose: 'Begeleiding', keptMonths: 1, at: village.now }
    await insertField(tx, actor, { ...base, name: { nl: 'Taalcoach', en: '', ar: '' }, kind: 'choice', options: ['Geen', 'Elke week'] })
    await insertField(tx, actor, { ...base, name: { nl: 'Fiets', en: '', ar: '' }, kind: 'yes_no', options: [] })
    await insertField(tx, actor, { ...base, name: { nl: 'Opmerking', en: '', ar: '' }, kind: 'text', options: [] })
    await insertField(tx, actor, { ...base, name: { nl: 'Cursus', en: '', ar: '' }, kind: 'date', options: [] })
    await insertField(tx, actor, { ...base, name: { nl: 'Gestopt', en: '', ar: '' }, kind: 'text', options: [] })
    const ids = (await listFields(tx, actor)).map(({ id }) => id)
    coach = ids[0] ?? ''
    bike = ids[1] ?? ''
    free = ids[2] ?? ''
    course = ids[3] ?? ''
    // Its last day was yesterday.
    await tx.updateTable('own_field').set({ first_day: '2026-10-01', last_day: '2026-11-02' })
      .where('municipality_id', '=', actor.municipalityId).where('id', '=', ids[4] ?? '').execute()
  })
  await person('Amal', { [coach]: 'Elke week', [bike]: 'yes', [course]: '2026-09-01' })
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

/** Of these people the three own fields in the export as CSV and as Excel, found by their headings. */
async function exportedCells(names: readonly string[], by: Client = sanne): Promise<Record<string, string[]>[]> {
  const csv: string[][] = parse((await by.get('/nieuwkomers/lijst.csv?dossiers=alle')).text, { delimiter: ';', bom: true })
  const { rows: xlsx } = await readSheet('lijst.xlsx', await by.file('/nieuwkomers/lijst.xlsx?dossiers=alle'))
  const places = [csv, xlsx].map(([headings = []]) => ['Taalcoach', 'Fiets', 'Opmerking', 'Cursus'].map((name) => headings.indexOf(name)))
  assert.ok(places.flat().every((place) => place > 0), 'each field has a column')
  return [csv, xlsx].map((rows, at) => Object.fromEntries(names.flatMap((name) => {
    const row = rows.find(([full]) => full?.startsWith(name))
    return row ? [[name, (places[at] ?? []).map((place) => row[place] ?? '')]] : []
  })))
}

test('the export has a column for each own field in use, as CSV and as Excel, with the words of the page', async () => {
  const shown = { Amal: ['Elke week', 'ja', '', '2026-09-01'], Dawit: ['Elke week', 'nee', '', ''], Salma: ['Geen', '', 'Elke week', ''] }
  const dutch = { ...shown, Amal: ['Elke week', 'ja', '', '01-09-2026'] }
  const [csv, xlsx] = await exportedCells(Object.keys(shown))
  assert.deepEqual([csv, xlsx], [dutch, shown])
  assert.doesNotMatch((await sanne.get('/nieuwkomers/lijst.csv')).text, /Gestopt/)
  await person('Rekent', { [free]: '=1+1' })
  const inert = { Rekent: ['', '', "'=1+1", ''] }
  assert.deepEqual(await exportedCells(['Rekent']), [inert, inert])
  assert.deepEqual(Object.keys((await exportedCells(Object.keys(shown), await village.visit('bram')))[0] ?? {}), ['Dawit'])
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
  const cells = async () => (await exportedCells(['Dubbel', 'Dicht']))[0]
  assert.deepEqual(await cells(), { Dubbel: ['Geen', 'ja', '', ''], Dicht: ['', 'ja', '', ''] })
  village.setNow(new Date('2026-11-04T09:00:00Z'))
  sanne = await village.visit('sanne')
  assert.deepEqual(await found(`veld-${bike}=yes&dossiers=gesloten`), [])
  assert.deepEqual(await cells(), { Dubbel: ['Geen', 'ja', '', ''], Dicht: ['', '', '', ''] })
})
