import { readdirSync, readFileSync } from 'node:fs'

/** Processor time of processes, as the kernel counts it in /proc (ticks of 10 ms). */
export interface Times {
  /** Milliseconds of the process itself, in user and kernel mode. */
  readonly own: number
  /** Milliseconds of its children that have ended and were waited for. */
  readonly ended: number
}

const ticksPerSecond = 100

/** Reads one line of /proc/PID/stat. The name in brackets may hold spaces and brackets. */
export function readStat(line: string): Times & { readonly parent: number } {
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
  // Counted from the state, which is field 3 of proc(5): 4 = ppid, 14 and 15 = own, 16 and 17 = ended children.
  const field = (number: number) => Number(fields[number - 3])
  const ms = (ticks: number) => (ticks * 1000) / ticksPerSecond
  return { parent: field(4), own: ms(field(14) + field(15)), ended: ms(field(16) + field(17)) }
}

/** Milliseconds of this process alone. */
export function timeOf(pid: number): number {
  return readStat(readFileSync(`/proc/${pid}/stat`, 'utf8')).own
}

/** Milliseconds of the children of this process that have ended. */
export function timeOfEnded(pid: number): number {
  return readStat(readFileSync(`/proc/${pid}/stat`, 'utf8')).ended
}

/** Milliseconds of a process with all its children, those that have ended included; for PostgreSQL its postmaster. */
export function timeOfFamily(pid: number): number {
  const self = readStat(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  const living = childrenOf(pid).map((child) => timeOfFamilyOrNone(child))
  return living.reduce((sum, ms) => sum + ms, self.own + self.ended)
}

// A child that ends between two looks is in the parent's own count at the next.
function timeOfFamilyOrNone(pid: number): number {
  try {
    return timeOfFamily(pid)
  } catch {
    return 0
  }
}

function childrenOf(pid: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number)
  return pids.filter((other) => parentOf(other) === pid)
}

function parentOf(pid: number): number | null {
  try {
    return readStat(readFileSync(`/proc/${pid}/stat`, 'utf8')).parent
  } catch {
    return null
  }
}

/** Resident memory of a process, in MB of a million bytes. */
export function memoryOf(pid: number): number {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return (Number(kilobytes) * 1024) / 1e6
}
