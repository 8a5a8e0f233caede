import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync, chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { StartFailure } from '../../kit/start-failure.ts'
import { type Binaries, packagedBinaries, reachableBinaries } from './binaries.ts'
import { guardPostgres } from './guard.ts'
import { barrier, type Identity, serverIdentity } from './identity.ts'

/** Where one embedded PostgreSQL lives: `folder` holds its files, `socket` is the only way in. */
export interface Cluster {
  readonly folder: string
  readonly socket: string
  readonly log: string
  readonly identity: Identity | undefined
  readonly binaries: Binaries
}

export interface RunningCluster {
  readonly child: ChildProcess
  readonly pid: number
  readonly exited: Promise<void>
  readonly callOffGuard: () => void
}

export interface StartWishes {
  /** Settings of PostgreSQL, such as `fsync=off`. */
  readonly settings?: readonly string[]
  /** Goes on after this process has ended. */
  readonly outlivesUs?: boolean
}

const longestSocketFolder = 80
const largestLog = 5_000_000
const patience = 20_000
const superuser = 'samenspel'

/** Address of a database of this cluster. */
export function clusterUrl(cluster: Pick<Cluster, 'socket'>, database: string): string {
  return `postgresql://${superuser}@localhost:5432/${database}?host=${encodeURIComponent(cluster.socket)}`
}

/** Finds or makes the folders of the PostgreSQL below `base`; runs initdb when there is none yet. */
export function prepareCluster(base: string, { durable = true, binaries = packagedBinaries() } = {}): Cluster {
  mkdirSync(base, { recursive: true, mode: 0o711 })
  const folder = join(base, 'postgres')
  const identity = serverIdentity(folder)
  refuseBarrier(base, identity)
  const socket = socketFolder(base)
  handOver(socket, identity)
  const programs = reachableBinaries(binaries, identity, base)
  const cluster = { folder, socket, identity, binaries: programs, log: join(base, 'postgres.log') }
  if (!existsSync(join(folder, 'PG_VERSION'))) initialise(cluster, durable)
  return cluster
}

function refuseBarrier(base: string, identity: Identity | undefined): void {
  const blocked = identity && barrier(base, identity)
  if (!blocked) return
  throw new StartFailure(
    `PostgreSQL draait hier niet als root maar als gebruiker ${identity.uid}, en die mag niet in ${blocked}: ` +
      'kies met SAMENSPEL_DATA een map die iedereen mag doorlopen, zoals /var/lib/samenspel.',
  )
}

function socketFolder(base: string): string {
  const near = join(base, 'socket')
  if (near.length <= longestSocketFolder) return near
  const mark = createHash('sha256').update(base).digest('hex').slice(0, 12)
  return join(tmpdir(), `samenspel-${process.getuid?.() ?? 0}-${mark}`)
}

function handOver(folder: string, identity: Identity | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (identity) chownSync(folder, identity.uid, identity.gid)
  chmodSync(folder, 0o700)
}

// A first start that is interrupted leaves only the half folder, which the next start throws away.
function initialise(cluster: Cluster, durable: boolean): void {
  const half = `${cluster.folder}.half`
  rmSync(half, { recursive: true, force: true })
  handOver(half, cluster.identity)
  const options = [`--pgdata=${half}`, `--username=${superuser}`, '--auth=trust', '--data-checksums']
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=nl-NL']
  const { status, stderr, error } = spawnSync(
    cluster.binaries.initdb,
    [...options, ...locale, ...(durable ? [] : ['--no-sync'])],
    { ...asIdentity(cluster.identity, half), encoding: 'utf8' },
  )
  const reason = lastLine(stderr ?? error?.message)
  if (status !== 0) throw new StartFailure(`PostgreSQL kon niet worden ingericht: ${reason}`)
  renameSync(half, cluster.folder)
}

/**
 * Starts PostgreSQL and waits until it answers, and before that for a predecessor to let go of the folder;
 * `askToLeave` is called each time the predecessor is still there.
 */
