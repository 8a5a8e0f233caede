import type { Tx } from '../../../db/database.ts'
import { type Actor, hasRole } from '../../../kit/actor.ts'
import { isLate, lastDayHeard } from '../../../kit/late.ts'
import { addDays, today as dayOn, type PlainDate } from '../../../kit/plain-dates.ts'
import type { Thresholds } from '../../approaches/forms.ts'
import { lateTalks, plannedTalks, unreportedTalks } from '../../conversations/queries/clocks.ts'
import { arrivingPeople } from '../../invitations/queries/arrival.ts'
import { dueBarriers } from '../../invitations/queries/due-barriers.ts'
import { dueAppointments, filesWithoutLead, namesOf, silentPeople } from '../../newcomers/queries/due.ts'
import { unseenNotices } from '../../newcomers/queries/team.ts'
import { wallTimeOf } from '../../newcomers/rules/appointments.ts'
import { lateActions } from '../../plans/queries/outside.ts'
import { countedUpTo, type ItemKind, lastDayOfWeek, type Pile, pileOfItems, type TodayItem } from '../rules.ts'
import { duePlans, endingAttachments, sociallySilent } from './people.ts'

export interface Asked {
  /** Only these people, by kept id; absent is everybody the actor may see. */
  readonly among?: readonly string[] | undefined
  /** How many of them become cards. */
  readonly shown: number
  /** How many are looked for; absent is one more than is counted. */
  readonly most?: number
  readonly thresholds: Thresholds
}

/** Of one kind what is late or due this week, the oldest last day first, one more than is counted. */
type Source = (tx: Tx, actor: Actor, asked: Question) => Promise<TodayItem[]>

interface Question {
  readonly among?: readonly string[]
  readonly limit: number
  readonly until: PlainDate
  readonly thresholds: Thresholds
}

const sources: Readonly<Record<ItemKind, Source>> = {
  lead_notice: leadNotices, attachment: attachments, talk: talksDue, talk_planned: talksPlanned,
  talk_report: talksUnreported, plan: plansDue, action: actionsDue, appointment: appointmentsDue,
  barrier: barriersDue, no_lead: leadless, welcome: arrivals, silent: silentOnes, silent_social: sociallySilentOnes,
}

/** What an interviewer is asked about. */
export const talkKinds: readonly ItemKind[] = ['talk', 'talk_planned', 'talk_report']

/**
 * The kinds that this actor is asked about: who only holds talks sees the talks that they were given (ZE-05). A moment
 * for which nobody planned a talk is not theirs to plan.
 */
export function kindsFor(actor: Actor): readonly ItemKind[] {
  if (hasRole(actor, 'coordinator', 'case_worker')) return Object.keys(sources) as ItemKind[]
  return talkKinds.filter((kind) => kind !== 'talk')
}

/** One kind: how many there are and the first of them. The database cuts, so that a thousand cost what a hundred do. */
export async function pileOf(tx: Tx, actor: Actor, kind: ItemKind, asked: Asked): Promise<Pile> {
  const { among, thresholds, shown, most = countedUpTo + 1 } = asked
  const found = await sources[kind](tx, actor, {
    limit: most, until: lastDayOfWeek(actor.today), thresholds, ...(among ? { among } : {}),
  })
  return pileOfItems(kind, found, { today: actor.today, shown })
}

/** The piles with the name and birth year of everybody in them, which most rooms do not give along. */
export async function withNames(tx: Tx, actor: Actor, piles: readonly Pile[]): Promise<Pile[]> {
  const names = await namesOf(tx, actor, piles.flatMap(({ items }) => items.map(({ personId }) => personId)))
  const named = (item: TodayItem): TodayItem => {
    const known = names.get(item.personId)
    return { ...item, personName: item.personName || (known?.name ?? ''), birthYear: known?.birthYear ?? null }
  }
  return piles.map((pile) => ({ ...pile, items: pile.items.map(named) }))
}

async function talksDue(tx: Tx, actor: Actor, { until, ...asked }: Question): Promise<TodayItem[]> {
  const [{ items: late }, { items: week }] = await Promise.all([
    lateTalks(tx, actor, { ...asked, day: actor.today }),
    // What is late on the day after the week and not now has its last day in the week.
    lateTalks(tx, actor, { ...asked, day: addDays(until, 1) }),
  ])
  const soon = week.filter(({ lastDay }) => !isLate(lastDay, actor.today))
  return [...late, ...soon].slice(0, asked.limit).map(({ personId, moment, lastDay }) =>
    ({ ...empty, kind: 'talk', personId, lastDay, detail: moment }))
}

