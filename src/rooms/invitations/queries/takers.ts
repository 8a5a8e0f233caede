import { sql } from 'kysely'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'

export interface Taker {
  readonly id: string
  readonly name: string
}

/**
 * Colleagues who may see a file today, by name: every coordinator, and each case worker in the team around the person
 * or of its area team. `ids` are all ids of the person.
 */
export async function listTakers(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Taker[]> {
  const { rows } = await sql<Taker>`
    select distinct a.id, a.name from membership m join account a on a.id = m.account_id
    where m.municipality_id = ${actor.municipalityId} and m.ended_at is null and a.deactivated_at is null
      and m.first_day <= ${actor.today}::date and (m.last_day is null or m.last_day >= ${actor.today}::date)
      and (m.role = 'coordinator' or m.role = 'case_worker' and (
        exists (select from file_team_member t where t.municipality_id = m.municipality_id
          and t.person_id = any(${[...ids]}::uuid[]) and t.account_id = m.account_id
          and t.first_day <= ${actor.today}::date and (t.last_day is null or t.last_day >= ${actor.today}::date))
        or exists (select from person_finding f where f.municipality_id = m.municipality_id
          and f.person_id = any(${[...ids]}::uuid[]) and f.area_team_id = m.area_team_id)))
    order by a.name, a.id`.execute(tx)
  return rows
}
