import { createHash, randomBytes } from 'node:crypto'
import { accessSync, constants, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { barrier, serverIdentity } from '../db/embedded/identity.ts'
import { StartFailure } from '../kit/start-failure.ts'
import type { FolderFacts } from '../settings.ts'

/** How a data folder began, and whether its demo region is complete. */
export interface Mark {
  readonly kind: 'demo' | 'own'
  readonly since: string
  readonly filled: boolean
}

const project = resolve(import.meta.dirname, '..', '..')

/** SAMENSPEL_DATA, else `.data` in the project; as root in a closed home folder a place that PostgreSQL may enter. */
export function dataFolder(asked: string | undefined): string {
  if (asked) return resolve(asked)
  const near = join(project, '.data')
  const identity = serverIdentity(join(near, 'postgres'))
  if (!identity || !barrier(project, identity)) return near
  const mark = createHash('sha256').update(project).digest('hex').slice(0, 8)
  return `/var/lib/samenspel/${basename(project)}-${mark}`
}

/** Makes the folder when needed and tells what it says of itself; a StartFailure when we may not write there. */
export function readFolder(folder: string): FolderFacts & { filled: boolean } {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o711 })
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch {
    throw new StartFailure(`De gegevensmap ${folder} is niet te beschrijven: kies met SAMENSPEL_DATA een andere map.`)
  }
  const mark = readMark(folder)
  const keptSecret = read(join(folder, 'secret'))?.trim() || randomBytes(32).toString('hex')
  return { dataFolder: folder, mark: mark?.kind ?? null, filled: mark?.filled ?? false, keptSecret }
}

/** Says for good how this folder began. */
export function markFolder(folder: string, mark: Mark): void {
  replace(join(folder, 'begin.json'), `${JSON.stringify(mark)}\n`)
}

export function readMark(folder: string): Mark | null {
  const text = read(join(folder, 'begin.json'))
  return text === null ? null : (JSON.parse(text) as Mark)
}

/** Keeps the secret of a demo, so that people stay signed in over a restart. */
export function keepSecret(folder: string, secret: string): void {
  const path = join(folder, 'secret')
  if (read(path) === null) replace(path, `${secret}\n`)
}

function replace(path: string, text: string): void {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, text, { mode: 0o600 })
  renameSync(draft, path)
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new StartFailure(`Het bestand ${path} is niet te lezen (${(error as NodeJS.ErrnoException).code}).`)
  }
}
