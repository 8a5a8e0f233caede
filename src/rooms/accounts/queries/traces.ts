import { sql } from 'kysely'
import type { Tx } from '../../../db/database.ts'

export interface Trace {
  /** Whose account, by the address that was typed: an unknown one writes no row at the same cost (AUTH-02). */
  readonly email: string
  readonly action: `accounts.${string}`
  readonly result: 'ok' | 'refused'
  readonly origin: string
  readonly traceId: string
  readonly at: Date
  readonly today: string
}

/** The audit row of something at the front door, in every municipality where the account has a role today. */
export async function insertTraces(tx: Tx, trace: Trace): Promise<void> {
  const { email, action, result, origin, traceId, at, today } = trace
  await sql`insert into audit_row
      (municipality_id, at, id, account_id, roles, action, result, object_kind, object_id, origin, trace_id)
    select m.municipality_id, ${at}, gen_random_uuid(), m.account_id,
      string_agg(distinct m.role::text, ' ' order by m.role::text), ${action}, ${result}, 'account', m.account_id,
      ${origin}, ${traceId}
    from membership m join account a on a.id = m.account_id
    where a.email = ${email} and m.ended_at is null and m.first_day <= ${today}
      and (m.last_day is null or m.last_day >= ${today})
    group by m.municipality_id, m.account_id`.execute(tx)
}
