import { type Actor, hasRole } from '../../kit/actor.ts'

/** The number that the State asks is entered by who coordinates. */
export function mayEnterNumbers(actor: Actor): boolean {
  return hasRole(actor, 'coordinator')
}

/** The people behind a figure are for who works on files, within their own files; a policy officer sees counts. */
export function maySeePeople(actor: Actor): boolean {
  return hasRole(actor, 'coordinator', 'case_worker')
}
