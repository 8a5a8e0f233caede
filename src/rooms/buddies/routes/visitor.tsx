import { writeAudit } from '../../../db/audit.ts'
import { admitPair, inMunicipality, type Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { today as dayOf } from '../../../kit/plain-dates.ts'
import { traceIdOf } from '../../../web/guard.ts'
import { openRoute, type OpenRoute, type OpenVisit, page, redirect } from '../../../web/route.ts'
import { nobodyIn } from '../../accounts/rules/actors.ts'
import { hashOfToken } from '../../accounts/tokens.ts'
import { listAgenda } from '../../activities/queries/dates.ts'
import { isLinkOpen } from '../../invitations/rules/invitations.ts'
import { answerProposal, logMeeting } from '../actions/pairing.ts'
import { answerForm, meetingForm } from '../forms.ts'
import { BuddyLinkGonePage, MeetPage, ProposedPage } from '../pages/visitor.tsx'
import { type BuddyLink, findLink } from '../queries/links.ts'
import { findPair, listMeetingDays, type Pair } from '../queries/pairs.ts'
import { getProposal, type Proposal } from '../queries/proposals.ts'
import { otherSide, proposalStage } from '../rules/pairs.ts'

type AnyVisit = OpenVisit<unknown>

const path = '/maatje/:token'
const nothing = (action: string) => ({ action: `buddies.${action}`, shows: 'nothing' }) as const

/** Without account, by the link of one side: agreeing to meet, and saying in one tap that you met. */
export const visitorRoutes: readonly OpenRoute[] = [
  openRoute({
    method: 'GET', path, allow: 'everyone', form: 'none', audit: nothing('link.open'), handle: showLink,
  }),
  openRoute({
    method: 'POST', path, allow: 'everyone', form: answerForm, audit: nothing('link.answer'), again: showLink,
    handle: (visit) => throughLink(visit, async ({ tx, actor, link, proposal }) => {
      const voice = { side: link.side, byLink: true }
      await answerProposal({ tx, actor, now: visit.now }, proposal.id, voice, visit.form)
      log(visit, { tx, actor, proposal }, 'answer')
      return redirect(`/maatje/${visit.params['token']}`)
    }),
  }),
  openRoute({
    method: 'POST', path: `${path}/ontmoeting`, allow: 'everyone', form: meetingForm, audit: nothing('link.meeting'),
    again: showLink,
    handle: (visit) => throughLink(visit, async ({ tx, actor, link, proposal }) => {
      const voice = { side: link.side, byLink: true }
      await logMeeting({ tx, actor, now: visit.now }, proposal.id, voice, visit.form.day ?? actor.today)
      log(visit, { tx, actor, proposal }, 'meeting')
      return redirect(`/maatje/${visit.params['token']}`)
    }),
  }),
]

interface Linked {
  readonly tx: Tx
  readonly actor: Actor
  readonly link: BuddyLink
  readonly proposal: Proposal
}

type Opened = Awaited<ReturnType<OpenRoute['handle']>>

/** Opens what the link of the address opens; the same page for one that was ended, is too old, or never was. */
async function throughLink(visit: AnyVisit, work: (linked: Linked) => Promise<Opened>): Promise<Opened> {
  const link = await findLink(visit.database.front, hashOfToken(visit.params['token'] ?? ''), 'pair')
  const today = dayOf(visit.now)
  if (!link || !isLinkOpen(link, today)) return gone(visit)
  const actor = nobodyIn(link.municipalityId, 'none', today)
  return inMunicipality(visit.database, actor, async (tx) => {
    await admitPair(tx, { pairId: link.subjectId, side: link.side, activityId: link.activityId })
    return work({ tx, actor, link, proposal: await getProposal(tx, actor, link.subjectId) })
  })
}

function gone(visit: AnyVisit): Opened {
  return page({ title: visit.text.t('buddies.link.gone'), place: '', status: 404, body: <BuddyLinkGonePage /> })
}

// The front door writes no log by itself: what is said about somebody does.
function log(visit: AnyVisit, { tx, actor, proposal }: Pick<Linked, 'tx' | 'actor' | 'proposal'>, what: string): void {
  writeAudit(tx, actor, {
    action: `buddies.link.${what}`, result: 'ok', objectKind: 'buddy_pair', objectId: proposal.id,
    personIds: [proposal.personId], origin: `link ${visit.address}`, traceId: traceIdOf(visit.request), at: visit.now,
  })
}

function showLink(visit: AnyVisit): Promise<Opened> {
  return throughLink(visit, async (linked) => {
    const pair = await findPair(linked.tx, linked.actor, linked.proposal.id)
    return pair ? showMeet(visit, linked, pair) : showProposed(visit, linked)
  })
}

function showProposed(visit: AnyVisit, { link, proposal }: Linked): Opened {
  const [says, other] = link.side === 'newcomer'
    ? [proposal.newcomerSays, proposal.localCalled] : [proposal.localSays, proposal.newcomerCalled]
  const view = {
    token: visit.params['token'] ?? '', other, says, shared: proposal.explained.terms, state: visit.state,
    isOver: proposalStage(proposal) !== 'waiting',
  }
  return page({ title: visit.text.t('buddies.link.head'), place: '', body: <ProposedPage view={view} /> })
}

async function showMeet(visit: AnyVisit, { tx, actor, link }: Linked, pair: Pair): Promise<Opened> {
  const [meetings, group] = await Promise.all([listMeetingDays(tx, actor, pair.id), nextGroup(tx, actor, link)])
  const view = {
    token: visit.params['token'] ?? '',
    other: otherSide(link.side) === 'local' ? pair.localCalled : pair.newcomerCalled,
    today: actor.today, firstDay: pair.firstDay, meetings: meetings.length, weekly: pair.weekly, group,
    state: visit.state, hasToday: meetings.some(({ day, sides }) => day === actor.today && sides.includes(link.side)),
  }
  return page({ title: visit.text.t('buddies.link.head'), place: '', body: <MeetPage view={view} /> })
}

async function nextGroup(tx: Tx, actor: Actor, { activityId }: BuddyLink) {
  if (!activityId) return null
  const agenda = await listAgenda(tx, actor, {
    from: actor.today, until: null, villageId: null, kind: null, limit: 20, activityId,
  })
  return agenda.find(({ isCancelled }) => !isCancelled) ?? null
}
