import type { Visit } from '../../../web/route.ts'
import type { SharedAddress } from '../../../web/components/shared-link.tsx'
import { scannable } from '../../../web/scannable.ts'
import { shownToken } from '../../accounts/shared-links.ts'
import { type AgendaDate, getAgendaDate } from '../../activities/queries/dates.ts'
import { findLinkOf, type RideLink } from '../queries/links.ts'
import type { Routing } from '../routing.ts'

/** What the routes of this room are made with. */
export interface RideParts {
  /** Links are made with it. */
  readonly secret: string
  /** Public address when it is set. */
  readonly origin: string | null
  readonly routing: Routing
}

export type AnyVisit = Visit<unknown>

/** The date of the address. */
export async function dateOf(visit: AnyVisit): Promise<AgendaDate> {
  const date = await getAgendaDate(visit.tx, visit.actor, visit.params['date'] ?? '')
  visit.about('activity_date', date.id)
  return date
}

/** The link of a driver or of who rides along, as a picture and in full; null when there is none that works. */
export async function linkShown(
  { secret, origin }: RideParts, { tx, actor, url }: AnyVisit, whose: Pick<RideLink, 'offerId' | 'rideId'>,
): Promise<SharedAddress | null> {
  const isDriver = whose.rideId === null
  const link = await findLinkOf(tx, actor, whose)
  const token = shownToken(secret, isDriver ? 'driver link' : 'ride link', link)
  const address = `${origin ?? url.origin}/${isDriver ? 'rijden' : 'meerijden'}/${token}`
  return token ? { address, code: await scannable(address, 0) } : null
}
