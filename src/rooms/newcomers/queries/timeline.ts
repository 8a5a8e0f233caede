import { sql } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { momentOf } from '../rules/appointments.ts'
import { listClosures } from './closures.ts'
import { newestFirst, type TimelineItem, type TimelineKind } from '../rules/timeline.ts'

export interface TimelineFilter {
  readonly limit: number
  /** Only what happened before this moment, for the next page. */
  readonly before?: Date | undefined
  /** Absent is all kinds. */
  readonly kinds?: readonly TimelineKind[] | undefined
}

const endOfTime = new Date('9999-12-31T00:00:00Z')

type Source = (tx: Tx, actor: Actor, ids: readonly string[], part: Part) => Promise<TimelineItem[]>

interface Part {
  readonly limit: number
  readonly before: Date
}

/** What this room knows of a person, newest first; rooms below add their own rows and merge with `newestFirst`. */
export async function fileTimeline(
  tx: Tx, actor: Actor, ids: readonly string[], { limit, before, kinds }: TimelineFilter,
): Promise<TimelineItem[]> {
  const part = { limit, before: before ?? endOfTime }
  const chosen = Object.entries(sources).filter(([kind]) => !kinds || kinds.includes(kind as TimelineKind))
  const found = await Promise.all(chosen.map(([, source]) => source(tx, actor, ids, part)))
  return newestFirst(found.flat().filter((item) => item.at < part.before), limit)
}

const sources: Readonly<Record<TimelineKind, Source>> = {
  contact: (tx, actor, ids, part) => contactItems(tx, actor, ids, { ...part, isAppointment: false }),
  appointment: (tx, actor, ids, part) => contactItems(tx, actor, ids, { ...part, isAppointment: true }),
  own_word: ownWordItems, work: workItems, field: fieldItems, team: teamItems, lead: leadItems, merge: mergeItems,
  closure: closureItems,
}

async function contactItems(
  tx: Tx, actor: Actor, ids: readonly string[], { limit, before, isAppointment }: Part & { isAppointment: boolean },
): Promise<TimelineItem[]> {
  const rows = await tx.selectFrom('contact_moment as c').leftJoin('account as a', 'a.id', 'c.author_id')
    .select(['c.id', 'c.kind', 'c.kind_words', 'c.at', 'c.body', 'c.area', 'c.place', 'c.outcome',
      'c.outcome_reason', 'c.shared_id', 'c.version', 'a.name as author', 'c.author_id'])
    .where('c.municipality_id', '=', actor.municipalityId).where('c.person_id', '=', anyOf(ids))
    .where('c.is_appointment', '=', isAppointment).where('c.at', '<', before)
    // A contact that stands on two files which became one is told once.
    .orderBy('c.at', 'desc').orderBy('c.id').limit(limit * ids.length).execute()
  const once = rows.filter((row, index) => rows.findIndex(({ shared_id }) => shared_id === row.shared_id) === index)
  return once.map((row) => ({
    kind: isAppointment ? 'appointment' : 'contact', id: row.id, at: row.at, body: row.body, area: row.area,
    author: row.author, outcome: row.outcome,
    titleKey: `newcomers.timeline.${isAppointment ? 'appointment' : 'contact'}`,
    words: {
      kind: row.kind_words || `newcomers.contact_kind.${row.kind}`, place: row.place, reason: row.outcome_reason,
    },
  }))
}

async function ownWordItems(tx: Tx, actor: Actor, ids: readonly string[], part: Part): Promise<TimelineItem[]> {
  const rows = await tx.selectFrom('own_word as w').leftJoin('account as a', 'a.id', 'w.written_by')
    .select(['w.id', 'w.kind', 'w.body', 'w.area', 'w.said_on', 'w.ended_on', 'a.name as author'])
    .where('w.municipality_id', '=', actor.municipalityId).where('w.person_id', '=', anyOf(ids))
    .where('w.said_on', '<=', dayBefore(part.before)).orderBy('w.said_on', 'desc').orderBy('w.id')
    .limit(part.limit).execute()
  return rows.map((row) => ({
    kind: 'own_word', id: row.id, at: momentOf(row.said_on, '12:00'), body: row.body, area: row.area,
    author: row.author, outcome: row.ended_on, titleKey: 'newcomers.timeline.own_word',
    words: { kind: `newcomers.own_word.${row.kind}` },
  }))
}

async function workItems(tx: Tx, actor: Actor, ids: readonly string[], part: Part): Promise<TimelineItem[]> {
  const rows = await tx.selectFrom('work_start as w').leftJoin('account as a', 'a.id', 'w.written_by')
    .select(['w.id', 'w.kind', 'w.employer', 'w.started_on', 'a.name as author'])
    .where('w.municipality_id', '=', actor.municipalityId).where('w.person_id', '=', anyOf(ids))
    .where('w.started_on', '<=', dayBefore(part.before)).orderBy('w.started_on', 'desc').orderBy('w.id')
    .limit(part.limit).execute()
  return rows.map((row) => ({
    kind: 'work', id: row.id, at: momentOf(row.started_on, '12:00'), body: row.employer, area: 'work',
    author: row.author, outcome: null, titleKey: 'newcomers.timeline.work',
    words: { kind: `newcomers.work_kind.${row.kind}` },
  }))
}

