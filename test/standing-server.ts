import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { packagedBinaries } from '../src/db/embedded/binaries.ts'
import { type Cluster, clusterUrl, postmasterLines, prepareCluster, startCluster } from '../src/db/embedded/cluster.ts'
import { releaseLock, takeLock } from '../src/db/embedded/lock.ts'

const base = join(import.meta.dirname, '..', '.cache', 'test-server')
const lock = join(base, 'lock')
const lastUse = join(base, 'last-use')

// Test data is thrown away: nothing has to survive a power cut.
const forgetful = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300']

// Nobody stops it by hand: two hours after the last test it stops itself.
const stopWhenIdle = `
while sleep 60; do
  kill -0 "$1" 2>/dev/null || exit
  [ -n "$(find "$2" -mmin +120)" ] && kill -INT "$1" && exit
done
`

/** An empty PostgreSQL for tests in this folder; the caller stops it. */
export async function startTestCluster(folder: string, { outlivesUs = false, binaries = packagedBinaries() } = {}) {
  const old = join(folder, 'postgres')
  if (postmasterLines(old).length === 0) rmSync(old, { recursive: true, force: true })
  const cluster = prepareCluster(folder, { durable: false, binaries })
  const running = await startCluster(cluster, { settings: forgetful, outlivesUs })
  return { cluster, running }
}

/** The PostgreSQL that stays alive between runs of single test files; started at the first need. */
export async function standingTestServer(): Promise<string> {
  mkdirSync(base, { recursive: true, mode: 0o711 })
  if (existsSync(lastUse)) utimesSync(lastUse, new Date(), new Date())
  const known = { folder: join(base, 'postgres'), socket: join(base, 'socket') }
  if (isReady(known.folder)) return clusterUrl(known, 'postgres')
  while (!takeLock(lock, 'test').held) await pause(50)
  try {
    return isReady(known.folder) ? clusterUrl(known, 'postgres') : await start()
  } finally {
    releaseLock(lock)
  }
}

async function start(): Promise<string> {
  const { cluster, running } = await startTestCluster(base, { outlivesUs: true })
  running.child.unref()
  writeFileSync(lastUse, '')
  watchIdleness(cluster, running.pid)
  return clusterUrl(cluster, 'postgres')
}

function watchIdleness({ identity }: Cluster, pid: number): void {
  const watcher = spawn('/bin/sh', ['-c', stopWhenIdle, 'samenspel-test-idle', String(pid), lastUse], {
    detached: true,
    stdio: 'ignore',
    cwd: '/',
    ...identity,
  })
  watcher.unref()
}

function isReady(folder: string): boolean {
  const [pid, , , , , , , state] = postmasterLines(folder)
  return state?.trim() === 'ready' && isRunning(Number(pid))
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
