import { type RawBuilder, sql } from 'kysely'
import { isInCaseload } from '../../../db/caseload.ts'
import { isAfter, type Key, orderBy, type Place, placeOf } from '../../../db/keyset.ts'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { ListFilter } from '../rules/list.ts'
import { isOpenFile } from './closures.ts'
import { isPastRetention } from './own-fields.ts'
import { leadsToday } from './team.ts'

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

/** The same row with its place, for who goes on from there. */
export interface PlacedRow extends ListRow {
  readonly position: Place
}

/**
 * The people whose files the actor may open, one row each, after filter and order; `total` is without the page.
 * Merged-away files are left out, and closed ones unless they are asked for. Contact is professional contact, as
 * silence counts it.
 */
export async function listPersons(
  tx: Tx, actor: Actor, filter: ListFilter, page: ListPage,
): Promise<{ total: number; rows: ListRow[] }> {
  const [total, { rows }] = await Promise.all([
    countPersons(tx, actor, filter), rowsOf(actor, filter, { after: null, ...page }).execute(tx),
  ])
  return { total, rows: rows.map(({ position: _, ...row }) => row) }
}

/** How many the same list has. */
export async function countPersons(tx: Tx, actor: Actor, filter: ListFilter): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*)::int as total ${peopleOf(actor, filter)}`.execute(tx)
  return rows[0]?.total ?? 0
}

/** At most `limit` rows of the same list after a place; who is added meanwhile moves nobody. */
export async function personsAfter(
  tx: Tx, actor: Actor, filter: ListFilter, part: Pick<Part, 'after' | 'limit'>,
): Promise<PlacedRow[]> {
  return (await rowsOf(actor, filter, { offset: 0, ...part }).execute(tx)).rows
}

interface Part extends ListPage {
  readonly after: Place | null
}

function rowsOf(actor: Actor, filter: ListFilter, { after, offset, limit }: Part): RawBuilder<PlacedRow> {
  const keys = keysOf(filter)
  return sql<PlacedRow>`
    with page as (
      select p.id, p.municipality_id, concat_ws(' ', nullif(p.given_name, ''), nullif(p.name_prefix, ''),
        nullif(p.family_name, '')) as name, p.called, p.birth_year, p.target_group, p.housed_on,
        p.address_protected, v.name as village, t.name as area_team, ${placeOf(keys)} as position,
        row_number() over (order by ${orderBy(keys)}) as place
      ${peopleOf(actor, filter)} ${after === null ? sql`` : sql`and ${isAfter(keys, after)}`}
      order by place limit ${limit} offset ${offset}
    )
    select id as "personId", name, called, birth_year as "birthYear", village, area_team as "areaTeam",
      target_group as "targetGroup", housed_on as "housedOn", ${leadName(actor)} as "leadName",
      address_protected as "isProtected", ${lastContact} as "lastContactOn", position,
      (select c.closed_on from file_closure c where c.municipality_id = page.municipality_id
        and c.person_id = page.id and c.reopened_at is null) as "closedOn"
    from page order by place`
}

function peopleOf(actor: Actor, filter: ListFilter): RawBuilder<unknown> {
  return sql`from person p
    left join village v on v.municipality_id = p.municipality_id and v.id = p.village_id
    left join area_team t on t.municipality_id = p.municipality_id and t.id = coalesce(p.area_team_id, v.area_team_id)
    where ${sql.join(conditions(actor, filter), sql` and `)}`
}

/** Of these people, who has a protected address and so stands in no export. */
export async function protectedAmong(tx: Tx, actor: Actor, personIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.selectFrom('person').select('id').where('municipality_id', '=', actor.municipalityId)
    .where('address_protected', '=', true).where('id', '=', sql<string>`any(${[...personIds]}::uuid[])`).execute()
  return new Set(rows.map(({ id }) => id))
}

// The newest professional contact on any file of the person; counted for the page only.
const lastContact = sql<string | null>`(select max(greatest(
    (select (c.at at time zone 'Europe/Amsterdam')::date from contact_moment c
      where c.municipality_id = page.municipality_id and c.person_id = file.id and c.kind <> 'social'
        and (not c.is_appointment or c.outcome = 'came') order by c.at desc limit 1),
    (select max(k.held_on) from conversation k
      where k.municipality_id = page.municipality_id and k.person_id = file.id)))
  from (select page.id union all select m.merged_id from person_merge m
    where m.municipality_id = page.municipality_id and m.kept_id = page.id and m.undone_at is null) file)`

function leadName(actor: Actor): RawBuilder<string | null> {
  return sql`(select a.name from file_team_member m join account a on a.id = m.account_id
    where m.municipality_id = page.municipality_id and ${leadsToday(actor)} and m.person_id = any(array(select page.id
      union all select g.merged_id from person_merge g where g.municipality_id = page.municipality_id
        and g.kept_id = page.id and g.undone_at is null))
    order by m.person_id = page.id desc, m.first_day desc limit 1)`
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
    ...Object.entries(filter.own ?? {}).map(([fieldId, value]) => sql`${ownValueOf(actor, fieldId)} = ${value}`),
    ...(filter.unprotected ? [sql`not p.address_protected`] : []),
  ]
}

// As the details show it: of the kept file before a merged one, and nothing past its retention.
function ownValueOf(actor: Actor, fieldId: string): RawBuilder<string | null> {
  return sql`(select v.value from own_field_value v
    where v.municipality_id = p.municipality_id and v.field_id = ${fieldId}::uuid
      and (v.person_id = p.id or v.person_id in (select m.merged_id from person_merge m
        where m.municipality_id = p.municipality_id and m.kept_id = p.id and m.undone_at is null))
      and not ${isPastRetention(actor, sql`v.person_id`, sql`v.field_id`)}
    order by v.person_id = p.id desc limit 1)`
}

const isOpen = isOpenFile(sql`p.municipality_id`, sql`p.id`)

function fileCondition(files: ListFilter['files']): RawBuilder<unknown>[] {
  if (files === 'all') return []
  return [files === 'closed' ? sql`not ${isOpen}` : isOpen]
}

function leadCondition(actor: Actor, lead: ListFilter['lead']): RawBuilder<unknown>[] {
  if (!lead) return []
  const led = sql`select coalesce(g.kept_id, m.person_id) from file_team_member m left join person_merge g
    on g.municipality_id = m.municipality_id and g.merged_id = m.person_id and g.undone_at is null
    where m.municipality_id = ${actor.municipalityId} and ${leadsToday(actor)}`
  if (lead === 'nobody') return [sql`not exists (${led} and coalesce(g.kept_id, m.person_id) = p.id)`]
  return [sql`p.id in (${led} and m.account_id = ${lead === 'me' ? actor.userId : lead})`]
}

function housedCondition(actor: Actor, housed: ListFilter['housed']): RawBuilder<unknown>[] {
  if (!housed) return []
  if (housed === 'waiting') return [sql`(p.housed_on is null or p.housed_on > ${actor.today}::date)`]
  const since = housed === 'year' ? sql`${actor.today}::date - interval '1 year'` : sql`'-infinity'`
  return [sql`p.housed_on <= ${actor.today}::date and p.housed_on >= ${since}`]
}

function keysOf({ order }: ListFilter): Key[] {
  // Names are ordered as people in the Netherlands look for them, whatever their script.
  const name: Key[] = [
    { of: sql`coalesce(nullif(p.family_name, ''), p.given_name) collate "und-x-icu"`, as: sql`text` },
    { of: sql`p.given_name`, as: sql`text` }, { of: sql`p.id`, as: sql`uuid` },
  ]
  if (order === 'housed') return [{ of: sql`p.housed_on`, as: sql`date`, isDescending: true }, ...name]
  if (order === 'new') return [{ of: sql`p.created_at`, as: sql`timestamptz`, isDescending: true }, ...name]
  return name
}