async function fieldItems(tx: Tx, actor: Actor, ids: readonly string[], part: Part): Promise<TimelineItem[]> {
  const rows = await tx.selectFrom('person_field_change as c').leftJoin('account as a', 'a.id', 'c.changed_by')
    .leftJoin('own_field as f', (join) => join.onRef('f.municipality_id', '=', 'c.municipality_id')
      .on(sql<boolean>`'own.' || f.id = c.field`))
    .select(['c.id', 'c.field', 'c.changed_at', 'c.source', 'c.old_value', 'c.new_value', 'a.name as author',
      sql<string | null>`f.name ->> 'nl'`.as('ownName')])
    .where('c.municipality_id', '=', actor.municipalityId).where('c.person_id', '=', anyOf(ids))
    .where('c.changed_at', '<', part.before).orderBy('c.changed_at', 'desc').orderBy('c.id')
    .limit(part.limit).execute()
  return rows.map((row) => ({
    kind: 'field', id: row.id, at: row.changed_at, body: '', area: null, author: row.author, outcome: null,
    titleKey: `newcomers.timeline.field_${row.source === 'import' ? 'import' : 'page'}`,
    words: { field: row.ownName ?? `newcomers.field.${row.field}` },
    change: { field: row.field, old: row.old_value, new: row.new_value },
  }))
}

async function teamItems(tx: Tx, actor: Actor, ids: readonly string[], part: Part): Promise<TimelineItem[]> {
  const rows = await tx.selectFrom('file_team_member as m').innerJoin('account as a', 'a.id', 'm.account_id')
    .select(['m.id', 'm.first_day', 'm.purpose', 'm.is_lead', 'm.is_self_attached', 'a.name'])
    .where('m.municipality_id', '=', actor.municipalityId).where('m.person_id', '=', anyOf(ids))
    .where('m.first_day', '<=', dayBefore(part.before)).orderBy('m.first_day', 'desc').orderBy('m.id')
    .limit(part.limit).execute()
  return rows.map((row) => ({
    kind: 'team', id: row.id, at: momentOf(row.first_day, '00:00'), body: row.purpose, area: null, author: null,
    outcome: null, values: { name: row.name },
    titleKey: `newcomers.timeline.${row.is_self_attached ? 'attached' : row.is_lead ? 'lead_from' : 'joined'}`,
  }))
}

async function leadItems(tx: Tx, actor: Actor, ids: readonly string[], part: Part): Promise<TimelineItem[]> {
  const rows = await tx.selectFrom('lead_change as c').innerJoin('account as t', 't.id', 'c.to_account_id')
    .innerJoin('account as b', 'b.id', 'c.changed_by')
    .select(['c.id', 'c.changed_at', 'c.reason', 't.name', 'b.name as by'])
    .where('c.municipality_id', '=', actor.municipalityId).where('c.person_id', '=', anyOf(ids))
    .where('c.changed_at', '<', part.before).orderBy('c.changed_at', 'desc').orderBy('c.id')
    .limit(part.limit).execute()
  return rows.map((row) => ({
    kind: 'lead', id: row.id, at: row.changed_at, body: row.reason, area: null, author: row.by, outcome: null,
    titleKey: 'newcomers.timeline.lead', values: { name: row.name },
  }))
}

async function mergeItems(tx: Tx, actor: Actor, ids: readonly string[], part: Part): Promise<TimelineItem[]> {
  const { rows } = await sql<{ id: string; at: Date; reason: string; by: string; key: string }>`
    select m.id, m.merged_at as at, m.reason, a.name as by, 'merged' as key
    from person_merge m join account a on a.id = m.merged_by
    where m.municipality_id = ${actor.municipalityId} and m.kept_id = any(${[...ids]}::uuid[])
    union all
    select m.id, m.undone_at, '', a.name, 'unmerged' from person_merge m join account a on a.id = m.undone_by
    where m.municipality_id = ${actor.municipalityId} and m.kept_id = any(${[...ids]}::uuid[])
      and m.undone_at is not null
    order by at desc, id, key limit ${part.limit}`.execute(tx)
  return rows.filter((row) => row.at < part.before).map((row) => ({
    kind: 'merge', id: `${row.id}-${row.key}`, at: row.at, body: row.reason, area: null, author: row.by,
    outcome: null, titleKey: `newcomers.timeline.${row.key}`,
  }))
}

async function closureItems(tx: Tx, actor: Actor, ids: readonly string[], part: Part): Promise<TimelineItem[]> {
  const closures = await listClosures(tx, actor, ids)
  const item = { kind: 'closure' as const, area: null, outcome: null }
  const found = closures.flatMap(({ id, reason, note, closedAt, closedBy, reopenedAt, reopenedBy }): TimelineItem[] => [
    {
      ...item, id, at: closedAt, body: note, author: closedBy, titleKey: 'newcomers.timeline.closed',
      words: { reason: `newcomers.closure_reason.${reason}` },
    },
    ...(reopenedAt
      ? [{ ...item, id: `${id}-open`, at: reopenedAt, body: '', author: reopenedBy,
        titleKey: 'newcomers.timeline.reopened' }] : []),
  ])
  return newestFirst(found.filter(({ at }) => at < part.before), part.limit)
}

// Facts of a whole day stand at its noon, so the page before a moment asks for the days up to and including it.
function dayBefore(moment: Date): string {
  return moment.toISOString().slice(0, 10)
}
