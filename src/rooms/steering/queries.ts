import { sql } from 'kysely'
import type { Tx } from '../../db/database.ts'
import type { TargetGroup } from '../../db/schema.ts'
import type { Actor } from '../../kit/actor.ts'
import type { PlainDate } from '../../kit/plain-dates.ts'
import { closuresByPerson, isMistake } from '../newcomers/queries/closures.ts'
import type { Closure } from '../newcomers/rules/closures.ts'

/** What a term needs to know of a person, and no name: the figures are for who may never see a person. */
export interface TermRow {
  readonly personId: string
  readonly permitOn: PlainDate | null
  readonly keyOn: PlainDate | null
  readonly housedOn: PlainDate | null
  readonly birthYear: number | null
  readonly birthMonth: number | null
  readonly birthDay: number | null
  readonly targetGroup: TargetGroup
  /** People in the household today, the person among them; 1 for who is in none. */
  readonly householdSize: number
  readonly closures: readonly Closure[]
}

/**
 * One row for each person in scope, closed files too; a file that was merged into another is that other's, and one that
 * was made by mistake is nobody's.
 */
export async function listTermRows(tx: Tx, actor: Actor): Promise<TermRow[]> {
  const { rows } = await sql<Omit<TermRow, 'closures'>>`
    with merged as (
      select merged_id from person_merge where municipality_id = ${actor.municipalityId} and undone_at is null
    ), member as (
      select person_id, household_id from household_member
      where municipality_id = ${actor.municipalityId} and first_day <= ${actor.today}
        and (last_day is null or last_day >= ${actor.today}) and person_id not in (select merged_id from merged)
    ), size as (
      select household_id, count(*)::int as people from member group by household_id
    )
    select p.id as "personId", p.permit_on as "permitOn", p.key_on as "keyOn", p.housed_on as "housedOn",
      p.birth_year as "birthYear", p.birth_month as "birthMonth", p.birth_day as "birthDay",
      p.target_group as "targetGroup", coalesce(max(s.people), 1) as "householdSize"
    from person p
      left join member m on m.person_id = p.id
      left join size s on s.household_id = m.household_id
    where p.municipality_id = ${actor.municipalityId} and p.id not in (select merged_id from merged)
      and not ${isMistake(sql`p.municipality_id`, sql`p.id`)}
    group by p.municipality_id, p.id`.execute(tx)
  const closures = await closuresByPerson(tx, actor)
  return rows.map((row) => ({ ...row, closures: closures.get(row.personId) ?? [] }))
}
