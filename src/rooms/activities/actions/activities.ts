import { randomUUID } from 'node:crypto'
import { activityKindValues } from '../../../db/schema.ts'
import { Conflict, Forbidden, Invalid, Refused } from '../../../kit/errors.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import { getOrganisation } from '../../organisations/queries.ts'
import { entriesInUse, type ListEntry } from '../../own-lists/queries/entries.ts'
import { getVillage } from '../../territory/queries.ts'
import { mayChange } from '../access.ts'
import type { ActivityForm, NewActivityForm } from '../forms.ts'
import {
  type Activity, type ActivityValues, getActivity, insertActivities, setActivityThemes, updateActivity,
} from '../queries/activities.ts'
import { cancelFrom, followActivity, insertDates, listDates, setPublic } from '../queries/dates.ts'
import { shownDate } from '../rules/dates.ts'
import { daysOf, ruleOf, seriesOf, whyNoSeries } from '../rules/series.ts'

/** Writes an activity with all its dates; returns its id. */
export async function addActivity(by: Acting, form: NewActivityForm): Promise<string> {
  const { tx, actor, now } = by
  if (form.day < actor.today) throw new Invalid({ day: ['activities.problem.past'] })
  const series = { first: form.day, repeat: form.repeat, until: form.until }
  const why = whyNoSeries(series)
  if (why) throw new Invalid({ [why.field]: [why.reason] })
  const [id, rule] = [randomUUID(), ruleOf(series)]
  await insertActivities(tx, actor, [{ ...await valuesOf(by, form), id, rule, made_at: now }])
  await setActivityThemes(tx, actor, id, form.theme_ids)
  await insertDates(tx, actor, daysOf(form.day, rule).map((day) => dateRow(id, day, form)))
  return id
}

/**
 * Changes what an activity says, for all its dates; another clock counts from today for dates without a change of
 * their own, and a later last day adds dates.
 */
export async function changeActivity(by: Acting, id: string, form: ActivityForm): Promise<void> {
  const { tx, actor } = by
  const activity = await getOwnActivity(by, id)
  if (activity.version !== form.version) throw new Conflict({ title: { theirs: activity.title, yours: form.title } })
  const dates = await listDates(tx, actor, id)
  const first = dates.map(({ plannedDay }) => plannedDay).toSorted()[0] ?? actor.today
  const rule = longerRule(activity.rule, first, form.until)
  const values = await valuesOf(by, form, activity)
  if (!await updateActivity(tx, actor, activity, { ...values, rule })) throw new Conflict({})
  await setActivityThemes(tx, actor, id, form.theme_ids)
  const shown = shownDate(dates, actor.today)
  // The dates of a calendar that is followed may each have their own clock: only a clock that was changed goes to all.
  if (form.starts !== shown?.starts || form.ends !== shown.ends) {
    await followActivity(tx, actor, id, { starts: form.starts, ends: form.ends })
  }
  await setPublic(tx, actor, id, form.is_public)
  const known = new Set(dates.map(({ plannedDay }) => plannedDay))
  const added = daysOf(first, rule).filter((day) => !known.has(day) && day >= actor.today)
  await insertDates(tx, actor, added.map((day) => dateRow(id, day, form)))
}

/** Calls off every date from a day on, with the reason that people read. */
export async function stopActivity(by: Acting, id: string, form: { from: string; reason: string }): Promise<void> {
  const { tx, actor, now } = by
  await getOwnActivity(by, id)
  if (form.from < actor.today) throw new Invalid({ from: ['activities.problem.past'] })
  const count = await cancelFrom(tx, actor, id, { ...form, at: now })
  if (count === 0) throw new Refused('activities.refused.nothing_left')
}

/** An activity that this actor may change; throws Forbidden for one that they only see. */
export async function getOwnActivity({ tx, actor }: Acting, id: string): Promise<Activity> {
  const activity = await getActivity(tx, actor, id)
  if (!mayChange(actor, ownershipOf(activity))) throw new Forbidden('activity')
  return activity
}

export function ownershipOf({ id, made_by, organisation_id, area_team_id }: Activity) {
  return { id, madeBy: made_by, organisationId: organisation_id, areaTeamId: area_team_id }
}

// Ending sooner is calling off, with a reason that people read: here a series only grows.
function longerRule(rule: string, first: string, until: string | null): string {
  const series = seriesOf(first, rule)
  if (series.until === null || until === series.until) return rule
  if (until === null || until < series.until) throw new Invalid({ until: ['activities.problem.until_shorter'] })
  const longer = { ...series, until }
  const why = whyNoSeries(longer)
  if (why) throw new Invalid({ [why.field]: [why.reason] })
  return ruleOf(longer)
}

function dateRow(activityId: string, day: string, form: Pick<ActivityForm, 'starts' | 'ends' | 'is_public'>) {
  return {
    id: randomUUID(), activity_id: activityId, planned_day: day, day, starts: form.starts, ends: form.ends,
    is_public: form.is_public,
  }
}

async function valuesOf(
  by: Acting, form: ActivityForm | NewActivityForm, earlier: Activity | null = null,
): Promise<ActivityValues> {
  const { tx, actor } = by
  await getVillage(tx, actor, form.village_id)
  if (form.organisation_id) await getOrganisation(tx, actor, form.organisation_id)
  return { ...await kindColumns(by, form.kind, earlier), ...activityColumns(form) }
}

/** What a form says of an activity, column by column, but for its kind. */
export function activityColumns(form: ActivityForm | NewActivityForm): Omit<ActivityValues, keyof KindColumns> {
  const { title, body, village_id, place, capacity, for_whom, language, level, cost } = form
  const provides = new Set(form.provides)
  return {
    title, body, village_id, place, capacity, for_whom, language, level, cost,
    organisation_id: form.organisation_id, organiser: form.organiser, aims: form.aims, serves: form.serves,
    latitude: form.coordinates?.latitude ?? null, longitude: form.coordinates?.longitude ?? null,
    childcare: provides.has('childcare'), ride: provides.has('ride'), step_free: provides.has('step_free'),
    women_only: provides.has('women_only'), interpreter_languages: form.interpreter_languages,
    contact_name: form.contact_name, contact_phone: form.contact_phone, is_public: form.is_public,
  }
}

type KindColumns = Pick<ActivityValues, 'kind' | 'kind_words'>

// An own kind keeps its words on the activity, so that they stay when the municipality stops with it.
async function kindColumns({ tx, actor }: Acting, kind: string, earlier: Activity | null): Promise<KindColumns> {
  const inUse = await entriesInUse(tx, actor, 'activity_kind')
  const own = inUse.find(({ id }) => id === kind)
  if (own) return { kind: 'other', kind_words: JSON.stringify(own.name) }
  const shipped = activityKindValues.find((value) => value === kind)
  if (!shipped) throw new Invalid({ kind: ['web.problem.choose'] })
  const kept = shipped === 'other' && isEnded(earlier, inUse) ? JSON.stringify(earlier?.kind_words) : null
  return { kind: shipped, kind_words: kept }
}

function isEnded(activity: Activity | null, inUse: readonly ListEntry[]): boolean {
  const words = activity?.kind_words ?? null
  return words !== null && !inUse.some(({ name }) => name.nl === words.nl)
}
