import type { FolderFacts, Settings } from '../settings.ts'
import { keepSecret, markFolder } from './data-folder.ts'

/** Marks a folder that begins now as demo or not, and keeps the secret that a demo made for itself. */
export function rememberStart(settings: Settings, { mark, keptSecret }: FolderFacts, now = new Date()): void {
  if (settings.databaseUrl) return
  const kind = settings.demo ? 'demo' : 'own'
  if (!mark) markFolder(settings.dataFolder, { kind, since: now.toISOString(), filled: false })
  if (settings.demo && keptSecret) keepSecret(settings.dataFolder, keptSecret)
}
