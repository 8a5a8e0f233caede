import { type RawBuilder, sql } from 'kysely'
import { isInCaseload } from '../../../db/caseload.ts'
import { isAfter, type Key, orderBy, type Place } from '../../../db/keyset.ts'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import { getApproach } from '../../approaches/queries.ts'
import { talkClock, type TalkClock } from '../rules/clock.ts'
import { lateRanges, type LateRange } from '../rules/late-ranges.ts'
import { isOpenFile } from '../../newcomers/queries/closures.ts'
import { findClockFacts, findClockFactsOf } from './clock-facts.ts'

/** The clock of each of these people, by kept id; who is out of scope is absent. For lists and the file. */
export async function talkClocks(
  tx: Tx, actor: Actor, personIds: readonly string[], today: PlainDate,
): Promise<Map<string, TalkClock>> {
  const [{ rhythm }, facts] = await Promise.all([getApproach(tx, actor), findClockFacts(tx, actor, personIds)])
  return new Map([...facts].map(([id, known]) => [id, talkClock(rhythm, known, today)]))
}

/** The clock of one person whose every id is known; undefined out of scope. */
export async function talkClockOf(tx: Tx, actor: Actor, ids: readonly string[]): Promise<TalkClock | undefined> {
  const [{ rhythm }, known] = await Promise.all([getApproach(tx, actor), findClockFactsOf(tx, actor, ids)])
  return known && talkClock(rhythm, known, actor.today)
}

export interface LateTalk {
  readonly personId: string
  readonly moment: string
  readonly lastDay: PlainDate
}

/**
 * Which part of a long list is asked for; `among` (kept ids) keeps it to these people, absent is everyone in scope.
 * `after` leaves out what a reader has had, by the place of its last row; the total then counts what is left.
 */
export interface Listing {
  readonly limit: number
  readonly among?: readonly string[] | undefined
  readonly after?: Place | null | undefined
}

/** Lists of talks can also be kept to those that one person holds. */
export interface TalkListing extends Listing {
  readonly heldBy?: string | undefined
}

export interface Listed<T> {
  readonly total: number
  readonly items: readonly T[]
}

/**
 * People whose talk is late on this day, the longest late first, at most `limit`, with how many there are in all. The
 * same people as those whose clock holds a late moment, found without computing every clock. A later day than today
 * gives what will be late by then if nothing happens.
 */
export async function lateTalks(
  tx: Tx, actor: Actor, asked: Listing & { readonly day: PlainDate },
): Promise<Listed<LateTalk>> {
  const { rhythm } = await getApproach(tx, actor)
  const { rows } = await lateRows(actor, lateRanges(rhythm, asked.day), asked).execute(tx)
  return {
    total: rows[0]?.total ?? 0,
    items: rows.map((row) => ({ personId: row.person_id, moment: row.moment, lastDay: row.last_day })),
  }
}

interface LateRow {
  person_id: string
  moment: string
  last_day: PlainDate
  total: number
}

function lateRows(actor: Actor, ranges: readonly LateRange[], asked: Listing & { readonly day: PlainDate }) {
  return sql<LateRow>`
    with known as ${peopleOnClock(actor, asked)},
    late as (${sql.join(ranges.map((range) => lateIn(range, asked)), sql` union all `)})
    select person_id, moment, last_day, count(*) over ()::int as total from late
    where ${isBeyond(lateKeys, asked)} order by ${orderBy(lateKeys)} limit ${asked.limit}`
}

const lateKeys: readonly Key[] = [
  { of: sql`last_day`, as: sql`date` }, { of: sql`person_id`, as: sql`uuid` },
  { of: sql`moment collate "C"`, as: sql`text` },
]

/** The place of a late talk in its list. */
export function placeOfLate({ lastDay, personId, moment }: LateTalk): Place {
  return [lastDay, personId, moment]
}

function isBeyond(keys: readonly Key[], { after }: Listing): RawBuilder<boolean> {
  return after ? isAfter(keys, after) : sql`true`
}

// A caseload is found once by its ids; of a municipality each moment finds its own few by their housing dates.
function peopleOnClock(actor: Actor, { among }: Listing) {
  return sql`${actor.scope === 'files' ? sql`materialized` : sql`not materialized`} (
    select p.municipality_id, p.id, p.housed_on, p.coupled_on from person p
    where p.municipality_id = ${actor.municipalityId} and p.target_group <> 'child'
      and ${isInCaseload(actor, sql`p.id`)} and ${isOpenFile(sql`p.municipality_id`, sql`p.id`)}
      and ${isAmong(sql`p.id`, among)}
      and not exists (
        select from person_merge m
        where m.municipality_id = p.municipality_id and m.merged_id = p.id and m.undone_at is null))`
}

