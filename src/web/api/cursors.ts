import type { Place } from '../../db/keyset.ts'
import type { Actor } from '../../kit/actor.ts'
import { seal, unseal } from '../sealing.ts'
import { apiVersion } from './route.ts'

interface Listing {
  readonly secret: string
  readonly actor: Actor
  readonly url: URL
}

/**
 * A place in a list as a program carries it to the next page. It is sealed, since a place holds names, and opens only
 * for the same person, in the same list with the same filter and order (decision 0096).
 */
export function cursorOf({ secret, actor, url }: Listing, place: Place): string {
  return seal(secret, 'list place', ownerOf(actor, url), JSON.stringify(place))
}

/** The place, or null for a cursor of somebody else, of another list, or of nobody. */
export function placeOfCursor({ secret, actor, url }: Listing, cursor: string): Place | null {
  const text = unseal(secret, 'list place', ownerOf(actor, url), cursor)
  return text === null ? null : JSON.parse(text) as Place
}

function ownerOf({ userId, municipalityId }: Actor, { pathname, searchParams }: URL): string {
  const asked = [...searchParams].filter(([name]) => name !== 'cursor' && name !== 'pageSize').sort(byName)
  return JSON.stringify([apiVersion, userId, municipalityId, pathname, asked])
}

function byName([one]: [string, string], [other]: [string, string]): number {
  return one < other ? -1 : 1
}
