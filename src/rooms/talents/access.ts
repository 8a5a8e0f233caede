import { type Actor, hasRole } from '../../kit/actor.ts'

/** Who brings people together: who works with the file of one of them, and whoever coordinates. */
export const matchers = ['coordinator', 'case_worker'] as const

interface Owned {
  readonly isNewcomers: boolean
  /** Whose card it is, as far as the database shows it to the one who looks. */
  readonly personId: string | null
}

/** A newcomer's card is for who works with their file; a resident's is for each of the matchers. */
export function mayAct(actor: Pick<Actor, 'roles'>, { isNewcomers, personId }: Owned): boolean {
  return hasRole(actor, ...matchers) && (!isNewcomers || personId !== null)
}
