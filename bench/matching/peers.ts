import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Problem } from '../../src/matching/problem.ts'

export interface Solved {
  /** NaN: it was stopped before the end. */
  readonly total: number
  /** Milliseconds of processor time, the least of a few runs. */
  readonly milliseconds: number
}

/** Another solver on the same problem, as a program of this machine. */
export interface Peer {
  readonly name: string
  /** Absent: it takes part in all. */
  readonly families?: readonly string[]
  readonly solve: (problem: Problem) => Solved
}

/** The peers that this machine has, and why the others are left out. */
export function findPeers(): { peers: Peer[]; absent: string[]; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'samenspel-peers-'))
  const lemon = compileLemon(folder)
  const hasScipy = spawnSync('python3', ['-c', 'import scipy']).status === 0
  return {
    peers: [
      ...(lemon ? [peer('LEMON NetworkSimplex', folder, [lemon])] : []),
      ...(hasScipy ? [peer('scipy LAPJVsp', folder, ['python3', join(import.meta.dirname, 'lapjvsp.py')])] : []),
      { ...peer('HiGHS (npm)', folder, [process.execPath, join(import.meta.dirname, 'highs.ts')]),
        families: ['uniform', 'tight', 'structured'] },
    ],
    absent: [
      ...(lemon ? [] : ['LEMON is left out: liblemon-dev and g++ are not installed.']),
      ...(hasScipy ? [] : ['scipy is left out: python3-scipy is not installed.']),
    ],
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function compileLemon(folder: string): string | null {
  const program = join(folder, 'lemon')
  spawnSync('g++', ['-O3', '-o', program, join(import.meta.dirname, 'lemon.cc')], { stdio: 'ignore' })
  return existsSync(program) ? program : null
}

function peer(name: string, folder: string, [program = '', ...words]: string[]): Peer {
  const file = join(folder, 'problem.bin')
  return { name, solve: (problem) => {
    writeFileSync(file, asBytes(problem))
    const { stdout, stderr, status } = spawnSync(program, [...words, file], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`${name} failed: ${stderr}`)
    const [total = NaN, milliseconds = NaN] = stdout.split(' ').map(Number)
    return { total, milliseconds }
  } }
}

/** Rows, columns and candidates as three numbers, then the arrays one after another; all of 32 bits. */
function asBytes({ rows, columns, start, column, cost, capacity, unmatchedCost }: Problem): Buffer {
  const parts = [Int32Array.of(rows, columns, column.length), start, column, cost, capacity, unmatchedCost]
  return Buffer.concat(parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)))
}
