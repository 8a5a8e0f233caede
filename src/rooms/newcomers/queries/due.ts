import { type RawBuilder, sql } from 'kysely'
import { isInCaseload } from '../../../db/caseload.ts'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { addDays, addWeeks } from '../../../kit/plain-dates.ts'
import { momentOf } from '../rules/appointments.ts'
import { isOpenFile } from './closures.ts'
import { leadsToday } from './team.ts'

export interface Among {
  readonly limit: number
  /** Only these people, by kept id; absent is everybody the actor may see. */
  readonly among?: readonly string[]
}

export interface Some<T> {
  readonly total: number
  readonly items: T[]
}

export interface SilentPerson {
  readonly personId: string
  readonly name: string
  /** null when no professional contact was ever written down. */
  readonly lastContactOn: string | null
  /** The day from which the silence counts: the last contact, else the coupling, housing or registration here. */
  readonly since: string
}

// The name of somebody as they write it; in SQL because lists sort and cut there.
const nameOf = sql<string>`concat_ws(' ',
  nullif(p.given_name, ''), nullif(p.name_prefix, ''), nullif(p.family_name, ''))`

/** Only kept people whose file is open, each with all their ids. */
const people = (actor: Actor, among?: readonly string[], joined: RawBuilder<unknown> = sql``) => sql`
  person p left join (
    select kept_id, array_agg(merged_id) as ids from person_merge
    where municipality_id = ${actor.municipalityId} and undone_at is null group by kept_id
  ) g on g.kept_id = p.id ${joined}
  where p.municipality_id = ${actor.municipalityId} and ${isInCaseload(actor, sql`p.id`)}
    and not exists (select from person_merge m where m.municipality_id = ${actor.municipalityId}
      and m.merged_id = p.id and m.undone_at is null)
    and ${isOpenFile(sql`p.municipality_id`, sql`p.id`)}
    ${among ? sql`and p.id = any(${[...among]}::uuid[])` : sql``}`

/**
 * Silent: no professional contact for this many weeks (definitions.md). Contact is a contact moment that is not
 * social, an appointment only when the person came, and a talk that was held. The longest silent come first.
 */
export async function silentPeople(
  tx: Tx, actor: Actor, { weeks, limit, among }: Among & { weeks: number },
): Promise<Some<SilentPerson>> {
  const newest = addWeeks(actor.today, -weeks)
  const tomorrow = momentOf(addDays(actor.today, 1), '00:00')
  const { rows } = await sql<SilentPerson & { total: number }>`
    with heard as materialized (
      select p.id, ${nameOf} as name,
        greatest(${lastContact(sql`p.id`, tomorrow)}, ${lastTalk(sql`p.id`)},
          case when g.ids is not null then (select greatest(max(${lastContact(sql`x.id`, tomorrow)}),
            max(${lastTalk(sql`x.id`)})) from unnest(g.ids) as x(id)) end
        ) as last_contact,
        coalesce(p.coupled_on, p.housed_on, (p.created_at at time zone 'Europe/Amsterdam')::date) as known_since
      from ${people(actor, among)}
    )
    select id as "personId", name, last_contact as "lastContactOn", coalesce(last_contact, known_since) as since,
      count(*) over ()::int as total
    from heard where coalesce(last_contact, known_since) < ${newest}::date
    order by coalesce(last_contact, known_since), id limit ${limit}`.execute(tx)
  return some(rows)
}

// The newest row of one person through the index; an answer for a merged file is looked up apart, since few have one.
function lastContact(personId: RawBuilder<unknown>, before: Date) {
  return sql`(select (c.at at time zone 'Europe/Amsterdam')::date from contact_moment c
    where c.municipality_id = p.municipality_id and c.person_id = ${personId} and c.kind <> 'social'
      and c.at < ${before} and (not c.is_appointment or c.outcome = 'came') order by c.at desc limit 1)`
}

function lastTalk(personId: RawBuilder<unknown>) {
  return sql`(select max(t.held_on) from conversation t
    where t.municipality_id = p.municipality_id and t.person_id = ${personId})`
}

export interface LeadlessFile {
  readonly personId: string
  readonly name: string
  readonly since: string
}

