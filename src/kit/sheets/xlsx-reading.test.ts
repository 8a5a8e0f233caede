import assert from 'node:assert/strict'
import { test } from 'node:test'
import { constants, deflateRawSync } from 'node:zlib'
import { aSheet, aWorkbook, aZip, workbookParts, type Part, type WorkbookParts } from './example-workbook.ts'
import { readSheet } from './reading.ts'
import { SheetRefused } from './refusals.ts'

const dateStyles = `<numFmts><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/>
  <numFmt numFmtId="165" formatCode="0000000000"/><numFmt numFmtId="166" formatCode="&quot;dag&quot; 0"/></numFmts>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>`

const read = async (given: WorkbookParts) => readSheet('lijst.xlsx', aZip(workbookParts(given)))
const row = (line: number, cells: string) => `<row r="${line}">${cells}</row>`

async function refusal(parts: readonly Part[]) {
  const bytes = aZip(parts)
  const start = performance.now()
  const before = process.memoryUsage().rss
  try {
    await readSheet('lijst.xlsx', bytes)
  } catch (error) {
    if (!(error instanceof SheetRefused)) throw error
    assert.ok(performance.now() - start < 8_000, `refused only after ${performance.now() - start} ms`)
    const grown = (process.memoryUsage().rss - before) / 1024 / 1024
    assert.ok(grown < 400, `memory grew ${grown} MB`)
    return error.key
  }
  return assert.fail('was read')
}

/** One block of 16 MB, packed once and repeated: a gigabyte in the time of one block. */
function aBomb(block: string, times: number): { packed: { bytes: Buffer; length: number } } {
  const size = block.length * Math.floor(16 * 1024 * 1024 / block.length)
  const once = Buffer.alloc(size, block)
  const packed = deflateRawSync(once, { finishFlush: constants.Z_FULL_FLUSH })
  const opening = Buffer.from(aSheet('').split('</sheetData>')[0] ?? '')
  const head = deflateRawSync(opening, { finishFlush: constants.Z_FULL_FLUSH })
  const bytes = Buffer.concat([head, ...Array.from({ length: times }, () => packed), deflateRawSync(Buffer.alloc(0))])
  return { packed: { bytes, length: opening.length + size * times } }
}

test('shared, inline and rich text, numbers, truth and formulas become what a person sees', async () => {
  const sheet = await read({
    strings: '<si><t>Naam</t></si><si><r><t>Al </t></r><r><t>Masri</t></r><rPh><t>x</t></rPh></si>'
      + '<si><t>a_x0041_b</t></si>',
    sheet: aSheet(row(1, '<c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>Dorp &amp; wijk</t></is></c>')
      + row(2, '<c r="A2" t="s"><v>1</v></c><c r="B2"><v>120000000</v></c><c r="C2" t="b"><v>1</v></c>')
      + row(4, '<c r="A4" t="str"><f>A1&amp;B1</f><v>uitkomst</v></c><c r="B4" t="e"><v>#N/A</v></c>'
        + '<c r="C4" t="s"><v>2</v></c>')),
  })
  assert.deepEqual(sheet.rows, [['Naam', '', 'Dorp & wijk'], ['Al Masri', '120000000', 'TRUE'], [''],
    ['uitkomst', '#N/A', 'aAb']])
  assert.equal(sheet.sheetName, 'Caseload')
})

test('F13 date cells are days in both date systems, and other numbers are not', async () => {
  const cells = row(1, '<c r="A1" s="1"><v>32966</v></c><c r="B1" s="2"><v>32966.5</v></c>'
    + '<c r="C1" s="0"><v>32966</v></c>'
    + '<c r="D1" s="3"><v>612345678</v></c><c r="E1" s="4"><v>3</v></c><c r="F1" s="1"><v>60</v></c>')
  const { rows: [from1900] } = await read({ styles: dateStyles, sheet: aSheet(cells) })
  assert.deepEqual(from1900, ['1990-04-03', '1990-04-03 12:00', '32966', '0612345678', '3', '60'])
  const workbook = aWorkbook('<workbookPr date1904="1"/>')
  const old = await read({ styles: dateStyles, workbook, sheet: aSheet(cells) })
  assert.deepEqual(old.rows[0]?.slice(0, 2), ['1994-04-04', '1994-04-04 12:00'])
  assert.equal(old.dates, '1904')
})

