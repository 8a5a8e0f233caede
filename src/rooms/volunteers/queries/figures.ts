import { sql } from 'kysely'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { addMonths } from '../../../kit/plain-dates.ts'

export interface VolunteerFigures {
  readonly appliedThisYear: number
  readonly joinedThisYear: number
  readonly waiting: number
  readonly active: number
  readonly anchored: number
  /** Who joined a year ago or earlier, and who of them still took part on the day a year later. */
  readonly joinedAYearAgo: number
  readonly stillActive: number
  readonly hoursThisYear: number
}

/**
 * MS-16 #2: new volunteers, those anchored in an organisation, and who still takes part after a year: not stopped
 * before that day, and with a task on it or hours since. Who joined less than a year ago is in neither number.
 */
export async function countVolunteers(tx: Tx, actor: Actor): Promise<VolunteerFigures> {
  const year = `${actor.today.slice(0, 4)}-01-01`
  const anniversary = sql`(v.joined_on + interval '1 year')::date`
  const { rows: [row] } = await sql<VolunteerFigures>`
    select count(*) filter (where v.applied_on >= ${year})::int as "appliedThisYear",
      count(*) filter (where v.joined_on >= ${year})::int as "joinedThisYear",
      count(*) filter (where v.joined_on is null and v.ended_on is null)::int as waiting,
      count(*) filter (where v.joined_on is not null and v.ended_on is null)::int as active,
      count(*) filter (where v.joined_on is not null and v.ended_on is null and v.organisation_id is not null)::int
        as anchored,
      count(*) filter (where v.joined_on <= ${addMonths(actor.today, -12)})::int as "joinedAYearAgo",
      count(*) filter (where v.joined_on <= ${addMonths(actor.today, -12)}
        and (v.ended_on is null or v.ended_on >= ${anniversary}) and (
          exists (select from volunteer_task t where t.municipality_id = v.municipality_id and t.volunteer_id = v.id
            and t.started_on <= ${anniversary} and (t.ended_on is null or t.ended_on >= ${anniversary}))
          or exists (select from volunteer_hours h where h.municipality_id = v.municipality_id
            and h.volunteer_id = v.id and h.on_day >= ${anniversary})))::int as "stillActive",
      (select coalesce(round(sum(minutes) / 60.0), 0)::int from volunteer_hours
        where municipality_id = ${actor.municipalityId} and on_day >= ${year}) as "hoursThisYear"
    from volunteer v where v.municipality_id = ${actor.municipalityId}`.execute(tx)
  if (!row) throw new Error('a count gives one row')
  return row
}
