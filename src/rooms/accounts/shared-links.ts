import { hashOfToken, keyedHash } from './tokens.ts'

/** What a link without account opens; part of its token, so that a token of one kind opens no other. */
export type LinkPurpose =
  | 'invitation link' | 'door link' | 'organiser link' | 'calendar link' | 'driver link' | 'ride link'
  | 'buddy link' | 'card link'

/** A link as it is kept. */
export interface KeptLink {
  readonly id: string
  readonly tokenHash: string
  readonly isEnded: boolean
}

/** The token of a link; only its hash is stored. */
export function tokenOfLink(secret: string, purpose: LinkPurpose, linkId: string): string {
  return keyedHash(secret, purpose, linkId)
}

/**
 * The token of a link that works, made anew each time it is shown. null when there is none, also when the server has
 * another secret since.
 */
export function shownToken(secret: string, purpose: LinkPurpose, link: KeptLink | undefined): string | null {
  if (!link || link.isEnded) return null
  const token = tokenOfLink(secret, purpose, link.id)
  return hashOfToken(token) === link.tokenHash ? token : null
}
