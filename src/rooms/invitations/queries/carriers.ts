import { sql } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import { isInCaseload } from '../../../db/caseload.ts'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'

/** Who passes an invitation on: somebody with a file, or somebody in words. */
export interface Carrier {
  readonly invitationId: string
  /** null for a resident. */
  readonly carrierId: string | null
  readonly words: string
}

/** Who passes these invitations on, by invitation. */
export async function findCarriers(
  tx: Tx, actor: Actor, invitationIds: readonly string[],
): Promise<Map<string, Carrier>> {
  if (invitationIds.length === 0) return new Map()
  const rows = await tx.selectFrom('invitation_carrier')
    .select(['invitation_id as invitationId', 'carrier_id as carrierId', 'words'])
    .where('municipality_id', '=', actor.municipalityId).where('invitation_id', '=', anyOf(invitationIds)).execute()
  return new Map(rows.map((row) => [row.invitationId, row]))
}

/** Hands an invitation over; who had it before no longer does. */
export async function keepCarrier(
  tx: Tx, actor: Actor, row: Carrier & { readonly personId: string; readonly at: Date },
): Promise<void> {
  const values = { carrier_id: row.carrierId, words: row.words, handed_at: row.at, handed_by: actor.userId }
  await tx.insertInto('invitation_carrier').values({
    municipality_id: actor.municipalityId, invitation_id: row.invitationId, person_id: row.personId, ...values,
  }).onConflict((conflict) => conflict.columns(['municipality_id', 'invitation_id']).doUpdateSet(values)).execute()
}

export interface Carried {
  /** Invitations that stand and were handed to this person, as far as their people's files are the actor's. */
  readonly handed: number
  readonly came: number
}

/** What somebody passed on and what came of it (MS-09). */
export async function countCarried(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Carried> {
  const { rows } = await sql<Carried>`
    select count(*)::int as handed, count(*) filter (where exists (select from attendance t
        where t.municipality_id = c.municipality_id and t.date_id = i.date_id and t.person_id = c.person_id
          and t.came))::int as came
    from invitation_carrier c
      join invitation i on i.municipality_id = c.municipality_id and i.id = c.invitation_id
    where c.municipality_id = ${actor.municipalityId} and c.carrier_id = ${anyOf(ids)}
      and i.ended_at is null`.execute(tx)
  return rows[0] ?? { handed: 0, came: 0 }
}

/** People of the actor's own who came most often lately: who brings others along (MS-09); their kept or merged ids. */
export async function listOftenThere(tx: Tx, actor: Actor, since: PlainDate, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.person_id as id from attendance t
      join activity_date d on d.municipality_id = t.municipality_id and d.id = t.date_id
    where t.municipality_id = ${actor.municipalityId} and t.came and d.day >= ${since}::date
      and ${isInCaseload(actor, sql`t.person_id`)}
    group by t.person_id order by count(*) desc, t.person_id limit ${limit}`.execute(tx)
  return rows.map(({ id }) => id)
}