test('a hidden sheet is passed over and the other sheets are named', async () => {
  const workbook = aWorkbook().replace('<sheets>', '<sheets><sheet name="Geheim" state="hidden" r:id="rId1"/>')
  const sheet = await read({ workbook, sheet: aSheet(row(1, '<c r="A1"><v>1</v></c>')) })
  assert.equal(sheet.sheetName, 'Caseload')
  assert.deepEqual(sheet.otherSheets, [])
})

test('F14 a packed bomb of a gigabyte is refused while it unpacks, whatever its header says', async () => {
  for (const block of ['<row></row>\n', 'x']) {
    const key = await refusal(workbookParts({ sheet: aBomb(block, 64) }))
    assert.ok(['bomb', 'too-slow'].includes(key), key)
  }
  const lying = await refusal(workbookParts({ sheet: aBomb('<row></row>\n', 64), says: { length: 1_000 } }))
  assert.ok(['broken', 'bomb', 'too-slow'].includes(lying), lying)
})

test('F14 entities that grow and entities that reach outside are refused', async () => {
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`
  const outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
  for (const start of [laughs, outside]) {
    const sheet = aSheet(row(1, '<c r="A1" t="inlineStr"><is><t>&b;</t></is></c>')).replace('?>', `?>${start}`)
    assert.equal(await refusal(workbookParts({ sheet })), 'doctype')
  }
  assert.equal(await refusal(workbookParts({ sheet: aSheet('<row><c t="str"><v>&a;</v></c></row>') })), 'broken')
})

test('F14 60,000 parts, a row and a column beyond reach are refused', async () => {
  const many = Array.from({ length: 60_000 }, (_, index) => ({ name: `p${index}`, content: '' }))
  assert.equal(await refusal([...workbookParts({ sheet: aSheet('') }), ...many]), 'too-many-parts')
  const down = aSheet(row(1_048_576, '<c r="A1048576"><v>1</v></c>'))
  const right = aSheet(row(1, '<c r="XFD1"><v>1</v></c>'))
  assert.equal(await refusal(workbookParts({ sheet: down })), 'too-many-rows')
  assert.equal(await refusal(workbookParts({ sheet: right })), 'too-many-columns')
})

test('empty rows with a colour do not count, however many', async () => {
  const coloured = Array.from({ length: 60_000 }, (_, index) => row(index + 2, `<c r="A${index + 2}" s="1"/>`)).join('')
  const sheet = await read({ sheet: aSheet(row(1, '<c r="A1" t="str"><v>Naam</v></c>') + coloured) })
  assert.deepEqual(sheet.rows, [['Naam']])
})

test('F14 macros and passwords are refused by what is in the file, not by its name', async () => {
  const macro = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml'
  assert.equal(await refusal(workbookParts({ sheet: aSheet(''), contentType: macro })), 'macro')
  const project = { name: 'xl/vbaProject.bin', content: '' }
  assert.equal(await refusal([...workbookParts({ sheet: aSheet('') }), project]), 'macro')
  assert.equal(await refusal([{ name: '[Content_Types].xml', content: '<Types/>', flags: 1 }]), 'password')
  const old = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)])
  const locked = Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')])
  await assert.rejects(readSheet('a.xlsx', old), { key: 'old-excel' })
  await assert.rejects(readSheet('a.xlsx', locked), { key: 'password' })
})

test('a packed file that is no workbook, is cut off or names a part twice is refused as broken', async () => {
  assert.equal(await refusal([{ name: 'word/document.xml', content: '<w/>' }]), 'broken')
  const whole = aZip(workbookParts({ sheet: aSheet('') }))
  await assert.rejects(readSheet('a.xlsx', whole.subarray(0, whole.length - 40)), { key: 'broken' })
  const parts = workbookParts({ sheet: aSheet(row(1, '<c r="A1"><v>1</v></c>')) })
  assert.equal(await refusal([...parts, parts[4] as Part]), 'broken')
  assert.equal(await refusal(workbookParts({ sheet: aSheet('') })), 'empty')
})
