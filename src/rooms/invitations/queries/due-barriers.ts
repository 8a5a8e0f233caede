// What Today asks of the invitations.
import { type RawBuilder, sql } from 'kysely'
import { isInCaseload } from '../../../db/caseload.ts'
import type { Tx } from '../../../db/database.ts'
import type { ComingNeed } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import { isOpenFile } from '../../newcomers/queries/closures.ts'
import type { Among } from '../../newcomers/queries/due.ts'

export interface DueBarrier {
  readonly id: string
  readonly invitationId: string
  /** The kept id. */
  readonly personId: string
  readonly need: ComingNeed
  readonly title: string
  readonly dueOn: PlainDate
  readonly taker: string
}

/**
 * Needs that are still to be arranged by `until`, the first due first. Of these people: what nobody took, and what the
 * actor took of whomever; of everybody: all. An index gives them in order, so that a limit is all that is read.
 */
export async function dueBarriers(
  tx: Tx, actor: Actor, { until, limit, among }: Among & { until: PlainDate },
): Promise<DueBarrier[]> {
  const first = among
    ? sql`(${open(actor, until, sql`b.taker_id = ${actor.userId}`, limit)}) union all
      (${open(actor, until, sql`b.taker_id is null and b.person_id = any(${withMerged(actor, among)})`, limit)})`
    : open(actor, until, sql`true`, limit)
  const { rows } = await sql<DueBarrier>`
    select b.id, b.invitation_id as "invitationId", coalesce(m.kept_id, b.person_id) as "personId", b.need,
      b.due_on as "dueOn", a.title, coalesce(k.name, '') as taker
    from (${first}) b
      join activity a on a.municipality_id = b.municipality_id and a.id = b.activity_id
      left join person_merge m on m.municipality_id = b.municipality_id and m.merged_id = b.person_id
        and m.undone_at is null
      left join account k on k.id = b.taker_id
    order by b.due_on, b.id limit ${limit}`.execute(tx)
  return rows
}

// The same as `isToDo`: not settled or ended, and its day is still to come where it is of the day.
function open(actor: Actor, until: PlainDate, whose: RawBuilder<unknown>, limit: number) {
  return sql`select b.*, d.activity_id from barrier b
    join activity_date d on d.municipality_id = b.municipality_id and d.id = b.date_id
    where b.municipality_id = ${actor.municipalityId} and b.settled_at is null and b.ended_at is null
      and b.due_on <= ${until}::date and ${whose} and ${isInCaseload(actor, sql`b.person_id`)}
      and (b.need in ('other_time', 'other_theme') or d.cancelled_at is null and d.day >= ${actor.today}::date)
      and ${isOpenFile(sql`b.municipality_id`, sql`b.person_id`)}
    order by b.due_on, b.id limit ${limit}`
}

function withMerged(actor: Actor, among: readonly string[]) {
  const ids = sql`${[...among]}::uuid[]`
  return sql`(${ids} || array(select merged_id from person_merge
    where municipality_id = ${actor.municipalityId} and kept_id = any(${ids}) and undone_at is null))`
}
