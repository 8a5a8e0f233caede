import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleCells, exampleCsv, exampleHeadings, exampleRows, type ExampleRow } from '../example-caseload.ts'
import { readSheet } from '../../../../kit/sheets/reading.ts'
import { comparable } from '../../likeness.ts'
import { checkRows, dryRunOf, isImportable, numberedRows, type CheckedRow } from './check.ts'
import { findHeaderRow, recogniseColumns } from './columns.ts'
import { likenessIndex } from './doubles.ts'
import { reasonOf } from './problems.ts'
import { readingOf, type RowValues, type Setting } from './rows.ts'

const places = (...names: string[]) => names.map((name) => ({ id: name.toLowerCase(), name }))
const setting: Setting = {
  today: '2026-11-03', serials: undefined, areaTeams: [], workers: [{ id: 'anna', name: 'Anna Veenstra' }],
  villages: places('Augustinusga', 'Buitenpost', 'Drogeham', 'Gerkesklooster', 'Harkema', 'Kootstertille', 'Stroobos',
    'Surhuisterveen', 'Surhuizum', 'Twijzel', 'Twijzelerheide'),
}

function check(table: readonly (readonly string[])[], existing = likenessIndex<string>()): CheckedRow[] {
  const header = findHeaderRow(table)
  const rows = numberedRows(table, header)
  const cells = rows.map((row) => row.cells)
  return [...checkRows(rows, readingOf(setting, recogniseColumns(table[header] ?? [], cells), cells), existing)]
}

/** One row under these headings. */
function one(fields: Record<string, string>): CheckedRow {
  const full = { Voornaam: 'Amal', ...fields }
  const [row] = check([Object.keys(full), Object.values(full)])
  return row ?? assert.fail('no row')
}

const problemsOf = (fields: Record<string, string>) => one(fields).problems.map((problem) => reasonOf(problem))
const valuesOf = (fields: Record<string, string>): RowValues => one(fields).values

/** Puts wrong cells and doubles into an example file; the line of a row is its place plus 2. */
function spoiled(count: number): ExampleRow[] {
  const rows = exampleRows(count)
  const change = (line: number, cells: Partial<ExampleRow>) => Object.assign(rows[line - 2] ?? {}, cells)
  change(3, { reading: 'D4' })
  change(5, { village: 'Harkemaa' })
  change(8, { birth: '30-02-1988' })
  change(11, { given: ' \u200B', family: '' })
  change(12, { permit: '01-06-2041' })
  change(15, { permit: '01-03-2025', housed: '28-02-2025' })
  change(17, { birth: '00-00-1979', speaking: 'a2', note: '=HYPERLINK("http://127.0.0.1")' })
  const first = rows[20] as ExampleRow
  rows.push({ ...first, number: 'N9001' }, { ...(rows[30] as ExampleRow), number: 'N9002', given: 'Muhamad',
    family: 'Qassim' })
  change(32, { given: 'Mohamed', family: 'Qasim' })
  return rows
}

test('F11 a dry run names every wrong cell by line and column, and every double', async () => {
  const { rows } = await readSheet('caseload.csv', Buffer.from(exampleCsv(spoiled(60))))
  assert.deepEqual(dryRunOf(check(rows), reasonOf), {
    rows: 62, importable: 54,
    problems: [
      [3, 'Taal lezen', 'unknown level'], [5, 'Dorp', 'unknown village (suggest Harkema)'],
      [8, 'Geboortedatum', 'date does not exist'], [11, 'Voornaam', 'no name'],
      [12, 'Datum vergunning', 'far in the future'], [15, 'Datum huisvesting', 'housed before permit'],
    ],
    likely_duplicates: [[62, 22], [63, 32]],
  })
})

test('F12 the same file in Windows-1252 says the same, apart from the letters it cannot hold', async () => {
  const rows = spoiled(60).map((row) => ({ ...row, given: row.given.replace(/[ğŞİ]/g, '?') }))
  const ascii = exampleCsv(rows).replace('\uFEFF', '').replace(/[\u0100-\uFFFF]/g, '?')
  const sheet = await readSheet('caseload.csv', Buffer.from(ascii, 'latin1'))
  const found = check(sheet.rows)
  assert.equal(sheet.encoding, 'windows-1252')
  assert.equal(found.filter(isImportable).length, 54)
  assert.ok(found.some(({ remarks }) => remarks.some(({ key }) => key === 'letter_lost')))
})

