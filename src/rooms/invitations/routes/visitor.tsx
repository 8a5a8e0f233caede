import { writeAudit } from '../../../db/audit.ts'
import { admitInvitation, inMunicipality, type Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'
import { latest, today as dayOf } from '../../../kit/plain-dates.ts'
import { traceIdOf } from '../../../web/guard.ts'
import { openRoute, type OpenRoute, type OpenVisit, page, redirect } from '../../../web/route.ts'
import { nobodyIn } from '../../accounts/rules/actors.ts'
import { hashOfToken } from '../../accounts/tokens.ts'
import { getActivity } from '../../activities/queries/activities.ts'
import { type AgendaDate, getAgendaDate } from '../../activities/queries/dates.ts'
import { asGuest } from '../../activities/routes/public.tsx'
import { answer, signUp } from '../actions/answering.ts'
import { replyForm, signUpForm } from '../forms.ts'
import { LinkGonePage, LinkPage, SignUpPage } from '../pages/visitor.tsx'
import { listArranged } from '../queries/barriers.ts'
import { getLinkedInvitation, type Invitation } from '../queries/invitations.ts'
import { findLink } from '../queries/links.ts'
import { listSeats } from '../queries/seats.ts'
import { isLinkOpen, whyOver } from '../rules/invitations.ts'
import { placesLeft, placesOf } from '../rules/seats.ts'

type AnyVisit = OpenVisit<unknown>

const nothing = (action: string) => ({ action: `invitations.${action}`, shows: 'nothing' }) as const

/** Without account: answering an invitation by its link, and signing up for a public date. */
export const visitorRoutes: readonly OpenRoute[] = [
  openRoute({
    method: 'GET', path: '/antwoord/:token', allow: 'everyone', form: 'none', audit: nothing('link.open'),
    handle: showLink,
  }),
  openRoute({
    method: 'POST', path: '/antwoord/:token', allow: 'everyone', form: replyForm, audit: nothing('link.answer'),
    again: showLink,
    async handle(visit) {
      const here = await throughLink(visit, async ({ tx, actor, invitation }) => {
        await answer({ tx, actor, now: visit.now }, invitation, visit.form, true)
        logAnswer(visit, { tx, actor, invitation })
        return `/antwoord/${visit.params['token']}`
      })
      return here ? redirect(here) : gone(visit)
    },
  }),
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

interface Linked {
  readonly tx: Tx
  readonly actor: Actor
  readonly invitation: Invitation
}

/** Opens what the link of the address opens; null when it was ended, is too old, or never was. */
async function throughLink<T>(
  visit: AnyVisit, work: (linked: Linked & { readonly date: AgendaDate }) => Promise<T>,
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
    return work({ tx, actor, invitation, date })
  })
}

// The front door writes no log by itself: an answer about somebody does.
function logAnswer(visit: AnyVisit, { tx, actor, invitation }: Linked): void {
  writeAudit(tx, actor, {
    action: 'invitations.link.answer', result: 'ok', objectKind: 'invitation', objectId: invitation.id,
    personIds: [invitation.personId], origin: `link ${visit.address}`, traceId: traceIdOf(visit.request), at: visit.now,
  })
}

async function showLink(visit: AnyVisit) {
  const body = await throughLink(visit, async ({ tx, actor, invitation, date }) => {
    const [activity, seats, arranged] = await Promise.all([
      getActivity(tx, actor, date.activityId), listSeats(tx, actor, date.id), listArranged(tx, actor, invitation.id),
    ])
    const seat = seats.find(({ invitationId }) => invitationId === invitation.id)
    const view = {
      token: visit.params['token'] ?? '', activity, date, reply: invitation.reply, state: visit.state,
      place: placesOf(seats, activity.capacity).get(seat?.id ?? ''), arranged,
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
