import { writeAudit } from '../../../db/audit.ts'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { traceIdOf } from '../../../web/guard.ts'
import type { OpenVisit } from '../../../web/route.ts'
import type { Invitation } from '../queries/invitations.ts'

export interface Linked {
  readonly tx: Tx
  readonly actor: Actor
  readonly invitation: Invitation
}

/** The front door writes no log by itself: what is written about somebody does. */
export function logLinked(visit: OpenVisit<unknown>, { tx, actor, invitation }: Linked, action: string): void {
  writeAudit(tx, actor, {
    action, result: 'ok', objectKind: 'invitation', objectId: invitation.id, personIds: [invitation.personId],
    origin: `link ${visit.address}`, traceId: traceIdOf(visit.request), at: visit.now,
  })
}
