import { page, type Visit } from '../../../web/route.ts'
import { scannable } from '../../../web/scannable.ts'
import type { BuddySide } from '../../../db/schema.ts'
import { getApproach } from '../../approaches/queries.ts'
import { getActivity } from '../../activities/queries/activities.ts'
import { listDates } from '../../activities/queries/dates.ts'
import { fileHeadOf } from '../../newcomers/queries/header.ts'
import { type BuddyParts, shownBuddyToken } from '../actions/links.ts'
import { PairPage } from '../pages/pair.tsx'
import { listRefusals } from '../queries/answers.ts'
import { type BuddyLink, listLinks } from '../queries/links.ts'
import { findPair, listChecks, listMeetingDays } from '../queries/pairs.ts'
import { getProposal, type Proposal } from '../queries/proposals.ts'
import { localNames } from '../queries/registrations.ts'
import { getRound } from '../queries/rounds.ts'
import { dueChecks, isSilentPair, nextGroupMoment, proposalStage } from '../rules/pairs.ts'

type AnyVisit = Visit<unknown>

/** The proposal or pair of the address: both have one id. Writes down whose file it touches. */
export async function openPair(visit: AnyVisit): Promise<Proposal> {
  const proposal = await getProposal(visit.tx, visit.actor, visit.params['pair'] ?? '')
  visit.saw(proposal.personId)
  visit.about('buddy_pair', proposal.id)
  return proposal
}

/** The names of both, as a colleague reads them. */
export async function namedPair(visit: AnyVisit): Promise<Record<BuddySide, string>> {
  const { personId, localId, localCalled } = await openPair(visit)
  const [head, residents] = await Promise.all([
    fileHeadOf(visit.tx, visit.actor, personId), localNames(visit.tx, visit.actor, [localId]),
  ])
  return { newcomer: head.name, local: residents.get(localId) ?? localCalled }
}

/** The activity at which the pairs of a round come together. */
export async function activityOf({ tx, actor }: AnyVisit, roundId: string | null): Promise<string | null> {
  return roundId ? (await getRound(tx, actor, roundId)).activityId : null
}

export async function showPair(parts: BuddyParts, visit: AnyVisit) {
  const { tx, actor, today, state } = visit
  const proposal = await openPair(visit)
  const [pair, names, meetings, checks, refusals, links, { thresholds }] = await Promise.all([
    findPair(tx, actor, proposal.id), namedPair(visit), listMeetingDays(tx, actor, proposal.id),
    listChecks(tx, actor, [proposal.id]), listRefusals(tx, actor, proposal.id), listLinks(tx, actor, [proposal.id]),
    getApproach(tx, actor),
  ])
  const view = {
    proposal, pair, names, meetings, checks, refusals, today, state, stage: proposalStage(proposal),
    personId: (await fileHeadOf(tx, actor, proposal.personId)).personId,
    isSilent: pair !== null && isSilentPair(pair, pair.lastMeeting, thresholds.silentPairWeeks, today),
    due: pair ? dueChecks(pair, checks, today) : [],
    links: {
      newcomer: await shownLink(parts, visit, links, 'newcomer'),
      local: await shownLink(parts, visit, links, 'local'),
    },
    group: await groupOf(visit, proposal.roundId),
  }
  return page({ title: `${names.newcomer} – ${names.local}`, place: 'buddies', body: <PairPage view={view} /> })
}

async function shownLink(parts: BuddyParts, { url }: AnyVisit, links: readonly BuddyLink[], side: BuddySide) {
  const token = shownBuddyToken(parts, links.find((link) => link.side === side))
  if (!token) return null
  const address = `${parts.origin ?? url.origin}/maatje/${token}`
  return { address, code: await scannable(address, 1) }
}

async function groupOf(visit: AnyVisit, roundId: string | null) {
  const { tx, actor, today } = visit
  const activityId = await activityOf(visit, roundId)
  if (!activityId) return null
  const [{ title }, dates] = await Promise.all([getActivity(tx, actor, activityId), listDates(tx, actor, activityId)])
  const days = dates.filter(({ isCancelled }) => !isCancelled).map(({ day }) => day)
  return { title, ...nextGroupMoment(days, today) }
}