// Housing dates of people who can be late at this moment form one range. From there every step is a search in an
// index, so that the plan stays good when the database knows nothing of the table yet.
function lateIn({ moment, from, until }: LateRange, { day }: { day: PlainDate }) {
  const target = sql`(p.housed_on + make_interval(months => ${moment.months}))::date`
  const lastDay = sql`greatest(${target} + ${moment.daysAfter}::int, e.moved_to)`
  const first = moment.daysBefore === null
    ? sql`case when p.coupled_on is null then '-infinity'::date else least(p.coupled_on, p.housed_on) end`
    : sql`${target} - ${moment.daysBefore}::int`
  return sql`
    select p.id as person_id, ${moment.key}::text as moment, ${lastDay} as last_day
    from known p
    cross join lateral (select ${idsOfPerson} as ids offset 0) i
    left join lateral (
      select v.kind, case when v.kind = 'moved' then v.new_day end as moved_to from talk_moment_event v
      where v.municipality_id = p.municipality_id and v.person_id = any(i.ids) and v.moment = ${moment.key}
      order by v.written_at desc, v.id desc limit 1
    ) e on true
    cross join lateral (
      select max(c.held_on) as held_on, bool_or(c.moment = ${moment.key}) as was_planned_for from conversation c
      where c.municipality_id = p.municipality_id and c.person_id = any(i.ids)
        and c.cancelled_on is null and c.held_on is not null
    ) t
    where p.housed_on between ${from} and ${until}
      and e.kind is distinct from 'declined' and ${lastDay} < ${day}
      and (t.held_on is null or t.held_on < ${first}) and (e.kind = 'moved' and t.was_planned_for) is not true`
}

const idsOfPerson = sql`array[p.id] || array(
  select g.merged_id from person_merge g
  where g.municipality_id = p.municipality_id and g.kept_id = p.id and g.undone_at is null)`

export interface UnreportedTalk {
  readonly personId: string
  readonly talkId: string
  readonly plannedOn: PlainDate
  readonly moment: string
}

/** Planned talks whose day has passed while nobody wrote whether they were held; the oldest first. */
export async function unreportedTalks(tx: Tx, actor: Actor, asked: TalkListing): Promise<Listed<UnreportedTalk>> {
  const rows = await standing(tx, actor, asked).where('c.planned_on', '<', actor.today)
    .where(isBeyond(unreportedKeys, asked)).orderBy(orderBy(unreportedKeys)).limit(asked.limit).execute()
  return { total: rows[0]?.total ?? 0, items: rows.map(({ total: _, ...row }) => ({ ...row })) }
}

const day: Key = { of: sql`c.planned_on`, as: sql`date` }
const one: Key = { of: sql`c.id`, as: sql`uuid` }
const unreportedKeys: readonly Key[] = [day, one]
const plannedKeys: readonly Key[] = [day, { of: sql`c.planned_time`, as: sql`time` }, one]

/** The place of an unreported talk in its list. */
export function placeOfUnreported({ plannedOn, talkId }: UnreportedTalk): Place {
  return [plannedOn, talkId]
}

/** The place of a planned talk in its list. */
export function placeOfPlanned({ plannedOn, plannedTime, talkId }: PlannedTalk): Place {
  return [plannedOn, plannedTime, talkId]
}

export interface PlannedTalk extends UnreportedTalk {
  readonly plannedTime: string | null
  readonly interviewerId: string | null
  readonly interviewerName: string | null
}

/** Talks that are planned from one day to another, both included; the first first. */
export async function plannedTalks(
  tx: Tx, actor: Actor, asked: TalkListing & { readonly from: PlainDate; readonly until: PlainDate },
): Promise<Listed<PlannedTalk>> {
  const rows = await standing(tx, actor, asked).leftJoin('account as i', 'i.id', 'c.interviewer_id')
    .select([
      'c.planned_time as plannedTime', 'c.interviewer_id as interviewerId', 'i.name as interviewerName',
    ])
    .where('c.planned_on', '>=', asked.from).where('c.planned_on', '<=', asked.until)
    .where(isBeyond(plannedKeys, asked)).orderBy(orderBy(plannedKeys)).limit(asked.limit).execute()
  return {
    total: rows[0]?.total ?? 0,
    items: rows.map(({ total: _, ...row }) => ({ ...row, plannedTime: row.plannedTime?.slice(0, 5) ?? null })),
  }
}

// The join keeps an interviewer to the people whose talk is theirs today (the lock looks at person).
function standing(tx: Tx, actor: Actor, { among, heldBy }: TalkListing) {
  return tx.selectFrom('conversation as c')
    .innerJoin('person as p', (join) =>
      join.onRef('p.municipality_id', '=', 'c.municipality_id').onRef('p.id', '=', 'c.person_id'))
    .leftJoin('person_merge as m', (join) => join.onRef('m.municipality_id', '=', 'c.municipality_id')
      .onRef('m.merged_id', '=', 'c.person_id').on('m.undone_at', 'is', null))
    .select((row) => [
      row.fn.coalesce('m.kept_id', 'c.person_id').as('personId'), 'c.id as talkId', 'c.moment',
      row.ref('c.planned_on').$notNull().as('plannedOn'), sql<number>`count(*) over ()::int`.as('total'),
    ])
    .where('c.municipality_id', '=', actor.municipalityId).where('c.held_on', 'is', null)
    .where('c.cancelled_on', 'is', null).where(isOpenFile(sql`c.municipality_id`, sql`c.person_id`))
    .where(isAmong(sql`coalesce(m.kept_id, c.person_id)`, among))
    .$if(heldBy !== undefined, (query) => query.where('c.interviewer_id', '=', heldBy ?? null))
}

function isAmong(column: RawBuilder<unknown>, among: readonly string[] | undefined) {
  return among === undefined ? sql<boolean>`true` : sql<boolean>`${column} = any(${[...among]}::uuid[])`
}
