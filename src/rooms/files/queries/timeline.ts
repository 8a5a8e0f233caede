import { sql } from 'kysely'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { findEvents } from '../../conversations/queries/clock-facts.ts'
import { listTalksOf, type Talk } from '../../conversations/queries/talks.ts'
import { listMeetings } from '../../invitations/queries/meetings.ts'
import { momentOf } from '../../newcomers/rules/appointments.ts'
import { fileTimeline } from '../../newcomers/queries/timeline.ts'
import { byTime, newestFirst, timelineKinds } from '../../newcomers/rules/timeline.ts'
import { isActionOf, isOnPlanOf } from '../../plans/queries/whose.ts'
import { type FileItem, type FileKind, type TimelineGroup, timelineGroups } from '../rules.ts'

interface Row {
  readonly id: string
  readonly day: string
  readonly body: string
  readonly area: FileItem['area']
  readonly author: string | null
  readonly what: string
  readonly name: string
}

/** At most `limit` things that happened around a person, of one group or of all, the newest first. */
export async function findItems(
  tx: Tx, actor: Actor, ids: readonly string[], { group, limit }: { group: TimelineGroup | ''; limit: number },
): Promise<FileItem[]> {
  const kinds: readonly FileKind[] | null = group === '' ? null : timelineGroups[group]
  const wants = (kind: FileKind) => kinds === null || kinds.includes(kind)
  const own = timelineKinds.filter(wants)
  const found = await Promise.all([
    own.length > 0 ? fileTimeline(tx, actor, ids, { limit, kinds: own }) : [],
    wants('talk') ? talkItems(tx, actor, ids) : [],
    wants('plan') ? planItems(tx, actor, ids, limit) : [],
    wants('piece') ? pieceItems(tx, actor, ids, limit) : [],
    wants('invitation') ? invitationItems(tx, actor, ids, limit) : [],
  ])
  return newestFirst(found.flat(), limit)
}

/** Where a reader of the timeline has come, after about how many things. */
export interface TimelinePlace {
  readonly at: Date
  readonly id: string
  readonly seen: number
}

interface Part {
  readonly group: TimelineGroup | ''
  readonly after: TimelinePlace | null
  readonly limit: number
}

/** At most `limit` things that come after a place; what is added before it meanwhile moves nothing. */
export async function itemsAfter(
  tx: Tx, actor: Actor, ids: readonly string[], { group, after, limit }: Part,
): Promise<FileItem[]> {
  for (let reach = (after?.seen ?? 0) + limit; ; reach *= 2) {
    const items = await findItems(tx, actor, ids, { group, limit: reach })
    const rest = after ? items.filter((item) => byTime(after, item) < 0) : items
    if (rest.length >= limit || items.length < reach) return rest.slice(0, limit)
  }
}

/** What the plan knows of a person, newest first: goals, actions that were done, interim results, agreements. */
async function planItems(tx: Tx, actor: Actor, ids: readonly string[], limit: number): Promise<FileItem[]> {
  const of = (goal: 'g.id' | 'r.goal_id') => sql`
    ${sql.ref(`${goal[0]}.municipality_id`)} = ${actor.municipalityId} and ${isOnPlanOf(actor, goal, ids)}`
  const { rows } = await sql<Row>`
    with found as (
      select g.id, g.raised_on as day, g.body, g.area, g.created_by as by, 'goal' as what, '' as name
      from goal g where ${of('g.id')}
      union all
      select g.id, g.reached_on, g.body, g.area, null, 'goal_reached', '' from goal g
      where ${of('g.id')} and g.reached_on is not null
      union all
      select x.id, x.done_on, x.body, x.area, null, 'action_done', x.result from plan_action x
      where x.municipality_id = ${actor.municipalityId} and ${isActionOf(actor, 'x', ids)} and x.done_on is not null
      union all
      select r.id, r.on_day, r.body, g.area, r.author_id, 'result', g.body from interim_result r
        join goal g on g.municipality_id = r.municipality_id and g.id = r.goal_id
      where ${of('r.goal_id')}
      union all
      select a.id, a.agreed_on, a.note, null, a.written_by, 'agreed', '' from plan_agreement a
      where a.municipality_id = ${actor.municipalityId} and a.person_id = any(${[...ids]}::uuid[])
    )
    select f.id, f.day, f.body, f.area, f.what, f.name, account.name as author from found f
      left join account on account.id = f.by
    order by f.day desc, f.id, f.what limit ${limit}`.execute(tx)
  return rows.map((row) => itemOf(row, 'plan'))
}

/** What people said of the pieces and who took them up or let them go. */
async function pieceItems(tx: Tx, actor: Actor, ids: readonly string[], limit: number): Promise<FileItem[]> {
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
    order by f.day desc, f.id, f.what limit ${limit}`.execute(tx)
  return rows.map((row) => itemOf(row, 'piece'))
}

/** To what somebody was invited, and whether they came: on the day of the activity once that is known. */
async function invitationItems(tx: Tx, actor: Actor, ids: readonly string[], limit: number): Promise<FileItem[]> {
  const found = await listMeetings(tx, actor, ids, limit)
  return found.map(({ id, day, what, title, author, activityId }) => ({
    ...itemOf({ id, day, body: '', area: null, author, what, name: title }, 'invitation'),
    href: `/activiteiten/${activityId}`,
  }))
}

// A fact of a whole day stands at its noon, as in the room that keeps contacts.
function itemOf({ id, day, body, area, author, what, name }: Row, kind: FileKind): FileItem {
  return {
    kind, id: `${id}-${what}`, at: momentOf(day, '12:00'), body, area, author, outcome: null,
    titleKey: `files.timeline.${what}`, values: { name },
  }
}

/** Talks that were held, are planned or fell through, and what was said of a moment without a talk. */
async function talkItems(tx: Tx, actor: Actor, ids: readonly string[]): Promise<FileItem[]> {
  const [talks, events] = await Promise.all([listTalksOf(tx, actor, ids), findEvents(tx, actor, ids)])
  return [
    ...talks.flatMap(talkItemOf),
    ...events.map((event, index) => ({
      ...itemOf({
        id: `moment-${index}`, day: event.onDay, body: event.reason, area: null, author: null,
        what: `talk_${event.kind}`, name: '',
      }, 'talk'),
      words: { moment: event.moment },
    })),
  ]
}

function talkItemOf(talk: Talk): FileItem[] {
  const day = talk.cancelledOn ?? talk.heldOn ?? talk.plannedOn
  if (day === null) return []
  const what = talk.cancelledOn ? 'talk_cancelled' : talk.heldOn ? 'talk_held' : 'talk_planned'
  const row = { id: talk.id, day, body: talk.cancelReason, area: null, author: talk.interviewerName, what, name: '' }
  return [{
    ...itemOf(row, 'talk'), words: { moment: talk.moment }, href: `/gesprekken/${talk.id}`,
  }]
}
