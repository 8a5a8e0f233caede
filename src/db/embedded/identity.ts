import { statSync } from 'node:fs'
import { dirname } from 'node:path'

/** The account PostgreSQL runs under. */
export type Identity = { uid: number; gid: number }

const nobody: Identity = { uid: 65534, gid: 65534 }

/** PostgreSQL refuses root: then it runs as the owner of its folder, or as `nobody`. Undefined = as ourselves. */
export function serverIdentity(clusterFolder: string, ownUid = process.getuid?.()): Identity | undefined {
  if (ownUid !== 0) return undefined
  const folder = statSync(clusterFolder, { throwIfNoEntry: false })
  return folder && folder.uid !== 0 ? { uid: folder.uid, gid: folder.gid } : nobody
}

/** The first folder on the way to `path` that this account may not pass through; undefined when the way is free. */
export function barrier(path: string, identity: Identity): string | undefined {
  const folders = ancestors(path)
  return folders.find((folder) => !mayPass(folder, identity))
}

function ancestors(path: string): string[] {
  const parent = dirname(path)
  return parent === path ? [path] : [...ancestors(parent), path]
}

function mayPass(folder: string, { uid, gid }: Identity): boolean {
  const facts = statSync(folder, { throwIfNoEntry: false })
  if (!facts?.isDirectory()) return true
  const shift = facts.uid === uid ? 6 : facts.gid === gid ? 3 : 0
  return ((facts.mode >> shift) & 1) === 1
}