test('a row is read into the fields of a person', () => {
  const row = one({
    Cliëntnummer: 'K7', Gezinsnummer: 'G3', Tussenvoegsel: 'van', Achternaam: 'Dam', Geboortedatum: '00-07-1985',
    Geslacht: 'v', Talen: 'Dari, Pasjtoe en Engels', 'Tolk nodig': 'Ja', 'Datum huisvesting': '1-2-2026',
    Dorp: 'twijzel',
    Telefoon: '+31 6 12345678', Klantmanager: 'A. Veenstra', 'Taal lezen': 'a0', 'Taal spreken': 'Alfa B',
    Leerroute: 'Z-route',
  })
  assert.deepEqual(row.values, {
    external_number: 'K7', household_number: 'G3', given_name: 'Amal', name_prefix: 'van', family_name: 'Dam',
    birth: { year: 1985, month: 7, day: null }, sex: 'female', languages: ['Dari', 'Pasjtoe', 'Engels'],
    interpreter_needed: true, dates: { housed_on: '2026-02-01' }, village: { id: 'twijzel', name: 'Twijzel' },
    phone: '+31 6 12345678', worker: { id: 'anna', name: 'Anna Veenstra' },
    levels: { level_reading: 'A0', level_speaking: 'alfa_b' },
  })
  assert.deepEqual(row.kept, { Leerroute: 'Z-route' })
  assert.deepEqual([row.problems, row.remarks], [[], []])
})

test('levels: A0 is below A1 and known, C7 is not', () => {
  assert.deepEqual(valuesOf({ 'Taal lezen': 'A0', 'Taal schrijven': ' b2 ' }).levels, { level_reading: 'A0',
    level_writing: 'B2' })
  assert.deepEqual(problemsOf({ 'Taal lezen': 'C7' }), ['unknown level'])
})

test('a village is found in spite of case and signs, and a slip is answered with what was probably meant', () => {
  assert.equal(valuesOf({ Dorp: ' GERKES-KLOOSTER ' }).village?.name, 'Gerkesklooster')
  assert.deepEqual(problemsOf({ Dorp: 'Buitnpost' }), ['unknown village (suggest Buitenpost)'])
  assert.deepEqual(problemsOf({ Dorp: 'Surhuisum' }), ['unknown village (suggest Surhuizum)'])
  assert.deepEqual(problemsOf({ Dorp: 'Groningen' }), ['unknown village'])
})

test('F18 INP-02 real names are read as they are; a name nobody can see or read is none', () => {
  for (const name of ['Çağla', "M'hamed", 'Rahwa', 'محمد', 'ሰላም', 'دانش\u200Cجو', "'t Hart", 'Ng', 'Ōno', 'Jean-Luc',
    'J. P.']) {
    assert.deepEqual([valuesOf({ Voornaam: name }).given_name, problemsOf({ Voornaam: name })], [name, []])
  }
  for (const name of ['', '\u200B\u200D', '\u3164', '\u2800', '-', '.', '12', 'onbekend', 'N.v.t.']) {
    assert.deepEqual(problemsOf({ Voornaam: name, Dorp: 'Twijzel' }), ['no name'], name)
  }
  assert.deepEqual(problemsOf({ Voornaam: '????? ????' }), ['letters lost'])
  assert.deepEqual(problemsOf({ Voornaam: 'Ali\u202Egnirts' }), ['hidden characters'])
  assert.deepEqual(problemsOf({ Voornaam: '', Achternaam: 'Rahwa' }), [])
})

test('hidden signs are taken out of kept text, markup and formulas stay text', () => {
  const row = one({ Opmerking: '<img src=x onerror=alert(1)> \u202Egnirts', Kleur: '=HYPERLINK("http://127.0.0.1/x")' })
  assert.deepEqual(row.kept, { Opmerking: '<img src=x onerror=alert(1)> gnirts',
    Kleur: '=HYPERLINK("http://127.0.0.1/x")' })
  assert.deepEqual(row.remarks.map(({ key }) => key), ['hidden_signs_removed'])
})

