import type { Database } from '../db/database.ts'
import type { FolderFacts, Place, Settings } from '../settings.ts'
import { keepSecret, markFolder, readMark } from './data-folder.ts'

/** Marks a folder that begins now as demo or not, and keeps the secret that a demo made for itself. */
export function rememberStart(settings: Settings, folder: FolderFacts, now = new Date()): void {
  if (!settings.demo) return markAsOwn(settings, folder, now)
  if (!folder.mark) markFolder(settings.dataFolder, { kind: 'demo', since: now.toISOString(), filled: false })
  if (folder.keptSecret) keepSecret(settings.dataFolder, folder.keptSecret)
}

/** A folder into which real data go never becomes a demo. */
export function markAsOwn({ databaseUrl, dataFolder }: Place, { mark }: FolderFacts, now = new Date()): void {
  if (!databaseUrl && !mark) markFolder(dataFolder, { kind: 'own', since: now.toISOString(), filled: false })
}

/** A folder that begins with invented people is a demo that needs no filling. */
export function markAsInvented({ databaseUrl, dataFolder }: Place, { mark }: FolderFacts, now = new Date()): void {
  if (!databaseUrl && !mark) markFolder(dataFolder, { kind: 'demo', since: now.toISOString(), filled: true })
}

/** How far the demo region is: households in, of how many. */
export interface Filling {
  done: number
  total: number
  /** Set when the server stops: then the next start goes on. */
  isLeft: boolean
  isFull: boolean
}

/**
 * Fills the demo region while the server already serves; begins anew after a start that was interrupted. `filling`
 * tells how far it is. A failure is told to the operator and ends nothing.
 */
export async function fillDemoRegion(database: Database, dataFolder: string, filling: Filling): Promise<void> {
  try {
    const { fillDemo } = await import('../demo/fill.ts')
    await fillDemo(database, (done, total) => Object.assign(filling, { done, total }))
    const mark = readMark(dataFolder)
    if (mark) markFolder(dataFolder, { ...mark, filled: true })
    filling.isFull = true
    console.log('De voorbeeldregio is gevuld.')
  } catch (error) {
    if (filling.isLeft) return
    console.error(`De voorbeeldregio is niet helemaal gevuld (${(error as Error).message}).`)
  }
}
