import { randomUUID } from 'node:crypto'
import type { Actor } from '../kit/actor.ts'
import type { Tx } from './database.ts'

/** One line of who saw or did what (PRIV-05). No content: ids, words and times only (PRIV-13). */
export interface AuditRow {
  action: string
  result: 'ok' | 'refused' | 'not_found'
  objectKind?: string
  objectId?: string
  personIds?: readonly string[]
  ground?: string
  /** Browser, API or operator's command, with the address it came from. */
  origin: string
  /** 32 hex digits, W3C trace context. */
  traceId: string
  at: Date
}

/** Writes the row in the running transaction: what cannot be logged is not shown (PRIV-07). */
export async function writeAudit(tx: Tx, actor: Actor, row: AuditRow): Promise<void> {
  await tx.insertInto('audit_row').values({
    municipality_id: actor.municipalityId,
    at: row.at,
    id: randomUUID(),
    account_id: actor.userId,
    roles: [...actor.roles].sort().join(' '),
    action: row.action,
    result: row.result,
    object_kind: row.objectKind ?? '',
    object_id: row.objectId ?? null,
    person_ids: [...new Set(row.personIds ?? [])],
    ground: row.ground ?? '',
    origin: row.origin,
    trace_id: row.traceId,
  }).execute()
}
