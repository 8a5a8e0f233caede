import { sql } from 'kysely'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'

export interface Meeting {
  readonly id: string
  readonly day: PlainDate
  readonly what: 'invited' | 'came' | 'did_not_come'
  readonly title: string
  readonly author: string | null
  readonly activityId: string
}

/** To what a person was invited, on that day, and where they came or did not come; newest first. */
export async function listMeetings(
  tx: Tx, actor: Actor, ids: readonly string[], limit: number,
): Promise<Meeting[]> {
  const { rows } = await sql<Meeting>`
    with found as (
      select i.id, (i.asked_at at time zone 'Europe/Amsterdam')::date as day, 'invited' as what, i.asked_by as by,
        i.date_id
      from invitation i where i.municipality_id = ${actor.municipalityId} and i.person_id = any(${[...ids]}::uuid[])
      union all
      select t.date_id, d.day, case when t.came then 'came' else 'did_not_come' end, t.written_by, t.date_id
      from attendance t join activity_date d on d.municipality_id = t.municipality_id and d.id = t.date_id
      where t.municipality_id = ${actor.municipalityId} and t.person_id = any(${[...ids]}::uuid[])
    )
    select f.id, f.day, f.what, a.title, account.name as author, a.id as "activityId" from found f
      join activity_date d on d.municipality_id = ${actor.municipalityId} and d.id = f.date_id
      join activity a on a.municipality_id = d.municipality_id and a.id = d.activity_id
      left join account on account.id = f.by
    order by f.day desc, f.id, f.what limit ${limit}`.execute(tx)
  return rows
}
