import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSheet } from './reading.ts'
import { SheetRefused } from './refusals.ts'

const rows = async (text: string | Buffer, name = 'lijst.csv') => (await readSheet(name, Buffer.from(text))).rows

async function refusal(text: string | Buffer, name = 'lijst.csv') {
  try {
    await readSheet(name, Buffer.from(text))
  } catch (error) {
    if (error instanceof SheetRefused) return { key: error.key, ...error.values }
    throw error
  }
  return assert.fail('was read')
}

/** Windows-1252 for text that Latin-1 holds too. */
const windows = (text: string) => Buffer.from(text, 'latin1')
const utf16 = (text: string, big = false) => {
  const bytes = Buffer.from(text, 'utf16le')
  return big ? bytes.swap16() : bytes
}

test('F12 comma, semicolon and tab are told apart by the rows they make', async () => {
  const wanted = [['Naam', 'Talen'], ['Noor', 'Dari, Pasjtoe'], ['Sem', 'a;b']]
  assert.deepEqual(await rows('Naam;Talen\nNoor;Dari, Pasjtoe\nSem;"a;b"\n'), wanted)
  assert.deepEqual(await rows('Naam,Talen\r\nNoor,"Dari, Pasjtoe"\r\nSem,a;b\r\n'), wanted)
  assert.deepEqual(await rows('Naam\tTalen\nNoor\tDari, Pasjtoe\nSem\ta;b'), wanted)
})

test('F12 a sep= line names the delimiter and is no row', async () => {
  assert.deepEqual(await rows('sep=,\r\nNaam,Dorp\r\nNoor,a;b;c\r\n'), [['Naam', 'Dorp'], ['Noor', 'a;b;c']])
})

test('F12 UTF-8 and UTF-16 are read with and without byte order mark, Windows-1252 is recognised', async () => {
  const text = 'Cliënt;Dorp\nÇağla;Bûtenpost\n'
  const plain = 'Cliënt;Dorp\nJosé;Bûtenpost\n'
  const wanted = [['Cliënt', 'Dorp'], ['Çağla', 'Bûtenpost']]
  for (const bytes of [Buffer.from(text), Buffer.from(`\uFEFF${text}`), utf16(text), utf16(`\uFEFF${text}`),
    utf16(text, true), utf16(`\uFEFF${text}`, true)]) {
    assert.deepEqual(await rows(bytes), wanted)
  }
  assert.deepEqual(await rows(windows(plain)), [['Cliënt', 'Dorp'], ['José', 'Bûtenpost']])
})

test('F12 text of which the encoding cannot be known is refused, never shown as other letters', async () => {
  const mixed = Buffer.concat([Buffer.from('Cliënt;é\n'), windows('Joëlle;x\n')])
  const oldMac = Buffer.from([0x43, 0x6c, 0x69, 0x91, 0x6e, 0x74, 0x3b, 0x61, 0x0a])
  assert.deepEqual(await refusal(mixed), { key: 'mixed-encoding' })
  assert.deepEqual(await refusal(oldMac), { key: 'unknown-encoding' })
  assert.deepEqual(await refusal(Buffer.from([0x61, 0x3b, 0x81, 0x0a])), { key: 'unknown-encoding' })
  const falseMark = Buffer.concat([Buffer.from('\uFEFFa;b\n'), windows('é;b\n')])
  assert.deepEqual(await refusal(falseMark), { key: 'unknown-encoding' })
})

test('quotes, line ends within quotes and empty lines keep their place', async () => {
  assert.deepEqual(await rows('a;b\r\n"een ""twee""";"eerste\nregel"\r\n\r\nAli "Abu" H;x\r\n'),
    [['a', 'b'], ['een "twee"', 'eerste\nregel'], [''], ['Ali "Abu" H', 'x']])
})

test('F12 a quote that is never closed is refused with its line', async () => {
  assert.deepEqual(await refusal('a;b;c\n1;2;3\n4;"5;6\n7;8;9\n'), { key: 'open-quote', line: 3 })
  assert.deepEqual(await refusal('a;b;c\n1;2;3\n4;"5;6\n7;8;9\n1;"2";3\n'), { key: 'open-quote', line: 3 })
})

test('F12 too long, too many, too wide and too big are refused with the most that goes in', async () => {
  assert.deepEqual(await refusal(`a;b\n1;${'x'.repeat(20_000_000)}\n`), { key: 'cell-too-long', line: 2, most: 32_767 })
  assert.deepEqual(await refusal(`a;b\n1;${'x'.repeat(40_000)}\n`), { key: 'cell-too-long', line: 2, most: 32_767 })
  assert.deepEqual(await refusal(`a;b\n${'1;2\n'.repeat(1_000_000)}`), { key: 'too-many-rows', most: 50_000 })
  assert.deepEqual(await refusal(`a;b\n${';'.repeat(300)}\n`), { key: 'too-many-columns', line: 2, most: 256 })
  assert.deepEqual(await refusal(Buffer.alloc(40_000_000, 'x')), { key: 'too-big', megabytes: 32 })
})

test('F12 INP-02 a NUL byte is refused with its line, an empty file as empty', async () => {
  assert.deepEqual(await refusal('a;b\n1;2\n3;\0\n'), { key: 'nul', line: 3 })
  assert.deepEqual(await refusal(''), { key: 'empty' })
})

test('BUS-03 many files at once are read two by two, and all of them', async () => {
  const files = Array.from({ length: 6 }, (_, index) => rows(`Naam;Nr\nNoor;${index}\n`))
  assert.deepEqual((await Promise.all(files)).map(([, second]) => second?.[1]), ['0', '1', '2', '3', '4', '5'])
})

test('UPL-01 extension and content have to agree', async () => {
  assert.deepEqual(await refusal('<html><table>', 'lijst.csv'), { key: 'kind-differs', extension: 'csv' })
  assert.deepEqual(await refusal('%PDF-1.7', 'lijst.csv'), { key: 'kind-differs', extension: 'csv' })
  assert.deepEqual(await refusal('a;b\n', 'lijst.xlsx'), { key: 'kind-differs', extension: 'xlsx' })
  assert.deepEqual(await refusal('PK\u0003\u0004', 'lijst.csv'), { key: 'kind-differs', extension: 'csv' })
  assert.deepEqual(await refusal('a;b\n', 'lijst.exe'), { key: 'unknown-kind', extension: 'exe' })
  assert.deepEqual(await refusal('a;b\n', 'lijst.xlsm'), { key: 'macro' })
  assert.deepEqual(await refusal('a;b\n', 'lijst'), { key: 'unknown-kind', extension: '-' })
})

test('F12 the event loop never waits 300 ms while 40,000 rows are read', async () => {
  let worst = 0
  let last = performance.now()
  const clock = setInterval(() => {
    worst = Math.max(worst, performance.now() - last)
    last = performance.now()
  }, 5)
  const read = await rows(`a;b;c\n${'Noor;Harkema;06-12345678\n'.repeat(40_000)}`)
  clearInterval(clock)
  assert.equal(read.length, 40_001)
  assert.ok(worst < 300, `waited ${worst} ms`)
})
