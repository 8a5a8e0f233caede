import { NotFound } from '../../../kit/errors.ts'
import { page, redirect, type Route, route } from '../../../web/route.ts'
import { getApproach } from '../../approaches/queries.ts'
import { fileHeadOf } from '../../newcomers/queries/header.ts'
import { listTeam } from '../../newcomers/queries/team.ts'
import { fullName } from '../../newcomers/rules/names.ts'
import { suggestionsOf } from '../../own-lists/queries/entries.ts'
import { mayWorkOnFile } from '../access.ts'
import { cancelTalk, decideMoment, planTalk, rearrangeTalk } from '../actions/plan.ts'
import { openTalk } from '../actions/load.ts'
import { appointmentForm, cancellationForm, momentForm, planForm } from '../forms.ts'
import { CancelPage, MomentPage, PlanTalkPage, RearrangePage } from '../pages/arranging.tsx'
import { momentName } from '../pages/moment.ts'
import { PersonTalksPage } from '../pages/person-talks.tsx'
import { personTalksPath, talkPath } from '../pages/view.ts'
import { findClockFacts, findEvents } from '../queries/clock-facts.ts'
import { getTalkPerson, isFileOpen, type TalkPerson } from '../queries/persons.ts'
import { listHolders, listTalksOf } from '../queries/talks.ts'
import { talkClock } from '../rules/clock.ts'
import type { AnyVisit } from './view.tsx'

const planners = ['coordinator', 'case_worker'] as const
const holders = ['coordinator', 'case_worker', 'interviewer'] as const
const ofPerson = '/nieuwkomers/:person/gesprekken'

/** Planning, moving, cancelling and declining: everything about a talk that is not said in it. */
export const arrangingRoutes: readonly Route[] = [
  route({
    method: 'GET', path: ofPerson, allow: planners, form: 'none',
    audit: { action: 'conversations.list_of_person', shows: 'file' }, handle: showPersonTalks,
  }),
  route({
    method: 'GET', path: `${ofPerson}/nieuw`, allow: planners, form: 'none',
    audit: { action: 'conversations.show_plan', shows: 'file' }, handle: showPlan,
  }),
  route({
    method: 'POST', path: ofPerson, allow: planners, form: planForm,
    audit: { action: 'conversations.plan', shows: 'file' }, again: showPlan,
    async handle(visit) {
      const id = await planTalk(visit, visit.params['person'] ?? '', visit.form)
      visit.about('conversation', id)
      return redirect(talkPath(id))
    },
  }),
  route({
    method: 'GET', path: `${ofPerson}/momenten/:moment`, allow: planners, form: 'none',
    audit: { action: 'conversations.show_moment', shows: 'file' }, handle: showMoment,
  }),
  route({
    method: 'POST', path: `${ofPerson}/momenten/:moment`, allow: planners, form: momentForm,
    audit: { action: 'conversations.decide_moment', shows: 'file' }, again: showMoment,
    async handle(visit) {
      const { person = '', moment = '' } = visit.params
      await decideMoment(visit, person, moment, visit.form)
      return redirect(personTalksPath(person))
    },
  }),
  route({
    method: 'GET', path: '/gesprekken/:id/afspraak', allow: holders, form: 'none',
    audit: { action: 'conversations.show_appointment', shows: 'file' }, handle: showAppointment,
  }),
  route({
    method: 'POST', path: '/gesprekken/:id/afspraak', allow: holders, form: appointmentForm,
    audit: { action: 'conversations.rearrange', shows: 'file' }, again: showAppointment,
    async handle(visit) {
      await rearrangeTalk(visit, visit.params['id'] ?? '', visit.form)
      return redirect(talkPath(visit.params['id'] ?? ''))
    },
  }),
  route({
    method: 'GET', path: '/gesprekken/:id/afzegging', allow: holders, form: 'none',
    audit: { action: 'conversations.show_cancellation', shows: 'file' }, handle: showCancellation,
  }),
  route({
    method: 'POST', path: '/gesprekken/:id/afzegging', allow: holders, form: cancellationForm,
    audit: { action: 'conversations.cancel', shows: 'file' }, again: showCancellation,
    async handle(visit) {
      await cancelTalk(visit, visit.params['id'] ?? '', visit.form.reason)
      return redirect(talkPath(visit.params['id'] ?? ''))
    },
  }),
]

