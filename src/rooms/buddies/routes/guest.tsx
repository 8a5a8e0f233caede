import { writeAudit } from '../../../db/audit.ts'
import { admitGuest, inMunicipality } from '../../../db/database.ts'
import { NotFound } from '../../../kit/errors.ts'
import { today as dayOf } from '../../../kit/plain-dates.ts'
import { traceIdOf } from '../../../web/guard.ts'
import { openRoute, type OpenRoute, type OpenVisit, page, redirect } from '../../../web/route.ts'
import { nobodyIn } from '../../accounts/rules/actors.ts'
import { hashOfToken } from '../../accounts/tokens.ts'
import { isLinkOpen } from '../../invitations/rules/invitations.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import { companyFor, tap } from '../actions/dinners.ts'
import { tapForm } from '../forms.ts'
import { GuestPage } from '../pages/guest.tsx'
import { BuddyLinkGonePage } from '../pages/visitor.tsx'
import { listGuests, listSeats, listTaps } from '../queries/dinners.ts'
import { findLink } from '../queries/links.ts'

type AnyVisit = OpenVisit<unknown>
type Opened = Awaited<ReturnType<OpenRoute['handle']>>

const path = '/diner/:token'

/** Without account, by the code on a guest's card: whom would you like to see again? */
export const guestRoutes: readonly OpenRoute[] = [
  openRoute({
    method: 'GET', path, allow: 'everyone', form: 'none', audit: { action: 'buddies.guest.open', shows: 'nothing' },
    handle: showGuest,
  }),
  openRoute({
    method: 'POST', path, allow: 'everyone', form: tapForm, audit: { action: 'buddies.guest.tap', shows: 'nothing' },
    again: showGuest,
    handle: (visit) => throughLink(visit, async (by, { dinnerId, guestId }) => {
      await tap(by, dinnerId, guestId, visit.form.guests)
      writeAudit(by.tx, by.actor, {
        action: 'buddies.guest.tap', result: 'ok', objectKind: 'buddy_dinner', objectId: dinnerId, personIds: [],
        origin: `link ${visit.address}`, traceId: traceIdOf(visit.request), at: visit.now,
      })
      return redirect(`/diner/${visit.params['token']}?gelukt=1`)
    }),
  }),
]

interface Admitted {
  readonly dinnerId: string
  readonly guestId: string
}

async function throughLink(
  visit: AnyVisit, work: (by: Acting, admitted: Admitted) => Promise<Opened>,
): Promise<Opened> {
  const link = await findLink(visit.database.front, hashOfToken(visit.params['token'] ?? ''), 'dinner')
  const today = dayOf(visit.now)
  if (!link?.dinnerId || !isLinkOpen(link, today)) {
    return page({ title: visit.text.t('buddies.link.gone'), place: '', status: 404, body: <BuddyLinkGonePage /> })
  }
  const actor = nobodyIn(link.municipalityId, 'none', today)
  const admitted = { dinnerId: link.dinnerId, guestId: link.subjectId }
  return inMunicipality(visit.database, actor, async (tx) => {
    await admitGuest(tx, admitted)
    return work({ tx, actor, now: visit.now }, admitted)
  })
}

function showGuest(visit: AnyVisit): Promise<Opened> {
  return throughLink(visit, async (by, { dinnerId, guestId }) => {
    const [guests, company, seats, taps] = await Promise.all([
      listGuests(by.tx, by.actor, dinnerId), companyFor(by, dinnerId, guestId), listSeats(by.tx, by.actor, dinnerId),
      listTaps(by.tx, by.actor, dinnerId),
    ])
    const me = guests.find(({ id }) => id === guestId)
    if (!me) throw new NotFound()
    const view = {
      token: visit.params['token'] ?? '', called: me.called, company: company.map(({ id, called }) => ({ id, called })),
      places: seats.filter((seat) => seat.guestId === guestId).map(({ place }) => place),
      tapped: taps.map(({ to }) => to), isDone: visit.url.searchParams.has('gelukt'), state: visit.state,
    }
    return page({ title: visit.text.t('buddies.link.head'), place: '', body: <GuestPage view={view} /> })
  })
}
