import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'

const hour = 60 * 60 * 1000

/** How often the open pages were used from this network in the last hour, and in this municipality in the last day. */
export async function countTries(
  tx: Tx, actor: Actor, { networkHash, at }: { networkHash: string; at: Date },
): Promise<{ network: number; municipality: number }> {
  // One after another, so that a hundred at once are counted as a hundred.
  await sql`select pg_advisory_xact_lock(hashtextextended(${actor.municipalityId}, 140))`.execute(tx)
  const { rows: [row] } = await sql<{ network: number; municipality: number }>`
    select (select count(*)::int from sign_up_try where municipality_id = ${actor.municipalityId}
      and network_hash = ${networkHash} and at > ${new Date(at.getTime() - hour)}) as network,
      (select count(*)::int from sign_up_try where municipality_id = ${actor.municipalityId}
      and at > ${new Date(at.getTime() - 24 * hour)}) as municipality`.execute(tx)
  return row ?? { network: 0, municipality: 0 }
}

export async function insertTry(tx: Tx, actor: Actor, row: { networkHash: string; at: Date }): Promise<void> {
  await sql`insert into sign_up_try (municipality_id, id, network_hash, at)
    values (${actor.municipalityId}, ${randomUUID()}, ${row.networkHash}, ${row.at})`.execute(tx)
}

export async function deleteTries(tx: Tx, actor: Actor, before: Date): Promise<void> {
  await tx.deleteFrom('sign_up_try').where('municipality_id', '=', actor.municipalityId).where('at', '<', before)
    .execute()
}
