import { writeAudit } from '../../../db/audit.ts'
import { admitOrganiser, inMunicipality } from '../../../db/database.ts'
import { latest, today as dayOf } from '../../../kit/plain-dates.ts'
import { traceIdOf } from '../../../web/guard.ts'
import { openRoute, type OpenRoute, type OpenVisit, page, redirect } from '../../../web/route.ts'
import { nobodyIn } from '../../accounts/rules/actors.ts'
import { hashOfToken } from '../../accounts/tokens.ts'
import { cancelDate, changeDate, resumeDate } from '../../activities/actions/dates.ts'
import { cancelForm, dateForm } from '../../activities/forms.ts'
import { CancelDatePage, DatePage } from '../../activities/pages/dates.tsx'
import { type Activity, getActivity } from '../../activities/queries/activities.ts'
import { getDate, listDates } from '../../activities/queries/dates.ts'
import { findCount } from '../../invitations/queries/attendance.ts'
import { isLinkOpen } from '../../invitations/rules/invitations.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import { suggestionsOf } from '../../own-lists/queries/entries.ts'
import { changeWords, countGuests } from '../actions.ts'
import { countForm, wordsForm } from '../forms.ts'
import { CountPage, LinkGonePage, OrganiserPage, WordsPage } from '../pages/organiser.tsx'
import { countSeats, findLink, listCounts } from '../queries.ts'
import { lastDayOfLink } from '../rules.ts'

type AnyVisit = OpenVisit<unknown>

const path = '/organisator/:token'
const date = `${path}/data/:date`
const nothing = (action: string) => ({ action: `organisers.${action}`, shows: 'nothing' }) as const

/** Without account: keeping one activity by its link. Numbers of who comes, never a name. */
export const organiserRoutes: readonly OpenRoute[] = [
  openRoute({ method: 'GET', path, allow: 'everyone', form: 'none', audit: nothing('open'), handle: showActivity }),
  openRoute({
    method: 'GET', path: `${path}/tekst`, allow: 'everyone', form: 'none', audit: nothing('words.open'),
    handle: showWords,
  }),
  openRoute({
    method: 'POST', path: `${path}/tekst`, allow: 'everyone', form: wordsForm, audit: nothing('words'),
    again: showWords,
    handle: (visit) => done(visit, 'words', (by, { id }) => changeWords(by, id, visit.form)),
  }),
  openRoute({
    method: 'GET', path: date, allow: 'everyone', form: 'none', audit: nothing('date.open'), handle: showDate,
  }),
  openRoute({
    method: 'POST', path: date, allow: 'everyone', form: dateForm, audit: nothing('date.change'), again: showDate,
    handle: (visit) => done(visit, 'date.change', (by, { id }) => changeDate(by, id, dateOf(visit), visit.form)),
  }),
  openRoute({
    method: 'GET', path: `${date}/afzeggen`, allow: 'everyone', form: 'none', audit: nothing('date.cancel.open'),
    handle: showCancel,
  }),
  openRoute({
    method: 'POST', path: `${date}/afzeggen`, allow: 'everyone', form: cancelForm, audit: nothing('date.cancel'),
    again: showCancel,
    handle: (visit) => done(visit, 'date.cancel', (by, { id }) => cancelDate(by, id, dateOf(visit), visit.form.reason)),
  }),
  openRoute({
    method: 'POST', path: `${date}/doorgaan`, allow: 'everyone', form: 'none', audit: nothing('date.resume'),
    again: showActivity,
    handle: (visit) => done(visit, 'date.resume', (by, { id }) => resumeDate(by, id, dateOf(visit))),
  }),
  openRoute({
    method: 'GET', path: `${date}/aantal`, allow: 'everyone', form: 'none', audit: nothing('count.open'),
    handle: showCount,
  }),
  openRoute({
    method: 'POST', path: `${date}/aantal`, allow: 'everyone', form: countForm, audit: nothing('count'),
    again: showCount,
    handle: (visit) => done(visit, 'count', (by, { id: activityId }) =>
      countGuests(by, { activityId, dateId: dateOf(visit) }, visit.form)),
  }),
]

function dateOf({ params }: AnyVisit): string {
  return params['date'] ?? ''
}

