import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

/** One request to send. */
export interface Ask {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** The status of a right answer. */
  readonly status: number
}

/** Makes the next request; a form carries a new number each time. */
export type Asking = () => Ask

export interface LoadRun {
  /** Milliseconds of each right answer. */
  readonly latencies: readonly number[]
  /** What went wrong, such as `GET /vandaag: 500`. */
  readonly errors: readonly string[]
}

export interface Reply {
  readonly status: number
  readonly text: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

/** Sends one request over the agent's connections and reads the whole answer. */
export function send(agent: Agent, port: number, ask: Ask): Promise<Reply> {
  const { method, path, headers, body } = ask
  return new Promise((done, fail) => {
    const sent = request({ agent, host: '127.0.0.1', port, method, path, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => done({
        status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString(), headers: answer.headers,
      }))
      answer.on('error', fail)
    })
    sent.on('error', fail)
    sent.end(body)
  })
}

/** So many connections, each sending its next request as soon as the last is answered. */
export async function pressFor(
  port: number, asks: readonly Asking[], { connections, seconds }: { connections: number; seconds: number },
): Promise<LoadRun> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const run = { latencies: [] as number[], errors: [] as string[] }
  const end = performance.now() + seconds * 1000
  let turn = 0
  const press = async () => {
    while (performance.now() < end) await timed(agent, port, next(asks, turn++)(), { start: performance.now(), run })
  }
  await Promise.all(Array.from({ length: connections }, press))
  agent.destroy()
  return run
}

/** So many requests a second at even distances, however long the answers take; each is timed from when it was due. */
export async function paceFor(
  port: number, asks: readonly Asking[], { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<LoadRun> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const run = { latencies: [] as number[], errors: [] as string[] }
  const begin = performance.now()
  const open: Promise<void>[] = []
  for (let turn = 0; turn < perSecond * seconds; turn++) {
    const start = begin + (turn * 1000) / perSecond
    if (start > performance.now()) await pause(start - performance.now())
    open.push(timed(agent, port, next(asks, turn)(), { start, run }))
  }
  await Promise.all(open)
  agent.destroy()
  return run
}

function next(asks: readonly Asking[], turn: number): Asking {
  const ask = asks[turn % asks.length]
  if (!ask) throw new Error('there is nothing to ask')
  return ask
}

interface Timing {
  readonly start: number
  readonly run: { readonly latencies: number[]; readonly errors: string[] }
}

async function timed(agent: Agent, port: number, ask: Ask, { start, run }: Timing): Promise<void> {
  const { method, path } = ask
  try {
    const { status } = await send(agent, port, ask)
    if (status === ask.status) run.latencies.push(performance.now() - start)
    else run.errors.push(`${method} ${path}: ${status}`)
  } catch (error) {
    run.errors.push(`${method} ${path}: ${(error as Error).message}`)
  }
}
