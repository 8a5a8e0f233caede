import type { Visit } from '../../../web/route.ts'

/** What the routes of this room are made with. */
export interface BoardParts {
  /** Links are made with it, and networks are kept as a hash of it. */
  readonly secret: string
  /** Public address when it is set. */
  readonly origin: string | null
}

export type AnyVisit = Visit<unknown>

export const people = (action: string) => ({ action: `talents.${action}`, shows: 'people' }) as const
export const nothing = (action: string) => ({ action: `talents.${action}`, shows: 'nothing' }) as const
