import { type RawBuilder, sql } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import { isInCaseload } from '../../../db/caseload.ts'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { addWeeks } from '../../../kit/plain-dates.ts'
import { isOpenFile } from '../../newcomers/queries/closures.ts'
import { growthWeeks, type PersonGrowth, type VillageGrowth } from '../rules/growth.ts'

/** How the contacts of one person grew in the last year, by all their ids. */
export async function findGrowth(tx: Tx, actor: Actor, ids: readonly string[]): Promise<PersonGrowth> {
  const { rows } = await sql<PersonGrowth>`
    with met as (${metBy(actor, sql`t.person_id = ${anyOf(ids)}`, sql`null`)})
    select (select count(*)::int from invitation i where i.municipality_id = ${actor.municipalityId}
        and i.person_id = ${anyOf(ids)} and i.ended_at is null and i.asked_at >= ${since(actor)}) as invited,
      coalesce(sum(times), 0)::int as came, count(*) filter (where times >= 2)::int as again,
      ${served('bonds')}, ${served('bridges')}, ${served('links')} from met`.execute(tx)
  return rows[0] ?? { invited: 0, came: 0, again: 0, bonds: 0, bridges: 0, links: 0 }
}

/**
 * The same per village for people with an open file, as far as their files are the actor's: people are counted, and for
 * bonds, bridges and links how often somebody came. A village of which nobody was invited is absent.
 */
export async function listGrowth(tx: Tx, actor: Actor): Promise<VillageGrowth[]> {
  const { rows } = await sql<VillageGrowth>`
    with met as (${metBy(actor, isInCaseload(actor, sql`t.person_id`), sql`coalesce(m.kept_id, t.person_id)`)}),
    person_met as (
      select person_id, sum(times)::int as came, max(times) >= 2 as is_again,
        ${served('bonds')}, ${served('bridges')}, ${served('links')} from met group by person_id
    ), asked as (
      select coalesce(m.kept_id, i.person_id) as person_id, count(*)::int as invited
      from invitation i left join person_merge m on m.municipality_id = i.municipality_id
        and m.merged_id = i.person_id and m.undone_at is null
      where i.municipality_id = ${actor.municipalityId} and i.ended_at is null and i.asked_at >= ${since(actor)}
        and ${isInCaseload(actor, sql`i.person_id`)} group by 1
    )
    select v.name as village, count(asked.invited)::int as invited, count(g.came)::int as came,
      count(*) filter (where g.is_again)::int as again, coalesce(sum(g.bonds), 0)::int as bonds,
      coalesce(sum(g.bridges), 0)::int as bridges, coalesce(sum(g.links), 0)::int as links
    from asked full join person_met g using (person_id)
      join person p on p.municipality_id = ${actor.municipalityId} and p.id = person_id
      left join village v on v.municipality_id = p.municipality_id and v.id = p.village_id
    where ${isInCaseload(actor, sql`p.id`)} and ${isOpenFile(sql`p.municipality_id`, sql`p.id`)}
    group by v.name order by v.name nulls last`.execute(tx)
  return rows
}

// To which activities somebody came, and how often: the same activity again is the same group again.
function metBy(actor: Actor, whose: RawBuilder<unknown>, personId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select ${personId}::uuid as person_id, d.activity_id, a.serves, count(*)::int as times
    from attendance t
      join activity_date d on d.municipality_id = t.municipality_id and d.id = t.date_id
      join activity a on a.municipality_id = d.municipality_id and a.id = d.activity_id
      left join person_merge m on m.municipality_id = t.municipality_id and m.merged_id = t.person_id
        and m.undone_at is null
    where t.municipality_id = ${actor.municipalityId} and t.came and d.day >= ${since(actor)} and ${whose}
    group by 1, d.activity_id, a.serves`
}

function served(connection: 'bonds' | 'bridges' | 'links'): RawBuilder<unknown> {
  return sql`coalesce(sum(times) filter (where ${connection} = any(serves)), 0)::int as ${sql.ref(connection)}`
}

function since(actor: Actor): RawBuilder<unknown> {
  return sql`${addWeeks(actor.today, -growthWeeks)}::date`
}
