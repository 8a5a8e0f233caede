import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { StartFailure } from '../../kit/start-failure.ts'
import {
  type Cluster, clusterUrl, postmasterLines, prepareCluster, type RunningCluster, startCluster, stopCluster,
} from './cluster.ts'
import { describeHolder, findHolder, type Holder, releaseLock, takeLock } from './lock.ts'

export interface EmbeddedDatabase {
  readonly url: string
  /** Lets others know where the server is found, or that it is leaving. */
  tell(facts: { address?: string; isStopping?: boolean }): void
  /** Stops PostgreSQL when this process started it. */
  stop(): Promise<void>
}

type Purpose = 'server' | 'command'
interface Watched {
  readonly cluster: Cluster
  running: RunningCluster
  session: pg.Client
  isStopping: boolean
}

const database = 'samenspel'
const serverLock = 7_263_579
// A server that was just killed or told to stop needs a moment to leave; a command may take longer.
const patience = { server: 2_000, stopping: 15_000, command: 60_000 }

/**
 * Starts the PostgreSQL of this data folder and keeps it running until `stop`. One process at a time owns the
 * folder: a second server is a StartFailure; a command borrows the database of the running server, or waits for
 * another command to end.
 */
export async function openEmbedded(folder: string, purpose: Purpose): Promise<EmbeddedDatabase> {
  const lock = lockOf(folder)
  const borrowed = await takeOrBorrow(lock, folder, purpose)
  if (borrowed) return { url: borrowed, tell: () => {}, stop: async () => {} }
  try {
    const watched = await open(folder)
    const url = clusterUrl(watched.cluster, database)
    describeHolder(lock, { url })
    return { url, tell: (facts) => describeHolder(lock, facts), stop: () => close(watched, lock) }
  } catch (error) {
    releaseLock(lock)
    throw error
  }
}

/** The process that runs on this data folder now, if there is one. */
export function findRunning(folder: string): Holder | undefined {
  return findHolder(lockOf(folder))
}

function lockOf(folder: string): string {
  return join(folder, 'in-use')
}

async function takeOrBorrow(lock: string, folder: string, purpose: Purpose): Promise<string | undefined> {
  const start = Date.now()
  for (;;) {
    const taken = takeLock(lock, purpose)
    if (taken.held) return undefined
    const { by } = taken
    if (purpose === 'command' && by.url && by.purpose === 'server' && !by.isStopping) return by.url
    if (Date.now() - start > patienceFor(by, purpose)) throw inUse(folder, by)
    await pause(100)
  }
}

function patienceFor(by: Holder, purpose: Purpose): number {
  if (by.isStopping) return patience.stopping
  return by.purpose === 'server' && purpose === 'server' ? patience.server : patience.command
}

function inUse(folder: string, { pid, address }: Partial<Holder>): StartFailure {
  const who = [pid && `proces ${pid}`, address].filter(Boolean).join(', ')
  return new StartFailure(
    `De gegevensmap ${folder} is al in gebruik door een ander lopend Samenspel${who && ` (${who})`}: ` +
      'stop dat eerst, of kies met SAMENSPEL_DATA een andere map.',
  )
}

async function open(folder: string): Promise<Watched> {
  const cluster = prepareCluster(folder)
  await stopLeftover(cluster, folder)
  const running = await launch(cluster, () => stopLeftover(cluster, folder))
  const watched: Watched = { cluster, ...running, isStopping: false }
  relaunchOnExit(watched)
  return watched
}

async function launch(cluster: Cluster, askToLeave?: () => Promise<void>) {
  const running = await startCluster(cluster, {}, askToLeave)
  try {
    return { running, session: await openSession(cluster) }
  } catch (error) {
    await stopCluster(running)
    throw error
  }
}

/**
 * A PostgreSQL that outlived a killed predecessor is stopped first. When a living server outside our sight
 * (another container on the same folder) holds it, its session says so and we leave it alone. One that does not
 * answer yet is asked again: a server that is killed while it brings PostgreSQL back leaves one that is starting.
 */
async function stopLeftover(cluster: Cluster, folder: string): Promise<void> {
  const pid = Number(postmasterLines(cluster.folder)[0])
  const session = pid && (await connect(cluster, 'postgres').catch(() => undefined))
  if (!session) return
  const { rows } = await session.query(
    "select from pg_locks where locktype = 'advisory' and objid = $1 and granted", [serverLock])
  await session.end()
  if (rows.length > 0 && !(await endsSoon(cluster))) throw inUse(folder, {})
  if (postmasterLines(cluster.folder).length > 0) process.kill(pid, 'SIGINT')
}

// The guard of a process that was just killed needs a moment to stop its PostgreSQL.
async function endsSoon(cluster: Cluster): Promise<boolean> {
  const giveUp = Date.now() + 5_000
  while (Date.now() < giveUp) {
    if (postmasterLines(cluster.folder).length === 0) return true
    await pause(50)
  }
  return false
}

async function connect(cluster: Cluster, name: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: clusterUrl(cluster, name), connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** The session that shows others that a server lives on this folder; ends with the process, however that ends. */
async function openSession(cluster: Cluster): Promise<pg.Client> {
  const session = await connect(cluster, database).catch((error: { code?: string }) => {
    if (error.code !== '3D000') throw error
    return createDatabase(cluster)
  })
  await session.query('select pg_advisory_lock($1)', [serverLock])
  return session
}

async function createDatabase(cluster: Cluster): Promise<pg.Client> {
  const admin = await connect(cluster, 'postgres')
  await admin.query(`create database ${database}`)
  await admin.end()
  return connect(cluster, database)
}

// F2: a database that falls over comes back without a restart of the server.
function relaunchOnExit(watched: Watched): void {
  void watched.running.exited.then(async () => {
    if (watched.isStopping) return
    watched.running.callOffGuard()
    while (!watched.isStopping && !(await relaunch(watched))) await pause(1_000)
  })
}

async function relaunch(watched: Watched): Promise<boolean> {
  try {
    Object.assign(watched, await launch(watched.cluster))
    relaunchOnExit(watched)
    return true
  } catch {
    return false
  }
}

async function close(watched: Watched, lock: string): Promise<void> {
  watched.isStopping = true
  await watched.session.end().catch(() => {})
  await stopCluster(watched.running)
  releaseLock(lock)
}
