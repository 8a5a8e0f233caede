import { randomUUID } from 'node:crypto'
import { Invalid } from '../../../kit/errors.ts'
import { fetchText, type Outside, OutsideFailure, type OutsideProblem } from '../../../kit/outside/fetch.ts'
import { addYears } from '../../../kit/plain-dates.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import { getVillage, listVillages } from '../../territory/queries.ts'
import { type ActivityValues, insertActivities } from '../queries/activities.ts'
import { insertDates, updateDate } from '../queries/dates.ts'
import type { CalendarForm } from './forms.ts'
import {
  followWords, insertCalendar, insertEvents, insertTownDates, listKnown, lockCalendar, rememberDate, updateCalendar,
} from './queries.ts'
import { type ChangedDate, type ImportPlan, planImport, plannedDayOf, villageIn } from './rules/merging.ts'
import { readCalendar, type TownDate, type TownEvent } from './rules/reading.ts'

/** Why nothing was read in: the way there, or what was found. */
export type FetchProblem = OutsideProblem | 'no_calendar' | 'empty'

/** Subscribes to a calendar of a village; its id. */
export async function addCalendar({ tx, actor, now }: Acting, form: CalendarForm): Promise<string> {
  await getVillage(tx, actor, form.village_id)
  const id = randomUUID()
  if (!await insertCalendar(tx, actor, { id, ...form, made_at: now })) {
    throw new Invalid({ address: ['activities.calendar.problem.twice'] })
  }
  return id
}

/** Nothing more is read in; what came from it stays, and is ours from now on. */
export async function endCalendar({ tx, actor, now }: Acting, id: string): Promise<void> {
  await lockCalendar(tx, actor, id)
  await updateCalendar(tx, actor, id, { ended_at: now })
}

/** Fetches a calendar and reads it in; what went wrong, null when nothing did. It is remembered either way. */
export async function fetchCalendar(by: Acting, outside: Outside, id: string): Promise<FetchProblem | null> {
  const { tx, actor, now } = by
  const calendar = await lockCalendar(tx, actor, id)
  const problem = await tryFetch(by, outside, calendar)
  await updateCalendar(tx, actor, id, { tried_at: now, problem: problem ?? '' })
  return problem
}

type Calendar = Awaited<ReturnType<typeof lockCalendar>>

async function tryFetch(by: Acting, outside: Outside, calendar: Calendar): Promise<FetchProblem | null> {
  try {
    return await readIn(by, calendar, await fetchText(outside, calendar.address))
  } catch (error) {
    if (error instanceof OutsideFailure) return error.problem
    throw error
  }
}

async function readIn(by: Acting, calendar: Calendar, text: string): Promise<FetchProblem | null> {
  const { tx, actor, now } = by
  const read = readCalendar(text, { from: actor.today, until: addYears(actor.today, 1) })
  if (!read) return 'no_calendar'
  const known = await listKnown(tx, actor, calendar.id)
  const hasAhead = known.some(({ dates }) => dates.some(({ said }) => said.day >= actor.today && !said.isCancelled))
  // A calendar that lost everything is broken more often than it is empty: nothing is called off for it.
  if (read.events.length === 0 && hasAhead) return 'empty'
  const plan = planImport(known, read.events, actor.today)
  await write(by, calendar, plan)
  await updateCalendar(tx, actor, calendar.id, {
    fetched_at: now, skipped: read.skipped, ...countsOf(plan),
    found: read.events.reduce((sum, { dates }) => sum + dates.length, 0),
  })
  return null
}

function countsOf({ newEvents, newDates, changedEvents, changedDates }: ImportPlan) {
  const cancelled = changedDates.filter(({ write: { isCancelled } }) => isCancelled === true).length
  const changed = [...changedDates, ...changedEvents].filter((one) => Object.keys(one.write).length > 0).length
  const added = newEvents.reduce((sum, { dates }) => sum + dates.length, newDates.length)
  return { added, cancelled, changed: changed - cancelled }
}

