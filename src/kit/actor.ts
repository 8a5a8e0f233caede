/** The roles of part 1; each later room brings its own. */
export const roles = ['coordinator', 'case_worker', 'interviewer', 'policy_officer', 'administrator'] as const
export type Role = (typeof roles)[number]

/**
 * Which files the transaction may see: every file of the municipality, only the listed ones,
 * counts over all of them (figures), or nothing. An empty list of files is nothing.
 */
export type Scope = 'all' | 'files' | 'figures' | 'none'

/** Somebody acting in one municipality, today. Built once per request from the memberships valid that day. */
export interface Actor {
  readonly userId: string
  readonly name: string
  readonly municipalityId: string
  readonly roles: ReadonlySet<Role>
  readonly organisationIds: readonly string[]
  readonly teamIds: readonly string[]
  readonly scope: Scope
  /** YYYY-MM-DD in Europe/Amsterdam; memberships and team places are judged on this day. */
  readonly today: string
  /** The one activity that somebody without account keeps by a link. */
  readonly keepsActivityId?: string
}

/** In the place of an account: the installation itself, or who came by a link. */
export const nobody = '00000000-0000-0000-0000-000000000000'

/** The account behind a deed, for a column that refers to one; null where there is none. */
export function accountIdOf({ userId }: Pick<Actor, 'userId'>): string | null {
  return userId === nobody ? null : userId
}

export function hasRole(actor: Pick<Actor, 'roles'>, ...wanted: Role[]): boolean {
  return wanted.some((role) => actor.roles.has(role))
}

/**
 * The widest scope that one of the roles gives; a person with two roles sees what either may see. A policy officer
 * has none of their own: counting over everybody is opened by the routes of the figures only.
 */
export function scopeOf(held: ReadonlySet<Role>): Scope {
  if (held.has('coordinator')) return 'all'
  if (held.has('case_worker') || held.has('interviewer')) return 'files'
  return 'none'
}

/** Health notes and marks are their own right (PRIV-03): only who holds talks or files sees them. */
export function maySeeHealth(actor: Pick<Actor, 'roles'>): boolean {
  return ['coordinator', 'case_worker', 'interviewer'].some((role) => actor.roles.has(role as Role))
}

/** Country of origin serves suppressed counts only and is shown to the file's own workers (PRIV-03). */
export function maySeeOrigin(actor: Pick<Actor, 'roles'>): boolean {
  return ['coordinator', 'case_worker'].some((role) => actor.roles.has(role as Role))
}
