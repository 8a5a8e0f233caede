import { hasRole } from '../../../kit/actor.ts'
import { withDraft } from '../../../web/drafts.ts'
import { page, redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { listThemes } from '../../conversations/queries/themes.ts'
import { listOrganisations } from '../../organisations/queries.ts'
import { entriesInUse } from '../../own-lists/queries/entries.ts'
import { getMunicipality, listVillages } from '../../territory/queries.ts'
import { keepers, mayChange, readers } from '../access.ts'
import { addActivity, changeActivity, getOwnActivity, ownershipOf } from '../actions/activities.ts'
import { findOrigin } from '../calendars/queries.ts'
import { activityForm, newActivityForm, newQuery } from '../forms.ts'
import { ActivityPage } from '../pages/activity.tsx'
import { activitiesPath } from '../pages/agenda.tsx'
import { ActivityFormPage, type FormView } from '../pages/form.tsx'
import { type Activity, getActivity, listActivityThemes } from '../queries/activities.ts'
import { type ActivityDate, listDates } from '../queries/dates.ts'
import { kindChoiceOf } from '../queries/kinds.ts'
import { nextOf, shownDate } from '../rules/dates.ts'
import { seriesOf } from '../rules/series.ts'

type AnyVisit = Visit<unknown>

const one = `${activitiesPath}/:activity`
const nothing = (action: string) => ({ action: `activities.${action}`, shows: 'nothing' }) as const

/** Writing down an activity, looking at it and changing what it says. */
export const activityRoutes: readonly Route[] = [
  route({
    method: 'GET', path: `${activitiesPath}/nieuw`, allow: keepers, form: newQuery, audit: nothing('new'),
    again: (visit) => showNew(visit, null), handle: (visit) => showNew(visit, visit.form.van),
  }),
  route({
    method: 'POST', path: activitiesPath, allow: keepers, form: newActivityForm, audit: nothing('add'),
    again: (visit) => showNew(visit, null),
    async handle(visit) {
      const id = await addActivity(visit, visit.form)
      visit.about('activity', id)
      return redirect(`${activitiesPath}/${id}`)
    },
  }),
  route({ method: 'GET', path: one, allow: readers, form: 'none', audit: nothing('open'), handle: showActivity }),
  route({
    method: 'GET', path: `${one}/wijzigen`, allow: keepers, form: 'none', audit: nothing('change.open'),
    handle: showChange,
  }),
  route({
    method: 'POST', path: `${one}/wijzigen`, allow: keepers, form: activityForm, audit: nothing('change'),
    again: showChange,
    async handle(visit) {
      const id = visit.params['activity'] ?? ''
      visit.about('activity', id)
      await changeActivity(visit, id, visit.form)
      return redirect(`${activitiesPath}/${id}`)
    },
  }),
]

async function showActivity(visit: AnyVisit) {
  const { tx, actor, params, today } = visit
  const activity = await getActivity(tx, actor, params['activity'] ?? '')
  visit.about('activity', activity.id)
  const [themes, dates, { slug }, origin] = await Promise.all([
    listActivityThemes(tx, actor, activity.id), listDates(tx, actor, activity.id), getMunicipality(tx, actor),
    findOrigin(tx, actor, activity.id),
  ])
  const next = nextOf(dates, today)
  const view = {
    activity, dates, today, themes: themes.map(({ name }) => name), mayChange: mayChange(actor, ownershipOf(activity)),
    mayInvite: hasRole(actor, ...keepers), origin,
    publicPath: `/agenda/${slug}${next ? `/${next.id}` : ''}`,
  }
  return page({ title: activity.title, place: 'activities', body: <ActivityPage view={view} /> })
}

async function showNew(visit: AnyVisit, from: string | null) {
  const { tx, actor } = visit
  const activity = from ? await getActivity(tx, actor, from) : null
  const dates = activity ? await listDates(tx, actor, activity.id) : []
  return formPage(visit, { activity, dates, isNew: true })
}

async function showChange(visit: AnyVisit) {
  const activity = await getOwnActivity(visit, visit.params['activity'] ?? '')
  return formPage(visit, { activity, dates: await listDates(visit.tx, visit.actor, activity.id), isNew: false })
}

interface Shown {
  readonly activity: Activity | null
  readonly dates: readonly ActivityDate[]
  readonly isNew: boolean
}

async function formPage(visit: AnyVisit, { activity, dates, isNew }: Shown) {
  const { text, today } = visit
  const isChange = activity !== null && !isNew
  const last = shownDate(dates, today)
  const series = activity && seriesOf(dates[0]?.plannedDay ?? today, activity.rule)
  const view: FormView = {
    ...await choicesFor(visit), today,
    state: await withDraft(visit, isChange ? `activiteit/${activity.id}` : 'activiteit/nieuw'),
    from: activity && await startOf(visit, activity),
    times: last ? { starts: last.starts, ends: last.ends, until: series?.until ?? null } : null,
    changed: isChange ? { id: activity.id, version: activity.version, isSeries: activity.rule !== '' } : null,
  }
  const title = text.t(isChange ? 'activities.change' : 'activities.add')
  return page({ title, place: 'activities', body: <ActivityFormPage view={view} /> })
}

async function startOf({ tx, actor }: AnyVisit, activity: Activity) {
  const [themes, kindChoice] = await Promise.all([
    listActivityThemes(tx, actor, activity.id), kindChoiceOf(tx, actor, activity),
  ])
  return { ...activity, themeIds: themes.map(({ id }) => id), kindChoice }
}

async function choicesFor({ tx, actor, text }: AnyVisit) {
  const [villages, organisations, own, themes] = await Promise.all([
    listVillages(tx, actor), listOrganisations(tx, actor), entriesInUse(tx, actor, 'activity_kind'),
    listThemes(tx, actor),
  ])
  const optionOf = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })
  return {
    villages: villages.map(optionOf), organisations: organisations.map(optionOf),
    ownKinds: own.map(({ id, name }) => ({ value: id, label: name[text.language] })),
    themes: themes.filter(({ isFree, endedOn }) => !isFree && endedOn === null).map(optionOf),
    languages: ['Nederlands', 'Arabisch', 'Engels', 'Oekraïens', 'Tigrinya', 'Turks'],
  }
}
