import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { openVillage, type StaffName, type Village } from '../../../../test/village.ts'
import { createPersons, editPerson } from '../actions/persons.ts'
import { aNewcomer } from '../examples.ts'
import { nameKeys, searchKeys } from '../likeness.ts'
import { unknownBirth } from '../rules/birth.ts'
import { readQuery } from '../rules/search.ts'
import { getPerson, personFieldsOf } from './persons.ts'
import { findAlike, findPeople } from './search.ts'

let village: Village

before(async () => {
  village = await openVillage()
  await village.as('sanne', async (tx, actor) => {
    const by = { tx, actor, now: village.now }
    const example = await aNewcomer(by, { given_name: 'Voor', family_name: 'Beeld' })
    const fields = personFieldsOf(await getPerson(tx, actor, example))
    await createPersons(by, people.map((name, index) => ({
      fields: { ...fields, ...name, phone: index % 9 === 0 ? '06-12345678' : '', address_protected: index % 7 === 0 },
    })))
  })
})
after(() => village.close())

// Eritrean, Syrian, Turkish, Ukrainian, Dutch and other names in several spellings, scripts and lengths.
const parts = [
  'Tesfay', 'Tesfai', 'Tesfaye', 'Gebremedhin', 'Ghebre Medhin', 'Gebre-Medhin', 'Mebrahtu', 'Mebratu', 'Haile', 'Selam',
  'ሰላም', 'ሃይለ', 'ተስፋይ', 'ገብረመስቀል', 'Mohammed', 'Muhamad', 'محمد', 'مُحَمَّد', 'الحداد', 'حداد', 'Abd al-Rahman',
  'Abdulrahman', 'Al-Hassan', 'Alhassan', 'Youssef', 'Yusuf', 'Çağla', 'Cagla', 'Şahin', 'Sahin', 'İbrahim', 'Işık', 'Ibrahim',
  'Олександр', 'Oleksandr', 'Ковальчук', "M'hamed", 'O’Brien', 'van ’t Hoff', 'van der Berg', 'Ng', 'Ó', 'X', 'Æ', 'Li',
  'José', 'Núñez-Ibáñez', 'Łukasz', 'Żółć', 'Straße', 'Σίσυφος', 'ΟΔΥΣΣΕΥΣ', '100%', 'A_b', 'Wolfeschlegelsteinhausen', 'Nur',
  '小明', '王', 'क्‍ष', 'A\\b',
] as const
const people = parts.flatMap((given_name, index) => [1, 5, 16].map((step) => (
  { given_name, family_name: parts[(index * 3 + step) % parts.length] ?? '', called: index % 4 === 0 ? 'Bibi' : '' })))

/** A word of a name as somebody types it: whole, a piece of one to five letters, in capitals, or nothing of the kind. */
const typedWord = fc.tuple(fc.constantFrom(...parts), fc.nat(12), fc.constantFrom(1, 2, 3, 5, 30),
  fc.constantFrom('as it is', 'upper', 'lower')).map(([word, start, length, way]) => {
  const letters = [...word].slice(start % [...word].length).slice(0, length).join('')
  if (way === 'as it is') return letters
  return way === 'upper' ? letters.toUpperCase() : letters.toLowerCase()
})
const typed = fc.array(typedWord, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))

/** Everybody whom this name finds, by reading every name: what search did before it had keys. */
async function findByReading(who: StaffName, text: string): Promise<string[]> {
  const { words } = readQuery(text, '2026-11-03')
  const keys = searchKeys(words.join(' '))
  return village.as(who, async (tx, actor) => {
    const { rows } = keys.length === 0 ? { rows: [] } : await sql<{ id: string }>`
      select f.person_id as id from person_finding f where f.municipality_id = ${actor.municipalityId} and (
        (${sql.join(keys.map((ofWord) => sql`f.name_keys && ${ofWord}::text[]`), sql` and `)})
        or (${sql.join(words.map((word) => sql`f.display_name ilike ${`%${word.replace(/[%_\\]/g, '\\$&')}%`}`),
          sql` and `)}))`.execute(tx)
    return rows.map(({ id }) => id).toSorted()
  })
}

function find(who: StaffName, text: string): Promise<string[]> {
  return village.as(who, async (tx, actor) =>
    (await findPeople(tx, actor, readQuery(text, actor.today))).map(({ personId }) => personId).toSorted())
}

for (const who of ['sanne', 'femke'] as const) {
  test(`search finds for ${who} exactly whom reading every name finds, whatever is typed`, async () => {
    let found = 0
    await fc.assert(fc.asyncProperty(typed, async (text) => {
      const expected = await findByReading(who, text)
      found += expected.length
      assert.deepEqual(await find(who, text), expected, JSON.stringify(text))
    }), { numRuns: 150 })
    assert.ok(found > 500)
  })
}

test('a look before adding finds whoever shares a sound or the phone, as reading everybody does', async () => {
  for (const name of parts) {
    const keys = nameKeys(name)
    await village.as('femke', async (tx, actor) => {
      const { rows } = await sql<{ id: string }>`select person_id as id from person_finding
        where municipality_id = ${actor.municipalityId} and (name_keys && ${keys}::text[] or phone_digits = '612345678')`
        .execute(tx)
      const found = await findAlike(tx, actor, { name, birth: unknownBirth, phone: '612345678' })
      assert.deepEqual(found.map(({ personId }) => personId).toSorted(), rows.map(({ id }) => id).toSorted(), name)
    })
  }
})

test('after a change of name the old name finds nobody and the new one does; a protected address goes at once', async () => {
  const edit = (id: string, change: object) => village.as('sanne', async (tx, actor) => {
    const person = await getPerson(tx, actor, id)
    const fields = { ...personFieldsOf(person), ...change }
    await editPerson({ tx, actor, now: village.now }, id, { fields, version: person.version })
  })
  const id = await village.as('sanne', (tx, actor) =>
    aNewcomer({ tx, actor, now: village.now }, { given_name: 'Zwaantje', family_name: 'Quispel' }))
  assert.deepEqual(await find('femke', 'zwaant'), [id])
  await edit(id, { given_name: 'Grietje' })
  assert.deepEqual([await find('femke', 'zwaant'), await find('femke', 'rietj')], [[], [id]])
  await edit(id, { address_protected: true })
  assert.deepEqual([await find('femke', 'quispel'), await find('sanne', 'quispel')], [[], [id]])
  await edit(id, { address_protected: false })
  assert.deepEqual(await find('femke', 'quispel'), [id])
})

test('of a name that hundreds bear four hundred are read, and with a birth year everybody of that year is found', async () => {
  await village.as('sanne', async (tx, actor) => {
    const by = { tx, actor, now: village.now }
    const fields = personFieldsOf(await getPerson(tx, actor, await aNewcomer(by, { given_name: 'Voor', family_name: 'Beeld' })))
    await createPersons(by, Array.from({ length: 1300 }, (_, index) => ({
      fields: {
        ...fields, given_name: 'Wiebe', family_name: 'Zandstra', called: '', phone: '', address_protected: false,
        birth: { year: index >= 1290 ? 1980 : 1990, month: null, day: null },
      },
    })))
  })
  assert.equal((await find('sanne', 'Zandstra')).length, 400)
  assert.equal((await find('sanne', 'Zandstra 1980')).length, 10)
})