async function showPersonTalks(visit: AnyVisit) {
  const { tx, actor, today, text } = visit
  const head = await fileHeadOf(tx, actor, (await personOf(visit)).id)
  const { clock, rhythm } = await clockOf(visit, head.personId)
  const view = {
    head, clock, talks: await listTalksOf(tx, actor, head.ids), events: await findEvents(tx, actor, head.ids),
    namesEarlyStart: rhythm.namesEarlyStart, today,
  }
  const title = text.t('conversations.person.page', { name: head.name })
  return page({ title, place: 'newcomers', body: <PersonTalksPage view={view} /> })
}

async function showPlan(visit: AnyVisit) {
  const person = await personOf(visit)
  const { clock } = await clockOf(visit, person.id)
  const interpreter = person.interpreterNeeded === false ? 'not_needed' : 'unknown'
  const view = {
    personId: person.id, name: fullName(person.names), moments: clock.moments, today: visit.today, state: visit.state,
    ...(await holdersFor(visit, person)),
    suggested: { day: visit.today, language: person.interpreterLanguage || (person.languages[0] ?? ''), interpreter },
  }
  const title = `${visit.text.t('conversations.plan.title')} ${view.name}`
  return page({ title, place: 'newcomers', body: <PlanTalkPage view={view} /> })
}

async function showMoment(visit: AnyVisit) {
  const person = await personOf(visit)
  const { clock } = await clockOf(visit, person.id)
  const moment = clock.moments.find(({ key }) => key === visit.params['moment'])
  if (!moment) throw new NotFound('no such moment')
  const { tx, actor } = visit
  const reasons = [...await suggestionsOf(tx, actor, 'declined'), ...await suggestionsOf(tx, actor, 'move')]
  const view = {
    personId: person.id, name: fullName(person.names), moment, today: visit.today,
    state: visit.state, reasons,
  }
  return page({
    title: `${momentName(visit.text.t, moment.key)}: ${view.name}`, place: 'newcomers',
    body: <MomentPage view={view} />,
  })
}

async function showAppointment(visit: AnyVisit) {
  const { talk, person, name } = await talkToArrange(visit)
  const reasons = await suggestionsOf(visit.tx, visit.actor, 'move')
  const view = { talk, name, today: visit.today, state: visit.state, reasons, ...(await holdersFor(visit, person)) }
  const title = `${visit.text.t('conversations.rearrange.title')} ${name}`
  return page({ title, place: 'conversations', body: <RearrangePage view={view} /> })
}

async function showCancellation(visit: AnyVisit) {
  const { talk, name } = await talkToArrange(visit)
  const reasons = await suggestionsOf(visit.tx, visit.actor, 'cancellation')
  const view = { talk, name, state: visit.state, reasons }
  const title = `${visit.text.t('conversations.cancel.title')} ${name}`
  return page({ title, place: 'conversations', body: <CancelPage view={view} /> })
}

async function talkToArrange(visit: AnyVisit) {
  const { talk } = await openTalk(visit.tx, visit.actor, visit.params['id'] ?? '')
  const person = await getTalkPerson(visit.tx, visit.actor, talk.personId)
  visit.saw(person.id)
  visit.about('conversation', talk.id)
  return { talk, person, name: fullName(person.names) }
}

async function personOf(visit: AnyVisit): Promise<TalkPerson> {
  const { tx, actor } = visit
  const person = await getTalkPerson(tx, actor, visit.params['person'] ?? '')
  if (!mayWorkOnFile(actor, { isFileOpen: await isFileOpen(tx, actor, person.id) })) throw new NotFound()
  visit.saw(person.id)
  return person
}

// Who is in the team helps this person; where the approach asks somebody independent, the page says so (ZE-05).
async function holdersFor({ tx, actor }: AnyVisit, person: TalkPerson) {
  const { coordination } = await getApproach(tx, actor)
  const team = await listTeam(tx, actor, person.ids)
  return {
    holders: await listHolders(tx, actor), asksIndependent: coordination.independentInterviewer,
    helperIds: team.map((member) => member.account_id),
  }
}

async function clockOf({ tx, actor, today }: AnyVisit, personId: string) {
  const { rhythm } = await getApproach(tx, actor)
  const facts = (await findClockFacts(tx, actor, [personId])).get(personId)
  if (!facts) throw new NotFound()
  return { rhythm, clock: talkClock(rhythm, facts, today) }
}
