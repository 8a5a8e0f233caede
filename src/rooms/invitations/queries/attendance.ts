import type { Tx } from '../../../db/database.ts'
import { accountIdOf, type Actor } from '../../../kit/actor.ts'

/** Who came to a date and who did not, by person, as far as their files are the actor's. */
export async function listAttendance(tx: Tx, actor: Actor, dateId: string): Promise<Map<string, boolean>> {
  const rows = await tx.selectFrom('attendance').select(['person_id', 'came'])
    .where('municipality_id', '=', actor.municipalityId).where('date_id', '=', dateId).execute()
  return new Map(rows.map((row) => [row.person_id, row.came]))
}

export interface DateCount {
  /** People without a file who were there. */
  readonly guests: number
  readonly lowReason: string
}

/** What was written down; `by` is null when the organiser counted, who has no account. */
export type KnownCount = DateCount & { readonly by: string | null }

export async function findCount(tx: Tx, actor: Actor, dateId: string): Promise<KnownCount | undefined> {
  return tx.selectFrom('date_count').select(['guests', 'low_reason as lowReason', 'written_by as by'])
    .where('municipality_id', '=', actor.municipalityId).where('date_id', '=', dateId).executeTakeFirst()
}

/** Writes for each person whether they came; a second time corrects the first. */
export async function keepAttendance(
  tx: Tx, actor: Actor, dateId: string, { came, at }: { came: ReadonlyMap<string, boolean>; at: Date },
): Promise<void> {
  if (came.size === 0) return
  await tx.insertInto('attendance').values([...came].map(([person_id, isThere]) => ({
    municipality_id: actor.municipalityId, date_id: dateId, person_id, came: isThere, written_at: at,
    written_by: actor.userId,
  }))).onConflict((conflict) => conflict.columns(['municipality_id', 'date_id', 'person_id']).doUpdateSet((row) => ({
    came: row.ref('excluded.came'), written_at: at, written_by: actor.userId,
  }))).execute()
}

export async function keepCount(
  tx: Tx, actor: Actor, dateId: string, count: DateCount & { readonly at: Date },
): Promise<void> {
  const row = {
    guests: count.guests, low_reason: count.lowReason, written_at: count.at, written_by: accountIdOf(actor),
  }
  await tx.insertInto('date_count').values({ municipality_id: actor.municipalityId, date_id: dateId, ...row })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'date_id']).doUpdateSet(row)).execute()
}