async function talksPlanned(tx: Tx, actor: Actor, asked: Question): Promise<TodayItem[]> {
  const { items } = await plannedTalks(tx, actor, { ...asked, from: actor.today })
  return items.map(({ personId, talkId, plannedOn, plannedTime, moment }) => ({
    ...empty, kind: 'talk_planned', personId, subjectId: talkId, lastDay: plannedOn, detail: moment,
    time: plannedTime ?? '',
  }))
}

async function talksUnreported(tx: Tx, actor: Actor, asked: Question): Promise<TodayItem[]> {
  const { items } = await unreportedTalks(tx, actor, asked)
  return items.map(({ personId, talkId, plannedOn }) =>
    ({ ...empty, kind: 'talk_report', personId, subjectId: talkId, lastDay: plannedOn }))
}

async function plansDue(tx: Tx, actor: Actor, asked: Question): Promise<TodayItem[]> {
  const due = await duePlans(tx, actor, { ...asked, months: asked.thresholds.planMonths })
  return due.map((person) => itemOf('plan', person))
}

async function actionsDue(tx: Tx, actor: Actor, { among, limit, until }: Question): Promise<TodayItem[]> {
  const whose = among ? { among, ownerAccountId: actor.userId } : {}
  const items = await lateActions(tx, actor, { ...whose, dueBefore: until, limit })
  return items.map(({ id, personId, personName, dueOn, body, owner }) => ({
    ...empty, kind: 'action', personId, personName, subjectId: id, lastDay: dueOn, detail: body, who: owner,
  }))
}

async function appointmentsDue(tx: Tx, actor: Actor, asked: Question): Promise<TodayItem[]> {
  const { items } = await dueAppointments(tx, actor, asked)
  return items.map(({ id, personId, name, at, place }) => ({
    ...empty, kind: 'appointment', personId, personName: name, subjectId: id, lastDay: dayOn(at), detail: place,
    time: wallTimeOf(at).clock,
  }))
}

async function barriersDue(tx: Tx, actor: Actor, asked: Question): Promise<TodayItem[]> {
  const due = await dueBarriers(tx, actor, asked)
  return due.map(({ id, invitationId, personId, need, title, dueOn, taker }) => ({
    ...empty, kind: 'barrier', personId, subjectId: id, lastDay: dueOn, detail: need, who: taker,
    invitation: { id: invitationId, title },
  }))
}

async function leadless(tx: Tx, actor: Actor, asked: Question): Promise<TodayItem[]> {
  const { items } = await filesWithoutLead(tx, actor, asked)
  return items.map(({ personId, name, since }) => itemOf('no_lead', { personId, name, lastDay: since }))
}

async function arrivals(tx: Tx, actor: Actor, asked: Question): Promise<TodayItem[]> {
  const found = await arrivingPeople(tx, actor, asked)
  return found.map(({ missing, ...person }) => ({ ...itemOf('welcome', person), detail: missing }))
}

async function silentOnes(tx: Tx, actor: Actor, asked: Question): Promise<TodayItem[]> {
  const weeks = asked.thresholds.silentProfessionalWeeks
  const { items } = await silentPeople(tx, actor, { ...asked, weeks })
  return items.map(({ personId, name, since, lastContactOn }) => ({
    ...itemOf('silent', { personId, name, lastDay: lastDayHeard(since, weeks) }), detail: lastContactOn ?? '',
  }))
}

async function sociallySilentOnes(tx: Tx, actor: Actor, asked: Question): Promise<TodayItem[]> {
  const found = await sociallySilent(tx, actor, { ...asked, weeks: asked.thresholds.silentSocialWeeks })
  return found.map((person) => itemOf('silent_social', person))
}

// Notices and own attachments are about the actor, whichever people are asked for.
async function leadNotices(tx: Tx, actor: Actor): Promise<TodayItem[]> {
  const notices = await unseenNotices(tx, actor)
  return notices.map((notice) => ({
    ...empty, kind: 'lead_notice', personId: notice.person_id, personName: notice.personName ?? '',
    subjectId: notice.id, lastDay: actor.today, who: notice.toName, detail: notice.reason,
  }))
}

async function attachments(tx: Tx, actor: Actor, { until }: Question): Promise<TodayItem[]> {
  const ending = await endingAttachments(tx, actor, until)
  return ending.map(({ memberId, ...person }) => ({ ...itemOf('attachment', person), subjectId: memberId }))
}

const empty = { personName: '', birthYear: null, subjectId: '', detail: '', time: '', who: '' }

function itemOf(
  kind: ItemKind, { personId, name, lastDay }: { personId: string; name: string; lastDay: PlainDate },
): TodayItem {
  return { ...empty, kind, personId, personName: name, lastDay }
}