export async function startCluster(
  cluster: Cluster, wishes: StartWishes = {}, askToLeave = async () => {},
): Promise<RunningCluster> {
  const giveUp = Date.now() + patience
  for (;;) {
    if (logSize(cluster) > largestLog) renameSync(cluster.log, `${cluster.log}.1`)
    const start = logSize(cluster)
    const running = launch(cluster, wishes)
    if (await becomesReady(cluster, running)) return running
    running.callOffGuard()
    const said = readFileSync(cluster.log).subarray(start).toString()
    if (!isHeldByPredecessor(said) || Date.now() > giveUp) {
      throw new StartFailure(`PostgreSQL start niet: ${whyNot(cluster, said)} (zie ${cluster.log}).`)
    }
    await askToLeave()
    await pause(200)
  }
}

function logSize({ log }: Cluster): number {
  return statSync(log, { throwIfNoEntry: false })?.size ?? 0
}

function launch(cluster: Cluster, { settings = [], outlivesUs = false }: StartWishes): RunningCluster {
  const { folder, identity } = cluster
  const log = openSync(cluster.log, 'a', 0o600)
  const child = spawn(cluster.binaries.postgres, ['-D', folder, ...flags([...ownSettings(cluster), ...settings])], {
    ...asIdentity(identity, folder),
    // Own group: Ctrl-C in the terminal reaches only us, and we stop PostgreSQL after the last request.
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  const exited = new Promise<void>((done) => {
    child.once('exit', () => done())
    child.once('error', () => done())
  })
  const { pid = 0 } = child
  return { child, pid, exited, callOffGuard: outlivesUs ? () => {} : guardPostgres(pid, folder, identity) }
}

// Statements and values stay out of the log: they hold what people told in confidence (LOG-01, PRIV-13). The first
// line of an error quotes a value too ("invalid input syntax for type date: …"), so errors of statements are not
// written at all; our own log has their code and place.
function ownSettings({ socket }: Cluster): string[] {
  return [
    'listen_addresses=', `unix_socket_directories=${socket}`, 'unix_socket_permissions=0700', 'max_connections=60',
    'timezone=UTC', 'log_timezone=UTC', 'jit=off', 'logging_collector=off',
    'log_min_messages=log', 'log_min_error_statement=panic', 'log_error_verbosity=terse',
  ]
}

function flags(settings: readonly string[]): string[] {
  return settings.flatMap((setting) => ['-c', setting])
}

function asIdentity(identity: Identity | undefined, home: string) {
  const { PATH, LANG, TMPDIR } = process.env
  const env = { PATH, LANG, TMPDIR, HOME: home, LC_ALL: 'C' }
  return { cwd: dirname(home), env, ...identity }
}

async function becomesReady(cluster: Cluster, running: RunningCluster): Promise<boolean> {
  let gone = false
  void running.exited.then(() => (gone = true))
  while (!gone) {
    if (postmasterState(cluster) === `${running.pid} ready`) return true
    await pause(10)
  }
  return false
}

// Lines of postmaster.pid: 1 process, 8 state. Reading it costs less than connecting until it works.
function postmasterState({ folder }: Cluster): string {
  const lines = postmasterLines(folder)
  return `${lines[0]} ${lines[7]?.trim()}`
}

export function postmasterLines(folder: string): string[] {
  try {
    return readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

/** The reasons that an operator meets and can take away, in plain words; any other as PostgreSQL says it. */
function whyNot({ folder }: Cluster, said: string): string {
  const reasons: [RegExp, string][] = [
    [/has invalid permissions/, `de map ${folder} staat open voor anderen; maak haar dicht met: chmod 700 ${folder}`],
    [/has wrong ownership/, `de map ${folder} is van een andere gebruiker dan die PostgreSQL draait`],
    [/incompatible with server/,
      `de bestanden in ${folder} zijn van een andere versie van PostgreSQL; zie docs/operations.md, Upgrade`],
    [/No space left on device/, 'de schijf is vol'],
  ]
  return reasons.find(([pattern]) => pattern.test(said))?.[1] ?? lastLine(said)
}

function isHeldByPredecessor(said: string): boolean {
  return /postmaster.pid" already exists|still in use/.test(said)
}

function lastLine(text = ''): string {
  return text.trim().split('\n').filter((line) => !/HINT:|DETAIL:/.test(line)).at(-1) ?? ''
}

/** Fast shutdown: open transactions are rolled back, what was acknowledged is on disk. */
export async function stopCluster({ child, exited, callOffGuard }: RunningCluster): Promise<void> {
  child.kill('SIGINT')
  await exited
  callOffGuard()
}
