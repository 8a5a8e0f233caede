import { sql } from 'kysely'
import { isInCaseload } from '../../../db/caseload.ts'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { newestLateDay } from '../../../kit/late.ts'
import { addWeeks, type PlainDate } from '../../../kit/plain-dates.ts'
import { isOpenFile } from '../../newcomers/queries/closures.ts'
import { checkWeeks, daysToDo } from '../rules/pairs.ts'

export interface DueBuddy {
  readonly pairId: string
  readonly personId: string
  readonly what: 'answer' | 'check' | 'silent'
  /** The last day on which it is in time. */
  readonly lastDay: PlainDate
}

interface Asked {
  readonly among?: readonly string[]
  readonly until: PlainDate
  readonly limit: number
  /** Weeks after which a pair without a meeting is silent. */
  readonly weeks: number
}

const moments = sql`values
  ('week_2'::buddy_check_moment, k.first_day + ${7 * checkWeeks.week_2}::int),
  ('week_6', k.first_day + ${7 * checkWeeks.week_6}::int),
  ('week_12', k.first_day + ${7 * checkWeeks.week_12}::int),
  ('after', k.ended_on + ${7 * checkWeeks.after}::int)`

/**
 * What the buddies of the actor's people ask for, in one statement: proposals that wait for a word (a week), check-ins
 * that have come (a week, MS-14) and pairs that are silent (definitions.md). The last days are those of rules/pairs.ts.
 */
export async function dueBuddies(tx: Tx, actor: Actor, { among, until, limit, weeks }: Asked): Promise<DueBuddy[]> {
  const { rows } = await sql<DueBuddy>`
    with pair as materialized (
      select p.* from buddy_pair p where p.municipality_id = ${actor.municipalityId}
        and ${isInCaseload(actor, sql`p.person_id`)} and ${isOpenFile(sql`p.municipality_id`, sql`p.person_id`)}
        and (p.ended_on is null or p.ended_on >= ${addWeeks(actor.today, -12)}::date)
    ), due as (
      select q.id, q.person_id, 'answer' as what, q.made_on + ${daysToDo}::int as last_day from buddy_proposal q
      where q.municipality_id = ${actor.municipalityId} and q.withdrawn_on is null
        and ${isInCaseload(actor, sql`q.person_id`)} and ${isOpenFile(sql`q.municipality_id`, sql`q.person_id`)}
        and q.made_on + ${daysToDo}::int <= ${until}::date
        and not exists (select from buddy_pair k where k.municipality_id = q.municipality_id and k.id = q.id)
        and not exists (select from buddy_answer a where a.municipality_id = q.municipality_id and a.proposal_id = q.id
          and not a.says_yes)
      union all
      select k.id, k.person_id, 'check', min(asked.day + ${daysToDo}::int) from pair k
        cross join lateral (${moments}) as asked (moment, day)
        cross join unnest(enum_range(null::buddy_side)) as side
      where asked.day <= ${actor.today}::date
        and (asked.moment = 'after' or k.ended_on is null or asked.day <= k.ended_on)
        and not exists (select from buddy_check c where c.municipality_id = k.municipality_id and c.pair_id = k.id
          and c.side = side and c.moment = asked.moment)
      group by k.id, k.person_id
      union all
      select k.id, k.person_id, 'silent', heard.day + ${weeks * 7}::int from pair k cross join lateral (
        select greatest(k.first_day, max(m.day)) as day from buddy_meeting m
        where m.municipality_id = k.municipality_id and m.pair_id = k.id) heard
      where k.ended_on is null and heard.day + ${weeks * 7}::int <= ${newestLateDay(actor.today)}::date
    )
    select due.id as "pairId", coalesce(g.kept_id, due.person_id) as "personId", what, last_day as "lastDay" from due
      left join person_merge g on g.municipality_id = ${actor.municipalityId} and g.merged_id = due.person_id
        and g.undone_at is null
    where last_day <= ${until}::date
      ${among ? sql`and coalesce(g.kept_id, due.person_id) = any(${[...among]}::uuid[])` : sql``}
    order by last_day, due.id, what limit ${limit}`.execute(tx)
  return rows
}
