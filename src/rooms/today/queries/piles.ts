import type { Tx } from '../../../db/database.ts'
import { type Actor, hasRole } from '../../../kit/actor.ts'
import { isLate, lastDayHeard } from '../../../kit/late.ts'
import { addDays, today as dayOn, type PlainDate } from '../../../kit/plain-dates.ts'
import type { Thresholds } from '../../approaches/forms.ts'
import { lateTalks, plannedTalks, unreportedTalks } from '../../conversations/queries/clocks.ts'
import { dueAppointments, filesWithoutLead, namesOf, silentPeople } from '../../newcomers/queries/due.ts'
import { unseenNotices } from '../../newcomers/queries/team.ts'
import { wallTimeOf } from '../../newcomers/rules/appointments.ts'
import { countLateActions, lateActions } from '../../plans/queries/outside.ts'
import { type ItemKind, lastDayOfWeek, type Pile, type TodayItem } from '../rules.ts'
import { duePlans, endingAttachments, sociallySilent } from './people.ts'

export interface Asked {
  /** Only these people, by kept id; absent is everybody the actor may see. */
  readonly among?: readonly string[] | undefined
  readonly limit: number
  readonly thresholds: Thresholds
}

type Source = (tx: Tx, actor: Actor, asked: Asked) => Promise<Pile>

const sources: Readonly<Record<ItemKind, Source>> = {
  lead_notice: leadNotices, attachment: attachments, talk: talksDue, talk_planned: talksPlanned,
  talk_report: talksUnreported, plan: plansDue, action: actionsDue, appointment: appointmentsDue, no_lead: leadless,
  silent: silentOnes, silent_social: sociallySilentOnes,
}

/** What an interviewer is asked about. */
export const talkKinds: readonly ItemKind[] = ['talk', 'talk_planned', 'talk_report']

/** The kinds that this actor is asked about: who only holds talks sees the talks (ZE-05). */
export function kindsFor(actor: Actor): readonly ItemKind[] {
  return hasRole(actor, 'coordinator', 'case_worker') ? Object.keys(sources) as ItemKind[] : talkKinds
}

/** One kind: how many in all, how many late, and the first of them. Counting and cutting is done by the database. */
export function pileOf(tx: Tx, actor: Actor, kind: ItemKind, asked: Asked): Promise<Pile> {
  return sources[kind](tx, actor, asked)
}

async function talksDue(tx: Tx, actor: Actor, { among, limit }: Asked): Promise<Pile> {
  // What is late on the day after the week is late now or has its last day in the week.
  const due = await lateTalks(tx, actor, { day: addDays(lastDayOfWeek(actor.today), 1), limit, among })
  const late = await lateTalks(tx, actor, { day: actor.today, limit: 1, among })
  const items = await named(tx, actor, due.items.map(({ personId, moment, lastDay }) =>
    ({ ...empty, kind: 'talk' as const, personId, lastDay, detail: moment })))
  return { kind: 'talk', total: due.total, late: late.total, items }
}

async function talksPlanned(tx: Tx, actor: Actor, { among, limit }: Asked): Promise<Pile> {
  const until = lastDayOfWeek(actor.today)
  const planned = await plannedTalks(tx, actor, { from: actor.today, until, limit, among })
  const items = await named(tx, actor, planned.items.map(({ personId, talkId, plannedOn, plannedTime, moment }) => ({
    ...empty, kind: 'talk_planned' as const, personId, subjectId: talkId, lastDay: plannedOn, detail: moment,
    time: plannedTime ?? '',
  })))
  return { kind: 'talk_planned', total: planned.total, late: 0, items }
}

async function talksUnreported(tx: Tx, actor: Actor, { among, limit }: Asked): Promise<Pile> {
  const { total, items } = await unreportedTalks(tx, actor, { limit, among })
  const shown = await named(tx, actor, items.map(({ personId, talkId, plannedOn }) =>
    ({ ...empty, kind: 'talk_report' as const, personId, subjectId: talkId, lastDay: plannedOn })))
  return { kind: 'talk_report', total, late: total, items: shown }
}

async function plansDue(tx: Tx, actor: Actor, { among, limit, thresholds }: Asked): Promise<Pile> {
  const due = await duePlans(tx, actor, {
    until: lastDayOfWeek(actor.today), months: thresholds.planMonths, limit, ...(among ? { among } : {}),
  })
  return { kind: 'plan', ...due, items: due.items.map((person) => ({ ...itemOf('plan', person) })) }
}

