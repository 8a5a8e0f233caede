import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import { readCsv } from './csv-reading.ts'
import { encodingOf } from './encoding.ts'
import type { Limits } from './limits.ts'
import { SheetRefused } from './refusals.ts'
import { kindOf } from './signature.ts'
import { readXlsx } from './xlsx-reading.ts'

export interface Order {
  readonly name: string
  readonly bytes: Uint8Array
  readonly limits: Limits
}

/** What is known of a table besides its rows. */
export interface SheetFacts {
  readonly kind: 'csv' | 'xlsx'
  /** Set for CSV. */
  readonly encoding?: string
  /** Set for XLSX: how its serial numbers count. */
  readonly dates?: '1900' | '1904'
  readonly sheetName?: string
  readonly otherSheets?: readonly string[]
}

export type Message =
  | { readonly facts: SheetFacts }
  | { readonly rows: string[][]; readonly last: boolean }
  | { readonly refused: { readonly key: SheetRefused['key']; readonly values: SheetRefused['values'] } }

const BATCH = 500

async function open(order: Order): Promise<{ facts: SheetFacts; rows: AsyncGenerator<string[]> }> {
  const kind = kindOf(order.name, order.bytes)
  if (kind === 'csv') {
    const encoding = encodingOf(order.bytes)
    return { facts: { kind, encoding }, rows: readCsv(order.bytes, encoding, order.limits) }
  }
  const { sheetName, otherSheets, dates, rows } = await readXlsx(order.bytes, order.limits)
  return { facts: { kind, sheetName, otherSheets, dates }, rows }
}

async function read(order: Order, port: MessagePort): Promise<void> {
  const send = (message: Message) => port.postMessage(message)
  try {
    const { facts, rows } = await open(order)
    send({ facts })
    await deliver(rows, port)
  } catch (error) {
    const { key, values } = error instanceof SheetRefused ? error : new SheetRefused('broken')
    send({ refused: { key, values } })
  }
}

/** Sends small batches and waits after each until it was taken, so that the other side never has to swallow a heap. */
async function deliver(rows: AsyncGenerator<string[]>, port: MessagePort): Promise<void> {
  let batch: string[][] = []
  const send = async (last: boolean) => {
    const taken = new Promise((resolve) => port.once('message', resolve))
    port.postMessage({ rows: batch, last } satisfies Message)
    batch = []
    if (!last) await taken
  }
  for await (const row of rows) {
    batch.push(row)
    if (batch.length === BATCH) await send(false)
  }
  await send(true)
}

if (parentPort) void read(workerData as Order, parentPort).finally(() => parentPort?.close())
