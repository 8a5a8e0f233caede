import { z } from 'zod'
import type { Place } from '../../db/keyset.ts'
import { Invalid, NotFound } from '../../kit/errors.ts'
import { snakeKeys } from '../../kit/names.ts'
import { addDays } from '../../kit/plain-dates.ts'
import * as asked from '../../web/api/fields.ts'
import { atPlaces } from '../../web/api/problems.ts'
import { type ApiRoute, type ApiVisit, operation } from '../../web/api/route.ts'
import { day, id, limitOf, link, made, madeAt, pageAnswer, pageOf, shownOf } from '../../web/api/shapes.ts'
import type { Visit } from '../../web/route.ts'
import { caseloadOf, namesOf } from '../newcomers/queries/due.ts'
import { mayPlanTalks, mayWorkOnFile } from './access.ts'
import { agreeTalk, completeTalk, correctField } from './actions/complete.ts'
import { openTalk } from './actions/load.ts'
import { planTalk } from './actions/plan.ts'
import { overwriteFields } from './actions/save.ts'
import { listedOf, momentOf, talkHref, talkOf, writtenIn } from './api/present.ts'
import {
  agreementIn, changeIn, type Change, correctionIn, listedTalk, momentOfClock, planIn, talk,
} from './api/shapes.ts'
import { valueOf } from './pages/view.ts'
import {
  type Listed, lateTalks, type PlannedTalk, plannedTalks, placeOfLate, placeOfPlanned, placeOfUnreported, talkClocks,
  type UnreportedTalk, unreportedTalks,
} from './queries/clocks.ts'
import { getTalkPerson, isFileOpen } from './queries/persons.ts'
import { listTalksOf, lockTalk } from './queries/talks.ts'
import { viewTalk } from './routes/view.tsx'
import { printOf } from './rules/fields.ts'

const planners = ['coordinator', 'case_worker'] as const
const holders = ['coordinator', 'case_worker', 'interviewer'] as const
const ofNewcomer = '/newcomers/:newcomerId/conversations'
const one = '/conversations/:conversationId'

const listQuery = z.strictObject({
  state: asked.choice(['planned', 'unreported']).default('planned'),
  mine: z.enum(['true', 'false'], { error: 'web.problem.boolean' }).default('false'),
  until: asked.queryDay(), ...asked.pageQuery,
})

const dueTalk = z.strictObject({
  id, newcomerId: id, name: z.string(), moment: z.string(), plannedOn: day, plannedTime: z.string().nullable(),
  interviewer: z.string().nullable(), _links: z.strictObject({ self: link }),
})

const lateMoment = z.strictObject({ newcomerId: id, name: z.string(), moment: z.string(), lastDay: day })

export const operations: readonly ApiRoute[] = [
  operation({
    method: 'GET', path: '/conversations', allow: holders,
    summary: 'Gesprekken die gepland zijn, of voorbij zonder dat iemand iets schreef',
    audit: { action: 'conversations.list', shows: 'people' }, form: listQuery,
    answer: pageOf(dueTalk, 'DueConversationList'), handle: listDue,
  }),
  operation({
    method: 'GET', path: '/late-conversations', summary: 'Mensen met wie een gesprek te laat is, de langste eerst',
    allow: planners, audit: { action: 'conversations.list_late', shows: 'people' },
    form: z.strictObject(asked.pageQuery), answer: pageOf(lateMoment, 'LateConversationList'), handle: listLate,
  }),
  operation({
    method: 'GET', path: ofNewcomer, summary: 'De gesprekken van één nieuwkomer en hoe elk moment ervoor staat',
    allow: planners, audit: { action: 'conversations.list_of_person', shows: 'file' }, form: 'none',
    answer: z.strictObject({ items: z.array(listedTalk), moments: z.array(momentOfClock) }), handle: listOfPerson,
  }),
  operation({
    method: 'POST', path: ofNewcomer, summary: 'Plant een gesprek, of begint er een dat al gehouden is',
    allow: planners, audit: { action: 'conversations.plan', shows: 'file' }, form: planIn, answer: made,
    async handle(visit) {
      const person = await openPerson(visit)
      const talkId = await planTalk(visit, person.id, snakeKeys(visit.form))
      visit.about('conversation', talkId)
      return madeAt(talkId, `/conversations/${talkId}`)
    },
  }),
  operation({
    method: 'GET', path: one, summary: 'Eén gesprek met wat erin gezegd is', allow: holders,
    audit: { action: 'conversations.show', shows: 'file' }, form: 'none', answer: talk, handle: show,
  }),
  operation({
    method: 'PATCH', path: one, summary: 'Schrijft in een gesprek; wat ontbreekt blijft zoals het is', allow: holders,
    audit: { action: 'conversations.save', shows: 'file' }, form: changeIn, answer: talk,
    guard: held, handle: change,
  }),
  operation({
    method: 'POST', path: `${one}/completion`, summary: 'Rondt een gesprek af', allow: holders,
    audit: { action: 'conversations.complete', shows: 'file' },
    form: z.strictObject({ restNotDiscussed: asked.flag() }), answer: made, guard: held,
    async handle(visit) {
      await completeTalk(visit, idOf(visit), visit.form.restNotDiscussed)
      return madeIn(visit)
    },
  }),
  operation({
    method: 'POST', path: `${one}/corrections`, allow: holders,
    summary: 'Verbetert een antwoord van een afgerond gesprek; de eerdere woorden blijven, met wie, wanneer en waarom',
    audit: { action: 'conversations.correct', shows: 'file' }, form: correctionIn, answer: made, guard: held,
    async handle(visit) {
      const view = await viewTalk(visit, idOf(visit))
      const isAsked = view.questions.some(({ key, kind }) => key === visit.form.question && kind === 'text')
      if (!isAsked) throw new Invalid({ question: ['web.problem.choose'] })
      const base = printOf(valueOf(view, visit.form.question))
      await correctField(visit, idOf(visit), { ...visit.form, base })
      return madeIn(visit)
    },
  }),
  operation({
    method: 'POST', path: `${one}/agreements`, allow: holders,
    summary: 'Schrijft op dat de nieuwkomer akkoord is met het gesprek zoals het er staat',
    audit: { action: 'conversations.agree', shows: 'file' }, form: agreementIn, answer: made, guard: held,
    async handle(visit) {
      await agreeTalk(visit, idOf(visit), snakeKeys(visit.form))
      return madeIn(visit)
    },
  }),
]

