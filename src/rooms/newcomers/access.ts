import { type Actor, hasRole } from '../../kit/actor.ts'

/** Who works with files: sees lists, searches, opens what is theirs. An interviewer holds talks and opens no file. */
export const fileWorkers = ['coordinator', 'case_worker'] as const

/** Whether this actor can open a file outside their caseload; a coordinator has every file already. */
export function mayAttach(actor: Pick<Actor, 'roles' | 'scope'>): boolean {
  return hasRole(actor, 'case_worker') && actor.scope === 'files'
}

/** Closed files are found, looked into and opened again by who sees every file. */
export function maySeeClosed(actor: Pick<Actor, 'roles'>): boolean {
  return hasRole(actor, 'coordinator')
}

/** A caseload file is read in by who sees every file, since its rows are of everybody. */
export function mayImport(actor: Pick<Actor, 'roles'>): boolean {
  return hasRole(actor, 'coordinator')
}

/** Nothing of a file with a protected address leaves the house as a list: an export leaves its rights behind. */
export function mayExportFile(file: { readonly isProtected: boolean }): boolean {
  return !file.isProtected
}
