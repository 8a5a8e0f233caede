import { Worker } from 'node:worker_threads'
import { defaultLimits, type Limits } from './limits.ts'
import type { Message, Order, SheetFacts } from './reader-thread.ts'
import { SheetRefused } from './refusals.ts'

/** A table as text. Row 0 is line 1 of the file as a spreadsheet counts; an empty line is one empty cell. */
export interface Sheet extends SheetFacts {
  readonly rows: readonly (readonly string[])[]
}

export interface ReadingOptions {
  readonly limits?: Partial<Limits>
  /** Called as rows come in. */
  readonly onProgress?: (rows: number) => void
}

/**
 * Reads a CSV or XLSX file in a thread of its own with bounded memory and time, so that the server answers
 * meanwhile (F12, F14). `name` is the file's name: extension and content have to agree (UPL-01).
 * Throws SheetRefused with the reason; nothing of a refused file comes out.
 */
export async function readSheet(name: string, bytes: Uint8Array, options: ReadingOptions = {}): Promise<Sheet> {
  const limits = { ...defaultLimits, ...options.limits }
  if (bytes.length > limits.fileBytes) {
    throw new SheetRefused('too-big', { megabytes: Math.floor(limits.fileBytes / 1024 / 1024) })
  }
  const leave = await enter()
  try {
    return await readInThread({ name, bytes, limits }, options.onProgress)
  } finally {
    leave()
  }
}

async function readInThread(order: Order, onProgress?: (rows: number) => void): Promise<Sheet> {
  const { limits } = order
  const worker = new Worker(new URL('./reader-thread.ts', import.meta.url), {
    workerData: order, execArgv: [], env: {}, stdin: false,
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: 32 },
  })
  try {
    return await collect(worker, limits, onProgress)
  } finally {
    await worker.terminate()
  }
}

const mostAtOnce = 2
const waiting: (() => void)[] = []
let inside = 0

/** Two files are read at a time; the next waits, so that many files cost no more memory than two. */
async function enter(): Promise<() => void> {
  if (inside >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else inside += 1
  return () => {
    const next = waiting.shift()
    if (next) next()
    else inside -= 1
  }
}

function collect(worker: Worker, limits: Limits, onProgress?: (rows: number) => void): Promise<Sheet> {
  return new Promise((resolve, reject) => {
    const rows: string[][] = []
    let facts: SheetFacts = { kind: 'csv' }
    const clock = setTimeout(() => reject(new SheetRefused('too-slow')), limits.milliseconds)
    const end = (act: () => void) => {
      clearTimeout(clock)
      act()
    }
    worker.on('message', (message: Message) => {
      if ('facts' in message) facts = message.facts
      else if ('refused' in message) end(() => reject(new SheetRefused(message.refused.key, message.refused.values)))
      else {
        for (const row of message.rows) rows.push(row)
        onProgress?.(rows.length)
        if (message.last) end(() => resolve({ ...facts, rows }))
        else worker.postMessage('taken')
      }
    })
    worker.on('error', (error: Error & { code?: string }) => end(() => reject(failureOf(error))))
    worker.on('exit', () => end(() => reject(new SheetRefused('broken'))))
  })
}

/** Running out of the thread's memory is what a packed bomb does; anything else is our own bug. */
function failureOf(error: Error & { code?: string }): Error {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new SheetRefused('bomb') : error
}
