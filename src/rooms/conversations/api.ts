import { z } from 'zod'
import type { Place } from '../../db/keyset.ts'
import { Invalid } from '../../kit/errors.ts'
import { snakeKeys } from '../../kit/names.ts'
import { addDays } from '../../kit/plain-dates.ts'
import * as asked from '../../web/api/fields.ts'
import { atPlaces } from '../../web/api/problems.ts'
import { type ApiRoute, type ApiVisit, operation } from '../../web/api/route.ts'
import { day, id, limitOf, link, made, pageAnswer, pageOf, shownOf } from '../../web/api/shapes.ts'
import type { Visit } from '../../web/route.ts'
import { caseloadOf, namesOf } from '../newcomers/queries/due.ts'
import { mayPlanTalks } from './access.ts'
import { agreeTalk, completeTalk, correctField } from './actions/complete.ts'
import { overwriteFields } from './actions/save.ts'
import { arrangingOperations } from './api/arranging.ts'
import { held, holders, idOf, listOfPerson, madeIn, ofNewcomer, one, planners, show } from './api/place.ts'
import { talkHref, writtenIn } from './api/present.ts'
import { agreementIn, changeIn, type Change, correctionIn, listedTalk, momentOfClock, talk } from './api/shapes.ts'
import { valueOf } from './pages/view.ts'
import {
  type Listed, lateTalks, type PlannedTalk, plannedTalks, placeOfLate, placeOfPlanned, placeOfUnreported,
  type UnreportedTalk, unreportedTalks,
} from './queries/clocks.ts'
import { viewTalk } from './routes/view.tsx'
import { correctableField, printOf } from './rules/fields.ts'

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
    summary: 'Verbetert een afgerond gesprek; wat er stond blijft, met wie, wanneer en waarom',
    audit: { action: 'conversations.correct', shows: 'file' }, form: correctionIn, answer: made, guard: held,
    async handle(visit) {
      const view = await viewTalk(visit, idOf(visit))
      const { question } = visit.form
      if (!correctableField(question, view.questions)) throw new Invalid({ question: ['web.problem.choose'] })
      await correctField(visit, idOf(visit), { ...visit.form, base: printOf(valueOf(view, question)) })
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
  ...arrangingOperations,
]

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
