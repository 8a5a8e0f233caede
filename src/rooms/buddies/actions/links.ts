import { randomUUID } from 'node:crypto'
import type { BuddyLinkAbout, BuddySide } from '../../../db/schema.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import { hashOfToken, keyedHash } from '../../accounts/tokens.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import { type BuddyLink, keepLinks } from '../queries/links.ts'

/** What the links of this room are made with. */
export interface BuddyParts {
  readonly secret: string
  /** Public address when it is set. */
  readonly origin: string | null
}

interface Wanted {
  readonly about: BuddyLinkAbout
  readonly subjectId: string
  readonly side: BuddySide
  readonly activityId?: string | null
  readonly dinnerId?: string
  readonly lastDay: PlainDate
}

/** New links without account; those before for the same subject and side stop working. */
export async function makeLinks(
  { tx, actor }: Acting, { secret }: BuddyParts, wanted: readonly Wanted[],
): Promise<void> {
  await keepLinks(tx, actor, wanted.map((link) => {
    const id = randomUUID()
    return { activityId: null, dinnerId: null, ...link, id, tokenHash: hashOfToken(tokenOf(secret, id)) }
  }))
}

/** The token of a link that works, made anew each time it is shown; null when there is none. */
export function shownToken({ secret }: BuddyParts, link: BuddyLink | undefined): string | null {
  if (!link || link.isEnded) return null
  const token = tokenOf(secret, link.id)
  return hashOfToken(token) === link.tokenHash ? token : null
}

function tokenOf(secret: string, linkId: string): string {
  return keyedHash(secret, 'buddy link', linkId)
}