function idOf({ params }: Visit<unknown>): string {
  return params['conversationId'] ?? ''
}

async function show(visit: Visit<unknown>) {
  return talkOf(await viewTalk(visit, idOf(visit)))
}

async function held(visit: Visit<unknown>) {
  await lockTalk(visit.tx, visit.actor, idOf(visit))
  return show(visit)
}

async function madeIn(visit: Visit<unknown>) {
  const { talk: { id: talkId, personId } } = await openTalk(visit.tx, visit.actor, idOf(visit))
  visit.saw(personId)
  visit.about('conversation', talkId)
  return madeAt(talkId, `/conversations/${talkId}`)
}

async function change(visit: Visit<Change>) {
  const { themes } = await viewTalk(visit, idOf(visit))
  const { values, places } = writtenIn(visit.form, themes)
  await atPlaces(overwriteFields(visit, idOf(visit), values), places)
  return show(visit)
}

// Who only holds talks sees those assigned to them (ZE-05).
async function listDue(visit: ApiVisit<z.output<typeof listQuery>>) {
  const { tx, actor, after, form: { state, mine, until } } = visit
  const mayPlan = mayPlanTalks(actor)
  const among = mine === 'true' && mayPlan ? await caseloadOf(tx, actor) : undefined
  const asking = { limit: limitOf(visit), after, among, heldBy: mayPlan ? undefined : actor.userId }
  if (state === 'unreported') return duePage(visit, await unreportedTalks(tx, actor, asking), placeOfUnreported)
  const range = { from: actor.today, until: until ?? addDays(actor.today, 60) }
  return duePage(visit, await plannedTalks(tx, actor, { ...asking, ...range }), placeOfPlanned)
}

async function duePage<T extends UnreportedTalk & Partial<PlannedTalk>>(
  visit: ApiVisit<{ pageSize: number }>, { total, items }: Listed<T>, placeOf: (row: T) => Place,
) {
  const nameOf = await showNames(visit, shownOf(visit, items))
  return pageAnswer(visit, {
    rows: items, placeOf, total: visit.after === null ? total : undefined,
    itemOf: (row) => ({
      id: row.talkId, newcomerId: row.personId, name: nameOf(row), moment: row.moment, plannedOn: row.plannedOn,
      plannedTime: row.plannedTime ?? null, interviewer: row.interviewerName ?? null,
      _links: { self: { href: talkHref(row.talkId) } },
    }),
  })
}

async function listLate(visit: ApiVisit<{ pageSize: number }>) {
  const { tx, actor, today, after } = visit
  const { total, items } = await lateTalks(tx, actor, { day: today, after, limit: limitOf(visit) })
  const nameOf = await showNames(visit, shownOf(visit, items))
  return pageAnswer(visit, {
    rows: items, placeOf: placeOfLate, total: after === null ? total : undefined,
    itemOf: (row) => ({ newcomerId: row.personId, name: nameOf(row), moment: row.moment, lastDay: row.lastDay }),
  })
}

async function showNames(visit: Visit<unknown>, rows: readonly { readonly personId: string }[]) {
  const ids = rows.map(({ personId }) => personId)
  visit.saw(...ids)
  const names = await namesOf(visit.tx, visit.actor, ids)
  return ({ personId }: { readonly personId: string }) => names.get(personId)?.name ?? ''
}

async function listOfPerson(visit: Visit<unknown>) {
  const { tx, actor, today } = visit
  const person = await openPerson(visit)
  const talks = await listTalksOf(tx, actor, person.ids)
  const clock = (await talkClocks(tx, actor, [person.id], today)).get(person.id)
  return {
    items: talks.map((row) => listedOf(row, today)), moments: (clock?.moments ?? []).map(momentOf),
  }
}

async function openPerson(visit: Visit<unknown>) {
  const { tx, actor, params } = visit
  const person = await getTalkPerson(tx, actor, params['newcomerId'] ?? '')
  if (!mayWorkOnFile(actor, { isFileOpen: await isFileOpen(tx, actor, person.id) })) throw new NotFound()
  visit.saw(person.id)
  visit.about('person', person.id)
  return person
}
