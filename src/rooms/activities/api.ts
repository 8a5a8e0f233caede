import { z } from 'zod'
import { activityKindValues } from '../../db/schema.ts'
import { Invalid } from '../../kit/errors.ts'
import { snakeKeys } from '../../kit/names.ts'
import * as asked from '../../web/api/fields.ts'
import { type ApiRoute, type ApiVisit, operation } from '../../web/api/route.ts'
import { limitOf, made, madeAt, pageAnswer, pageOf } from '../../web/api/shapes.ts'
import type { Visit } from '../../web/route.ts'
import { keepers, readers } from './access.ts'
import { addActivity, changeActivity } from './actions/activities.ts'
import { cancelDate, changeDate, resumeDate } from './actions/dates.ts'
import { activityOf, dateOf, formOf, listedOf, pathOf, type Whole } from './api/present.ts'
import {
  activity, activityDate, activityIn, type Change, changeIn, listedDate, type Move, moveIn,
} from './api/shapes.ts'
import { problemsOf } from './forms.ts'
import { getActivity, listActivityThemes, lockActivity } from './queries/activities.ts'
import { getDate, listAgenda, listDates, placeOfDate } from './queries/dates.ts'
import { kindChoiceOf } from './queries/kinds.ts'

const one = '/activities/:activityId'
const date = `${one}/dates/:dateId` as const
const nothing = (action: string) => ({ action: `activities.${action}`, shows: 'nothing' }) as const

const listQuery = z.strictObject({
  villageId: asked.id().optional(), kind: asked.choice(activityKindValues).optional(), from: asked.queryDay(),
  until: asked.queryDay(), ...asked.pageQuery,
})

/** What is on, for programs. Nothing here is about a newcomer. */
export const operations: readonly ApiRoute[] = [
  operation({
    method: 'GET', path: '/activity-dates', summary: 'Wat er is, van vandaag af, op volgorde van dag en tijd',
    allow: readers, audit: nothing('dates.list'), form: listQuery,
    answer: pageOf(listedDate, 'ActivityDateList'), handle: list,
  }),
  operation({
    method: 'POST', path: '/activities', summary: 'Zet een activiteit met al haar data in de agenda', allow: keepers,
    audit: nothing('api.add'), form: activityIn, answer: made,
    async handle(visit) {
      const form = { ...snakeKeys(visit.form), coordinates: visit.form.coordinates }
      checkWhole(form)
      const id = await addActivity(visit, form)
      visit.about('activity', id)
      return madeAt(id, pathOf(id))
    },
  }),
  operation({
    method: 'GET', path: one, summary: 'Eén activiteit met haar data', allow: readers, audit: nothing('api.show'),
    form: 'none', answer: activity, handle: show,
  }),
  operation({
    method: 'PATCH', path: one, allow: keepers, audit: nothing('api.change'), form: changeIn, answer: activity,
    summary: 'Wijzigt een activiteit voor alle data; wat ontbreekt blijft zoals het is', guard: held, handle: change,
  }),
  operation({
    method: 'GET', path: date, summary: 'Eén datum van een activiteit', allow: readers, audit: nothing('date.show'),
    form: 'none', answer: activityDate, handle: showDate,
  }),
  operation({
    method: 'PATCH', path: date, summary: 'Verzet één datum, of geeft haar een andere tijd of plaats',
    allow: keepers, audit: nothing('date.move'), form: moveIn, answer: activityDate, guard: heldDate, handle: move,
  }),
  operation({
    method: 'POST', path: `${date}/cancellation`, summary: 'Zegt één datum af, met de reden die mensen lezen',
    allow: keepers, audit: nothing('date.api.cancel'), form: z.strictObject({ reason: asked.text(300) }), answer: made,
    guard: heldDate,
    handle: (visit) => decided(visit, cancelDate(visit, ...idsOf(visit), visit.form.reason)),
  }),
  operation({
    method: 'POST', path: `${date}/resumption`, summary: 'Laat een afgezegde datum toch doorgaan',
    allow: keepers, audit: nothing('date.api.resume'), form: z.strictObject({}), answer: made, guard: heldDate,
    handle: (visit) => decided(visit, resumeDate(visit, ...idsOf(visit))),
  }),
]

function idsOf({ params }: Visit<unknown>): [activityId: string, dateId: string] {
  return [params['activityId'] ?? '', params['dateId'] ?? '']
}

async function list(visit: ApiVisit<z.output<typeof listQuery>>) {
  const { tx, actor, after, form: { villageId = null, kind = null, from, until = null } } = visit
  const rows = await listAgenda(tx, actor, {
    from: from ?? actor.today, until, villageId, kind, after, limit: limitOf(visit),
  })
  return pageAnswer(visit, { rows, placeOf: placeOfDate, itemOf: listedOf })
}

async function whole({ tx, actor, ...visit }: Visit<unknown>): Promise<Whole> {
  const [id] = idsOf({ tx, actor, ...visit })
  const found = await getActivity(tx, actor, id)
  const [dates, themes, kindChoice] = await Promise.all([
    listDates(tx, actor, id), listActivityThemes(tx, actor, id), kindChoiceOf(tx, actor, found),
  ])
  return { activity: found, dates, themeIds: themes.map((theme) => theme.id), kindChoice }
}

async function show(visit: Visit<unknown>) {
  const found = await whole(visit)
  visit.about('activity', found.activity.id)
  return activityOf(found)
}

async function held(visit: Visit<unknown>) {
  await lockActivity(visit.tx, visit.actor, idsOf(visit)[0])
  return show(visit)
}

async function change(visit: Visit<Change>) {
  const form = formOf(await whole(visit), visit.form, visit.today)
  checkWhole(form)
  await changeActivity(visit, idsOf(visit)[0], form)
  return show(visit)
}

// What belongs together is judged when the change is in its place: an end without its beginning says nothing.
function checkWhole(form: Parameters<typeof problemsOf>[0]): void {
  const problems = problemsOf(form)
  if (Object.keys(problems).length > 0) throw new Invalid(problems)
}

async function showDate({ tx, actor, ...visit }: Visit<unknown>) {
  return dateOf(await getDate(tx, actor, ...idsOf({ tx, actor, ...visit })))
}

async function heldDate(visit: Visit<unknown>) {
  await lockActivity(visit.tx, visit.actor, idsOf(visit)[0])
  return showDate(visit)
}

async function move(visit: Visit<Move>) {
  const { day, starts, ends, ownPlace } = await showDate(visit)
  const form = { day, starts, ends, place: ownPlace ?? '', ...visit.form }
  if (form.ends <= form.starts) throw new Invalid({ ends: ['activities.problem.ends'] })
  await changeDate(visit, ...idsOf(visit), form)
  return showDate(visit)
}

async function decided(visit: Visit<unknown>, work: Promise<void>) {
  const [activityId, dateId] = idsOf(visit)
  await work
  visit.about('activity', activityId)
  return madeAt(dateId, pathOf(activityId, dateId))
}
