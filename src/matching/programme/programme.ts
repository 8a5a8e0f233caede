import { Worker } from 'node:worker_threads'

/**
 * Solves a mixed-integer programme (text in the LP format, whole objective) to the end. Null when that takes more than
 * so many seconds, or it has no solution. The value of each variable by its name.
 */
export async function solveProgramme(text: string, seconds: number): Promise<Map<string, number> | null> {
  const thread = new Worker(new URL('./programme-thread.ts', import.meta.url), { workerData: text })
  const limit = setTimeout(() => void thread.terminate(), seconds * 1000)
  try {
    return await new Promise((done, failed) => {
      thread.once('message', (values: [string, number][] | null) => done(values && new Map(values)))
      thread.once('error', failed)
      thread.once('exit', () => done(null))
    })
  } finally {
    clearTimeout(limit)
    await thread.terminate()
  }
}

/** One line of a programme: terms with their factors, such as `3 x1 + x2`. */
export function sumOf(terms: readonly (readonly [factor: number, name: string])[]): string {
  return terms.map(([factor, name]) => `${factor} ${name}`).join('\n + ')
}
