import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'

/** Who acts, inside which transaction, at what moment; a visit of a route is one. */
export interface Acting {
  readonly tx: Tx
  readonly actor: Actor
  readonly now: Date
}
