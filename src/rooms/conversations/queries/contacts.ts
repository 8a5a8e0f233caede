import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'

/** The contact moment that was made of these words before; undefined when there is none. */
export async function findContactOfWord(tx: Tx, actor: Actor, ownWordId: string): Promise<string | undefined> {
  const row = await tx.selectFrom('contact_moment').select('id')
    .where('municipality_id', '=', actor.municipalityId).where('own_word_id', '=', ownWordId).executeTakeFirst()
  return row?.id
}
