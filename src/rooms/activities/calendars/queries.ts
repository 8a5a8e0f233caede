import { type Insertable, type Selectable, sql } from 'kysely'
import type { Tx } from '../../../db/database.ts'
import type { TownCalendarTable, TownDateTable, TownEventTable } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { DateWords, EventWords, KnownEvent } from './rules/merging.ts'

export interface TownCalendar extends Omit<Selectable<TownCalendarTable>, 'municipality_id'> {
  readonly village: string
}

/** The calendars that are subscribed to, by name. */
export async function listCalendars(tx: Tx, actor: Actor): Promise<TownCalendar[]> {
  return tx.selectFrom('town_calendar as c').innerJoin('village as v', (join) => join
    .onRef('v.municipality_id', '=', 'c.municipality_id').onRef('v.id', '=', 'c.village_id'))
    .selectAll('c').select('v.name as village').where('c.municipality_id', '=', actor.municipalityId)
    .where('c.ended_at', 'is', null).orderBy('c.name').orderBy('c.id').execute()
}

/** One that is subscribed to, held until the transaction ends: two of us never read it in at once. */
export async function lockCalendar(tx: Tx, actor: Actor, id: string): Promise<Selectable<TownCalendarTable>> {
  const row = await tx.selectFrom('town_calendar').selectAll().where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', id).where('ended_at', 'is', null).forUpdate().executeTakeFirst()
  if (!row) throw new NotFound()
  return row
}

/** False when that address is subscribed to already. */
export async function insertCalendar(
  tx: Tx, actor: Actor, row: Omit<Insertable<TownCalendarTable>, 'municipality_id' | 'made_by'>,
): Promise<boolean> {
  const done = await tx.insertInto('town_calendar')
    .values({ municipality_id: actor.municipalityId, made_by: actor.userId, ...row })
    .onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  return Number(done.numInsertedOrUpdatedRows) === 1
}

type Counts = 'found' | 'added' | 'changed' | 'cancelled' | 'skipped'
type CalendarState = Partial<Pick<TownCalendar, 'ended_at' | 'tried_at' | 'fetched_at' | 'problem' | Counts>>

export async function updateCalendar(tx: Tx, actor: Actor, id: string, row: CalendarState): Promise<void> {
  await tx.updateTable('town_calendar').set(row).where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', id).execute()
}

/** Everything that came from a calendar: what stands here, and what it said last. */
export async function listKnown(tx: Tx, actor: Actor, calendarId: string): Promise<KnownEvent[]> {
  return known(tx, actor, { calendarId })
}

/** The same for one activity, with the name of its calendar; undefined for one that was typed here. */
export async function findOrigin(
  tx: Tx, actor: Actor, activityId: string,
): Promise<{ calendar: string; event: KnownEvent } | undefined> {
  const row = await tx.selectFrom('town_event as e').innerJoin('town_calendar as c', (join) => join
    .onRef('c.municipality_id', '=', 'e.municipality_id').onRef('c.id', '=', 'e.calendar_id'))
    .select('c.name').where('e.municipality_id', '=', actor.municipalityId).where('e.activity_id', '=', activityId)
    .executeTakeFirst()
  const [event] = row ? await known(tx, actor, { activityId }) : []
  return row && event && { calendar: row.name, event }
}

async function known(tx: Tx, actor: Actor, of: { calendarId?: string; activityId?: string }): Promise<KnownEvent[]> {
  const [events, dates] = await Promise.all([eventsOf(tx, actor, of), datesOf(tx, actor, of)])
  const byEvent = Map.groupBy(dates, ({ activity_id }) => activity_id)
  return events.map((row) => ({
    uid: row.uid, activityId: row.activity_id, said: { title: row.title, body: row.body, place: row.place },
    ours: { title: row.our_title, body: row.our_body, place: row.our_place },
    dates: (byEvent.get(row.activity_id) ?? []).map((date) => dateOf(date, row.our_place)),
  }))
}

