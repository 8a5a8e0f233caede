import type { Hono } from 'hono'
import { createApp } from '../src/app.ts'
import { closeDatabase, type Database, openDatabase } from '../src/db/database.ts'
import { percentile } from './arithmetic.ts'
import type { Installation } from './installation.ts'
import { type Ask, type Asking, pressFor } from './load.ts'
import { type Pace, runPgbench, scriptOf } from './pgbench.ts'
import { memoryOf, timeOf, timeOfFamily } from './processor.ts'
import type { Kind } from './requests.ts'
import { type Flight, type Recorder, startRecorder } from './wire.ts'

/** Processor time of one request in milliseconds, and the 99th percentile of how long it took. */
export interface Cost {
  readonly programMs: number
  readonly databaseMs: number
  readonly p99: number
  readonly count: number
}

export interface Compared {
  readonly kind: Kind
  readonly server: Cost
  /** The same statements in pgbench; null where that is missing. */
  readonly peer: Cost | null
  readonly roundTrips: number
  readonly statements: number
  readonly memory: number
}

export interface Bench {
  readonly installation: Installation
  readonly pgbench: string | null
  readonly pace: Pace
}

/** A second copy of the product within this process, whose line to the database is watched. */
export interface Watched {
  record(ask: Ask): Promise<Flight[]>
  stop(): Promise<void>
}

export async function watch({ url, socket, scratch, secret }: Installation): Promise<Watched> {
  const recorder = await startRecorder(scratch, socket)
  const through = new URL(url)
  through.searchParams.set('host', scratch)
  const database = openDatabase(through.href, 2)
  const app = createApp({ database, settings: { secret, origin: null, demo: true, metricsToken: null } })
  return { record: (ask) => record(recorder, app, ask), stop: () => leave(recorder, database) }
}

async function record(recorder: Recorder, app: Hono, ask: Ask): Promise<Flight[]> {
  const { method, path, headers, body, status } = ask
  return recorder.record(async () => {
    const answer = await app.request(`http://127.0.0.1${path}`, { method, headers, ...(body ? { body } : {}) })
    await answer.text()
    if (answer.status !== status) throw new Error(`${method} ${path} answered ${answer.status}`)
  })
}

async function leave(recorder: Recorder, database: Database): Promise<void> {
  await closeDatabase(database)
  await recorder.stop()
}

/** Measures one kind of request, then its statements in pgbench, on the same database. */
export async function compare(bench: Bench, watched: Watched, kind: Kind): Promise<Compared> {
  const recordings = await recordAll(watched, kind.asks)
  const flights = recordings.map(([first]) => first)
  const server = await costOfServer(bench, kind)
  return {
    kind, server, memory: memoryOf(bench.installation.serverPid),
    peer: bench.pgbench ? await costOfPeer(bench, bench.pgbench, recordings) : null,
    roundTrips: Math.max(...flights.map((list) => list.length)),
    statements: Math.max(...flights.map((list) => list.flat().length)),
  }
}

type Recording = readonly [Flight[], Flight[]]

// Twice, to see which values are new each time; and once before, so that statements are prepared and sessions noted.
async function recordAll(watched: Watched, asks: readonly Asking[]): Promise<Recording[]> {
  const recordings: Recording[] = []
  for (const ask of asks) {
    await watched.record(ask())
    await watched.record(ask())
    recordings.push([await watched.record(ask()), await watched.record(ask())])
  }
  return recordings
}

async function costOfServer({ installation, pace }: Bench, { asks, name }: Kind): Promise<Cost> {
  const { serverPid, postmasterPid, port } = installation
  await pressFor(port, asks, { ...pace, seconds: Math.min(3, pace.seconds) })
  const before = { program: timeOf(serverPid), database: timeOfFamily(postmasterPid) }
  const { latencies, errors } = await pressFor(port, asks, pace)
  if (errors.length > 0) throw new Error(`${name}: ${errors[0]}`)
  const count = latencies.length
  return {
    count, p99: percentile(latencies, 0.99), programMs: (timeOf(serverPid) - before.program) / count,
    databaseMs: (timeOfFamily(postmasterPid) - before.database) / count,
  }
}

async function costOfPeer(
  { installation, pace }: Bench, program: string, recordings: readonly Recording[],
): Promise<Cost> {
  // One person's request stands for all: the scripts of eight would be prepared eight times over.
  const [first, second] = recordings[0] ?? [[], []]
  const { latencies, ownMs, databaseMs } = await runPgbench(program, installation, scriptOf(first, second, '0'), pace)
  const count = latencies.length
  return { count, p99: percentile(latencies, 0.99), programMs: ownMs / count, databaseMs: databaseMs / count }
}

function totalMs({ programMs, databaseMs }: Cost): number {
  return programMs + databaseMs
}

/** Processor time as a multiple of the peer's. */
export function ratioOf({ server, peer }: Compared): number | null {
  return peer && totalMs(server) / totalMs(peer)
}
