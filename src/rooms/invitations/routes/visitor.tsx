import { admitInvitation, inMunicipality } from '../../../db/database.ts'
import { NotFound } from '../../../kit/errors.ts'
import { latest, today as dayOf } from '../../../kit/plain-dates.ts'
import { type OpenAnswer, openRoute, type OpenRoute, type OpenVisit, page, redirect } from '../../../web/route.ts'
import { nobodyIn } from '../../accounts/rules/actors.ts'
import { hashOfToken } from '../../accounts/tokens.ts'
import { getActivity } from '../../activities/queries/activities.ts'
import { type AgendaDate, getAgendaDate } from '../../activities/queries/dates.ts'
import { asGuest } from '../../activities/routes/public.tsx'
import { answer, signUp } from '../actions/answering.ts'
import { tapIn } from '../actions/door.ts'
import { shownCode } from '../actions/inviting.ts'
import { replyForm, signUpForm } from '../forms.ts'
import { LinkGonePage, LinkPage, SignUpPage } from '../pages/visitor.tsx'
import { hasArrived } from '../queries/attendance.ts'
import { listArranged } from '../queries/barriers.ts'
import { getLinkedInvitation } from '../queries/invitations.ts'
import { findLink, type InvitationLink } from '../queries/links.ts'
import { listSeats } from '../queries/seats.ts'
import { whyNotIn } from '../rules/door.ts'
import { isLinkOpen, whyOver } from '../rules/invitations.ts'
import { placesLeft, placesOf } from '../rules/seats.ts'
import { type Linked, logLinked } from './link-log.ts'
import type { InvitationParts } from './parts.ts'

type AnyVisit = OpenVisit<unknown>

const nothing = (action: string) => ({ action: `invitations.${action}`, shows: 'nothing' }) as const

/** Without account: answering an invitation by its link, and signing up for a public date. */
export function visitorRoutes(parts: InvitationParts): OpenRoute[] {
  return [...linkRoutes((visit) => showLink(parts, visit)), ...signUpRoutes]
}

type Show = (visit: AnyVisit) => Promise<OpenAnswer>

const linkRoutes = (show: Show): OpenRoute[] => [
  openRoute({
    method: 'GET', path: '/antwoord/:token', allow: 'everyone', form: 'none', audit: nothing('link.open'),
    handle: show,
  }),
  openRoute({
    method: 'POST', path: '/antwoord/:token', allow: 'everyone', form: replyForm, audit: nothing('link.answer'),
    again: show,
    async handle(visit) {
      const here = await throughLink(visit, async ({ tx, actor, invitation }) => {
        await answer({ tx, actor, now: visit.now }, invitation, visit.form, true)
        logLinked(visit, { tx, actor, invitation }, 'invitations.link.answer')
        return `/antwoord/${visit.params['token']}`
      })
      return here ? redirect(here) : gone(visit)
    },
  }),
  openRoute({
    method: 'POST', path: '/antwoord/:token/aanwezig', allow: 'everyone', form: 'none', audit: nothing('link.here'),
    again: show,
    async handle(visit) {
      const here = await throughLink(visit, async ({ tx, actor, invitation, date }) => {
        await tapIn({ tx, actor, now: visit.now }, invitation, date)
        logLinked(visit, { tx, actor, invitation }, 'invitations.link.here')
        return `/antwoord/${visit.params['token']}`
      })
      return here ? redirect(here) : gone(visit)
    },
  }),
]

const signUpRoutes: readonly OpenRoute[] = [
  openRoute({
    method: 'GET', path: '/agenda/:municipality/:date/aanmelden', allow: 'everyone', form: 'none',
    audit: nothing('sign_up.open'), handle: showSignUp,
  }),
  openRoute({
    method: 'POST', path: '/agenda/:municipality/:date/aanmelden', allow: 'everyone', form: signUpForm,
    audit: nothing('sign_up'), again: showSignUp,
    async handle(visit) {
      const { municipality = '', date = '' } = visit.params
      await asGuest(visit, ({ tx, actor }) => signUp({ tx, actor, now: visit.now }, date, visit.form))
      return redirect(`/agenda/${municipality}/${date}/aanmelden?gelukt=1`)
    },
  }),
]

/** Opens what the link of the address opens; null when it was ended, is too old, or never was. */
async function throughLink<T>(
  visit: AnyVisit, work: (linked: Linked & { readonly date: AgendaDate; readonly link: InvitationLink }) => Promise<T>,
): Promise<T | null> {
  const link = await findLink(visit.database.front, hashOfToken(visit.params['token'] ?? ''))
  if (!link || link.isEnded) return null
  const actor = nobodyIn(link.municipalityId, 'none', dayOf(visit.now))
  return inMunicipality(visit.database, actor, async (tx) => {
    await admitInvitation(tx, link)
    const invitation = await getLinkedInvitation(tx, actor, link.invitationId)
    const date = await getAgendaDate(tx, actor, invitation.dateId)
    // A date that was moved takes its links along.
    const lastDay = latest(link.lastDay, date.day) ?? link.lastDay
    if (invitation.endedAt || !isLinkOpen({ lastDay, isEnded: link.isEnded }, actor.today)) return null
    return work({ tx, actor, invitation, date, link })
  })
}

async function showLink(parts: InvitationParts, visit: AnyVisit) {
  const body = await throughLink(visit, async ({ tx, actor, invitation, date, link }) => {
    const [activity, seats, arranged, isHere] = await Promise.all([
      getActivity(tx, actor, date.activityId), listSeats(tx, actor, date.id), listArranged(tx, actor, invitation.id),
      hasArrived(tx, actor, invitation),
    ])
    const seat = seats.find(({ invitationId }) => invitationId === invitation.id)
    const view = {
      token: visit.params['token'] ?? '', activity, date, reply: invitation.reply, state: visit.state,
      place: placesOf(seats, activity.capacity).get(seat?.id ?? ''), arranged, isHere,
      code: shownCode(parts, link), mayTapIn: whyNotIn(date, actor.today) === null,
    }
    return <LinkPage view={view} />
  })
  return body ? page({ title: visit.text.t('invitations.open.title'), place: '', body }) : gone(visit)
}

function gone(visit: AnyVisit) {
  return page({ title: visit.text.t('invitations.open.gone'), place: '', status: 404, body: <LinkGonePage /> })
}

async function showSignUp(visit: AnyVisit) {
  return asGuest(visit, async ({ tx, actor, municipality }) => {
    const date = await getAgendaDate(tx, actor, visit.params['date'] ?? '')
    if (!date.isPublic) throw new NotFound()
    const [{ capacity }, seats] = await Promise.all([
      getActivity(tx, actor, date.activityId), listSeats(tx, actor, date.id),
    ])
    const view = {
      date, path: `/agenda/${municipality.slug}/${date.id}`, left: placesLeft(seats.length, capacity),
      isOver: whyOver(date, actor.today) !== null, isDone: visit.url.searchParams.has('gelukt'), state: visit.state,
    }
    return page({ title: visit.text.t('invitations.sign_up.title'), place: '', body: <SignUpPage view={view} /> })
  })
}
