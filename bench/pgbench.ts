import { spawn } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { timeOf, timeOfEnded, timeOfFamily } from './processor.ts'
import type { Flight, Sent } from './wire.ts'

// What pgbench and the arguments of a program can hold.
const longestArgument = 20_000
const mostParameters = 250
const places = ['/usr/lib/postgresql/*/bin/pgbench', '/usr/local/bin/pgbench', '/usr/bin/pgbench']

/** The newest pgbench of this machine; null when there is none. */
export function findPgbench(): string | null {
  return places.flatMap((pattern) => (pattern.includes('*') ? globSync(pattern).toSorted().toReversed() : [pattern]))
    .find((path) => existsSync(path)) ?? null
}

/** A script for pgbench with the values of its variables. */
export interface Script {
  readonly text: string
  readonly variables: Readonly<Record<string, string>>
}

/**
 * One request's statements as a pgbench script. What went in one flight is one pipeline. A value is a parameter, as it
 * was; an id that differs between two recordings of the same request is new at each run, the same in all statements.
 */
export function scriptOf(first: readonly Flight[], second: readonly Flight[], prefix: string): Script {
  const variables: Record<string, string> = {}
  const fresh = new Map<string, string>()
  const flights = first.map((flight, index) => flight.flatMap((sent, at) =>
    linesOf(sent, second[index]?.[at], { prefix: `${prefix}_${index}_${at}`, variables, fresh })))
  const draws = [...fresh.values()].map((name) => `\\set ${name} random(1, 999999999999)`)
  return { text: `${[...draws, ...flights.flatMap(piped)].join('\n')}\n`, variables }
}

function piped(lines: readonly string[]): readonly string[] {
  return lines.length > 1 ? ['\\startpipeline', ...lines, '\\endpipeline'] : lines
}

interface Naming {
  readonly prefix: string
  readonly variables: Record<string, string>
  readonly fresh: Map<string, string>
}

function linesOf({ text, values }: Sent, other: Sent | undefined, { prefix, variables, fresh }: Naming): string[] {
  if (values.length === 0) return simpleLines(text)
  const written = oneLine(text).replaceAll(/(::text = )?\$(\d+)/g, (_, asText: string | undefined, digits: string) => {
    return `${asText ?? ''}${parameter(digits, asText !== undefined)}`
  })
  return [`${written};`]

  function parameter(digits: string, isText: boolean): string {
    const index = Number(digits) - 1
    const value = values[index] ?? null
    // pgbench takes no empty values.
    if (value === null || value === '') return value === null ? 'null' : `''`
    if (isUuid(value) && other?.values[index] !== value) {
      return `${freshId(fresh, value, prefix)}${isText ? '' : '::uuid'}`
    }
    if (value.length > longestArgument || values.length > mostParameters) return `'${value.replaceAll("'", "''")}'`
    const name = `v${prefix}_${digits}`
    variables[name] = value
    return `:${name}`
  }
}

const settingLine = /^set local ([\w.]+) (?:= '([^']*)'|(\w+))$/

/**
 * A simple query of several statements. pgbench prepares each by itself, which costs far more than the one message they
 * were; so the settings among them become one statement that does the same, the cheapest that there is.
 */
function simpleLines(text: string): string[] {
  const lines = text.split('; ').map(oneLine)
  const settings = lines.map((line) => settingLine.exec(line)).filter((match) => match !== null)
  const set = settings.map(([, name = '', value, word = '']) => `set_config('${name}', '${value ?? word}', true)`)
  return [
    ...lines.filter((line) => !settingLine.test(line)).map((line) => `${line};`),
    ...(set.length > 0 ? [`select ${set.join(', ')};`] : []),
  ]
}

function freshId(fresh: Map<string, string>, value: string, prefix: string): string {
  const name = fresh.get(value) ?? `r${prefix}_${fresh.size}`
  fresh.set(value, name)
  return `('00000000-0000-4000-8000-' || lpad(:${name}::text, 12, '0'))`
}

function isUuid(value: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').trim()
}

export interface Pace {
  readonly connections: number
  readonly seconds: number
}

// Each connection prepares and plans every statement a few times before it keeps a plan; that is no request's cost.
const warmUpSeconds = 6

export interface PgbenchRun {
  /** Milliseconds of each transaction. */
  readonly latencies: readonly number[]
  /** Processor time of pgbench itself and of PostgreSQL, in milliseconds. */
  readonly ownMs: number
  readonly databaseMs: number
}

export interface Target {
  readonly socket: string
  readonly postmasterPid: number
}

/** Runs this script with prepared statements; what it costs is counted from when the statements are planned. */
export async function runPgbench(
  program: string, { socket, postmasterPid }: Target, script: Script, pace: Pace,
): Promise<PgbenchRun> {
  const folder = mkdtempSync(join(tmpdir(), 'samenspel-pgbench-'))
  const ended = timeOfEnded(process.pid)
  try {
    const words = argumentsOf(folder, dirname(socket), script, { ...pace, seconds: pace.seconds + warmUpSeconds })
    const { pid, done } = run(program, words)
    const warm = pause(warmUpSeconds * 1000).then(() =>
      ({ at: Date.now() * 1000, own: timeOf(pid), database: timeOfFamily(postmasterPid) }))
    const [, before] = await Promise.all([done, warm])
    const logs = globSync('log.*', { cwd: folder }).map((name) => readFileSync(join(folder, name), 'utf8'))
    return {
      latencies: logs.flatMap((text) => readLog(text, before.at)), ownMs: timeOfEnded(process.pid) - ended - before.own,
      databaseMs: timeOfFamily(postmasterPid) - before.database,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function argumentsOf(
  folder: string, socketFolder: string, { text, variables }: Script, { connections, seconds }: Pace,
): string[] {
  const file = join(folder, 'request.sql')
  writeFileSync(file, text)
  return [
    '-h', socketFolder, '-U', 'samenspel', '-n', '-M', 'prepared', '-c', String(connections), '-j', '2',
    '-T', String(seconds), '-l', '--log-prefix', join(folder, 'log'),
    ...Object.entries(variables).flatMap(([name, value]) => ['-D', `${name}=${value}`]),
    '-f', file, 'samenspel',
  ]
}

// The role of the session's connections is the front door's, as in the product; the transaction takes its own.
function run(program: string, words: readonly string[]): { pid: number; done: Promise<void> } {
  const settings = '-c timezone=UTC -c plan_cache_mode=force_generic_plan -c role=samenspel_front'
  const env = { ...process.env, PGOPTIONS: settings }
  const child = spawn(program, words, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (part) => (said += part))
  const done = new Promise<void>((well, fail) => {
    child.on('error', fail)
    child.on('exit', (code) => {
      if (code === 0 && !/aborted|ERROR/.test(said)) well()
      else fail(new Error(`pgbench: ${said.trim().slice(-600)}`))
    })
  })
  return { pid: child.pid ?? 0, done }
}

/**
 * Milliseconds of the transactions that ended after a moment in microseconds. Of each line of pgbench's log the third
 * word is how long one took, in microseconds; the fifth and sixth are when it ended, in seconds and microseconds.
 */
export function readLog(text: string, since: number): number[] {
  const lines = text.split('\n').filter(Boolean).map((line) => line.split(' ').map(Number))
  return lines.filter(([, , , , seconds = 0, micros = 0]) => seconds * 1e6 + micros >= since)
    .map(([, , micros = 0]) => micros / 1000)
}
