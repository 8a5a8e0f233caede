import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { findRunning } from '../../src/db/embedded/supervisor.ts'

export const project = join(import.meta.dirname, '..', '..')
const { PATH = '', HOME = '' } = process.env

// The Node of the machine, which may be older than ours, as at somebody's first `npm start`.
export const machineNode = PATH.split(':').filter((folder) => !folder.includes('node_modules'))
  .map((folder) => join(folder, 'node')).find((path) => existsSync(path)) ?? process.execPath

export interface Launched {
  readonly process: ChildProcess
  readonly address: string
  /** Everything it has printed so far. */
  readonly printed: () => string
  /** Exit code, or the name of the signal that ended it. */
  readonly ended: Promise<number | string | null>
  /** From the launch to the first answer, in milliseconds. */
  readonly firstAnswer: () => Promise<number>
}

type Environment = Readonly<Record<string, string>>

/** What an installation without the demo region needs. */
export const own: Environment = { SAMENSPEL_DEMO: '0', SAMENSPEL_SECRET: '0123456789abcdef0123456789abcdef' }

/** A folder that nobody else uses, reachable for PostgreSQL's own account; `remove` ends what still runs on it. */
export function emptyFolder(): { folder: string; remove: () => Promise<void> } {
  const base = mkdtempSync(join(tmpdir(), 'samenspel-life-'))
  chmodSync(base, 0o711)
  const folder = join(base, 'gegevens')
  const remove = async () => {
    const running = findRunning(folder)
    if (running) process.kill(running.pid, 'SIGKILL')
    await eventually(() => !existsSync(join(folder, 'postgres', 'postmaster.pid')))
    rmSync(base, { recursive: true, force: true })
  }
  return { folder, remove }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  await new Promise((done) => server.close(done))
  return port
}

/** Starts the product as `npm start` does, in a process of its own; `root` is another checkout than this one. */
export async function launch(folder: string, environment: Environment = own, root = project): Promise<Launched> {
  const port = Number(environment['PORT'] ?? (await freePort()))
  const begin = performance.now()
  const child = run(['bin/start.js'], { SAMENSPEL_DATA: folder, PORT: String(port), ...environment }, root)
  const address = `http://127.0.0.1:${port}`
  const firstAnswer = async () => {
    await waitForAnswer(address, child)
    return performance.now() - begin
  }
  return { ...child, address, firstAnswer }
}

/** Runs an operator's command. */
export function command(folder: string, words: readonly string[], environment: Environment = own) {
  return run(['bin/run.js', 'src/commands/samenspel.ts', ...words], { SAMENSPEL_DATA: folder, ...environment })
}

function run(args: readonly string[], environment: Environment, root = project) {
  const child = spawn(machineNode, args, { cwd: root, env: { PATH, HOME, ...environment } })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (text += part))
  const ended = new Promise<number | string | null>((done) => child.on('close', (code, signal) => done(code ?? signal)))
  return { process: child, printed: () => text, ended }
}

async function waitForAnswer(address: string, { process: child, printed }: ReturnType<typeof run>): Promise<void> {
  for (let tries = 0; tries < 3_000 && child.exitCode === null && child.signalCode === null; tries += 1) {
    if (await fetch(`${address}/healthz`).then((answer) => answer.ok, () => false)) return
    await pause(10)
  }
  throw new Error(`no answer at ${address}: ${printed()}`)
}

/** The process that serves, below the one that was launched. */
export function serverPid(folder: string): number {
  return JSON.parse(readFileSync(join(folder, 'in-use'), 'utf8')).pid
}

export function postgresPid(folder: string): number {
  return Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
}

/** PostgreSQL with every process that it made for a connection or a task of its own. */
export function postgresPids(folder: string): number[] {
  const pid = postgresPid(folder)
  const path = `/proc/${pid}/task/${pid}/children`
  const children = existsSync(path) ? readFileSync(path, 'utf8').split(' ').filter(Boolean).map(Number) : []
  return [pid, ...children]
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Waits until it is so, at most ten seconds. */
export async function eventually(isSo: () => boolean | Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await isSo()) return true
    await pause(50)
  }
  return false
}
