import { type InferResult, type Insertable, sql, type Updateable } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import type { Tx } from '../../../db/database.ts'
import { isAfter, type Key, orderBy, type Place } from '../../../db/keyset.ts'
import type { ActivityDateTable, ActivityKind } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import type { Text } from '../../approaches/forms.ts'
import type { DateFacts } from '../rules/dates.ts'
import { providesOf } from '../rules/provides.ts'
import type { Provision } from '../rules/words.ts'

/** One date of an activity; clocks are HH:MM as people read them in the Netherlands. */
export interface ActivityDate extends DateFacts {
  readonly id: string
  readonly activityId: string
  readonly starts: string
  readonly ends: string
  /** null where the activity says it. */
  readonly ownPlace: string | null
  readonly changeReason: string
  readonly cancelReason: string
}

/** A date with what a calendar says of its activity. */
export interface AgendaDate extends ActivityDate {
  readonly title: string
  readonly kind: ActivityKind
  readonly kindWords: Text | null
  readonly villageId: string
  readonly village: string
  readonly place: string
  readonly isPublic: boolean
  readonly provides: readonly Provision[]
  readonly interpreterLanguages: readonly string[]
}

export interface AgendaFilter {
  readonly from: PlainDate
  /** The last day that counts; null is without end. */
  readonly until: PlainDate | null
  readonly villageId: string | null
  readonly kind: ActivityKind | null
  readonly isPublicOnly?: boolean
  readonly activityId?: string
  readonly limit?: number
  /** Only what comes after this place in the list. */
  readonly after?: Place | null
}

/** What is on, in order of day and clock; also what was called off, since people must hear of it. */
export async function listAgenda(tx: Tx, actor: Actor, filter: AgendaFilter): Promise<AgendaDate[]> {
  const { from, until, villageId, kind, isPublicOnly = false, activityId, limit = 2000, after = null } = filter
  const rows = await agenda(tx, actor).where('d.day', '>=', from)
    .$if(until !== null, (query) => query.where('d.day', '<=', until))
    .$if(activityId !== undefined, (query) => query.where('d.activity_id', '=', activityId!))
    .$if(villageId !== null, (query) => query.where('a.village_id', '=', villageId))
    .$if(kind !== null, (query) => query.where('a.kind', '=', kind))
    .$if(isPublicOnly, (query) => query.where('a.is_public', '=', true).where('d.is_public', '=', true))
    .$if(after !== null, (query) => query.where(isAfter(agendaKeys, after!)))
    .orderBy(orderBy(agendaKeys)).limit(limit).execute()
  return rows.map(agendaDateOf)
}

const agendaKeys: readonly Key[] = [
  { of: sql`d.day`, as: sql`date` }, { of: sql`d.starts`, as: sql`time` }, { of: sql`a.title`, as: sql`text` },
  { of: sql`d.id`, as: sql`uuid` },
]

/** Where a date stands in that order. */
export function placeOfDate({ day, starts, title, id }: AgendaDate): Place {
  return [day, starts, title, id]
}

