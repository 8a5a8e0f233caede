// Whom a change of the approach can reach.
import { sql } from 'kysely'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { Heading } from '../../approaches/forms.ts'
import { isOpenFile } from '../../newcomers/queries/closures.ts'

/** Everybody in scope whose file is open, by the id that was kept. */
export async function listPersonIds(tx: Tx, actor: Actor): Promise<string[]> {
  const rows = await tx.selectFrom('person as p').select('p.id').where('p.municipality_id', '=', actor.municipalityId)
    .where((where) => where.not(where.exists(where.selectFrom('person_merge as m').select('m.id')
      .whereRef('m.municipality_id', '=', 'p.municipality_id').whereRef('m.merged_id', '=', 'p.id')
      .where('m.undone_at', 'is', null))))
    .where(isOpenFile(sql`p.municipality_id`, sql`p.id`))
    .orderBy('p.id').execute()
  return rows.map(({ id }) => id)
}

export interface GoalUnderHeading {
  readonly personIds: readonly string[]
  readonly frameKey: string
  readonly heading: Heading | null
}

/** The open goals of everybody in scope, with the heading under which each stands. */
export async function listOpenGoals(tx: Tx, actor: Actor): Promise<GoalUnderHeading[]> {
  const rows = await tx.selectFrom('goal').select(['person_ids', 'frame_key', 'frame_heading'])
    .where('municipality_id', '=', actor.municipalityId).where('reached_on', 'is', null)
    .where('ended_on', 'is', null).where(sql<boolean>`exists (select from unnest(goal.person_ids) as one(id)
      where ${isOpenFile(sql`goal.municipality_id`, sql`one.id`)})`).execute()
  return rows.map((row) => ({
    personIds: row.person_ids, frameKey: row.frame_key, heading: row.frame_heading as Heading | null,
  }))
}

/** Talks that are being held or written up, with an answer in them and not completed: they keep their questions. */
export async function countBegunTalks(tx: Tx, actor: Actor): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from conversation c
    where c.municipality_id = ${actor.municipalityId} and c.cancelled_on is null
      and ${isOpenFile(sql`c.municipality_id`, sql`c.person_id`)}
      and not exists (select from conversation_completion d
        where d.municipality_id = c.municipality_id and d.conversation_id = c.id)
      and exists (select from conversation_answer n
        where n.municipality_id = c.municipality_id and n.conversation_id = c.id)`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Who has no key yet although this many months have passed since the permit (SB-03). */
export async function listLateKeys(tx: Tx, actor: Actor, months: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from person p where p.municipality_id = ${actor.municipalityId} and p.key_on is null
      and ${isOpenFile(sql`p.municipality_id`, sql`p.id`)}
      and (p.permit_on + make_interval(months => ${months}::int))::date < ${actor.today}::date`.execute(tx)
  return rows.map(({ id }) => id)
}