/** Files that nobody leads today, or somebody whose work here ended; the ones that wait longest first. */
export async function filesWithoutLead(tx: Tx, actor: Actor, { limit, among }: Among): Promise<Some<LeadlessFile>> {
  const { rows } = await sql<LeadlessFile & { total: number }>`
    with led as materialized (
      select coalesce(g.kept_id, m.person_id) as person_id, bool_or(${leadsToday(actor)}) as is_led,
        max(m.last_day) filter (where m.last_day < ${actor.today}::date) + 1 as led_until
      from file_team_member m left join person_merge g on g.municipality_id = m.municipality_id
        and g.merged_id = m.person_id and g.undone_at is null
      where m.municipality_id = ${actor.municipalityId} and m.is_lead and ${isInCaseload(actor, sql`m.person_id`)}
      group by 1
    ), leadless as materialized (
      select p.id, ${nameOf} as name,
        greatest((p.created_at at time zone 'Europe/Amsterdam')::date, led.led_until) as since
      from ${people(actor, among, sql`left join led on led.person_id = p.id`)} and led.is_led is not true
    )
    select id as "personId", name, since, count(*) over ()::int as total from leadless
    order by since, id limit ${limit}`.execute(tx)
  return some(rows)
}

export interface DueAppointment {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly at: Date
  readonly kind: string
  readonly place: string
}

/** Appointments up to and including the last day `until` of which nobody has said how they went, oldest first. */
export async function dueAppointments(
  tx: Tx, actor: Actor, { until, limit, among }: Among & { until: string },
): Promise<Some<DueAppointment>> {
  const end = momentOf(addDays(until, 1), '00:00')
  // Appointments first: joined in one go, PostgreSQL asks for those of the whole caseload once for each person in it.
  const { rows } = await sql<DueAppointment & { total: number }>`
    with open as materialized (
      select c.id, c.person_id, c.at, c.kind, c.place from contact_moment c
      where c.municipality_id = ${actor.municipalityId} and c.is_appointment and c.outcome is null and c.at < ${end}
        and ${isInCaseload(actor, sql`c.person_id`)}
    )
    select c.id, p.id as "personId", ${nameOf} as name, c.at, c.kind, c.place, count(*) over ()::int as total
    from open c
      left join person_merge m on m.municipality_id = ${actor.municipalityId} and m.merged_id = c.person_id
        and m.undone_at is null
      join person p on p.municipality_id = ${actor.municipalityId}
        and p.id = case when m.kept_id is null then c.person_id else m.kept_id end
    where ${isInCaseload(actor, sql`p.id`)} and ${isOpenFile(sql`p.municipality_id`, sql`p.id`)}
      ${among ? sql`and p.id = any(${[...among]}::uuid[])` : sql``}
    order by c.at, c.id limit ${limit}`.execute(tx)
  return some(rows)
}

/** The kept ids of the people around whom the actor has a place in the team today. */
export async function caseloadOf(tx: Tx, actor: Actor): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct coalesce(m.kept_id, t.person_id) as id from file_team_member t
      left join person_merge m on m.municipality_id = t.municipality_id and m.merged_id = t.person_id
        and m.undone_at is null
    where t.municipality_id = ${actor.municipalityId} and t.account_id = ${actor.userId}
      and t.first_day <= ${actor.today} and (t.last_day is null or t.last_day >= ${actor.today})`.execute(tx)
  return rows.map(({ id }) => id)
}

/** The kept ids of the people of the actor's area teams. */
export async function teamPeople(tx: Tx, actor: Actor): Promise<string[]> {
  if (actor.teamIds.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select distinct coalesce(m.kept_id, f.person_id) as id from person_finding f
      left join person_merge m on m.municipality_id = f.municipality_id and m.merged_id = f.person_id
        and m.undone_at is null
    where f.municipality_id = ${actor.municipalityId} and f.area_team_id = any(${[...actor.teamIds]}::uuid[])`
    .execute(tx)
  return rows.map(({ id }) => id)
}

export interface ShortPerson {
  readonly name: string
  readonly birthYear: number | null
  readonly village: string | null
}

/** Names for a list that holds ids; who is out of scope is not in the answer. */
export async function namesOf(
  tx: Tx, actor: Actor, personIds: readonly string[],
): Promise<Map<string, ShortPerson>> {
  if (personIds.length === 0) return new Map()
  const { rows } = await sql<ShortPerson & { id: string }>`
    select p.id, ${nameOf} as name, p.birth_year as "birthYear", v.name as village
    from person p left join village v on v.municipality_id = p.municipality_id and v.id = p.village_id
    where p.municipality_id = ${actor.municipalityId} and p.id = any(${[...personIds]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}

function some<T>(rows: (T & { total: number })[]): Some<T> {
  return { total: rows[0]?.total ?? 0, items: rows.map(({ total: _total, ...row }) => row as unknown as T) }
}