/** These dates as the calendar shows them, by id. */
export async function findAgendaDates(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, AgendaDate>> {
  if (ids.length === 0) return new Map()
  const rows = await agenda(tx, actor).where('d.id', '=', anyOf(ids)).execute()
  return new Map(rows.map((row) => [row.id, agendaDateOf(row)]))
}

/** One date as the calendar shows it. */
export async function getAgendaDate(tx: Tx, actor: Actor, id: string): Promise<AgendaDate> {
  const row = await agenda(tx, actor).where('d.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return agendaDateOf(row)
}

/** Every date of an activity by day. */
export async function listDates(tx: Tx, actor: Actor, activityId: string): Promise<ActivityDate[]> {
  const rows = await tx.selectFrom('activity_date as d').select(dateColumns)
    .where('d.municipality_id', '=', actor.municipalityId).where('d.activity_id', '=', activityId)
    .orderBy('d.day').orderBy('d.starts').execute()
  return rows.map(dateOf)
}

export async function getDate(tx: Tx, actor: Actor, activityId: string, id: string): Promise<ActivityDate> {
  const found = (await listDates(tx, actor, activityId)).find((date) => date.id === id)
  if (!found) throw new NotFound()
  return found
}

export async function insertDates(
  tx: Tx, actor: Actor, rows: readonly Omit<Insertable<ActivityDateTable>, 'municipality_id'>[],
): Promise<void> {
  if (rows.length === 0) return
  await tx.insertInto('activity_date').values(rows.map((row) => ({ municipality_id: actor.municipalityId, ...row })))
    .execute()
}

export async function updateDate(
  tx: Tx, actor: Actor, id: string, row: Updateable<ActivityDateTable>,
): Promise<void> {
  await tx.updateTable('activity_date').set(row).where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', id).execute()
}

/** Every date that is still to come, follows the activity: those that have a change of their own keep it. */
export async function followActivity(
  tx: Tx, actor: Actor, activityId: string, row: { starts: string; ends: string },
): Promise<void> {
  await datesOf(tx, actor, activityId).set(row).where('day', '>=', actor.today).where('changed_at', 'is', null)
    .where('cancelled_at', 'is', null).execute()
}

export async function setPublic(tx: Tx, actor: Actor, activityId: string, isPublic: boolean): Promise<void> {
  await datesOf(tx, actor, activityId).set({ is_public: isPublic }).where('is_public', '<>', isPublic).execute()
}

/** Calls off what was still going on from this day; the number of dates. */
export async function cancelFrom(
  tx: Tx, actor: Actor, activityId: string, { from, reason, at }: { from: PlainDate; reason: string; at: Date },
): Promise<number> {
  const done = await datesOf(tx, actor, activityId)
    .set({ cancel_reason: reason, cancelled_at: at, cancelled_by: actor.userId })
    .where('day', '>=', from).where('cancelled_at', 'is', null).returning('id').execute()
  return done.length
}

function datesOf(tx: Tx, actor: Actor, activityId: string) {
  return tx.updateTable('activity_date').where('municipality_id', '=', actor.municipalityId)
    .where('activity_id', '=', activityId)
}

const dateColumns = [
  'd.id', 'd.activity_id', 'd.planned_day', 'd.day', 'd.starts', 'd.ends', 'd.place', 'd.change_reason',
  'd.changed_at', 'd.cancel_reason', 'd.cancelled_at',
] as const

function agenda(tx: Tx, actor: Actor) {
  return tx.selectFrom('activity_date as d')
    .innerJoin('activity as a', (join) => join.onRef('a.municipality_id', '=', 'd.municipality_id')
      .onRef('a.id', '=', 'd.activity_id'))
    .innerJoin('village as v', (join) => join.onRef('v.municipality_id', '=', 'a.municipality_id')
      .onRef('v.id', '=', 'a.village_id'))
    .select(dateColumns).select([
      'a.title', 'a.kind', 'a.kind_words', 'a.village_id', 'v.name as village', 'a.place as usual_place',
      'a.interpreter_languages', 'a.childcare', 'a.ride', 'a.step_free', 'a.women_only', 'd.is_public',
    ]).where('d.municipality_id', '=', actor.municipalityId)
}

type AgendaRow = InferResult<ReturnType<typeof agenda>>[number]
type OwnColumn<T extends string> = T extends `d.${infer Column}` ? Column : never
type DateRow = Pick<AgendaRow, OwnColumn<(typeof dateColumns)[number]>>

function dateOf(row: DateRow): ActivityDate {
  return {
    id: row.id, activityId: row.activity_id, plannedDay: row.planned_day, day: row.day,
    starts: row.starts.slice(0, 5), ends: row.ends.slice(0, 5), ownPlace: row.place, changeReason: row.change_reason,
    cancelReason: row.cancel_reason, isChanged: row.changed_at !== null, isCancelled: row.cancelled_at !== null,
  }
}

function agendaDateOf(row: AgendaRow): AgendaDate {
  return {
    ...dateOf(row), title: row.title, kind: row.kind, kindWords: row.kind_words as Text | null,
    villageId: row.village_id, village: row.village, place: row.place ?? row.usual_place, isPublic: row.is_public,
    ...providesOf(row),
  }
}
