import { randomUUID } from 'node:crypto'
import { admitAtDoor, admitInvitation, inMunicipality, type Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { Invalid, TooSoon } from '../../../kit/errors.ts'
import { latest, today as dayOf } from '../../../kit/plain-dates.ts'
import { type Pace, paceOf } from '../../../web/api/pace.ts'
import { openRoute, type OpenRoute, type OpenVisit, page, redirect } from '../../../web/route.ts'
import { scannable } from '../../../web/scannable.ts'
import { nobodyIn } from '../../accounts/rules/actors.ts'
import { hashOfToken } from '../../accounts/tokens.ts'
import { type AgendaDate, getAgendaDate } from '../../activities/queries/dates.ts'
import { tapAsGuest, tapIn } from '../actions/door.ts'
import { hashOfCode } from '../actions/inviting.ts'
import { doorCodeForm, doorGuestForm } from '../forms.ts'
import { DoorGonePage, DoorPage } from '../pages/door.tsx'
import { type Door, findDoor } from '../queries/doors.ts'
import { getLinkedInvitation } from '../queries/invitations.ts'
import { findLinkByCode } from '../queries/links.ts'
import { codeIn, whyNotIn } from '../rules/door.ts'
import { isLinkOpen } from '../rules/invitations.ts'
import { logLinked } from './link-log.ts'
import type { InvitationParts } from './parts.ts'

type AnyVisit = OpenVisit<unknown>

const nothing = (action: string) => ({ action: `invitations.door.${action}`, shows: 'nothing' }) as const
const path = '/deur/:token'

/** Taps of one door in a minute: a bus full of people, and slow for who guesses codes. */
const tapsPerMinute = 40

/** At the door, without account: a code of one's own invitation, or a tap without one. Nobody's name is shown. */
export function atDoorRoutes(parts: InvitationParts): OpenRoute[] {
  const pace = paceOf(tapsPerMinute)
  const show = (visit: AnyVisit) => showDoor(parts, visit)
  return [
    openRoute({ method: 'GET', path, allow: 'everyone', form: 'none', audit: nothing('show'), handle: show }),
    openRoute({
      method: 'POST', path: `${path}/code`, allow: 'everyone', form: doorCodeForm, audit: nothing('code'), again: show,
      handle: (visit) => tapped(visit, pace, (at) => tapByCode(parts, visit, at)),
    }),
    openRoute({
      method: 'POST', path: `${path}/gast`, allow: 'everyone', form: doorGuestForm, audit: nothing('guest'),
      again: show,
      handle: (visit) => tapped(visit, pace, ({ tx, actor, date }) =>
        tapAsGuest({ tx, actor, now: visit.now }, date, visit.form.tap)),
    }),
  ]
}

interface AtDoor {
  readonly tx: Tx
  readonly actor: Actor
  readonly door: Door
  readonly date: AgendaDate
}

/** Opens the door of the address; null when it was closed, is of another day, or never was. */
async function throughDoor<T>(visit: AnyVisit, work: (at: AtDoor) => Promise<T>): Promise<T | null> {
  const door = await findDoor(visit.database.front, hashOfToken(visit.params['token'] ?? ''))
  if (!door || door.isEnded) return null
  const actor = nobodyIn(door.municipalityId, 'none', dayOf(visit.now))
  return inMunicipality(visit.database, actor, async (tx) => {
    await admitAtDoor(tx, door)
    const date = await getAgendaDate(tx, actor, door.dateId)
    const lastDay = latest(door.lastDay, date.day) ?? door.lastDay
    return isLinkOpen({ lastDay, isEnded: false }, actor.today) ? work({ tx, actor, door, date }) : null
  })
}

async function tapped(visit: AnyVisit, pace: Pace, work: (at: AtDoor) => Promise<void>) {
  const here = await throughDoor(visit, async (at) => {
    const { excess, seconds } = pace.take(at.door.id, visit.now)
    if (excess > 0) throw new TooSoon('door.refused.fast', seconds, { seconds })
    await work(at)
    return `/deur/${visit.params['token']}?welkom=1`
  })
  return here ? redirect(here) : gone(visit)
}

/** Whose code it is, is known to the database and to nobody at the door. */
async function tapByCode(
  { secret }: InvitationParts, visit: OpenVisit<{ code: string }>, { tx, actor, door, date }: AtDoor,
): Promise<void> {
  const { municipalityId, dateId } = door
  const codeHash = hashOfCode(secret, dateId, codeIn(visit.form.code))
  const link = await findLinkByCode(visit.database.front, { municipalityId, dateId, codeHash })
  if (!link || link.isEnded) throw new Invalid({ code: ['door.problem.code'] })
  await admitInvitation(tx, link)
  const invitation = await getLinkedInvitation(tx, actor, link.invitationId)
  await tapIn({ tx, actor, now: visit.now }, invitation, date)
  logLinked(visit, { tx, actor, invitation }, 'invitations.door.code')
}

async function showDoor(parts: InvitationParts, visit: AnyVisit) {
  const token = visit.params['token'] ?? ''
  const picture = await scannable(`${parts.origin ?? visit.url.origin}/deur/${token}`, 2)
  const found = await throughDoor(visit, async ({ actor, date }) => ({
    title: date.title,
    body: <DoorPage view={{
      token, date, shut: whyNotIn(date, actor.today), isWelcome: visit.url.searchParams.has('welkom'),
      state: visit.state, picture, tap: randomUUID(),
    }} />,
  }))
  return found ? page({ ...found, place: '' }) : gone(visit)
}

function gone(visit: AnyVisit) {
  return page({ title: visit.text.t('door.open.gone'), place: '', status: 404, body: <DoorGonePage /> })
}
