import type { Tx } from '../../db/database.ts'
import type { Actor } from '../../kit/actor.ts'
import { NotFound } from '../../kit/errors.ts'
import type { Approach } from './forms.ts'
import { findApproach } from './shipped.ts'

/** The approach of the actor's municipality. Throws NotFound when its key is of an approach that is not there. */
export async function getApproach(tx: Tx, actor: Pick<Actor, 'municipalityId'>): Promise<Approach> {
  const row = await tx.selectFrom('municipality').select('approach_key').where('id', '=', actor.municipalityId)
    .executeTakeFirst()
  const approach = row && findApproach(row.approach_key)
  if (!approach) throw new NotFound('no such approach')
  return approach
}
