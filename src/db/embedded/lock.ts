import { execFileSync } from 'node:child_process'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Who holds a data folder: a process, told apart from a later one with the same number by the moment it began. */
export interface Holder {
  readonly pid: number
  readonly began: string
  readonly purpose: string
  readonly url?: string
  readonly address?: string
  readonly isStopping?: boolean
}

/** Takes the lock for this process, or returns the living process that holds it; a dead holder counts for nothing. */
export function takeLock(path: string, purpose: string): { held: true } | { held: false; by: Holder } {
  mkdirSync(dirname(path), { recursive: true, mode: 0o711 })
  for (;;) {
    if (place(path, { ...self(), purpose })) return { held: true }
    const holder = readHolder(path)
    if (holder && isAlive(holder)) return { held: false, by: holder }
    clearDead(path)
  }
}

/** Adds what others may want to know about the holder, such as the address it serves. */
export function describeHolder(path: string, facts: Partial<Holder>): void {
  const holder = readHolder(path)
  if (!holder || !isSelf(holder)) return
  const fresh = `${path}.${process.pid}`
  writeFileSync(fresh, JSON.stringify({ ...holder, ...facts }), { mode: 0o600 })
  renameSync(fresh, path)
}

export function releaseLock(path: string): void {
  const holder = readHolder(path)
  if (holder && isSelf(holder)) rmSync(path, { force: true })
}

/** The living holder of the lock, if there is one. */
export function findHolder(path: string): Holder | undefined {
  const holder = readHolder(path)
  return holder && isAlive(holder) ? holder : undefined
}

function place(path: string, holder: Holder): boolean {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 })
  try {
    // A hard link appears at once with its content, and never over another.
    linkSync(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(draft, { force: true })
  }
}

function clearDead(path: string): void {
  const aside = `${path}.${process.pid}.dead`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  const moved = readHolder(aside)
  // Another process may have taken the lock between our look and our move: then it gets it back.
  if (moved && isAlive(moved)) renameSync(aside, path)
  else rmSync(aside, { force: true })
}

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

function self() {
  return { pid: process.pid, began: beginning(process.pid) ?? '' }
}

function isSelf(holder: Holder): boolean {
  return holder.pid === process.pid && holder.began === self().began
}

function isAlive({ pid, began }: Holder): boolean {
  return beginning(pid) === began
}

/** When a process began, as the system tells it; undefined when there is no such process. */
function beginning(pid: number): string | undefined {
  return process.platform === 'linux' ? linuxBeginning(pid) : otherBeginning(pid)
}

function linuxBeginning(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')
    return fields[0] === 'Z' ? undefined : `${boot} ${fields[19]}`
  } catch {
    return undefined
  }
}

function otherBeginning(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}
