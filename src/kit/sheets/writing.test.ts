import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inert, withoutGuard } from './inert.ts'
import { readSheet } from './reading.ts'
import { csvPieces, writeCsv, writeXlsx, type WrittenRow } from './writing.ts'

const starts = ['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', '＋1', '－1', '＠A1', ' =1',
  '\u200B=1', '"=1"', '−2']
const live = /^[\s\u200B-\u200F\u2060\uFEFF]*[=+\-@＝＋－＠−﹢﹣﹦﹫]/u

test('F16 no cell of a CSV starts live', async () => {
  const text = await writeCsv(['=kop'], starts.map((start) => [start]))
  const { rows } = await readSheet('uit.csv', Buffer.from(text))
  assert.equal(rows.length, starts.length + 1)
  for (const [cell] of rows) assert.doesNotMatch(cell ?? '', live)
})

test('F16 no cell starts live when another program cuts at commas or at tabs', async () => {
  const nasty = ['x,=cmd|\'/C calc\'!A0', 'b",=1', 'a\n=1+1', 'a\t@SUM(A1)', 'a;+1+1']
  const text = await writeCsv(['Naam'], nasty.map((cell) => ['voor', cell]))
  for (const delimiter of [';', ',', '\t', '"', '\r\n', '\n']) {
    for (const cell of text.split(delimiter)) assert.doesNotMatch(cell.replace(/^"+/, ''), live)
  }
})

test('F16 no text cell of a workbook starts live, and none is a formula', async () => {
  const bytes = await writeXlsx('Lijst', ['=kop'], starts.map((start): WrittenRow => [start]))
  const { rows } = await readSheet('uit.xlsx', bytes)
  for (const [cell] of rows) assert.doesNotMatch(cell ?? '', live)
})

test('F16 phone numbers stay readable in both', async () => {
  const text = await writeCsv(['Telefoon'], [['+31 6 12345678']])
  assert.match(text, /"'\+31 6 12345678"/)
  const { rows } = await readSheet('uit.xlsx', await writeXlsx('Lijst', ['Telefoon'], [['+31 6 12345678']]))
  assert.equal(rows[1]?.[0], '+31 6 12345678')
})

test('F18 names, markup and other scripts come out as they went in, days as days', async () => {
  const names = ['Çağla', "O'Brien", 'رحمان', 'ሰላም', '<img src=x onerror=alert(1)>', 'Al-Hassan', 'دانش\u200Cجو']
  const rows = names.map((name): WrittenRow => [name, { day: '1990-04-03' }, 12, null])
  const headings = ['Naam', 'Dag', 'Aantal', 'Leeg']
  const csv = await readSheet('uit.csv', Buffer.from(await writeCsv(headings, rows)))
  assert.deepEqual(csv.rows.slice(1), names.map((name) => [name, '03-04-1990', '12', '']))
  const xlsx = await readSheet('uit.xlsx', await writeXlsx('Lijst', headings, rows))
  assert.deepEqual(xlsx.rows.slice(1), names.map((name) => [name, '1990-04-03', '12']))
})

test('the guard comes off again when an export is read back', () => {
  for (const text of ['=1+1', '+31612345678', '@noor', '-5']) assert.equal(withoutGuard(inert(text)), text)
  assert.equal(withoutGuard("'t Hart"), "'t Hart")
})

test('Dutch Excel opens the CSV by itself: byte order mark, semicolons, every cell quoted', async () => {
  const text = await writeCsv(['Naam', 'Dorp'], [['Noor "N"', 'Harkema']])
  assert.equal(text, '\uFEFF"Naam";"Dorp"\r\n"Noor ""N""";"Harkema"\r\n')
})

test('a share with a part behind the comma is a number to Dutch Excel too', async () => {
  assert.equal(await writeCsv(['Aandeel'], [[72.7], [80], [-0.5]]), '\uFEFF"Aandeel"\r\n"72,7"\r\n"80"\r\n"-0,5"\r\n')
})

test('a long list comes in pieces, each short enough to let others in between', async () => {
  const rows = Array.from({ length: 10_000 }, (_, index): WrittenRow => [`Naam ${index}`, 'Harkema'])
  let pieces = 0
  for await (const piece of csvPieces(['Naam', 'Dorp'], rows)) {
    pieces += 1
    assert.ok(piece.length < 100_000)
  }
  assert.equal(pieces, 21)
})
