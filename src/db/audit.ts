import { randomUUID } from 'node:crypto'
import type { Actor } from '../kit/actor.ts'
import type { Tx } from './database.ts'
import { sendAlong } from './transaction.ts'

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

/** What could not be logged is not shown and not done (PRIV-07). Becomes 503. */
export class Unlogged extends Error {}

const text = `
  insert into audit_row (municipality_id, at, id, account_id, roles, action, result, object_kind, object_id, person_ids,
    ground, origin, trace_id)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::uuid[], $11, $12, $13)`

/**
 * Writes the row in the running transaction. It travels with the commit: were it refused, the transaction ends with
 * Unlogged and nothing of it is shown or kept.
 */
export function writeAudit(tx: Tx, actor: Actor, row: AuditRow): void {
  sendAlong(tx, {
    text,
    values: [
      actor.municipalityId, row.at, randomUUID(), actor.userId, [...actor.roles].sort().join(' '), row.action,
      row.result, row.objectKind ?? '', row.objectId ?? null, [...new Set(row.personIds ?? [])], row.ground ?? '',
      row.origin, row.traceId,
    ],
    lost: (error) => new Unlogged(error.message, { cause: error }),
  })
}
