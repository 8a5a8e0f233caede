import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import type { Client } from '../../../../test/client.ts'
import { openVillage, type Village } from '../../../../test/village.ts'
import { writeXlsx } from '../../../kit/sheets/writing.ts'
import { aNewcomer } from '../examples.ts'
import { insertMerge } from '../queries/merges.ts'
import { exampleCsv, exampleRows, type ExampleRow } from './example-caseload.ts'

let village: Village
let owner: pg.Client
let sanne: Client

before(async () => {
  village = await openVillage()
  owner = new pg.Client({ connectionString: village.url })
  await owner.connect()
  sanne = await village.visit('sanne')
})
after(async () => {
  await owner.end()
  await village.close()
})

const start = '/nieuwkomers/importeren'
const count = async (table: string, where = 'true') =>
  Number((await owner.query(`select count(*) from ${table} where ${where}`)).rows[0].count)

const send = (bytes: Uint8Array | string, name = 'caseload.csv') =>
  sanne.upload(start, {}, { field: 'bestand', name, bytes: Buffer.from(bytes) })

/** Uploads, takes the columns as they were recognised, and waits for the check; the path of the batch. */
async function checked(bytes: Uint8Array | string, uses: Record<string, string> = {}): Promise<string> {
  const staged = await send(bytes)
  assert.equal(staged.status, 303, staged.text)
  const columns = await sanne.post(staged.location, uses)
  assert.equal(columns.status, 303, columns.text)
  return whenChecked(columns.location)
}

