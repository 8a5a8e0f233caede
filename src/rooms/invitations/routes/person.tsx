import { addDays, addWeeks } from '../../../kit/plain-dates.ts'
import { Refused } from '../../../kit/errors.ts'
import { redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { scannable } from '../../../web/scannable.ts'
import { type AgendaDate, findAgendaDates, getAgendaDate, listAgenda } from '../../activities/queries/dates.ts'
import { getActivity } from '../../activities/queries/activities.ts'
import { filePath } from '../../newcomers/pages/header.tsx'
import { filePage, openFile } from '../../newcomers/routes/opening.tsx'
import { listPersons } from '../../newcomers/queries/list.ts'
import type { FileHead } from '../../newcomers/rules/file-head.ts'
import { listPlannedActivities } from '../../plans/queries/outside.ts'
import { inviters } from '../access.ts'
import { giveCalendar } from '../actions/arriving.ts'
import { answer } from '../actions/answering.ts'
import { hand } from '../actions/handing.ts'
import { invite, makeLink, shownCode, shownInvitationToken, takeBack } from '../actions/inviting.ts'
import { findLikeSignUps, joinSignUp } from '../actions/joining.ts'
import { handForm, inviteForm, joinForm, replyForm } from '../forms.ts'
import { type Asked, InvitationPage, PersonInvitationsPage } from '../pages/person.tsx'
import { findArrival } from '../queries/arrival.ts'
import { listBarriers } from '../queries/barriers.ts'
import { countCarried, findCarriers, listOftenThere } from '../queries/carriers.ts'
import { findGrowth } from '../queries/growth.ts'
import { getInvitation, type Invitation, listInvitations } from '../queries/invitations.ts'
import { findLinkOf } from '../queries/links.ts'
import { listSeats } from '../queries/seats.ts'
import { arrivalOf } from '../rules/arrival.ts'
import { whyOver } from '../rules/invitations.ts'
import { placesOf } from '../rules/seats.ts'
import type { InvitationParts } from './parts.ts'

type AnyVisit = Visit<unknown>

const path = '/nieuwkomers/:person/uitnodigingen'
const one = `${path}/:invitation`
const file = (action: string) => ({ action: `invitations.${action}`, shows: 'file' }) as const
const daysAhead = 28
const mostAhead = 12
const mostCarriers = 30

/** From a person's file: what they are invited to, what else is on, and each invitation with its link. */
export function personRoutes(parts: InvitationParts): Route[] {
  return [...listRoutes(parts), ...invitationRoutes(parts)]
}

function listRoutes(parts: InvitationParts): Route[] {
  return [
    route({ method: 'GET', path, allow: inviters, form: 'none', audit: file('person'), handle: showPerson }),
    route({
      method: 'POST', path, allow: inviters, form: inviteForm, audit: file('invite'), again: showPerson,
      async handle(visit) {
        const head = await openFile(visit)
        const id = await invite(visit, head.personId, visit.form.date_id)
        await makeLink(visit, parts, { id, dateId: visit.form.date_id })
        return redirect(filePath(head.personId, `/uitnodigingen/${id}`))
      },
    }),
    route({
      method: 'POST', path: '/nieuwkomers/:person/aanmeldingen', allow: inviters, form: joinForm, audit: file('join'),
      again: showPerson,
      async handle(visit) {
        const head = await openFile(visit)
        return redirect(filePath(head.personId, `/uitnodigingen/${await joinSignUp(visit, head, visit.form.sign_up)}`))
      },
    }),
    calendarRoute,
  ]
}

function invitationRoutes(parts: InvitationParts): Route[] {
  const showOne = (visit: AnyVisit) => showInvitation(parts, visit)
  return [
    route({ method: 'GET', path: one, allow: inviters, form: 'none', audit: file('open'), handle: showOne }),
    route({
      method: 'POST', path: one, allow: inviters, form: replyForm, audit: file('answer'), again: showOne,
      handle: (visit) => done(visit, (invitation) => answer(visit, invitation, visit.form)),
    }),
    route({
      method: 'POST', path: `${one}/link`, allow: inviters, form: 'none', audit: file('link'), again: showOne,
      handle: (visit) => done(visit, (invitation) => {
        if (invitation.endedAt) throw new Refused('invitations.refused.ended')
        return makeLink(visit, parts, invitation)
      }),
    }),
    route({
      method: 'POST', path: `${one}/doorgeven`, allow: inviters, form: handForm, audit: file('hand'), again: showOne,
      handle: (visit) => done(visit, (invitation) => {
        if (visit.form.carrier) visit.saw(visit.form.carrier)
        return hand(visit, parts, invitation, visit.form)
      }),
    }),
    route({
      method: 'POST', path: `${one}/terugnemen`, allow: inviters, form: 'none', audit: file('take_back'),
      handle: (visit) => done(visit, (invitation) => takeBack(visit, invitation)),
    }),
  ]
}

const calendarRoute = route({
  method: 'POST', path: '/nieuwkomers/:person/agenda-gegeven', allow: inviters, form: 'none',
  audit: file('calendar'),
  async handle(visit) {
    const head = await openFile(visit)
    visit.saw(...await giveCalendar(visit, head))
    return redirect(filePath(head.personId, '/uitnodigingen'))
  },
})

async function done(visit: AnyVisit, work: (invitation: Invitation) => Promise<void>) {
  const { head, invitation } = await openInvitation(visit)
  await work(invitation)
  return redirect(filePath(head.personId, `/uitnodigingen/${invitation.id}`))
}

/** The invitation of the address, on the file of the address. */
async function openInvitation(visit: AnyVisit) {
  const head = await openFile(visit)
  const invitation = await getInvitation(visit.tx, visit.actor, head.ids, visit.params['invitation'] ?? '')
  return { head, invitation }
}

async function showPerson(visit: AnyVisit) {
  const { tx, actor, today, state } = visit
  const head = await openFile(visit)
  const [invitations, carried, arrival, planned, growth, agenda, signUps, barriers] = await Promise.all([
    listInvitations(tx, actor, { personIds: head.ids }), countCarried(tx, actor, head.ids),
    findArrival(tx, actor, head.ids), listPlannedActivities(tx, actor, head.ids), findGrowth(tx, actor, head.ids),
    listAgenda(tx, actor, { from: today, until: addDays(today, daysAhead), villageId: null, kind: null }),
    findLikeSignUps(visit, head),
    listBarriers(tx, actor, { personIds: head.ids }),
  ])
  const dates = await findAgendaDates(tx, actor, invitations.map(({ dateId }) => dateId))
  const asked: Asked[] = []
  for (const invitation of invitations) {
    const date = dates.get(invitation.dateId)
    if (date) asked.push({
      invitation, date, place: await placeOf(visit, invitation, date),
      barriers: barriers.filter(({ invitationId, isEnded }) => invitationId === invitation.id && !isEnded),
    })
  }
  const isOpen = ({ invitation, date }: Asked) => invitation.endedAt === null && date.day >= today
  const standing = new Set(asked.filter(isOpen).map(({ date }) => date.id))
  const free = firstOfEach(agenda.filter(({ id, isCancelled }) => !isCancelled && !standing.has(id)))
  const view = {
    head, today, open: asked.filter(isOpen).toSorted((a, b) => (a.date.day < b.date.day ? -1 : 1)),
    past: asked.filter((one_) => !isOpen(one_)), planned,
    ahead: nearFirst(free, head, planned).slice(0, mostAhead),
    signUps, carried, growth, arrival: arrivalOf(arrival, today), refused: state.problems[''] ?? [],
  }
  return filePage(visit, head, 'invitations.title', <PersonInvitationsPage view={view} />)
}

/** The next date of each activity: a series is offered once. */
function firstOfEach(dates: readonly AgendaDate[]): AgendaDate[] {
  return dates.filter(({ activityId }, at) => dates.findIndex((date) => date.activityId === activityId) === at)
}

/** What stands in the plan, then what is on in their own village, then the rest; each by day. */
function nearFirst(dates: readonly AgendaDate[], head: FileHead, planned: readonly string[]): AgendaDate[] {
  const rankOf = ({ activityId, village }: AgendaDate) =>
    planned.includes(activityId) ? 0 : village === head.village ? 1 : 2
  return dates.toSorted((a, b) => rankOf(a) - rankOf(b))
}

/** The place of who comes to a date that is still ahead. */
async function placeOf({ tx, actor, today }: AnyVisit, invitation: Invitation, date: AgendaDate) {
  if (invitation.reply?.answer !== 'comes' || date.day < today) return undefined
  const [{ capacity }, seats] = await Promise.all([
    getActivity(tx, actor, date.activityId), listSeats(tx, actor, date.id),
  ])
  const seat = seats.find(({ invitationId }) => invitationId === invitation.id)
  return placesOf(seats, capacity).get(seat?.id ?? '')
}

async function showInvitation(parts: InvitationParts, visit: AnyVisit) {
  const { tx, actor, today, state } = visit
  const { head, invitation } = await openInvitation(visit)
  const date = await getAgendaDate(tx, actor, invitation.dateId)
  const isOver = whyOver(date, today) !== null
  const kept = isOver ? undefined : await findLinkOf(tx, actor, invitation.id)
  const token = shownInvitationToken(parts, kept)
  const address = `${parts.origin ?? visit.url.origin}/antwoord/${token}`
  const link = token === null ? null : { address, code: await scannable(address, 2), door: shownCode(parts, kept) }
  const barriers = await listBarriers(tx, actor, { invitationId: invitation.id })
  const view = {
    invitation, date, place: await placeOf(visit, invitation, date), head, state, isOver, link, today, me: actor.userId,
    barriers: barriers.filter(({ isEnded }) => !isEnded)
      .map((barrier) => ({ barrier, personId: head.personId, name: head.name })),
    ...await carriersFor(visit, invitation),
  }
  return filePage(visit, head, 'invitations.title', <InvitationPage view={view} />)
}

/** Who passes this invitation on, and who of the actor's people could: those who came most often. */
async function carriersFor(visit: AnyVisit, { id, personId }: Invitation) {
  const { tx, actor, today } = visit
  const [found, often] = await Promise.all([
    findCarriers(tx, actor, [id]), listOftenThere(tx, actor, addWeeks(today, -26), mostCarriers),
  ])
  const carrier = found.get(id)
  const among = [...often, ...(carrier?.carrierId ? [carrier.carrierId] : [])].filter((one_) => one_ !== personId)
  const { rows } = await listPersons(tx, actor, { among }, { offset: 0, limit: among.length })
  visit.saw(...rows.map((row) => row.personId))
  const known = rows.find((row) => row.personId === carrier?.carrierId)
  return {
    carrier: carrier ? { name: carrier.words || (known?.name ?? null), personId: known?.personId ?? null } : null,
    carriers: rows.map((row) => ({ value: row.personId, label: row.name })),
  }
}
