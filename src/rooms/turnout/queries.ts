import { type RawBuilder, sql } from 'kysely'
import { isInCaseload } from '../../db/caseload.ts'
import type { Tx } from '../../db/database.ts'
import type { ComingNeed } from '../../db/schema.ts'
import type { Actor } from '../../kit/actor.ts'
import type { PlainDate } from '../../kit/plain-dates.ts'
import { isMistake } from '../newcomers/queries/closures.ts'
import type { Counts } from './rules/counts.ts'

/** What is counted: dates that have been, from this day; as `files` says, of one's own people or of everybody. */
export interface Span {
  readonly from: PlainDate
  /** The actor works with files: their rows are asked for, else the figures of everybody. */
  readonly files: boolean
}

export interface GroupRow extends Counts {
  /** '' where it is not known. */
  readonly village: string
  readonly language: string
  readonly children: 'with' | 'without'
}

export interface ActivityRow extends Counts {
  readonly id: string
  readonly title: string
  readonly village: string
}

export interface NeedRow extends Counts {
  readonly need: ComingNeed
}

export interface PeopleCounts {
  readonly groups: readonly GroupRow[]
  readonly activities: readonly ActivityRow[]
  readonly needs: readonly NeedRow[]
}

interface Row extends Counts {
  readonly kind: 'group' | 'activity' | 'need'
  readonly one: string
  readonly two: string
  readonly three: string
}

/**
 * People who were invited, each once: by where they live, what they speak and whether children live with them; by
 * activity; and by what they needed. One statement, since all three count the same rows.
 */
export async function countPeople(tx: Tx, actor: Actor, span: Span): Promise<PeopleCounts> {
  const { rows } = await sql<Row>`
    with asked as materialized (${asked(actor, span)}),
    by_person as materialized (select person_id, ${once} from asked group by person_id),
    by_activity as (select activity_id, person_id, ${once} from asked group by activity_id, person_id),
    by_need as (select need, person_id, ${once} from asked where need is not null group by need, person_id)
    select 'group' as kind, coalesce(v.name, '') as one, coalesce(l.language, '') as two,
      case when ${hasChildren(actor)} then 'with' else 'without' end as three, ${numbers}
    from by_person o
      join person p on p.municipality_id = ${actor.municipalityId} and p.id = o.person_id
      left join village v on v.municipality_id = p.municipality_id and v.id = p.village_id
      left join lateral (select s.language from person_language s where s.municipality_id = p.municipality_id
        and s.person_id = p.id order by s.is_mother_tongue desc, s.language limit 1) l on true
    group by 1, 2, 3, 4
    union all
    select 'activity', a.id::text, a.title, v.name, ${numbers}
    from by_activity o
      join activity a on a.municipality_id = ${actor.municipalityId} and a.id = o.activity_id
      join village v on v.municipality_id = a.municipality_id and v.id = a.village_id
    group by 1, 2, 3, 4
    union all
    select 'need', need::text, '', '', ${numbers} from by_need o group by 1, 2, 3, 4
    order by 1, 3, 2`.execute(tx)
  return {
    groups: rowsOf(rows, 'group', ({ one, two, three }) =>
      ({ village: one, language: two, children: three === 'with' ? 'with' : 'without' })),
    activities: rowsOf(rows, 'activity', ({ one, two, three }) => ({ id: one, title: two, village: three })),
    needs: rowsOf(rows, 'need', ({ one }) => ({ need: one as ComingNeed })),
  }
}

function rowsOf<T>(rows: readonly Row[], kind: Row['kind'], named: (row: Row) => T): (T & Counts)[] {
  return rows.filter((row) => row.kind === kind).map((row) => ({
    ...named(row), invited: row.invited, answered: row.answered, came: row.came, named: row.named,
    arranged: row.arranged, helped: row.helped,
  }))
}

// Each invitation that stands to a date that has been, with what became of it; a file made by mistake is nobody.
function asked(actor: Actor, { from, files }: Span): RawBuilder<unknown> {
  return sql`
    select coalesce(m.kept_id, i.person_id) as person_id, d.activity_id,
      exists (select from invitation_reply r where r.municipality_id = i.municipality_id
        and r.invitation_id = i.id) as answered,
      coalesce(t.came, false) as came, b.need, b.need is not null as named,
      coalesce(b.is_arranged, false) as arranged, coalesce(b.is_arranged and t.came, false) as helped
    from activity_date d
      join invitation i on i.municipality_id = d.municipality_id and i.date_id = d.id and i.ended_at is null
      left join person_merge m on m.municipality_id = i.municipality_id and m.merged_id = i.person_id
        and m.undone_at is null
      left join attendance t on t.municipality_id = i.municipality_id and t.date_id = i.date_id
        and t.person_id = i.person_id
      left join barrier b on b.municipality_id = i.municipality_id and b.invitation_id = i.id
    where d.municipality_id = ${actor.municipalityId} and d.cancelled_at is null
      and d.day between ${from}::date and ${actor.today}::date
      ${files ? sql`and ${isInCaseload(actor, sql`i.person_id`)}` : sql``}
      and not ${isMistake(sql`i.municipality_id`, sql`i.person_id`)}`
}

