import type { z } from 'zod'
import { snakeKeys } from '../../../kit/names.ts'
import { apiBase } from '../../../web/api/route.ts'
import { pointOf } from '../../territory/queries.ts'
import type { ActivityForm } from '../forms.ts'
import type { Activity } from '../queries/activities.ts'
import type { ActivityDate, AgendaDate } from '../queries/dates.ts'
import { shownDate } from '../rules/dates.ts'
import { providesOf } from '../rules/provides.ts'
import { seriesOf } from '../rules/series.ts'
import type { activity as activityShape, activityDate, Change, listedDate } from './shapes.ts'

/** An activity with all that belongs to it, as the room reads it. */
export interface Whole {
  readonly activity: Activity
  readonly dates: readonly ActivityDate[]
  readonly themeIds: readonly string[]
  /** The kind as it is chosen: the id of the own word where there is one. */
  readonly kindChoice: string
}

export function pathOf(activityId: string, dateId?: string): string {
  return dateId ? `/activities/${activityId}/dates/${dateId}` : `/activities/${activityId}`
}

export function activityOf({ activity, dates, themeIds }: Whole): z.output<typeof activityShape> {
  const { repeat, until } = seriesOf(firstOf(dates), activity.rule)
  // The columns hold words of these lists only: the database checks them.
  const words = activity as unknown as Pick<z.output<typeof activityShape>, 'aims' | 'serves' | 'level'>
  return {
    id: activity.id, title: activity.title, body: activity.body, kind: activity.kind,
    ownKind: activity.kind_words?.nl ?? null, aims: words.aims, serves: words.serves, level: words.level,
    organisationId: activity.organisation_id, organiser: activity.organiser, villageId: activity.village_id,
    village: activity.village, place: activity.place, coordinates: pointOf(activity), capacity: activity.capacity,
    forWhom: activity.for_whom, themeIds: [...themeIds], language: activity.language, ...providedOf(activity),
    cost: activity.cost, contactName: activity.contact_name, contactPhone: activity.contact_phone,
    isPublic: activity.is_public, repeat, until, dates: dates.map(dateOf),
    _links: { self: { href: apiBase + pathOf(activity.id) } },
  }
}

function providedOf(activity: Parameters<typeof providesOf>[0]) {
  const { provides, interpreterLanguages } = providesOf(activity)
  return { provides, interpreterLanguages: [...interpreterLanguages] }
}

export function dateOf({ ownPlace, ...date }: ActivityDate): z.output<typeof activityDate> {
  return { ...commonOf(date), ownPlace }
}

export function listedOf(date: AgendaDate): z.output<typeof listedDate> {
  const { title, kind, kindWords, villageId, village, place, isPublic } = date
  return {
    ...commonOf(date), title, kind, ownKind: kindWords?.nl ?? null, villageId, village, place, isPublic,
    provides: [...date.provides], interpreterLanguages: [...date.interpreterLanguages],
  }
}

function commonOf(date: Omit<ActivityDate, 'ownPlace'>) {
  const { id, activityId, plannedDay, day, starts, ends, changeReason, isCancelled, cancelReason } = date
  return {
    id, activityId, plannedDay, day, starts, ends, changeReason, isCancelled, cancelReason,
    _links: { self: { href: apiBase + pathOf(activityId, id) } },
  }
}

function firstOf(dates: readonly ActivityDate[]): string {
  return dates.map(({ plannedDay }) => plannedDay).toSorted()[0] ?? ''
}

/** The form of the page as it would be sent with this change and nothing else in it. */
export function formOf({ activity, dates, themeIds, kindChoice }: Whole, change: Change, today: string): ActivityForm {
  const shown = shownDate(dates, today)
  const { starts = '', ends = '' } = shown ?? {}
  const words = activity as unknown as Pick<ActivityForm, 'aims' | 'serves' | 'level'>
  return {
    title: activity.title, body: activity.body, kind: kindChoice, aims: words.aims, serves: words.serves,
    level: words.level, organisation_id: activity.organisation_id, organiser: activity.organiser,
    village_id: activity.village_id, place: activity.place, coordinates: pointOf(activity),
    capacity: activity.capacity, for_whom: activity.for_whom, theme_ids: [...themeIds], language: activity.language,
    provides: providesOf(activity).provides, interpreter_languages: activity.interpreter_languages,
    cost: activity.cost, contact_name: activity.contact_name, contact_phone: activity.contact_phone,
    is_public: activity.is_public, starts, ends, until: seriesOf(firstOf(dates), activity.rule).until,
    ...snakeKeys(change), version: activity.version,
  }
}
