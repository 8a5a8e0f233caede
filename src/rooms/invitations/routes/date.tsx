import { page, redirect, type Route, route } from '../../../web/route.ts'
import { getActivity } from '../../activities/queries/activities.ts'
import type { AgendaDate } from '../../activities/queries/dates.ts'
import { findKept } from '../../newcomers/queries/identity.ts'
import { listPersons, type ListRow } from '../../newcomers/queries/list.ts'
import { inviters } from '../access.ts'
import { dropSignUp } from '../actions/answering.ts'
import { invite, makeLink } from '../actions/inviting.ts'
import { invitePeopleForm } from '../forms.ts'
import { DatePeoplePage, datePath, type DateView, InvitePeoplePage } from '../pages/date.tsx'
import { type DateCount, findCount, listAttendance } from '../queries/attendance.ts'
import { listBarriers } from '../queries/barriers.ts'
import { listInvitations } from '../queries/invitations.ts'
import { listSeats, tellSeat } from '../queries/seats.ts'
import { listSignUps } from '../queries/sign-ups.ts'
import { isWhyMissing, whyNoAttendance } from '../rules/attendance.ts'
import { whyOver } from '../rules/invitations.ts'
import { movedUp, placesLeft, placesOf } from '../rules/seats.ts'
import { type AnyVisit, dateOf, named } from './date-view.ts'
import type { InvitationParts } from './parts.ts'

const path = '/activiteiten/:activity/data/:date/mensen'
const people = (action: string) => ({ action: `invitations.${action}`, shows: 'people' }) as const
const mostOffered = 60

/** From a date: who is invited, who signed up, who moved up; and inviting several people at once. */
export function dateRoutes(parts: InvitationParts): Route[] {
  return [
    route({ method: 'GET', path, allow: inviters, form: 'none', audit: people('date'), handle: showDate }),
    route({
      method: 'GET', path: `${path}/uitnodigen`, allow: inviters, form: 'none', audit: people('date.invite.open'),
      async handle(visit) {
        const date = await dateOf(visit)
        return whyOver(date, visit.today) ? redirect(datePath(date)) : showInvite(visit)
      },
    }),
    route({
      method: 'POST', path: `${path}/uitnodigen`, allow: inviters, form: invitePeopleForm,
      audit: people('date.invite'), again: showInvite,
      async handle(visit) {
        const date = await dateOf(visit)
        visit.saw(...visit.form.people)
        for (const personId of new Set(visit.form.people)) {
          const id = await invite(visit, personId, date.id)
          await makeLink(visit, parts, { id, dateId: date.id })
        }
        return redirect(datePath(date))
      },
    }),
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
    date, guests, signUps, places, waiting, coming: seats.length - waiting, left: placesLeft(seats.length, capacity),
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

function cameTo(count: DateCount | undefined, attendance: ReadonlyMap<string, boolean>): number | null {
  if (!count && attendance.size === 0) return null
  return (count?.guests ?? 0) + [...attendance.values()].filter(Boolean).length
}

async function showInvite(visit: AnyVisit) {
  const { tx, actor, state, text } = visit
  const date = await dateOf(visit)
  const invited = await listInvitations(tx, actor, { dateId: date.id })
  const standing = new Set(invited.filter(({ endedAt }) => endedAt === null).map(({ personId }) => personId))
  const kept = new Set((await findKept(tx, actor, [...standing])).values())
  const offered = await candidates(visit, date, mostOffered + standing.size)
  const free = offered.rows.filter(({ personId }) => !standing.has(personId) && !kept.has(personId))
  const shown = free.slice(0, mostOffered)
  visit.saw(...shown.map(({ personId }) => personId))
  const view = {
    date, state, more: Math.max(0, offered.total - standing.size - shown.length),
    people: shown.map((row) => ({ id: row.personId, name: row.name, facts: factsOf(row) })),
  }
  return page({
    title: text.t('invitations.date.invite'), place: 'activities', body: <InvitePeoplePage view={view} />,
  })
}

function factsOf({ birthYear, village }: ListRow): string {
  return [birthYear, village].filter(Boolean).join(' · ')
}

// Of the people whose files are the actor's: those of the village first.
async function candidates({ tx, actor }: AnyVisit, date: AgendaDate, limit: number) {
  const [near, own] = await Promise.all([
    listPersons(tx, actor, { village: date.villageId }, { offset: 0, limit }),
    listPersons(tx, actor, {}, { offset: 0, limit }),
  ])
  const known = new Set(near.rows.map(({ personId }) => personId))
  return { total: own.total, rows: [...near.rows, ...own.rows.filter(({ personId }) => !known.has(personId))] }
}
