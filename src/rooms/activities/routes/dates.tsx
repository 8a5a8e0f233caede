import { page, redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { suggestionsOf } from '../../own-lists/queries/entries.ts'
import { keepers } from '../access.ts'
import { getOwnActivity, stopActivity } from '../actions/activities.ts'
import { cancelDate, changeDate, resumeDate } from '../actions/dates.ts'
import { cancelForm, dateForm, stopForm } from '../forms.ts'
import { activitiesPath } from '../pages/agenda.tsx'
import { CancelDatePage, DatePage, StopPage } from '../pages/dates.tsx'
import { getDate } from '../queries/dates.ts'

type AnyVisit = Visit<unknown>

const one = `${activitiesPath}/:activity`
const date = `${one}/data/:date`
const nothing = (action: string) => ({ action: `activities.${action}`, shows: 'nothing' }) as const

/** One date changed, called off or going on after all; and the whole series called off from a day on. */
export const dateRoutes: readonly Route[] = [
  route({
    method: 'GET', path: date, allow: keepers, form: 'none', audit: nothing('date.open'), handle: showDate,
  }),
  route({
    method: 'POST', path: date, allow: keepers, form: dateForm, audit: nothing('date.change'), again: showDate,
    handle: (visit) => done(visit, changeDate(visit, ...idsOf(visit), visit.form)),
  }),
  route({
    method: 'GET', path: `${date}/afzeggen`, allow: keepers, form: 'none', audit: nothing('date.cancel.open'),
    handle: showCancel,
  }),
  route({
    method: 'POST', path: `${date}/afzeggen`, allow: keepers, form: cancelForm, audit: nothing('date.cancel'),
    again: showCancel, handle: (visit) => done(visit, cancelDate(visit, ...idsOf(visit), visit.form.reason)),
  }),
  route({
    method: 'POST', path: `${date}/doorgaan`, allow: keepers, form: 'none', audit: nothing('date.resume'),
    handle: (visit) => done(visit, resumeDate(visit, ...idsOf(visit))),
  }),
  route({
    method: 'GET', path: `${one}/stoppen`, allow: keepers, form: 'none', audit: nothing('stop.open'), handle: showStop,
  }),
  route({
    method: 'POST', path: `${one}/stoppen`, allow: keepers, form: stopForm, audit: nothing('stop'), again: showStop,
    handle: (visit) => done(visit, stopActivity(visit, idsOf(visit)[0], visit.form)),
  }),
]

function idsOf({ params }: AnyVisit): [activity: string, date: string] {
  return [params['activity'] ?? '', params['date'] ?? '']
}

async function done(visit: AnyVisit, work: Promise<void>) {
  const [activityId] = idsOf(visit)
  visit.about('activity', activityId)
  await work
  return redirect(`${activitiesPath}/${activityId}`)
}

async function showDate(visit: AnyVisit) {
  const view = await viewOf(visit, 'move')
  return page({ title: visit.text.t('activities.date.change'), place: 'activities', body: <DatePage view={view} /> })
}

async function showCancel(visit: AnyVisit) {
  const view = await viewOf(visit, 'cancellation')
  const title = visit.text.t('activities.date.cancel')
  return page({ title, place: 'activities', body: <CancelDatePage view={view} /> })
}

async function showStop(visit: AnyVisit) {
  const { tx, actor, state, today } = visit
  const activity = await getOwnActivity(visit, idsOf(visit)[0])
  const view = { activity, state, today, reasons: await suggestionsOf(tx, actor, 'cancellation') }
  return page({ title: visit.text.t('activities.stop'), place: 'activities', body: <StopPage view={view} /> })
}

async function viewOf(visit: AnyVisit, list: 'move' | 'cancellation') {
  const { tx, actor, state } = visit
  const [activityId, dateId] = idsOf(visit)
  const activity = await getOwnActivity(visit, activityId)
  const shown = await getDate(tx, actor, activityId, dateId)
  const path = `${activitiesPath}/${activity.id}`
  return { path, activity, date: shown, state, reasons: await suggestionsOf(tx, actor, list) }
}