function hereOf({ params }: AnyVisit): string {
  return `/organisator/${params['token'] ?? ''}`
}

/** Opens the activity that the link of the address keeps; null when it was ended, is too old, or never was. */
async function throughLink<T>(
  visit: AnyVisit, work: (by: Acting, activity: Activity) => Promise<T>,
): Promise<T | null> {
  const link = await findLink(visit.database.front, hashOfToken(visit.params['token'] ?? ''))
  if (!link || link.isEnded) return null
  const { activityId } = link
  const actor = { ...nobodyIn(link.municipalityId, 'none', dayOf(visit.now)), keepsActivityId: activityId }
  return inMunicipality(visit.database, actor, async (tx) => {
    await admitOrganiser(tx, activityId)
    // Dates that were added or moved take the link along.
    const lastDay = latest(link.lastDay, lastDayOfLink(await listDates(tx, actor, activityId), actor.today))
    if (!isLinkOpen({ lastDay: lastDay ?? link.lastDay, isEnded: link.isEnded }, actor.today)) return null
    return work({ tx, actor, now: visit.now }, await getActivity(tx, actor, activityId))
  })
}

// The front door writes no log by itself: a change by a link does.
async function done(visit: AnyVisit, action: string, work: (by: Acting, activity: Activity) => Promise<void>) {
  const isDone = await throughLink(visit, async (by, activity) => {
    await work(by, activity)
    writeAudit(by.tx, by.actor, {
      action: `organisers.${action}`, result: 'ok', objectKind: 'activity', objectId: activity.id,
      origin: `link ${visit.address}`, traceId: traceIdOf(visit.request), at: visit.now,
    })
    return true
  })
  return isDone ? redirect(hereOf(visit)) : gone(visit)
}

function gone(visit: AnyVisit) {
  return page({ title: visit.text.t('organisers.open.gone'), place: '', status: 404, body: <LinkGonePage /> })
}

async function showActivity(visit: AnyVisit) {
  const view = await throughLink(visit, async ({ tx, actor }, activity) => {
    const dates = await listDates(tx, actor, activity.id)
    const ids = dates.map(({ id }) => id)
    const [taken, counted] = await Promise.all([countSeats(tx, actor, ids), listCounts(tx, actor, ids)])
    return {
      path: hereOf(visit), activity, dates, today: actor.today, taken, counted,
      refused: visit.state.problems[''] ?? [],
    }
  })
  if (!view) return gone(visit)
  return page({ title: view.activity.title, place: '', body: <OrganiserPage view={view} /> })
}

async function showWords(visit: AnyVisit) {
  const view = await throughLink(visit, async (_, activity) => ({
    path: hereOf(visit), activity, state: visit.state,
  }))
  if (!view) return gone(visit)
  return page({ title: visit.text.t('organisers.open.words'), place: '', body: <WordsPage view={view} /> })
}

async function showDate(visit: AnyVisit) {
  const view = await dateView(visit, 'move')
  return view ? page({ title: visit.text.t('activities.date.change'), place: '', body: <DatePage view={view} /> })
    : gone(visit)
}

async function showCancel(visit: AnyVisit) {
  const view = await dateView(visit, 'cancellation')
  if (!view) return gone(visit)
  return page({ title: visit.text.t('activities.date.cancel'), place: '', body: <CancelDatePage view={view} /> })
}

function dateView(visit: AnyVisit, list: 'move' | 'cancellation') {
  return throughLink(visit, async ({ tx, actor }, activity) => ({
    path: hereOf(visit), activity, state: visit.state,
    date: await getDate(tx, actor, activity.id, dateOf(visit)), reasons: await suggestionsOf(tx, actor, list),
  }))
}

async function showCount(visit: AnyVisit) {
  const view = await throughLink(visit, async ({ tx, actor }, activity) => ({
    path: hereOf(visit), activity, state: visit.state,
    date: await getDate(tx, actor, activity.id, dateOf(visit)), count: await findCount(tx, actor, dateOf(visit)),
  }))
  if (!view) return gone(visit)
  return page({ title: visit.text.t('organisers.open.count'), place: '', body: <CountPage view={view} /> })
}
