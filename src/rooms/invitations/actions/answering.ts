import { randomUUID } from 'node:crypto'
import { Refused } from '../../../kit/errors.ts'
import { likenessOf } from '../../../kit/likeness.ts'
import { getActivity } from '../../activities/queries/activities.ts'
import { type AgendaDate, getAgendaDate } from '../../activities/queries/dates.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import type { ReplyForm, SignUpForm } from '../forms.ts'
import { insertReply, type Invitation } from '../queries/invitations.ts'
import { insertSeat, listSeats, releaseSeat, releaseSeats } from '../queries/seats.ts'
import { endSignUp, insertSignUp } from '../queries/sign-ups.ts'
import { mostSignUps, whyOver } from '../rules/invitations.ts'
import { nameNeeds } from './barriers.ts'

/** Writes down an answer; who comes gets a place or waits for one, who does not gives it up. `byLink`: no account. */
export async function answer(by: Acting, invitation: Invitation, form: ReplyForm, byLink = false): Promise<void> {
  const { tx, actor, now } = by
  if (invitation.endedAt) throw new Refused('invitations.refused.ended')
  const date = await openDate(by, invitation.dateId)
  const isAsking = form.answer === 'needs'
  await insertReply(tx, actor, {
    id: randomUUID(), invitation_id: invitation.id, person_id: invitation.personId, answer: form.answer,
    words: form.words, at: now, by_account: byLink ? null : actor.userId,
  }, isAsking ? form.needs : [])
  await nameNeeds(by, invitation, date, form)
  if (form.answer !== 'comes') return releaseSeats(tx, actor, [invitation.id], now)
  await takeSeat(by, date, invitation.id)
}

/** Somebody without a file puts their name on the list of a public date. */
export async function signUp(by: Acting, dateId: string, { name, phone }: SignUpForm): Promise<void> {
  const { tx, actor, now } = by
  const date = await openDate(by, dateId)
  const seats = await listSeats(tx, actor, dateId)
  if (seats.filter(({ invitationId }) => invitationId === null).length >= mostSignUps) {
    throw new Refused('invitations.refused.many')
  }
  const seatId = await takeSeat(by, date, null)
  // Refusing takes the place back as well: both are one transaction.
  if (!await insertSignUp(tx, actor, { dateId, seatId, name, phone, likeness: likenessOf(name, phone), at: now })) {
    throw new Refused('invitations.refused.twice_open')
  }
}

/** Takes somebody who signed up off the list; who waits moves up. */
export async function dropSignUp({ tx, actor, now }: Acting, dateId: string, id: string): Promise<void> {
  await releaseSeat(tx, actor, await endSignUp(tx, actor, { id, dateId, at: now }), now)
}

async function takeSeat({ tx, actor, now }: Acting, date: AgendaDate, invitationId: string | null): Promise<string> {
  const [{ capacity }, seats] = await Promise.all([
    getActivity(tx, actor, date.activityId), listSeats(tx, actor, date.id),
  ])
  const mine = seats.find((seat) => invitationId !== null && seat.invitationId === invitationId)
  if (mine) return mine.id
  const wasWaiting = capacity !== null && seats.length >= capacity
  return insertSeat(tx, actor, { dateId: date.id, invitationId, at: now, wasWaiting })
}

async function openDate({ tx, actor }: Acting, dateId: string): Promise<AgendaDate> {
  const date = await getAgendaDate(tx, actor, dateId)
  const over = whyOver(date, actor.today)
  if (over) throw new Refused(over)
  return date
}