function eventsOf(tx: Tx, actor: Actor, { calendarId, activityId }: { calendarId?: string; activityId?: string }) {
  return tx.selectFrom('town_event as e').innerJoin('activity as a', (join) => join
    .onRef('a.municipality_id', '=', 'e.municipality_id').onRef('a.id', '=', 'e.activity_id'))
    .select(['e.uid', 'e.activity_id', 'e.title', 'e.body', 'e.place', 'a.title as our_title', 'a.body as our_body',
      'a.place as our_place'])
    .where('e.municipality_id', '=', actor.municipalityId)
    .$if(calendarId !== undefined, (query) => query.where('e.calendar_id', '=', calendarId!))
    .$if(activityId !== undefined, (query) => query.where('e.activity_id', '=', activityId!)).execute()
}

function datesOf(tx: Tx, actor: Actor, { calendarId, activityId }: { calendarId?: string; activityId?: string }) {
  return tx.selectFrom('town_date as t').innerJoin('activity_date as d', (join) => join
    .onRef('d.municipality_id', '=', 't.municipality_id').onRef('d.id', '=', 't.date_id'))
    .select(['t.recurrence_id', 't.date_id', 't.day', 't.starts', 't.ends', 't.place', 't.is_cancelled',
      'd.activity_id', 'd.planned_day', 'd.day as our_day', 'd.starts as our_starts', 'd.ends as our_ends',
      'd.place as our_place', 'd.cancelled_at'])
    .where('t.municipality_id', '=', actor.municipalityId)
    .$if(calendarId !== undefined, (query) => query.where('t.calendar_id', '=', calendarId!))
    .$if(activityId !== undefined, (query) => query.where('d.activity_id', '=', activityId!)).execute()
}

type DateRow = Awaited<ReturnType<typeof datesOf>>[number]

function dateOf(row: DateRow, usualPlace: string) {
  return {
    recurrenceId: row.recurrence_id, dateId: row.date_id, plannedDay: row.planned_day,
    ours: {
      day: row.our_day, starts: row.our_starts.slice(0, 5), ends: row.our_ends.slice(0, 5),
      place: row.our_place ?? usualPlace, isCancelled: row.cancelled_at !== null,
    },
    said: {
      day: row.day, starts: row.starts.slice(0, 5), ends: row.ends.slice(0, 5), place: row.place,
      isCancelled: row.is_cancelled,
    },
  }
}

type NewEvent = Omit<Insertable<TownEventTable>, 'municipality_id'>
type NewDate = Omit<Insertable<TownDateTable>, 'municipality_id'>

export async function insertEvents(tx: Tx, actor: Actor, rows: readonly NewEvent[]): Promise<void> {
  if (rows.length === 0) return
  await tx.insertInto('town_event').values(rows.map((row) => ({ municipality_id: actor.municipalityId, ...row })))
    .execute()
}

export async function insertTownDates(tx: Tx, actor: Actor, rows: readonly NewDate[]): Promise<void> {
  if (rows.length === 0) return
  await tx.insertInto('town_date').values(rows.map((row) => ({ municipality_id: actor.municipalityId, ...row })))
    .execute()
}

/** The activity follows its calendar in these words; what the calendar says is remembered. */
export async function followWords(
  tx: Tx, actor: Actor, activityId: string, { write, says }: { write: Partial<EventWords>; says: EventWords },
): Promise<void> {
  if (Object.keys(write).length > 0) {
    await tx.updateTable('activity').set({ ...write, version: sql`version + 1` })
      .where('municipality_id', '=', actor.municipalityId).where('id', '=', activityId).execute()
  }
  await tx.updateTable('town_event').set(says).where('municipality_id', '=', actor.municipalityId)
    .where('activity_id', '=', activityId).execute()
}

/** Remembers what the calendar says of one date. */
export async function rememberDate(
  tx: Tx, actor: Actor, dateId: string, { says, recurrenceId }: { says: DateWords; recurrenceId: string },
): Promise<void> {
  const { day, starts, ends, place, isCancelled } = says
  await tx.updateTable('town_date')
    .set({ day, starts, ends, place, is_cancelled: isCancelled, recurrence_id: recurrenceId })
    .where('municipality_id', '=', actor.municipalityId).where('date_id', '=', dateId).execute()
}
