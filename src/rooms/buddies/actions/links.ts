import { randomUUID } from 'node:crypto'
import type { BuddyLinkAbout, BuddySide } from '../../../db/schema.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import { shownToken, tokenOfLink } from '../../accounts/shared-links.ts'
import { hashOfToken } from '../../accounts/tokens.ts'
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
    const tokenHash = hashOfToken(tokenOfLink(secret, 'buddy link', id))
    return { activityId: null, dinnerId: null, ...link, id, tokenHash }
  }))
}

/** The token of a link while it works. */
export function shownBuddyToken({ secret }: BuddyParts, link: BuddyLink | undefined): string | null {
  return shownToken(secret, 'buddy link', link)
}
