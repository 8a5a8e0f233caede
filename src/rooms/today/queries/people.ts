import { type RawBuilder, sql } from 'kysely'
import { isInCaseload } from '../../../db/caseload.ts'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { newestLateDay } from '../../../kit/late.ts'
import { addWeeks } from '../../../kit/plain-dates.ts'
import { isOpenFile } from '../../newcomers/queries/closures.ts'
import type { Among } from '../../newcomers/queries/due.ts'

export interface DuePerson {
  readonly personId: string
  readonly name: string
  /** The last day on which it is in time. */
  readonly lastDay: string
}

const nameOf = sql<string>`concat_ws(' ', nullif(p.given_name, ''), nullif(p.name_prefix, ''),
  nullif(p.family_name, ''))`

// Only kept people whose file is open, each with all their ids; a file merged into another is that other's.
const people = (actor: Actor, among?: readonly string[]) => sql`
  person p left join (
    select kept_id, array_agg(merged_id) as ids from person_merge
    where municipality_id = ${actor.municipalityId} and undone_at is null group by kept_id
  ) g on g.kept_id = p.id
  where p.municipality_id = ${actor.municipalityId}
    and not exists (select from person_merge m where m.municipality_id = ${actor.municipalityId}
      and m.merged_id = p.id and m.undone_at is null)
    and ${isOpenFile(sql`p.municipality_id`, sql`p.id`)}
    ${among ? sql`and p.id = any(${[...among]}::uuid[])` : sql``}`

// The same sum as isAdultOn: 1 July or the 15th when the birth date is vague, no child when the year is not known.
const isAdultWhenHoused = sql`case when p.birth_year is null then p.target_group <> 'child' else
  extract(year from p.housed_on) - p.birth_year
    - (to_char(p.housed_on, 'MM-DD') < lpad(coalesce(p.birth_month, 7)::text, 2, '0') || '-'
      || lpad(coalesce(p.birth_day, case when p.birth_month is null then 1 else 15 end)::text, 2, '0'))::int >= 18 end`

/**
 * SB-04: adults who live here and have no agreed plan, when the last day of its term is `until` or earlier;
 * the longest late first. Walks the people in order of housing and stops at the limit.
 */
export async function duePlans(
  tx: Tx, actor: Actor, { until, months, limit, among }: Among & { until: string; months: number },
): Promise<DuePerson[]> {
  const lastDay = sql`(p.housed_on + make_interval(months => ${months}::int))::date`
  const { rows } = await sql<DuePerson>`
    select p.id as "personId", ${nameOf} as name, ${lastDay} as "lastDay"
    from ${people(actor, among)} and p.housed_on <= ${until}::date and ${lastDay} <= ${until}::date
      and ${isAdultWhenHoused}
      and (select true from plan_agreement a where a.municipality_id = p.municipality_id
        and a.person_id = any(array_append(g.ids, p.id)) limit 1) is null
    order by p.housed_on, p.id limit ${limit}`.execute(tx)
  return rows
}

/**
 * Silent socially: who lives here and had no social contact and no invitation for this many weeks (MS-10); coming to an
 * activity is contact. The weeks count from the last of these, else from the day they came to live here; `lastDay` is
 * the last day of them.
 */
export async function sociallySilent(
  tx: Tx, actor: Actor, { weeks, limit, among }: Among & { weeks: number },
): Promise<DuePerson[]> {
  const newest = addWeeks(newestLateDay(actor.today), -weeks)
  const { rows } = await sql<DuePerson>`
    with visited as materialized (
      select p.id, ${nameOf} as name, greatest(p.housed_on, ${lastVisit(actor, sql`p.id`)},
        case when g.ids is not null then
          (select max(${lastVisit(actor, sql`x.id`)}) from unnest(g.ids) as x(id)) end) as since
      from ${people(actor, among)} and p.housed_on is not null
    ), heard as materialized (
      select v.id, v.name, greatest(v.since, met.day) as since
      from visited v left join (${lastMet(actor)}) met on met.id = v.id where v.since <= ${newest}::date
    )
    select id as "personId", name, (since + make_interval(weeks => ${weeks}::int))::date as "lastDay"
    from heard where since <= ${newest}::date order by since, id limit ${limit}`.execute(tx)
  return rows
}

// Read from the side of the invitations: of thousands who are quiet most were never invited. One taken back was none.
function lastMet(actor: Actor) {
  return sql`select coalesce(m.kept_id, r.person_id) as id, max(r.day) as day from (
      select i.person_id, (max(i.asked_at) at time zone 'Europe/Amsterdam')::date as day from invitation i
      where i.municipality_id = ${actor.municipalityId} and i.ended_at is null
        and ${isInCaseload(actor, sql`i.person_id`)} group by i.person_id
      union all
      select t.person_id, max(d.day) from attendance t
        join activity_date d on d.municipality_id = t.municipality_id and d.id = t.date_id
      where t.municipality_id = ${actor.municipalityId} and t.came and ${isInCaseload(actor, sql`t.person_id`)}
      group by t.person_id
    ) r left join person_merge m on m.municipality_id = ${actor.municipalityId} and m.merged_id = r.person_id
      and m.undone_at is null group by 1`
}

// The newest row of one person through the index; a merged file is looked up apart, since few have one.
function lastVisit(actor: Actor, personId: RawBuilder<unknown>) {
  return sql`(select (c.at at time zone 'Europe/Amsterdam')::date from contact_moment c
    where c.municipality_id = p.municipality_id and c.person_id = ${personId} and c.kind = 'social'
      and (c.at at time zone 'Europe/Amsterdam')::date <= ${actor.today}::date
      and (not c.is_appointment or c.outcome = 'came') order by c.at desc limit 1)`
}

export interface EndingAttachment extends DuePerson {
  readonly memberId: string
}

/** Files to which the actor attached themselves and that close by themselves on `until` or earlier. */
export async function endingAttachments(tx: Tx, actor: Actor, until: string): Promise<EndingAttachment[]> {
  const { rows } = await sql<EndingAttachment>`
    select t.id as "memberId", p.id as "personId", ${nameOf} as name, t.last_day as "lastDay"
    from file_team_member t
      left join person_merge m on m.municipality_id = t.municipality_id and m.merged_id = t.person_id
        and m.undone_at is null
      join person p on p.municipality_id = t.municipality_id and p.id = coalesce(m.kept_id, t.person_id)
    where t.municipality_id = ${actor.municipalityId} and t.account_id = ${actor.userId} and t.is_self_attached
      and ${isOpenFile(sql`p.municipality_id`, sql`p.id`)}
      and t.last_day between ${actor.today}::date and ${until}::date
    order by t.last_day, t.id limit 50`.execute(tx)
  return rows
}
