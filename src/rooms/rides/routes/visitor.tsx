import { writeAudit } from '../../../db/audit.ts'
import { admitRide, inMunicipality } from '../../../db/database.ts'
import { latest, today as dayOf } from '../../../kit/plain-dates.ts'
import { traceIdOf } from '../../../web/guard.ts'
import { openRoute, type OpenRoute, type OpenVisit, page, redirect } from '../../../web/route.ts'
import { nobodyIn } from '../../accounts/rules/actors.ts'
import { hashOfToken } from '../../accounts/tokens.ts'
import { type AgendaDate, getAgendaDate } from '../../activities/queries/dates.ts'
import { isLinkOpen } from '../../invitations/rules/invitations.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import { DriverPage, LinkGonePage, PassengerPage } from '../pages/visitor.tsx'
import { findLink, type RideLink } from '../queries/links.ts'
import { endOffer, getLinkedOffer, type RideOffer } from '../queries/offers.ts'
import { findLinkedRide, listPassengers } from '../queries/rides.ts'

type AnyVisit = OpenVisit<unknown>

const nothing = (action: string) => ({ action: `rides.${action}`, shows: 'nothing' }) as const

/** Without account: a driver sees whom to pick up, who rides along sees with whom. Nobody sees more. */
export const visitorRoutes: readonly OpenRoute[] = [
  openRoute({
    method: 'GET', path: '/rijden/:token', allow: 'everyone', form: 'none', audit: nothing('driver'),
    handle: showDriver,
  }),
  openRoute({
    method: 'POST', path: '/rijden/:token/afzeggen', allow: 'everyone', form: 'none', audit: nothing('driver.stop'),
    async handle(visit) {
      const done = await throughLink(visit, 'driver', async ({ by, offer }) => {
        await endOffer(by.tx, by.actor, offer.id, by.now)
        writeAudit(by.tx, by.actor, {
          action: 'rides.driver.stop', result: 'ok', objectKind: 'ride_offer', objectId: offer.id,
          origin: `link ${visit.address}`, traceId: traceIdOf(visit.request), at: visit.now,
        })
        return true
      })
      return done ? redirect(`/rijden/${visit.params['token']}`) : gone(visit)
    },
  }),
  openRoute({
    method: 'GET', path: '/meerijden/:token', allow: 'everyone', form: 'none', audit: nothing('passenger'),
    handle: showPassenger,
  }),
]

interface Linked {
  readonly by: Acting
  readonly link: RideLink
  readonly offer: RideOffer
  readonly date: AgendaDate
}

/** Opens what the link of the address opens; null when it was ended, is too old, is of another kind, or never was. */
async function throughLink<T>(
  visit: AnyVisit, whose: 'driver' | 'passenger', work: (linked: Linked) => Promise<T>,
): Promise<T | null> {
  const link = await findLink(visit.database.front, hashOfToken(visit.params['token'] ?? ''))
  if (!link || (link.rideId === null) !== (whose === 'driver')) return null
  const actor = nobodyIn(link.municipalityId, 'none', dayOf(visit.now))
  return inMunicipality(visit.database, actor, async (tx) => {
    await admitRide(tx, link)
    const offer = await getLinkedOffer(tx, actor, link.offerId)
    const date = await getAgendaDate(tx, actor, offer.dateId)
    const lastDay = latest(link.lastDay, date.day) ?? link.lastDay
    // A ride that was ended still says so to who would have gone along.
    const isEnded = link.isEnded && whose === 'driver'
    if (!isLinkOpen({ lastDay, isEnded }, actor.today)) return null
    return work({ by: { tx, actor, now: visit.now }, link, offer, date })
  })
}

async function showDriver(visit: AnyVisit) {
  const view = await throughLink(visit, 'driver', async ({ by: { tx, actor }, offer, date }) => ({
    token: visit.params['token'] ?? '', date, offer, passengers: await listPassengers(tx, actor, offer.id),
  }))
  if (!view) return gone(visit)
  return page({ title: visit.text.t('rides.open.driver'), place: '', body: <DriverPage view={view} /> })
}

async function showPassenger(visit: AnyVisit) {
  const view = await throughLink(visit, 'passenger', async ({ by: { tx, actor }, link, offer, date }) => ({
    date, offer, ride: await findLinkedRide(tx, actor, link.rideId ?? ''),
  }))
  if (!view) return gone(visit)
  return page({ title: visit.text.t('rides.open.title'), place: '', body: <PassengerPage view={view} /> })
}

function gone(visit: AnyVisit) {
  return page({ title: visit.text.t('rides.open.gone'), place: '', status: 404, body: <LinkGonePage /> })
}
