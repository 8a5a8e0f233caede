import { parentPort, workerData } from 'node:worker_threads'
import writeExcel, { type Cell } from 'write-excel-file/node'
import { inertTyped } from './inert.ts'
import type { WrittenCell, WrittenRow } from './writing.ts'

interface Order {
  readonly sheet: string
  readonly headings: readonly string[]
  readonly rows: readonly WrittenRow[]
}

const LONGEST = 32_767

function cell(value: WrittenCell): Cell {
  if (value === null || value === '') return null
  if (typeof value === 'number') return { value, type: Number }
  if (typeof value === 'string') return { value: inertTyped(value).slice(0, LONGEST), type: String }
  return { value: new Date(`${value.day}T00:00:00Z`), type: Date, format: 'dd-mm-yyyy' }
}

async function write(order: Order): Promise<Uint8Array> {
  const headings = order.headings.map((value): Cell => ({ value: inertTyped(value), type: String, fontWeight: 'bold' }))
  const file = writeExcel([headings, ...order.rows.map((row) => row.map(cell))], {
    // A sheet's name is at most 31 signs and knows none of these.
    sheet: order.sheet.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31), stickyRowsCount: 1,
  })
  return file.toBuffer()
}

parentPort?.postMessage(await write(workerData as Order))
