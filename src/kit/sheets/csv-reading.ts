import { Readable, pipeline } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { decode, type Encoding } from './encoding.ts'
import type { Limits } from './limits.ts'
import { SheetRefused } from './refusals.ts'

export type Delimiter = ';' | ',' | '\t'

interface Opening {
  readonly delimiter: Delimiter
  readonly text: Iterable<string>
}

const delimiters: readonly Delimiter[] = [';', '\t', ',']
const SNIFFED_RECORDS = 50
const RECORD_BYTES = 1024 * 1024

/** The rows of a delimited text, one by one; empty lines come as one empty cell, so that counting stays right. */
export async function* readCsv(
  bytes: Uint8Array, encoding: Encoding, limits: Limits,
): AsyncGenerator<string[]> {
  const { delimiter, text } = open(decode(bytes, encoding))
  let line = 0
  try {
    for await (const row of parsed(text, delimiter)) {
      line += 1
      check(row, line, delimiter, limits)
      yield row
    }
  } catch (error) {
    throw error instanceof CsvError ? refusalOf(error, limits) : error
  }
}

function parsed(text: Iterable<string>, delimiter: Delimiter): AsyncIterable<string[]> {
  const parser = parse({
    delimiter, quote: '"', escape: '"', relax_quotes: true, relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'], max_record_size: RECORD_BYTES,
  })
  pipeline(Readable.from(withoutNul(text)), parser, () => undefined)
  return parser as AsyncIterable<string[]>
}

function* withoutNul(text: Iterable<string>): Generator<string> {
  let line = 1
  for (const piece of text) {
    const nul = piece.indexOf('\0')
    if (nul >= 0) throw new SheetRefused('nul', { line: line + newlines(piece.slice(0, nul)) })
    line += newlines(piece)
    yield piece
  }
}

function newlines(text: string): number {
  return text.split('\n').length - 1
}

function open(pieces: Iterator<string>): Opening {
  const first = pieces.next().value ?? ''
  const told = /^sep=([;,\t])\r?\n/i.exec(first)
  const head = told ? first.slice(told[0].length) : first
  const delimiter = (told?.[1] as Delimiter | undefined) ?? sniff(head)
  return { delimiter, text: resumed(head, pieces) }
}

function* resumed(head: string, rest: Iterator<string>): Generator<string> {
  yield head
  yield* { [Symbol.iterator]: () => rest }
}

/** The delimiter that cuts the first records into equally many cells; the most cells when several do. */
function sniff(sample: string): Delimiter {
  const scored = delimiters.map((delimiter) => ({ delimiter, score: evenness(countPerRecord(sample, delimiter)) }))
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter
}

function evenness(counts: readonly number[]): number {
  const header = counts[0] ?? 0
  if (header === 0) return 0
  const filled = counts.filter((count, index) => index === 0 || count > 0)
  return filled.filter((count) => count === header).length / counts.length * 1000 + header
}

function countPerRecord(sample: string, delimiter: Delimiter): number[] {
  const counts: number[] = []
  let count = 0
  let quoted = false
  for (const character of sample) {
    if (character === '"') quoted = !quoted
    else if (quoted) continue
    else if (character === delimiter) count += 1
    else if (character === '\n' || character === '\r') {
      if (count > 0 || counts.length === 0) counts.push(count)
      count = 0
      if (counts.length === SNIFFED_RECORDS) return counts
    }
  }
  return counts.length > 0 ? counts : [count]
}

function check(row: readonly string[], line: number, delimiter: Delimiter, limits: Limits): void {
  if (line > limits.rows) throw new SheetRefused('too-many-rows', { most: limits.rows })
  if (row.length > limits.columns) throw new SheetRefused('too-many-columns', { line, most: limits.columns })
  for (const cell of row) {
    if (cell.length > limits.cell) throw new SheetRefused('cell-too-long', { line, most: limits.cell })
    if (cell.includes('\n') && swallowsRows(cell, delimiter, row.length)) throw new SheetRefused('open-quote', { line })
  }
}

// A quote that was never closed makes one cell of all the rows up to the next quote.
function swallowsRows(cell: string, delimiter: Delimiter, columns: number): boolean {
  const enough = Math.max(2, Math.floor(columns / 2))
  return cell.split('\n').some((line) => line.split(delimiter).length - 1 >= enough)
}

function refusalOf(error: CsvError, limits: Limits): SheetRefused {
  const line = Number(error['records'] ?? 0) + 1
  if (error.code === 'CSV_MAX_RECORD_SIZE') return new SheetRefused('cell-too-long', { line, most: limits.cell })
  return new SheetRefused('open-quote', { line })
}
