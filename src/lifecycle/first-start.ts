import type { FolderFacts, Place, Settings } from '../settings.ts'
import { keepSecret, markFolder } from './data-folder.ts'

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
