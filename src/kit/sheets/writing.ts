import { Worker } from 'node:worker_threads'
import { stringify } from 'csv-stringify/sync'
import { inert } from './inert.ts'
import type { PlainDate } from '../plain-dates.ts'

/** Text is made inert; a day and a decimal are written as Dutch offices write them; numbers stay numbers. */
export type WrittenCell = string | number | null | { readonly day: PlainDate }
export type WrittenRow = readonly WrittenCell[]

const SLICE = 500

/**
 * CSV that Dutch Excel opens by itself: UTF-8 with byte order mark, semicolons, every cell quoted and inert (F16).
 * Comes in pieces, so that a long list can be streamed while others keep working.
 */
export async function* csvPieces(
  headings: readonly string[], rows: Iterable<WrittenRow> | AsyncIterable<WrittenRow>,
): AsyncGenerator<string> {
  yield `\uFEFF${lines([headings])}`
  let slice: WrittenRow[] = []
  for await (const row of rows) {
    slice.push(row)
    if (slice.length < SLICE) continue
    yield lines(slice)
    slice = []
    await new Promise((resolve) => setImmediate(resolve))
  }
  if (slice.length > 0) yield lines(slice)
}

/** The whole of csvPieces as one text, for short lists. */
export async function writeCsv(headings: readonly string[], rows: Iterable<WrittenRow>): Promise<string> {
  let text = ''
  for await (const piece of csvPieces(headings, rows)) text += piece
  return text
}

/** One sheet with bold headings, made in a thread of its own. Texts are text cells and inert, days are day cells. */
export async function writeXlsx(
  sheet: string, headings: readonly string[], rows: readonly WrittenRow[],
): Promise<Uint8Array> {
  const worker = new Worker(new URL('./writer-thread.ts', import.meta.url), {
    workerData: { sheet, headings, rows }, execArgv: [], env: {},
  })
  try {
    return await new Promise((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
    })
  } finally {
    await worker.terminate()
  }
}

function lines(rows: readonly WrittenRow[]): string {
  const texts = rows.map((row) => row.map(text))
  return stringify(texts, { delimiter: ';', quoted: true, quoted_empty: true, record_delimiter: '\r\n' })
}

function text(cell: WrittenCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell).replace('.', ',')
  return typeof cell === 'string' ? inert(cell) : cell.day.split('-').reverse().join('-')
}
