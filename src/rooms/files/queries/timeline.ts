import { sql } from 'kysely'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { momentOf } from '../../newcomers/rules/appointments.ts'
import type { TimelineItem } from '../../newcomers/rules/timeline.ts'
import type { FileKind } from '../rules.ts'

type Item = TimelineItem<FileKind>

interface Row {
  readonly id: string
  readonly day: string
  readonly body: string
  readonly area: Item['area']
  readonly author: string | null
  readonly what: string
  readonly name: string
}

interface Part {
  readonly limit: number
  /** The newest day to show, for the next page; null is today and what lies ahead. */
  readonly until: string | null
}

/** What the plan knows of a person, newest first: goals, actions that were done, interim results, agreements. */
export async function planItems(tx: Tx, actor: Actor, ids: readonly string[], part: Part): Promise<Item[]> {
  const among = sql`${[...ids]}::uuid[]`
  const of = (table: 'g' | 'x' | 'r') => sql`${sql.ref(`${table}.municipality_id`)} = ${actor.municipalityId}
    and ${sql.ref(`${table}.person_ids`)} && ${among}`
  const { rows } = await sql<Row>`
    with found as (
      select g.id, g.raised_on as day, g.body, g.area, g.created_by as by, 'goal' as what, '' as name
      from goal g where ${of('g')}
      union all
      select g.id, g.reached_on, g.body, g.area, null, 'goal_reached', '' from goal g
      where ${of('g')} and g.reached_on is not null
      union all
      select x.id, x.done_on, x.body, x.area, null, 'action_done', x.result from plan_action x
      where ${of('x')} and x.done_on is not null
      union all
      select r.id, r.on_day, r.body, g.area, r.author_id, 'result', g.body from interim_result r
        join goal g on g.municipality_id = r.municipality_id and g.id = r.goal_id
      where ${of('r')}
      union all
      select a.id, a.agreed_on, a.note, null, a.written_by, 'agreed', '' from plan_agreement a
      where a.municipality_id = ${actor.municipalityId} and a.person_id = any(${among})
    )
    select f.id, f.day, f.body, f.area, f.what, f.name, account.name as author from found f
      left join account on account.id = f.by
    where ${part.until}::date is null or f.day <= ${part.until}::date
    order by f.day desc, f.id limit ${part.limit}`.execute(tx)
  return rows.map((row) => itemOf(row, 'plan'))
}

/** What people said of the pieces and who took them up or let them go. */
export async function pieceItems(tx: Tx, actor: Actor, ids: readonly string[], part: Part): Promise<Item[]> {
  const of = (table: 'm' | 'h') => sql`${sql.ref(`${table}.municipality_id`)} = ${actor.municipalityId}
    and ${sql.ref(`${table}.person_id`)} = any(${[...ids]}::uuid[])`
  const { rows } = await sql<Row>`
    with found as (
      select m.id, m.on_day as day, m.note as body, m.area, m.written_by as by, m.state::text as what, '' as name
      from piece_mark m where ${of('m')}
      union all
      select h.id, h.first_day, '', h.area, h.written_by, 'taken_up', o.name from piece_holder h
        join organisation o on o.municipality_id = h.municipality_id and o.id = h.organisation_id
      where ${of('h')}
      union all
      select h.id, h.last_day, '', h.area, null, 'let_go', o.name from piece_holder h
        join organisation o on o.municipality_id = h.municipality_id and o.id = h.organisation_id
      where ${of('h')} and h.last_day < ${actor.today}::date
    )
    select f.id, f.day, f.body, f.area, f.what, f.name, account.name as author from found f
      left join account on account.id = f.by
    where ${part.until}::date is null or f.day <= ${part.until}::date
    order by f.day desc, f.id limit ${part.limit}`.execute(tx)
  return rows.map((row) => itemOf(row, 'piece'))
}

// A fact of a whole day stands at its noon, as in the room that keeps contacts.
function itemOf({ id, day, body, area, author, what, name }: Row, kind: FileKind): Item {
  return {
    kind, id: `${id}-${what}`, at: momentOf(day, '12:00'), body, area, author, outcome: null,
    titleKey: `files.timeline.${what}`, values: { name },
  }
}
