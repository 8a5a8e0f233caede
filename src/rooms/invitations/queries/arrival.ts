import { type RawBuilder, sql } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import { isInCaseload } from '../../../db/caseload.ts'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { addDays, type PlainDate } from '../../../kit/plain-dates.ts'
import type { Among } from '../../newcomers/queries/due.ts'
import { isOpenFile } from '../../newcomers/queries/closures.ts'
import { type ArrivalFacts, arrivalAskedDays, arrivalDays } from '../rules/arrival.ts'

/** What counts of somebody's first week, by all their ids. */
export async function findArrival(tx: Tx, actor: Actor, ids: readonly string[]): Promise<ArrivalFacts> {
  const { rows } = await sql<ArrivalFacts>`
    select (select max(p.housed_on) from person p
        where p.municipality_id = ${actor.municipalityId} and p.id = ${anyOf(ids)}) as "housedOn",
      ${firstContact(actor, anyOf(ids))} as "contactOn",
      ${calendarDay(actor, anyOf(ids))} as "calendarOn"`.execute(tx)
  return rows[0] ?? { housedOn: null, contactOn: null, calendarOn: null }
}

export interface Arriving {
  readonly personId: string
  readonly name: string
  readonly lastDay: PlainDate
  readonly missing: 'contact' | 'calendar' | 'both'
}

/**
 * Who came to live here lately and has had no informal contact yet, or no calendar of the village: when the last day of
 * their first week is `until` or earlier, the longest late first. Children come along with who they live with.
 */
export async function arrivingPeople(
  tx: Tx, actor: Actor, { until, limit, among }: Among & { until: PlainDate },
): Promise<Arriving[]> {
  const { rows } = await sql<Arriving>`
    with arrived as materialized (
      select p.id, p.housed_on, concat_ws(' ', nullif(p.given_name, ''), nullif(p.name_prefix, ''),
        nullif(p.family_name, '')) as name, array_append(array(select m.merged_id from person_merge m
          where m.municipality_id = p.municipality_id and m.kept_id = p.id and m.undone_at is null), p.id) as ids
      from person p where p.municipality_id = ${actor.municipalityId}
        and p.housed_on between ${addDays(actor.today, -arrivalAskedDays)}::date
          and least(${actor.today}::date, ${addDays(until, -arrivalDays)}::date)
        and case when p.birth_year is null then p.target_group <> 'child'
          else p.birth_year <= ${Number(actor.today.slice(0, 4)) - 18}::int end
        and not exists (select from person_merge m where m.municipality_id = p.municipality_id and m.merged_id = p.id
          and m.undone_at is null)
        and ${isInCaseload(actor, sql`p.id`)} and ${isOpenFile(sql`p.municipality_id`, sql`p.id`)}
        ${among ? sql`and p.id = ${anyOf(among)}` : sql``}
    ), asked as (
      select a.*, ${firstContact(actor, sql`any(a.ids)`)} as contact_on,
        ${calendarDay(actor, sql`any(a.ids)`)} as calendar_on
      from arrived a
    )
    select id as "personId", name, housed_on + ${arrivalDays}::int as "lastDay",
      case when contact_on is not null then 'calendar' when calendar_on is not null then 'contact' else 'both' end
        as missing
    from asked where contact_on is null or calendar_on is null order by housed_on, id limit ${limit}`.execute(tx)
  return rows
}

function firstContact(actor: Actor, ids: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`least(
    (select min(c.at at time zone 'Europe/Amsterdam')::date from contact_moment c
      where c.municipality_id = ${actor.municipalityId} and c.person_id = ${ids} and c.kind = 'social'
        and (c.at at time zone 'Europe/Amsterdam')::date <= ${actor.today}::date
        and (not c.is_appointment or c.outcome = 'came')),
    (select min(d.day) from attendance t
      join activity_date d on d.municipality_id = t.municipality_id and d.id = t.date_id
      where t.municipality_id = ${actor.municipalityId} and t.person_id = ${ids} and t.came))`
}

function calendarDay(actor: Actor, ids: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select min(k.given_on) from calendar_given k
    where k.municipality_id = ${actor.municipalityId} and k.person_id = ${ids})`
}

/** Writes that these people have the calendar since today; a second time changes nothing. */
export async function insertCalendarGiven(
  tx: Tx, actor: Actor, personIds: readonly string[], at: Date,
): Promise<void> {
  await tx.insertInto('calendar_given').values(personIds.map((person_id) => ({
    municipality_id: actor.municipalityId, person_id, given_on: actor.today, written_at: at,
    written_by: actor.userId,
  }))).onConflict((conflict) => conflict.doNothing()).execute()
}
