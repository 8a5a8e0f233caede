import type { Visit } from '../../../web/route.ts'

/** What the routes of this room are made with. */
export interface VolunteerParts {
  /** The network from which an open page is used is kept as a hash of it. */
  readonly secret: string
  /** Public address when it is set. */
  readonly origin: string | null
}

export type AnyVisit = Visit<unknown>

export const nothing = (action: string) => ({ action: `volunteers.${action}`, shows: 'nothing' }) as const
