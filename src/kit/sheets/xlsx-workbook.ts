import { posix } from 'node:path'
import { formatOf, type CellFormat, type DateSystem } from './xlsx-cells.ts'
import type { Limits } from './limits.ts'
import type { Attributes, PartReader, Parts } from './xlsx-parts.ts'
import { SheetRefused } from './refusals.ts'

export interface SheetPart {
  readonly name: string
  readonly part: string
}

export interface Workbook {
  readonly dates: DateSystem
  /** Sheets that a person sees, in their order. */
  readonly sheets: readonly SheetPart[]
  readonly formats: readonly CellFormat[]
  readonly strings: readonly string[]
}

/** All of a workbook but its rows. Throws SheetRefused for macros and for what is no workbook. */
export async function readWorkbook(parts: Parts, limits: Limits): Promise<Workbook> {
  await refuseMacros(parts)
  const main = (await relations(parts, '_rels/.rels')).find(({ type }) => type.endsWith('/officeDocument'))?.target
  if (!main) throw new SheetRefused('broken')
  const related = await relations(parts, relationsOf(main))
  const listed = await gather(parts, main, workbookReader())
  const partOf = (kind: string) => related.find(({ type }) => type.endsWith(`/${kind}`))?.target
  return {
    dates: listed.some(({ dates }) => dates === '1904') ? '1904' : '1900',
    sheets: listed.flatMap(({ name, id }) => {
      const part = related.find((relation) => relation.id === id && relation.type.endsWith('/worksheet'))?.target
      return name !== undefined && part !== undefined ? [{ name, part }] : []
    }),
    formats: await optional(parts, partOf('styles'), formatReader()),
    strings: await optional(parts, partOf('sharedStrings'), stringReader(limits)),
  }
}

async function refuseMacros(parts: Parts): Promise<void> {
  if ([...parts.names].some((name) => /vbaproject|xl\/macrosheets\//i.test(name))) throw new SheetRefused('macro')
  if (!parts.names.has('[Content_Types].xml')) throw new SheetRefused('broken')
  const types = await gather(parts, '[Content_Types].xml', attributeReader('Override', (a) => a['ContentType'] ?? ''))
  if (types.some((type) => /macroEnabled|vbaProject/i.test(type))) throw new SheetRefused('macro')
}

interface Relation {
  readonly id: string
  readonly type: string
  readonly target: string
}

async function relations(parts: Parts, name: string): Promise<Relation[]> {
  const folder = posix.dirname(posix.dirname(name))
  return gather(parts, name, attributeReader('Relationship', (attributes) => ({
    id: attributes['Id'] ?? '', type: attributes['Type'] ?? '', target: inside(folder, attributes),
  })))
}

function inside(folder: string, attributes: Attributes): string {
  const target = attributes['Target'] ?? ''
  if (attributes['TargetMode'] === 'External') return ''
  return target.startsWith('/') ? target.slice(1) : posix.normalize(posix.join(folder, target))
}

function relationsOf(part: string): string {
  return posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`)
}

async function optional<T>(parts: Parts, name: string | undefined, reader: PartReader<T>): Promise<T[]> {
  return name !== undefined && parts.names.has(name) ? gather(parts, name, reader) : []
}

async function gather<T>(parts: Parts, name: string, reader: PartReader<T>): Promise<T[]> {
  const found: T[] = []
  for await (const some of parts.read(name, reader)) for (const one of some) found.push(one)
  return found
}

function taking<T>(found: T[]): () => T[] {
  return () => found.splice(0)
}

function attributeReader<T>(element: string, pick: (attributes: Attributes) => T): PartReader<T> {
  const found: T[] = []
  return {
    open(name, attributes) {
      if (name === element) found.push(pick(attributes))
    },
    take: taking(found),
  }
}

interface Listed {
  readonly dates?: DateSystem
  readonly name?: string
  readonly id?: string
}

function workbookReader(): PartReader<Listed> {
  const found: Listed[] = []
  return {
    open(name, attributes) {
      if (name === 'workbookPr' && /^(1|true)$/.test(attributes['date1904'] ?? '')) found.push({ dates: '1904' })
      if (name !== 'sheet' || /hidden/i.test(attributes['state'] ?? '')) return
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]
      if (id !== undefined) found.push({ name: attributes['name'] ?? '', id })
    },
    take: taking(found),
  }
}

function formatReader(): PartReader<CellFormat> {
  const codes = new Map<number, string>()
  const found: CellFormat[] = []
  let inCellFormats = false
  return {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      else if (name === 'cellXfs') inCellFormats = true
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attributes['numFmtId'] ?? 0)
        found.push(formatOf(id, codes.get(id)))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
    take: taking(found),
  }
}

function stringReader(limits: Limits): PartReader<string> {
  const found: string[] = []
  const text = textReader(limits)
  return {
    open(name) {
      if (name === 'si') text.start()
      text.open(name)
    },
    text: text.add,
    close(name) {
      text.close(name)
      if (name === 'si') found.push(text.value())
    },
    take: taking(found),
  }
}

/** The text of a string item: its runs in order, without the reading aids that Japanese text carries. */
export function textReader(limits: Limits) {
  let gathered = ''
  let reading = false
  let aids = 0
  return {
    start() {
      gathered = ''
    },
    open(name: string) {
      if (name === 'rPh') aids += 1
      if (name === 't') reading = aids === 0
    },
    add(text: string) {
      if (reading) gathered += text
      if (gathered.length > limits.cell) throw new SheetRefused('cell-too-long', { line: 0, most: limits.cell })
    },
    close(name: string) {
      if (name === 'rPh') aids -= 1
      if (name === 't') reading = false
    },
    value: () => gathered.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
      String.fromCharCode(parseInt(code, 16))).toWellFormed(),
  }
}
