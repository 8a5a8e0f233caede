import { page, redirect, type Route, route } from '../../../web/route.ts'
import { getActivity } from '../../activities/queries/activities.ts'
import type { AgendaDate } from '../../activities/queries/dates.ts'
import { namesOf } from '../../newcomers/queries/due.ts'
import { findKept } from '../../newcomers/queries/identity.ts'
import { listPersons } from '../../newcomers/queries/list.ts'
import { listPlannedBy } from '../../plans/queries/outside.ts'
import { inviters } from '../access.ts'
import { dropSignUp } from '../actions/answering.ts'
import { DatePeoplePage, datePath, type DateView } from '../pages/date.tsx'
import { type DateCount, findCount, listAttendance } from '../queries/attendance.ts'
import { findCarriers } from '../queries/carriers.ts'
import { listBarriers } from '../queries/barriers.ts'
import { listInvitations } from '../queries/invitations.ts'
import { listSeats, tellSeat } from '../queries/seats.ts'
import { listSignUps } from '../queries/sign-ups.ts'
import { isWhyMissing, whyNoAttendance } from '../rules/attendance.ts'
import { countByCarrier } from '../rules/carriers.ts'
import { whyOver } from '../rules/invitations.ts'
import { movedUp, placesLeft, placesOf } from '../rules/seats.ts'
import { type AnyVisit, dateOf, named } from './date-view.ts'
import type { InvitationParts } from './parts.ts'
import { proposalRoutes } from './proposals.tsx'

const path = '/activiteiten/:activity/data/:date/mensen'
const mostPlanned = 60
const people = (action: string) => ({ action: `invitations.${action}`, shows: 'people' }) as const

/** From a date: who is invited, who signed up, who moved up; and whom to invite. */
export function dateRoutes(parts: InvitationParts): Route[] {
  return [
    route({ method: 'GET', path, allow: inviters, form: 'none', audit: people('date'), handle: showDate }),
    ...proposalRoutes(parts),
    ...seatRoutes,
  ]
}

const seatRoutes: readonly Route[] = [
  route({
    method: 'POST', path: `${path}/verteld/:seat`, allow: inviters, form: 'none', audit: people('date.told'),
    async handle(visit) {
      const date = await dateOf(visit)
      await tellSeat(visit.tx, visit.actor, { id: visit.params['seat'] ?? '', dateId: date.id, at: visit.now })
      return redirect(datePath(date))
    },
  }),
  route({
    method: 'POST', path: `${path}/aanmeldingen/:signup/weg`, allow: inviters, form: 'none',
    audit: people('date.drop'),
    async handle(visit) {
      const date = await dateOf(visit)
      await dropSignUp(visit, date.id, visit.params['signup'] ?? '')
      return redirect(datePath(date))
    },
  }),
]

async function showDate(visit: AnyVisit) {
  const date = await dateOf(visit)
  const view = await viewOf(visit, date)
  visit.saw(...view.guests.map(({ personId }) => personId))
  const title = visit.text.t('invitations.date.title', { title: date.title })
  return page({ title, place: 'activities', body: <DatePeoplePage view={view} /> })
}

async function viewOf(visit: AnyVisit, date: AgendaDate): Promise<DateView> {
  const { tx, actor, today, state } = visit
  const [{ capacity }, seats, signUps, invited, attendance, count, barriers] = await Promise.all([
    getActivity(tx, actor, date.activityId), listSeats(tx, actor, date.id), listSignUps(tx, actor, date.id),
    listInvitations(tx, actor, { dateId: date.id }), listAttendance(tx, actor, date.id), findCount(tx, actor, date.id),
    listBarriers(tx, actor, { dateId: date.id }),
  ])
  const guests = await named(visit, invited.filter(({ endedAt }) => endedAt === null))
  const names = new Map([
    ...guests.map(({ invitation, name }): [string, string] => [invitation.id, name]),
    ...signUps.map(({ seatId, name }): [string, string] => [seatId, name]),
  ])
  const expected = guests.filter(({ invitation }) => invitation.reply?.answer === 'comes').length + signUps.length
  const [came, lowReason] = [cameTo(count, attendance), count?.lowReason ?? '']
  const nameOf = (seat: { id: string; invitationId: string | null }) => names.get(seat.invitationId ?? seat.id)
  const places = placesOf(seats, capacity)
  const waiting = [...places.values()].filter(({ kind }) => kind === 'waiting').length
  return {
    date, guests, signUps, places, carried: await countsOfCarriers(visit, guests), waiting,
    planned: await plannedFor(visit, date.activityId),
    coming: seats.length - waiting, left: placesLeft(seats.length, capacity),
    seatOf: new Map(seats.map(({ id, invitationId }) => [invitationId ?? '', id])),
    others: seats.filter((seat) => nameOf(seat) === undefined).length,
    moved: movedUp(seats, capacity).flatMap((seat) => {
      const name = nameOf(seat)
      return name ? [{ seatId: seat.id, name }] : []
    }),
    came, lowReason, isWhyMissing: isWhyMissing({ expected, came, lowReason }, date.day, today),
    mayCount: whyNoAttendance(date, today) === null,
    isOver: whyOver(date, today) !== null, refused: state.problems[''] ?? [], today, me: actor.userId,
    barriers: guests.flatMap(({ invitation, personId, name }) => barriers
      .filter(({ invitationId, isEnded }) => invitationId === invitation.id && !isEnded)
      .map((barrier) => ({ barrier, personId, name }))),
  }
}

/** On whose plan the activity stands, of the actor's own people (AK-10). */
async function plannedFor(visit: AnyVisit, activityId: string): Promise<DateView['planned']> {
  const { tx, actor } = visit
  const ids = await listPlannedBy(tx, actor, activityId)
  const kept = await findKept(tx, actor, ids)
  const among = ids.map((id) => kept.get(id) ?? id)
  const { rows } = await listPersons(tx, actor, { among }, { offset: 0, limit: mostPlanned })
  visit.saw(...rows.map(({ personId }) => personId))
  return rows.map(({ personId, name }) => ({ personId, name }))
}

async function countsOfCarriers({ tx, actor }: AnyVisit, guests: DateView['guests']) {
  const carriers = await findCarriers(tx, actor, guests.map(({ invitation }) => invitation.id))
  const ids = [...carriers.values()].flatMap(({ carrierId }) => carrierId ?? [])
  const names = await namesOf(tx, actor, ids)
  return countByCarrier(guests.flatMap(({ invitation }) => {
    const carrier = carriers.get(invitation.id)
    const name = carrier?.words || names.get(carrier?.carrierId ?? '')?.name
    return carrier ? [{ name: name ?? '', answer: invitation.reply?.answer ?? null }] : []
  }))
}

function cameTo(count: DateCount | undefined, attendance: ReadonlyMap<string, boolean>): number | null {
  if (!count && attendance.size === 0) return null
  return (count?.guests ?? 0) + [...attendance.values()].filter(Boolean).length
}
