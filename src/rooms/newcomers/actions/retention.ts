import { randomUUID } from 'node:crypto'
import { writeAudit } from '../../../db/audit.ts'
import { eraseOwnValues } from '../queries/own-fields.ts'
import type { Acting } from './acting.ts'

/** Erases what is past its retention and says so in the access log; the number of people whose values went. */
export async function eraseExpired({ tx, actor, now }: Acting): Promise<number> {
  const personIds = await eraseOwnValues(tx, actor)
  if (personIds.length === 0) return 0
  writeAudit(tx, actor, {
    action: 'newcomers.own_fields.erase', result: 'ok', personIds, origin: 'command',
    traceId: randomUUID().replaceAll('-', ''), at: now,
  })
  return new Set(personIds).size
}