test('PRIV-03 a service number in a note is taken out', () => {
  const row = one({ Opmerking: 'Bel 0612345678, bsn 999990019.' })
  assert.equal(row.kept['Opmerking'], 'Bel 0612345678, bsn •••••••••.')
  assert.equal(row.remarks[0]?.key, 'service_number_removed')
})

test('F13 numbers that a spreadsheet shortened are refused, a lost zero of a mobile number is put back', () => {
  assert.deepEqual(problemsOf({ Cliëntnummer: '1,2E+08', Telefoon: '6,12E+08' }), ['shortened number',
    'shortened number'])
  assert.equal(valuesOf({ Telefoon: '612345678' }).phone, '0612345678')
  assert.deepEqual(problemsOf({ Telefoon: 'geen' }), ['not a phone number'])
  assert.equal(one({ Telefoon: '06-12345678 / 06-87654321' }).problems[0]?.suggestion, '06-12345678')
})

test('more cells than columns, words that are no answer and errors of formulas are named', () => {
  assert.deepEqual(check([['Voornaam', 'Dorp'], ['Noor', 'Harkema', 'over']])[0]?.problems.map(reasonOf),
    ['more cells than columns'])
  assert.deepEqual(problemsOf({ 'Tolk nodig': 'misschien', Geslacht: 'q', Dorp: '#N/B', 'E-mail': 'noor at huis' }),
    ['neither yes nor no', 'unknown sex', 'formula error', 'not an e-mail address'])
})

test('a housing date before the permit is wrong only when both can be read', () => {
  assert.deepEqual(problemsOf({ 'Datum vergunning': '02-01-2026', 'Datum huisvesting': '01-01-2026' }),
    ['housed before permit'])
  assert.deepEqual(problemsOf({ 'Datum vergunning': '02-01-2041', 'Datum huisvesting': '01-01-2026' }),
    ['far in the future'])
  assert.deepEqual(problemsOf({ 'Datum vergunning': '02-01-2026', 'Datum huisvesting': '02-01-2026' }), [])
})

test('of three rows of one person the later two point to the first', () => {
  const cells = ['Amal', 'Haddad', '03-04-1990', '06-12345678']
  const rows = check([['Voornaam', 'Achternaam', 'Geboortedatum', 'Telefoon'], cells, cells, ['Ammal',
    ...cells.slice(1)]])
  assert.deepEqual(dryRunOf(rows, reasonOf).likely_duplicates, [[3, 2], [4, 2]])
})

test('one number for two people is wrong, for one person a double', () => {
  const headings = ['Cliëntnummer', 'Voornaam', 'Achternaam', 'Geboortedatum']
  const rows = check([headings, ['K1', 'Amal', 'Haddad', '03-04-1990'], ['K1', 'Omar', 'Saleh', '01-02-1980'],
    ['K1', 'Amal', 'Haddad', '03-04-1991']])
  assert.deepEqual(rows.map(({ problems }) => problems.map(reasonOf)), [[], ['number of someone else'], []])
  assert.equal(rows[2]?.double?.line, 2)
})

test('likeness to files that are there already is listed apart and keeps nothing back', () => {
  const existing = likenessIndex<string>()
  existing.add(comparable({ name: 'Saleh Youssef', birthYear: 1991, birthMonth: 4, birthDay: 25 }), 'file-1')
  const [row] = check([['Voornaam', 'Achternaam', 'Geboortedatum'], ['Yousef', 'Saleh', '25-04-1991']], existing)
  assert.ok(row && isImportable(row))
  assert.deepEqual(row.alike.map(({ item, reasons }) => [item, reasons]), [['file-1', ['name', 'birth-date']]])
})

test('10,000 rows against 20,000 files are compared within seconds', () => {
  const rows = exampleRows(10_000).map(exampleCells)
  const existing = likenessIndex<string>()
  for (const row of exampleRows(20_000)) {
    const [day, month, year] = row.birth.split('-').map(Number)
    existing.add(comparable({ name: `${row.given} ${row.family}`, birthYear: year ?? null, birthMonth: month ?? null,
      birthDay: day ?? null, phone: row.phone }), row.number)
  }
  const start = performance.now()
  const checked = check([[...exampleHeadings], ...rows], existing)
  assert.equal(checked.length, 10_000)
  assert.ok(performance.now() - start < 10_000, `${performance.now() - start} ms`)
})
