import { crc32, deflateRawSync } from 'node:zlib'

/** A part of a packed file made by hand; `says` is what its headers claim when that is not the truth. */
export interface Part {
  readonly name: string
  readonly content: string | Buffer
  /** Already packed, with its length unpacked. */
  readonly packed?: { readonly bytes: Buffer; readonly length: number }
  readonly says?: { readonly length: number }
  readonly flags?: number
}

const officeTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'

/** A packed file with true checksums and whatever lengths the parts claim. */
export function aZip(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const header = headerOf(part)
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), header.common, header.name, header.bytes])
    directory.push(Buffer.concat([
      Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), header.common, Buffer.alloc(10), uint32(offset), header.name,
    ]))
    bodies.push(local)
    offset += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.concat([
    Buffer.from([0x50, 0x4b, 5, 6, 0, 0, 0, 0]), uint16(parts.length), uint16(parts.length),
    uint32(list.length), uint32(offset), uint16(0),
  ])
  return Buffer.concat([...bodies, list, end])
}

function headerOf(part: Part): { common: Buffer; name: Buffer; bytes: Buffer } {
  const content = Buffer.from(part.content)
  const bytes = part.packed?.bytes ?? deflateRawSync(content)
  const name = Buffer.from(part.name)
  const length = part.says?.length ?? part.packed?.length ?? content.length
  const common = Buffer.concat([
    uint16(20), uint16(part.flags ?? 0), uint16(8), uint32(0), uint32(part.packed ? 0 : crc32(content)),
    uint32(bytes.length), uint32(length), uint16(name.length), uint16(0),
  ])
  return { common, name, bytes }
}

function uint16(value: number): Buffer {
  const buffer = Buffer.alloc(2)
  buffer.writeUInt16LE(value)
  return buffer
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32LE(value)
  return buffer
}

export interface WorkbookParts {
  readonly sheet: string | Pick<Part, 'packed'>
  readonly strings?: string
  readonly styles?: string
  readonly workbook?: string
  readonly contentType?: string
  readonly says?: { readonly length: number }
}

/** The parts of a workbook with one sheet; each can be replaced to make the file wrong in one way. */
export function workbookParts(given: WorkbookParts): Part[] {
  const { sheet } = given
  const parts: Part[] = [
    { name: '[Content_Types].xml', content: `<Types><Override PartName="/xl/workbook.xml"
      ContentType="${given.contentType ?? sheetType}"/></Types>` },
    { name: '_rels/.rels',
      content: `<Relationships>${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>` },
    { name: 'xl/workbook.xml', content: given.workbook ?? aWorkbook() },
    { name: 'xl/_rels/workbook.xml.rels', content: `<Relationships>${relation(1, 'worksheet', 'worksheets/sheet1.xml')}
      ${relation(2, 'sharedStrings', 'sharedStrings.xml')}${relation(3, 'styles', 'styles.xml')}</Relationships>` },
    { name: 'xl/worksheets/sheet1.xml', content: typeof sheet === 'string' ? sheet : '',
      ...(typeof sheet === 'string' ? {} : sheet), ...(given.says ? { says: given.says } : {}) },
  ]
  return [...parts, ...extra('xl/sharedStrings.xml', 'sst', given.strings),
    ...extra('xl/styles.xml', 'styleSheet', given.styles)]
}

function extra(name: string, root: string, inner: string | undefined): Part[] {
  return inner === undefined ? [] : [{ name, content: `<${root}>${inner}</${root}>` }]
}

export function aWorkbook(settings = ''): string {
  return `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${officeTypes}">${settings}
    <sheets><sheet name="Caseload" sheetId="1" r:id="rId1"/></sheets></workbook>`
}

export function aSheet(rows: string): string {
  return `<?xml version="1.0"?><worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`
}

function relation(id: number, type: string, target: string): string {
  return `<Relationship Id="rId${id}" Type="${officeTypes}/${type}" Target="${target}"/>`
}
