import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findHeaderRow, recogniseColumns, type ColumnUse } from './columns.ts'

const uses = (headings: string[], rows: string[][] = [], chosen: [string, ColumnUse][] = []) =>
  recogniseColumns(headings, rows, new Map(chosen)).map(({ use }) => use)

test('headings are recognised without regard to case, accents, spaces, order of words and a slip', () => {
  assert.deepEqual(uses(['CLIENTNUMMER', ' cliënt nr. ', 'E mail', 'Vergunning datum', 'Geboorte-datum', 'Achtenaam']),
    ['external_number', 'kept', 'email', 'permit_on', 'birth', 'family_name'])
  assert.deepEqual(uses(['Geboortedtaum', 'Datum  Huisvesting', 'TOLK NODIG?', 'Telefoonnummer']),
    ['birth', 'housed_on', 'interpreter_needed', 'phone'])
})

test('a heading that lost a letter on the way is recognised', () => {
  assert.deepEqual(uses(['Cli?ntnummer', 'Cli\uFFFDntnaam']), ['external_number', 'full_name'])
})

test('what no room holds yet is kept, an empty column without heading is left out', () => {
  assert.deepEqual(uses(['Voornaam', 'Leerroute', 'Datum PIP', '', 'Aantal katten'], [['Noor', 'Z-route', '', '',
    '2']]),
    ['given_name', 'kept', 'kept', 'left_out', 'kept'])
})

test('a choice made before goes above recognition, and the first of two claims wins', () => {
  assert.deepEqual(uses(['Naam', 'Contact', 'Tel', 'Mobiel'], [], [['Contact', 'case_worker'], ['Naam',
    'family_name']]),
    ['family_name', 'case_worker', 'phone', 'kept'])
})

test('"Naam" beside "Voornaam" is the family name, alone it is the whole name', () => {
  assert.deepEqual(uses(['Voornaam', 'Naam']), ['given_name', 'family_name'])
  assert.deepEqual(uses(['Naam', 'Dorp']), ['full_name', 'village'])
})

test('PRIV-03 PRIV-17 a column of service numbers is refused by its name and by its numbers', () => {
  // Invented numbers of the test range 9xxxxxxxx that pass the test of eleven.
  const numbers = ['999990019', '999.990.020', '9999 90 032', '']
  assert.deepEqual(uses(['BSN', 'Burgerservicenummer', 'V-nummer']), ['refused', 'refused', 'refused'])
  assert.deepEqual(uses(['Cliëntnummer'], numbers.map((number) => [number])), ['refused'])
  assert.deepEqual(uses(['Kenmerk'], numbers.map((number) => [number])), ['refused'])
  assert.deepEqual(uses(['Kenmerk'], numbers.map((number) => [number]), [['Kenmerk', 'external_number']]), ['refused'])
  assert.deepEqual(uses(['Cliëntnummer'], [['100000001'], ['100000002'], ['100000003']]), ['external_number'])
})

test('two columns of one name are told apart', () => {
  const headings = recogniseColumns(['Voornaam', 'Opmerking', 'Opmerking', ''], []).map(({ heading }) => heading)
  assert.deepEqual(headings, ['Voornaam', 'Opmerking', 'Opmerking (2)', 'Kolom 4'])
})

test('headings are found below a title', () => {
  assert.equal(findHeaderRow([['Caseload november'], [''], ['Voornaam', 'Achternaam', 'Dorp'], ['Noor', 'Smit',
    'Dorp']]), 2)
  assert.equal(findHeaderRow([['Voornaam', 'Dorp'], ['Noor', 'Harkema']]), 0)
  assert.equal(findHeaderRow([[''], ['a', 'b']]), 1)
})
