import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { entriesInUse } from '../../own-lists/queries/entries.ts'
import type { Activity } from './activities.ts'

/** The kind as one chooses it: the id of the municipality's own word where that is still in use. */
export async function kindChoiceOf(tx: Tx, actor: Actor, activity: Activity): Promise<string> {
  const own = await entriesInUse(tx, actor, 'activity_kind')
  return own.find(({ name }) => name.nl === activity.kind_words?.nl)?.id ?? activity.kind
}
