import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { postmasterLines } from '../src/db/embedded/cluster.ts'
import { findRunning } from '../src/db/embedded/supervisor.ts'
import { readMark } from '../src/lifecycle/data-folder.ts'

const project = join(import.meta.dirname, '..')
const secret = 'bench: nothing here is worth keeping secret'
const patienceMs = 60_000

export interface Population {
  readonly newcomers: number
  readonly municipalities: number
}

/** A running server on a data folder of its own. */
export interface Installation {
  readonly port: number
  readonly secret: string
  /** Process of the server. */
  readonly serverPid: number
  /** First process of PostgreSQL. */
  readonly postmasterPid: number
  /** Address of the database. */
  readonly url: string
  /** Path of the socket on which PostgreSQL listens. */
  readonly socket: string
  /** Folder for what is needed only meanwhile. */
  readonly scratch: string
  stop(): Promise<void>
}

/** Fills a folder with an invented population; in a folder that was filled before nothing happens. */
export async function populate(folder: string, { newcomers, municipalities }: Population): Promise<void> {
  if (readMark(folder)?.filled) return
  const order = ['seed', '--newcomers', String(newcomers), '--municipalities', String(municipalities), '--seed', '1']
  const child = spawn(process.execPath, ['bin/run.js', 'src/commands/samenspel.ts', ...order], {
    cwd: project, stdio: 'inherit', env: environmentOf(folder),
  })
  const code = await new Promise((done) => child.on('exit', done))
  if (code !== 0) throw new Error('the population could not be written')
}

/** A temporary folder that PostgreSQL may enter. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'samenspel-bench-'))
  chmodSync(folder, 0o711)
  return folder
}

/** Starts the server as `npm start` does, on a free port, and waits until it answers. */
export async function startInstallation(folder: string): Promise<Installation> {
  const port = await freePort()
  const child = spawn(process.execPath, startWords(), {
    cwd: project, stdio: ['ignore', 'ignore', 'inherit'],
    env: environmentOf(folder, { PORT: String(port), SAMENSPEL_SECRET: secret }),
  })
  const url = await untilServing(folder, child)
  const scratch = join(folder, 'bench')
  mkdirSync(scratch, { recursive: true })
  return {
    port, secret, url, scratch, serverPid: child.pid ?? 0,
    postmasterPid: Number(postmasterLines(join(folder, 'postgres'))[0]),
    socket: join(new URL(url).searchParams.get('host') ?? '', '.s.PGSQL.5432'),
    stop: () => stop(child, scratch),
  }
}

// What follows `node` in the script of `npm start`.
function startWords(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { scripts: { start: string } }
  return scripts.start.split(' ').slice(1)
}

function environmentOf(folder: string, more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, npm_lifecycle_event: __, ...rest } = process.env
  return { ...rest, SAMENSPEL_DATA: folder, ...more }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => server.on('listening', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

async function untilServing(folder: string, child: ChildProcess): Promise<string> {
  const giveUp = Date.now() + patienceMs
  while (child.exitCode === null && Date.now() < giveUp) {
    const { address, url, pid } = findRunning(folder) ?? {}
    if (pid === child.pid && address && url) return url
    await pause(50)
  }
  child.kill()
  throw new Error('the server did not start')
}

async function stop(child: ChildProcess, scratch: string): Promise<void> {
  rmSync(scratch, { recursive: true, force: true })
  const gone = new Promise((done) => child.on('exit', done))
  child.kill('SIGTERM')
  await gone
}
