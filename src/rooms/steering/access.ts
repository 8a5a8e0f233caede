import { type Actor, hasRole } from '../../kit/actor.ts'

/** The people behind a figure are for who works on files, within their own files; a policy officer sees counts. */
export function maySeePeople(actor: Actor): boolean {
  return hasRole(actor, 'coordinator', 'case_worker')
}
