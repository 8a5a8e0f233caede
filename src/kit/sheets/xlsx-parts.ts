import type { Readable } from 'node:stream'
import { SaxesParser } from 'saxes'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import type { Limits } from './limits.ts'
import { SheetRefused } from './refusals.ts'

export type Attributes = Readonly<Record<string, string>>

/** What a reader of a part does with its elements; names come without prefix. `take` empties what was gathered. */
export interface PartReader<T> {
  open(name: string, attributes: Attributes): void
  text?(text: string): void
  close?(name: string): void
  take(): T[]
}

/** The parts of a packed file. Bytes are counted over all parts while they are unpacked. */
export interface Parts {
  readonly names: ReadonlySet<string>
  read<T>(name: string, reader: PartReader<T>): AsyncGenerator<T[]>
}

type XmlOptions = { position: false; xmlns: false }

const ENCRYPTED = 1

/** Opens a packed file without believing what it says about itself (UPL-03, F14). Throws SheetRefused. */
export async function openParts(bytes: Uint8Array, limits: Limits): Promise<Parts> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = await orBroken(() => fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: true }))
  const entries = await orBroken(() => listEntries(zip, limits))
  const meter = { left: limits.unpackedBytes }
  return {
    names: new Set(entries.keys()),
    read: (name, reader) => readPart({ zip, entry: entries.get(name), meter }, reader),
  }
}

async function listEntries(zip: ZipFile, limits: Limits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  if (zip.entryCount > limits.parts) throw new SheetRefused('too-many-parts', { most: limits.parts })
  for await (const entry of zip.eachEntry()) {
    if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) throw new SheetRefused('password')
    if (entries.has(entry.fileName)) throw new SheetRefused('broken')
    if (entries.size >= limits.parts) throw new SheetRefused('too-many-parts', { most: limits.parts })
    entries.set(entry.fileName, entry)
  }
  return entries
}

interface OpenedPart {
  readonly zip: ZipFile
  readonly entry: Entry | undefined
  readonly meter: { left: number }
}

async function* readPart<T>(part: OpenedPart, reader: PartReader<T>): AsyncGenerator<T[]> {
  const { entry } = part
  if (!entry) throw new SheetRefused('broken')
  const parser = parserFor(reader)
  const stream = await orBroken(() => part.zip.openReadStreamPromise(entry))
  const pieces = unpacked(stream, part.meter)[Symbol.asyncIterator]()
  for (;;) {
    const piece = await orBroken(() => pieces.next())
    if (piece.done) break
    await orBroken(() => parser.write(piece.value))
    yield reader.take()
  }
  await orBroken(() => parser.close())
  yield reader.take()
}

async function* unpacked(stream: Readable, meter: { left: number }): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let before = ''
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    meter.left -= chunk.length
    if (meter.left < 0) throw new SheetRefused('bomb')
    const text = decoder.decode(chunk, { stream: true })
    // A document type can define entities that grow or reach outside; no table has one.
    if ((before + text).includes('<!DOCTYPE')) throw new SheetRefused('doctype')
    before = text.slice(-9)
    yield text
  }
  yield decoder.decode()
}

function parserFor<T>(reader: PartReader<T>): SaxesParser<XmlOptions> {
  const parser = new SaxesParser<XmlOptions>({ position: false, xmlns: false })
  parser.on('opentag', (tag) => reader.open(withoutPrefix(tag.name), tag.attributes))
  if (reader.text) {
    parser.on('text', (text) => reader.text?.(text))
    parser.on('cdata', (text) => reader.text?.(text))
  }
  if (reader.close) parser.on('closetag', (tag) => reader.close?.(withoutPrefix(tag.name)))
  return parser
}

function withoutPrefix(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** Whatever a reader of packed files or XML stumbles over is a broken file to us. */
async function orBroken<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof SheetRefused ? error : new SheetRefused('broken')
  }
}
