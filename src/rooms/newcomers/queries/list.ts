import { type RawBuilder, sql } from 'kysely'
import { isInCaseload } from '../../../db/caseload.ts'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { ListFilter } from '../rules/list.ts'
import { isOpenFile } from './closures.ts'

export interface ListRow {
  readonly personId: string
  readonly name: string
  readonly called: string
  readonly birthYear: number | null
  readonly village: string | null
  readonly areaTeam: string | null
  readonly targetGroup: string
  readonly housedOn: string | null
  readonly leadName: string | null
  readonly lastContactOn: string | null
  readonly isProtected: boolean
  /** null while the file is open. */
  readonly closedOn: string | null
}

export interface ListPage {
  /** Zero-based first row. */
  readonly offset: number
  readonly limit: number
}

/**
 * The people whose files the actor may open, one row each, after filter and order; `total` is without the page.
 * Merged-away files are left out, and closed ones unless they are asked for. Contact is professional contact, as
 * silence counts it.
 */
export async function listPersons(
  tx: Tx, actor: Actor, filter: ListFilter, page: ListPage,
): Promise<{ total: number; rows: ListRow[] }> {
  const base = sql`from person p
    left join village v on v.municipality_id = p.municipality_id and v.id = p.village_id
    left join area_team t on t.municipality_id = p.municipality_id and t.id = coalesce(p.area_team_id, v.area_team_id)
    where ${sql.join(conditions(actor, filter), sql` and `)}`
  const counting = sql<{ total: number }>`select count(*)::int as total ${base}`.execute(tx)
  const listing = sql<ListRow>`
    with page as (
      select p.id, p.municipality_id, concat_ws(' ', nullif(p.given_name, ''), nullif(p.name_prefix, ''),
        nullif(p.family_name, '')) as name, p.called, p.birth_year, p.target_group, p.housed_on,
        p.address_protected, v.name as village, t.name as area_team,
        row_number() over (order by ${orderOf(filter)}) as place
      ${base} order by place limit ${page.limit} offset ${page.offset}
    )
    select id as "personId", name, called, birth_year as "birthYear", village, area_team as "areaTeam",
      target_group as "targetGroup", housed_on as "housedOn", ${leadName(actor)} as "leadName",
      address_protected as "isProtected", ${lastContact} as "lastContactOn",
      (select c.closed_on from file_closure c where c.municipality_id = page.municipality_id
        and c.person_id = page.id and c.reopened_at is null) as "closedOn"
    from page order by place`.execute(tx)
  const [count, { rows }] = await Promise.all([counting, listing])
  return { total: count.rows[0]?.total ?? 0, rows }
}

// The newest professional contact on any file of the person; counted for the page only.
const lastContact = sql<string | null>`(select greatest(
    (select max((c.at at time zone 'Europe/Amsterdam')::date) from contact_moment c
      where c.municipality_id = page.municipality_id and c.person_id = any(i.ids) and c.kind <> 'social'
        and (not c.is_appointment or c.outcome = 'came')),
    (select max(k.held_on) from conversation k
      where k.municipality_id = page.municipality_id and k.person_id = any(i.ids)))
  from (select array_append(array_agg(m.merged_id), page.id) as ids from person_merge m
    where m.municipality_id = page.municipality_id and m.kept_id = page.id and m.undone_at is null) i)`

function leadName(actor: Actor): RawBuilder<string | null> {
  return sql`(select a.name from file_team_member m join account a on a.id = m.account_id
    where m.municipality_id = page.municipality_id and m.person_id = page.id and ${leadsToday(actor)}
    order by m.first_day desc limit 1)`
}

function leadsToday(actor: Actor): RawBuilder<boolean> {
  return sql`m.is_lead and m.first_day <= ${actor.today}::date
    and (m.last_day is null or m.last_day >= ${actor.today}::date)`
}

function conditions(actor: Actor, filter: ListFilter): RawBuilder<unknown>[] {
  return [
    sql`p.municipality_id = ${actor.municipalityId}`, isInCaseload(actor, sql`p.id`),
    sql`not exists (select from person_merge m where m.municipality_id = p.municipality_id and m.merged_id = p.id
      and m.undone_at is null)`,
    ...fileCondition(filter.files),
    ...(filter.village ? [sql`p.village_id = ${filter.village}`] : []),
    ...(filter.team ? [sql`coalesce(p.area_team_id, v.area_team_id) = ${filter.team}`] : []),
    ...(filter.group ? [sql`p.target_group = ${filter.group}`] : []),
    ...leadCondition(actor, filter.lead),
    ...housedCondition(actor, filter.housed),
    ...(filter.among ? [sql`p.id = any(${[...filter.among]}::uuid[])`] : []),
    ...(filter.unprotected ? [sql`not p.address_protected`] : []),
  ]
}

const isOpen = isOpenFile(sql`p.municipality_id`, sql`p.id`)

function fileCondition(files: ListFilter['files']): RawBuilder<unknown>[] {
  if (files === 'all') return []
  return [files === 'closed' ? sql`not ${isOpen}` : isOpen]
}

function leadCondition(actor: Actor, lead: ListFilter['lead']): RawBuilder<unknown>[] {
  if (!lead) return []
  const led = sql`select m.person_id from file_team_member m
    where m.municipality_id = ${actor.municipalityId} and ${leadsToday(actor)}`
  if (lead === 'nobody') return [sql`not exists (${led} and m.person_id = p.id)`]
  return [sql`p.id in (${led} and m.account_id = ${lead === 'me' ? actor.userId : lead})`]
}

function housedCondition(actor: Actor, housed: ListFilter['housed']): RawBuilder<unknown>[] {
  if (!housed) return []
  if (housed === 'waiting') return [sql`(p.housed_on is null or p.housed_on > ${actor.today}::date)`]
  const since = housed === 'year' ? sql`${actor.today}::date - interval '1 year'` : sql`'-infinity'`
  return [sql`p.housed_on <= ${actor.today}::date and p.housed_on >= ${since}`]
}

function orderOf({ order }: ListFilter): RawBuilder<unknown> {
  // Names are ordered as people in the Netherlands look for them, whatever their script.
  const name = sql`coalesce(nullif(p.family_name, ''), p.given_name) collate "und-x-icu", p.given_name, p.id`
  if (order === 'housed') return sql`p.housed_on desc nulls first, ${name}`
  if (order === 'new') return sql`p.created_at desc, ${name}`
  return name
}
