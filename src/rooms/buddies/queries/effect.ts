import { sql } from 'kysely'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { isMistake } from '../../newcomers/queries/closures.ts'
import type { CountedPair } from '../rules/effect.ts'

/** Every pair of the municipality as the figures read it; a file that was entered in error is nobody. */
export async function countedPairs(tx: Tx, actor: Actor): Promise<CountedPair[]> {
  const { rows } = await sql<CountedPair>`
    select k.kind, k.round_id as "roundId", k.first_day as "firstDay", k.ended_on as "endedOn",
      k.waited_days as "waitedDays", coalesce(m.days, 0)::int as meetings, c.touch as "inTouch", c.people as "newPeople"
    from buddy_pair k
      left join (select pair_id, count(distinct day) as days from buddy_meeting
        where municipality_id = ${actor.municipalityId} group by pair_id) m on m.pair_id = k.id
      left join (select pair_id, bool_or(in_touch) as touch, max(new_people)::int as people from buddy_check
        where municipality_id = ${actor.municipalityId} group by pair_id) c on c.pair_id = k.id
    where k.municipality_id = ${actor.municipalityId} and not ${isMistake(sql`k.municipality_id`, sql`k.person_id`)}
    order by k.first_day, k.id`.execute(tx)
  return rows
}

export interface RoundName {
  readonly id: string
  readonly name: string
  readonly changed: string
}

/** The rounds by their day. */
export async function roundNames(tx: Tx, actor: Actor): Promise<RoundName[]> {
  return tx.selectFrom('buddy_round').select(['id', 'name', 'changed'])
    .where('municipality_id', '=', actor.municipalityId).orderBy('opened_on').orderBy('name').execute()
}