async function whenChecked(path: string): Promise<string> {
  const bare = path.split('?')[0] ?? ''
  for (let tries = 0; tries < 100; tries += 1) {
    const { ready } = JSON.parse((await sanne.get(`${bare}/voortgang`)).text) as { ready: boolean }
    if (ready) return bare
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return assert.fail('the check did not end')
}

const confirm = (path: string) => sanne.post(`${path}/bevestiging`)

/** A file of so many rows, with headings of its own so that the tests do not meet each other. */
function rowsOf(size: number, prefix: string): ExampleRow[] {
  return exampleRows(size).map((row, index) => ({
    ...row, number: `${prefix}${index}`, household: `${prefix}${row.household}`, family: `${row.family} ${prefix}`,
    phone: '', email: `${prefix}${index}@voorbeeld.example`,
  }))
}

test('F11 a file is read, shown and only written after confirmation, all of it at once', async () => {
  const rows = rowsOf(12, 'Aa')
  const before = await count('person')
  const path = await checked(exampleCsv(rows))
  const preview = await sanne.get(path)
  assert.match(preview.text, /12 nieuwe personen/)
  assert.match(preview.text, /12 personen toevoegen/)
  assert.equal(await count('person'), before)
  const done = await confirm(path)
  assert.equal(done.location, `${path}/klaar`)
  assert.match((await sanne.follow(done)).text, /12 personen zijn toegevoegd/)
  assert.equal(await count('person'), before + 12)
  const { rows: [person] } = await owner.query(`select p.*, v.name as village, h.external_number as household
    from person p left join village v on v.id = p.village_id
    left join household_member m on m.person_id = p.id left join household h on h.id = m.household_id
    where p.external_number = 'Aa0'`)
  const first = rows[0] as ExampleRow
  assert.equal(`${person.given_name} ${person.family_name}`, `${first.given} ${first.family}`)
  assert.equal(person.village ?? '', first.village)
  assert.equal(person.household, first.household)
})

test('the same file again changes nothing, a newer one shows what is different', async () => {
  const rows = rowsOf(8, 'Bb')
  await confirm(await checked(exampleCsv(rows)))
  const versions = () => owner.query(`select id, version from person where external_number like 'Bb%' order by id`)
  const written = (await versions()).rows
  const again = await checked(exampleCsv(rows))
  assert.match((await sanne.get(again)).text, /8 ongewijzigd/)
  assert.equal((await confirm(again)).status, 303)
  assert.deepEqual((await versions()).rows, written)
  const newer = rows.map((row, index) => (index === 2 ? { ...row, village: 'Drogeham', note: 'Zoekt werk',
    reading: 'B2' } : row))
  const path = await checked(exampleCsv(newer))
  const preview = await sanne.get(`${path}?toon=gewijzigd`)
  assert.match(preview.text, /1 gewijzigd/)
  assert.match(preview.text, /Dorp[^]*Drogeham[^]*Niveau lezen[^]*B2[^]*Opmerking[^]*Zoekt werk/)
  await confirm(path)
  const { rows: changes } = await owner.query(`select c.field, c.new_value, c.source from person_field_change c
    join person p on p.id = c.person_id where p.external_number = 'Bb2'`)
  assert.deepEqual(changes, [{ field: 'village_id', new_value: 'Drogeham', source: 'import' }])
  assert.equal(await count('import_kept_cell', `heading = 'Opmerking' and body = 'Zoekt werk'`), 1)
  assert.equal(await count('language_level', `level = 'B2' and source = 'import'`), 1)
})

test('what was put right in Samenspel is not undone by the old file', async () => {
  const [row] = rowsOf(1, 'Cc') as [ExampleRow]
  await confirm(await checked(exampleCsv([row])))
  await owner.query(`update person set given_name = 'Verbeterd' where external_number = 'Cc0'`)
  const path = await checked(exampleCsv([row]))
  assert.match((await sanne.get(path)).text, /1 ongewijzigd/)
})

test('F11 wrong cells are named with line, column and suggestion, put right on the page or left out', async () => {
  const rows = rowsOf(6, 'Dd')
  Object.assign(rows[0] as ExampleRow, { village: 'Buitnpost' })
  Object.assign(rows[2] as ExampleRow, { birth: '31-02-1990' })
  Object.assign(rows[4] as ExampleRow, { reading: 'C7' })
  const path = await checked(exampleCsv(rows))
  const wrong = await sanne.get(path)
  assert.match(wrong.text, /3 met een fout/)
  assert.match(wrong.text,
    /Regel 2[^]*Bedoelde je Buitenpost\?[^]*Regel 4[^]*Deze datum bestaat niet[^]*Regel 6[^]*taalniveau/)
  assert.match(wrong.text, /name="cel-2-14"[^>]*value="Buitenpost"|value="Buitenpost"[^>]*name="cel-2-14"/)
  const errors = await sanne.get(`${path}/fouten.csv`)
  assert.match(errors.text, /"2";"Dorp: Dit dorp is niet bekend. Bedoelde je Buitenpost\?"/)
  const saved = await sanne.post(`${path}/regels`, {
    toon: 'fout', 'was-2-14': 'Buitnpost', 'cel-2-14': 'Buitenpost', 'was-4-5': '31-02-1990', 'cel-4-5': '28-02-1990',
    'weg-6': 'on',
  })
  await whenChecked(saved.location)
  assert.match((await sanne.get(path)).text, /5 nieuwe personen[^]*1 weggelaten/)
  await confirm(path)
  assert.equal(await count('person', `external_number like 'Dd%'`), 5)
  assert.equal(await count('person',
    `external_number = 'Dd2' and birth_year = 1990 and birth_month = 2 and birth_day = 28`), 1)
})

test('a decision on a double within the file is remembered', async () => {
  const [row] = rowsOf(1, 'Ee') as [ExampleRow]
  const rows = [row, { ...row, number: 'Ee8', birth: row.birth }, { ...row, number: 'Ee9' }]
  const path = await checked(exampleCsv(rows))
  const doubles = await sanne.get(path)
  assert.match(doubles.text, /2 misschien dubbel[^]*Is .* dezelfde persoon/)
  await whenChecked((await sanne.post(`${path}/regels`, { toon: 'dubbel', 'dubbel-3': 'same',
    'dubbel-4': 'other' })).location)
  assert.match((await sanne.get(path)).text, /2 nieuwe personen[^]*1 weggelaten/)
  await confirm(path)
  assert.equal(await count('person', `external_number like 'Ee%'`), 2)
  const again = await checked(exampleCsv(rows))
  const preview = await sanne.get(again)
  assert.doesNotMatch(preview.text, /misschien dubbel/)
  assert.match(preview.text, /2 ongewijzigd[^]*1 weggelaten/)
})

test('somebody else cannot have the number of an earlier line', async () => {
  const [row] = rowsOf(1, 'Hh') as [ExampleRow]
  const path = await checked(exampleCsv([row, { ...row, birth: '' }]))
  await whenChecked((await sanne.post(`${path}/regels`, { toon: 'dubbel', 'dubbel-3': 'other' })).location)
  assert.match((await sanne.get(path)).text, /1 met een fout[^]*Dit nummer hoort al bij iemand anders/)
})

test('likeness to a file that is there asks for a decision, and the decision is remembered', async () => {
  const birth = { year: 1991, month: 4, day: 25 }
  const known = (given_name: string) => village.as('sanne', (tx, actor) =>
    aNewcomer({ tx, actor, now: village.now }, { given_name, family_name: 'Okubayzghi', birth }))
  const [tesfay, robel] = [await known('Tesfay'), await known('Robel')]
  const file = ['Voornaam;Achternaam;Geboortedatum;Dorp', 'Tesfai;Okubayzghi;25-04-1991;Harkema',
    'Robbel;Okubayzghi;25-04-1991;Harkema', ''].join('\n')
  const path = await checked(file)
  const preview = await sanne.get(path)
  assert.match(preview.text, /2 misschien dubbel[^]*In Samenspel[^]*zelfde geboortedatum/)
  await whenChecked((await sanne.post(`${path}/regels`, { toon: 'dubbel', 'dubbel-2': 'same',
    'dubbel-3': 'other' })).location)
  await confirm(path)
  const { rows: [changed] } = await owner.query('select given_name, version from person where id = $1', [tesfay])
  assert.deepEqual(changed, { given_name: 'Tesfai', version: 2 })
  assert.equal(await count('person', `family_name = 'Okubayzghi'`), 3)
  assert.equal(await count('not_duplicate', `'${robel}' in (first_id::text, second_id::text)`), 1)
  assert.match((await sanne.get(await checked(file))).text, /2 ongewijzigd/)
})

test('two files that were merged stay one when their file is read again', async () => {
  const [row] = rowsOf(1, 'Kk') as [ExampleRow]
  const rows = [row, { ...row, number: 'Kk7', given: 'Anders', birth: '09-09-1979', email: '' }]
  await confirm(await checked(exampleCsv(rows)))
  const idOf = async (number: string) =>
    (await owner.query('select id from person where external_number = $1', [number])).rows[0].id as string
  await village.as('sanne', async (tx, actor) => insertMerge(tx, actor, {
    keptId: await idOf('Kk0'), mergedId: await idOf('Kk7'), reason: 'dezelfde', at: village.now,
  }))
  const preview = await sanne.get(await checked(exampleCsv(rows)))
  assert.match(preview.text, /1 ongewijzigd[^]*1 weggelaten/)
})

test('nothing is written when a file changed between looking and confirming: it is checked again', async () => {
  const rows = rowsOf(2, 'Ff')
  await confirm(await checked(exampleCsv(rows)))
  const path = await checked(exampleCsv(rows.map((row, index) => (index === 0 ? { ...row,
    phone: '06-11112222' } : row))))
  await owner.query(`update person set phone = '06-33334444' where external_number = 'Ff0'`)
  const answer = await confirm(path)
  assert.equal(answer.location, path)
  await whenChecked(path)
  assert.equal(await count('person', `external_number = 'Ff0' and phone = '06-33334444'`), 1)
  assert.match((await sanne.get(`${path}?toon=gewijzigd`)).text, /06-33334444[^]*06-11112222/)
})

test('F9 two taps on confirm write once', async () => {
  const path = await checked(exampleCsv(rowsOf(3, 'Gg')))
  const answers = await Promise.all([confirm(path), confirm(path), confirm(path)])
  assert.ok(answers.every(({ status }) => [303, 409].includes(status)), answers.map(({ status }) => status).join())
  assert.equal(await count('person', `external_number like 'Gg%'`), 3)
})

test('a column chosen by hand is remembered for the municipality, and not for another', async () => {
  const file = (name: string) => `Voornaam;Hoe heet de plek;Nr\n${name};Harkema;1\n`
  const staged = await send(file('Eersteling'))
  const columns = await sanne.get(staged.location)
  assert.match(columns.text, /Hoe heet de plek/)
  await whenChecked((await sanne.post(staged.location, { 'kolom-0': 'given_name', 'kolom-1': 'village',
    'kolom-2': 'left_out' })).location)
  assert.match((await sanne.get((await send(file('Tweede'))).location)).text, /<option value="village" selected/)
  const marit = await village.visit('marit')
  const theirs = await marit.upload(start, {}, { field: 'bestand', name: 'l.csv', bytes: Buffer.from(file('Derde')) })
  assert.doesNotMatch((await marit.get(theirs.location)).text, /<option value="village" selected/)
})

test('PRIV-03 PRIV-17 service numbers are neither shown nor set aside', async () => {
  const staged = await send('Voornaam;BSN\nNoor;999990019\nSem;999990020\n')
  assert.match((await sanne.get(staged.location)).text, /Niet ingelezen[^]*BSN/)
  assert.doesNotMatch((await sanne.get(staged.location)).text, /99999001/)
  assert.equal(await count('import_row', `cells::text like '%99999%'`), 0)
})

test('a workbook is read like a CSV; markup and formulas stay text', async () => {
  const bytes = await writeXlsx('Caseload', ['Voornaam', 'Geboortedatum', 'Opmerking'], [
    ['Xlsxa', { day: '1990-04-03' }, '<img src=x onerror=alert(1)>'], ['Xlsxb', '3/4/1990', '=1+1'],
  ])
  const staged = await send(bytes, 'caseload.xlsx')
  const path = await whenChecked((await sanne.post(staged.location, {})).location)
  const preview = await sanne.get(path)
  assert.match(preview.text, /1 met een fout[^]*twee manieren gelezen/)
  assert.doesNotMatch((await sanne.get(staged.location)).text, /<img src=x/)
  await confirm(path)
  assert.equal(await count('person', `given_name = 'Xlsxa' and birth_month = 4 and birth_day = 3`), 1)
})

test('UPL-01 UPL-03 F14 a file that cannot be read is refused in words that say what to do', async () => {
  for (const [bytes, name, words] of [
    ['%PDF-1.7', 'lijst.csv', /inhoud past niet bij de naam/], ['a', 'lijst.doc', /Sla het op als CSV of XLSX/],
    ['PK\u0003\u0004kapot', 'lijst.xlsx', /beschadigd/], ['a;b\n1;"2\n', 'lijst.csv', /aanhalingsteken/],
  ] as const) {
    const refused = await send(bytes, name)
    assert.equal(refused.status, 409)
    assert.match(refused.text, words)
  }
  const nothing = await sanne.post(start)
  assert.equal(nothing.status, 422)
})

test('INP-01 unknown fields, unknown uses and control characters are refused', async () => {
  const staged = await send('Voornaam;Dorp\nNoor;Harkema\n')
  assert.equal((await sanne.post(staged.location, { 'kolom-0': 'bsn' })).status, 422)
  assert.equal((await sanne.post(staged.location, { kolom: 'given_name' })).status, 422)
  const path = await whenChecked((await sanne.post(staged.location, {})).location)
  assert.equal((await sanne.post(`${path}/regels`, { 'cel-2-0': 'a\u0000b' })).status, 422)
  assert.equal((await sanne.post(`${path}/regels`, { anders: '1' })).status, 422)
})

test('a file can be thrown away', async () => {
  const staged = await send('Voornaam;Dorp\nNoor;Harkema\n')
  const path = staged.location.replace('/kolommen', '')
  assert.equal((await sanne.post(`${path}/weg`)).location, start)
  assert.equal((await sanne.get(path)).status, 404)
})

test('PRIV-05 confirming leaves its line with everybody who was written', async () => {
  const { rows: [line] } = await owner.query(`select result, array_length(person_ids, 1) as people from audit_row
    where action = 'newcomers.import_confirm' order by at limit 1`)
  assert.deepEqual(line, { result: 'ok', people: 12 })
})

test('a word that is wrong in several rows is put right in all of them at once; a date is looked at row by row',
  async () => {
    const path = await checked('Voornaam;Achternaam;Dorp;Geboortedatum\n' +
      ['Aya', 'Bas', 'Cem'].map((name) => `${name};Herhaald;Buitnpost;31-02-1990\n`).join('') +
      'Dua;Herhaald;Buitnpost;03-04-1990\nEva;Herhaald;Nergenshuizen;03-04-1990\n')
    const preview = await sanne.get(`${path}?toon=fout`)
    assert.match(preview.text, /In 4 regels staat[^]*Buitnpost/)
    assert.doesNotMatch(preview.text, /In \d regels staat[^/]*(31-02-1990|Nergenshuizen)/)
    const column = /value="Buitenpost"[^>]*name="alle-2-(\d+)"/.exec(preview.text)?.[1]
    assert.ok(column, 'the suggestion does not stand ready')
    await sanne.post(`${path}/regels`, { [`alle-2-${column}`]: 'Buitenpost', toon: 'fout' })
    await whenChecked(path)
    assert.equal(await count('import_row', `batch_id = '${path.split('/').at(-1)}' and cells ? 'Buitenpost'`), 4)
    assert.equal(await count('import_row', `batch_id = '${path.split('/').at(-1)}' and cells ? 'Nergenshuizen'`), 1)
    const again = await sanne.get(`${path}?toon=fout`)
    assert.match(again.text, /4 met een fout/)
    assert.doesNotMatch(again.text, /regels staat/)
  })
