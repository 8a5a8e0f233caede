import type { Actor, Role } from '../../kit/actor.ts'

/**
 * AUTH-03: who sees files of people, and who hands out roles, proves it with a second factor.
 * A policy officer sees counts only and may, but need not.
 */
export function needsSecondFactor(roles: Iterable<Role>): boolean {
  return [...roles].some((role) => role !== 'policy_officer')
}

/** The people with a role in the municipality are the administrator's. */
export function mayManagePeople(actor: Pick<Actor, 'roles'>): boolean {
  return actor.roles.has('administrator')
}

/** Nobody changes their own roles: an administrator who wants to see files asks another administrator. */
export function mayChangeRolesOf(actor: Pick<Actor, 'roles' | 'userId'>, accountId: string): boolean {
  return mayManagePeople(actor) && actor.userId !== accountId
}

interface Standing {
  /** Holds a role in another municipality too, now or later. */
  readonly worksElsewhere: boolean
  readonly hasSecondFactor: boolean
}

/**
 * A reset link shows up on the administrator's screen, so it may open nothing that this administrator does not
 * already answer for: not an account of another municipality that has no second factor.
 */
export function mayMakeResetLink(actor: Pick<Actor, 'roles' | 'userId'>, accountId: string, of: Standing): boolean {
  return mayChangeRolesOf(actor, accountId) && (!of.worksElsewhere || of.hasSecondFactor)
}