async function write(by: Acting, calendar: Calendar, plan: ImportPlan): Promise<void> {
  const { tx, actor } = by
  await addEvents(by, calendar, plan.newEvents)
  for (const { event, write: words, says } of plan.changedEvents) {
    await followWords(tx, actor, event.activityId, { write: words, says })
  }
  for (const changed of plan.changedDates) await followDate(by, calendar, changed)
  await addDates(by, calendar, plan.newDates.map(({ event, date }) =>
    ({ uid: event.uid, activityId: event.activityId, usualPlace: event.ours.place, date })))
}

async function addEvents(by: Acting, calendar: Calendar, events: readonly TownEvent[]): Promise<void> {
  const { tx, actor, now } = by
  const villages = await listVillages(tx, actor)
  const rows = events.map((event) => ({ event, id: randomUUID() }))
  await insertActivities(tx, actor, rows.map(({ event, id }) => ({
    ...valuesOf(calendar, event), id, village_id: villageIn(event.place, villages)?.id ?? calendar.village_id,
    rule: '', made_at: now,
  })))
  await insertEvents(tx, actor, rows.map(({ event: { uid, title, body, place }, id }) =>
    ({ calendar_id: calendar.id, uid, activity_id: id, title, body, place })))
  await addDates(by, calendar, rows.flatMap(({ event, id }) => event.dates.map((date) =>
    ({ uid: event.uid, activityId: id, usualPlace: event.place, date }))))
}

function valuesOf(calendar: Calendar, { title, body, place }: TownEvent): ActivityValues {
  return {
    title, body, place, kind: calendar.kind, village_id: calendar.village_id, organiser: calendar.name,
    is_public: calendar.is_public,
  }
}

interface Added {
  readonly uid: string
  readonly activityId: string
  readonly usualPlace: string
  readonly date: TownDate
}

async function addDates({ tx, actor, now }: Acting, calendar: Calendar, added: readonly Added[]): Promise<void> {
  const rows = added.map((one) => ({ ...one, id: randomUUID() }))
  await insertDates(tx, actor, rows.map(({ id, activityId, usualPlace, date }) => ({
    id, activity_id: activityId, planned_day: plannedDayOf(date), day: date.day, starts: date.starts, ends: date.ends,
    is_public: calendar.is_public, place: date.place === usualPlace ? null : date.place,
    cancel_reason: date.isCancelled ? reasonOf(calendar) : '', cancelled_at: date.isCancelled ? now : null,
  })))
  await insertTownDates(tx, actor, rows.map(({ id, uid, date: { isCancelled, recurrenceId, ...said } }) => ({
    calendar_id: calendar.id, uid, recurrence_id: recurrenceId, date_id: id, is_cancelled: isCancelled, ...said,
  })))
}

// Who was invited reads that it is at another time or place, and from whom we have it.
async function followDate({ tx, actor, now }: Acting, calendar: Calendar, changed: ChangedDate): Promise<void> {
  const { date: { dateId }, write: { isCancelled, ...moved }, says, recurrenceId, usualPlace } = changed
  const isMoved = Object.keys(moved).length > 0
  const reason = reasonOf(calendar)
  const off = isCancelled ? { cancelled_at: now, cancel_reason: reason } : { cancelled_at: null, cancel_reason: '' }
  if (isMoved || isCancelled !== undefined) {
    await updateDate(tx, actor, dateId, {
      ...moved, ...(moved.place === usualPlace ? { place: null } : {}),
      ...(isMoved ? { changed_at: now, change_reason: reason } : {}),
      ...(isCancelled === undefined ? {} : off),
    })
  }
  await rememberDate(tx, actor, dateId, { says, recurrenceId })
}

function reasonOf({ name }: Pick<Calendar, 'name'>): string {
  return `Volgens ${name}`
}
