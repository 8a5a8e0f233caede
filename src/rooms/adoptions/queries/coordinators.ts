import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'

export interface Coordinator {
  readonly name: string
  /** The organisation for which they coordinate; null is the municipality itself (AK-02). */
  readonly organisation: string | null
}

/** Who holds the role of coordinator today, and for which organisation. */
export async function listCoordinators(tx: Tx, actor: Actor): Promise<Coordinator[]> {
  return tx.selectFrom('membership as m').innerJoin('account as a', 'a.id', 'm.account_id')
    .leftJoin('organisation as o', (join) =>
      join.onRef('o.municipality_id', '=', 'm.municipality_id').onRef('o.id', '=', 'm.organisation_id'))
    .select(['a.name', 'o.name as organisation']).distinct()
    .where('m.municipality_id', '=', actor.municipalityId).where('m.role', '=', 'coordinator')
    .where('m.first_day', '<=', actor.today).where('a.deactivated_at', 'is', null)
    .where((where) => where.or([where('m.last_day', 'is', null), where('m.last_day', '>=', actor.today)]))
    .orderBy('a.name').execute()
}