// Of rows that are one person each.
const numbers = sql`count(*)::int as invited, count(*) filter (where o.answered)::int as answered,
  count(*) filter (where o.came)::int as came, count(*) filter (where o.named)::int as named,
  count(*) filter (where o.arranged)::int as arranged, count(*) filter (where o.helped)::int as helped`

const once = sql`bool_or(answered) as answered, bool_or(came) as came, bool_or(named) as named,
  bool_or(arranged) as arranged, bool_or(helped) as helped`

// Somebody of 17 or younger in this year; who has no birth year counts by their target group.
function hasChildren(actor: Actor): RawBuilder<unknown> {
  const holds = (row: 'mine' | 'theirs') => sql`${sql.ref(`${row}.first_day`)} <= ${actor.today}::date
    and (${sql.ref(`${row}.last_day`)} is null or ${sql.ref(`${row}.last_day`)} >= ${actor.today}::date)`
  return sql`exists (select from household_member mine
    join household_member theirs on theirs.municipality_id = mine.municipality_id
      and theirs.household_id = mine.household_id and theirs.person_id <> mine.person_id and ${holds('theirs')}
    join person k on k.municipality_id = theirs.municipality_id and k.id = theirs.person_id
    where mine.municipality_id = p.municipality_id and mine.person_id = p.id and ${holds('mine')}
      and coalesce(k.birth_year > extract(year from ${actor.today}::date) - 18, k.target_group = 'child'))`
}

export interface DateRow {
  readonly id: string
  readonly activityId: string
  readonly title: string
  readonly day: PlainDate
  /** Everybody who was there, with and without a file. */
  readonly came: number
  readonly isLow: boolean
  /** '' for who counts figures: a reason is somebody's words. */
  readonly reason: string
}

/** Dates of which is known who came. Of people with a file only the actor's own are counted. */
export async function listCountedDates(tx: Tx, actor: Actor, { from, files }: Span): Promise<DateRow[]> {
  const { rows } = await sql<DateRow>`
    select d.id, d.activity_id as "activityId", a.title, d.day, coalesce(c.is_low, false) as "isLow",
      ${files ? sql`coalesce(c.low_reason, '')` : sql`''`} as reason,
      (coalesce(c.guests, 0) + g.taps + t.came)::int as came
    from activity_date d
      join activity a on a.municipality_id = d.municipality_id and a.id = d.activity_id
      left join date_count c on c.municipality_id = d.municipality_id and c.date_id = d.id
      cross join lateral (select count(*) as taps from door_guest g where g.municipality_id = d.municipality_id
        and g.date_id = d.id and (c.written_at is null or g.at > c.written_at)) g
      cross join lateral (select count(*) filter (where t.came) as came, count(*) as known from attendance t
        where t.municipality_id = d.municipality_id and t.date_id = d.id) t
    where d.municipality_id = ${actor.municipalityId} and d.cancelled_at is null
      and d.day between ${from}::date and ${actor.today}::date
      and (c.date_id is not null or g.taps > 0 or t.known > 0)
    order by d.day, d.id`.execute(tx)
  return rows
}

export interface FirstRow {
  readonly activityId: string
  readonly need: ComingNeed
  /** The first date for which this kind of need was arranged. */
  readonly since: PlainDate
}

export async function listFirstArranged(tx: Tx, actor: Actor, { from, files }: Span): Promise<FirstRow[]> {
  const { rows } = await sql<FirstRow>`
    select d.activity_id as "activityId", b.need, min(d.day) as since
    from activity_date d
      join barrier b on b.municipality_id = d.municipality_id and b.date_id = d.id and b.is_arranged
    where d.municipality_id = ${actor.municipalityId} and d.cancelled_at is null
      and d.day between ${from}::date and ${actor.today}::date
      ${files ? sql`and ${isInCaseload(actor, sql`b.person_id`)}` : sql``}
    group by 1, 2 order by 1, 2`.execute(tx)
  return rows
}