async function actionsDue(tx: Tx, actor: Actor, { among, limit }: Asked): Promise<Pile> {
  const whose = among ? { among, ownerAccountId: actor.userId } : {}
  const dueBefore = lastDayOfWeek(actor.today)
  const items = await lateActions(tx, actor, { ...whose, dueBefore, limit })
  return {
    kind: 'action', total: await countLateActions(tx, actor, { ...whose, dueBefore }),
    late: await countLateActions(tx, actor, whose),
    items: items.map(({ id, personId, personName, dueOn, body, owner }) => ({
      ...empty, kind: 'action', personId, personName, subjectId: id, lastDay: dueOn, detail: body, who: owner,
    })),
  }
}

async function appointmentsDue(tx: Tx, actor: Actor, { among, limit }: Asked): Promise<Pile> {
  const of = among ? { among } : {}
  const due = await dueAppointments(tx, actor, { until: lastDayOfWeek(actor.today), limit, ...of })
  const late = await dueAppointments(tx, actor, { until: addDays(actor.today, -1), limit: 1, ...of })
  const items = due.items.map(({ id, personId, name, at, place }): TodayItem => ({
    ...empty, kind: 'appointment', personId, personName: name, subjectId: id, lastDay: dayOn(at), detail: place,
    time: wallTimeOf(at).clock,
  }))
  return { kind: 'appointment', total: due.total, late: late.total, items }
}

async function leadless(tx: Tx, actor: Actor, { among, limit }: Asked): Promise<Pile> {
  const { total, items } = await filesWithoutLead(tx, actor, { limit, ...(among ? { among } : {}) })
  const shown = items.map(({ personId, name, since }) => itemOf('no_lead', { personId, name, lastDay: since }))
  return { kind: 'no_lead', total, late: total, items: shown }
}

async function silentOnes(tx: Tx, actor: Actor, { among, limit, thresholds }: Asked): Promise<Pile> {
  const weeks = thresholds.silentProfessionalWeeks
  const { total, items } = await silentPeople(tx, actor, { weeks, limit, ...(among ? { among } : {}) })
  const shown = items.map(({ personId, name, since, lastContactOn }) => ({
    ...itemOf('silent', { personId, name, lastDay: lastDayHeard(since, weeks) }), detail: lastContactOn ?? '',
  }))
  return { kind: 'silent', total, late: total, items: shown }
}

async function sociallySilentOnes(tx: Tx, actor: Actor, { among, limit, thresholds }: Asked): Promise<Pile> {
  const weeks = thresholds.silentSocialWeeks
  const found = await sociallySilent(tx, actor, { weeks, limit, ...(among ? { among } : {}) })
  return { kind: 'silent_social', ...found, items: found.items.map((person) => itemOf('silent_social', person)) }
}

// Notices and own attachments are about the actor, whichever people are asked for.
async function leadNotices(tx: Tx, actor: Actor, { limit }: Asked): Promise<Pile> {
  const notices = await unseenNotices(tx, actor)
  const items = notices.map((notice): TodayItem => ({
    ...empty, kind: 'lead_notice', personId: notice.person_id, personName: notice.personName ?? '',
    subjectId: notice.id, lastDay: actor.today, who: notice.toName, detail: notice.reason,
  }))
  return { kind: 'lead_notice', total: items.length, late: 0, items: items.slice(0, limit) }
}

async function attachments(tx: Tx, actor: Actor, { limit }: Asked): Promise<Pile> {
  const ending = await endingAttachments(tx, actor, lastDayOfWeek(actor.today))
  const items = ending.map(({ memberId, ...person }) => ({ ...itemOf('attachment', person), subjectId: memberId }))
  return {
    kind: 'attachment', total: items.length, items: items.slice(0, limit),
    late: items.filter(({ lastDay }) => isLate(lastDay, actor.today)).length,
  }
}

const empty = { personName: '', subjectId: '', detail: '', time: '', who: '' }

function itemOf(kind: ItemKind, { personId, name, lastDay }: { personId: string; name: string; lastDay: PlainDate }) {
  return { ...empty, kind, personId, personName: name, lastDay }
}

async function named(tx: Tx, actor: Actor, items: readonly TodayItem[]): Promise<TodayItem[]> {
  const names = await namesOf(tx, actor, items.map(({ personId }) => personId))
  return items.map((item) => ({ ...item, personName: names.get(item.personId)?.name ?? '' }))
}
