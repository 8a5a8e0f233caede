import { sql } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'

/**
 * Who stopped before this day, or of whom nothing was heard since: no sign-up, call, hours, or task that goes on or
 * ended later.
 */
export async function findExpired(tx: Tx, actor: Actor, before: PlainDate): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select v.id from volunteer v where v.municipality_id = ${actor.municipalityId} and v.erased_at is null
      and case when v.ended_on is not null then v.ended_on < ${before} else v.applied_on < ${before}
        and coalesce(v.joined_on, v.applied_on) < ${before}
        and not exists (select from volunteer_task t where t.municipality_id = v.municipality_id
          and t.volunteer_id = v.id and (t.ended_on is null or t.ended_on >= ${before}))
        and not exists (select from volunteer_hours h where h.municipality_id = v.municipality_id
          and h.volunteer_id = v.id and h.on_day >= ${before})
        and not exists (select from volunteer_call c where c.municipality_id = v.municipality_id
          and c.volunteer_id = v.id and (c.at at time zone 'Europe/Amsterdam')::date >= ${before}) end`.execute(tx)
  return rows.map(({ id }) => id)
}

const about = ['volunteer_call', 'conduct_certificate', 'volunteer_training', 'volunteer_thanks'] as const

/** Takes away who they are and what was written of them; days, organisation, hours and amounts stay to be counted. */
export async function eraseVolunteers(tx: Tx, actor: Actor, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return
  for (const table of about) {
    await tx.deleteFrom(table).where('municipality_id', '=', actor.municipalityId)
      .where('volunteer_id', '=', anyOf(ids)).execute()
  }
  for (const table of ['cost_agreement', 'cost_claim'] as const) {
    await tx.updateTable(table).set({ words: '' }).where('municipality_id', '=', actor.municipalityId)
      .where('volunteer_id', '=', anyOf(ids)).execute()
  }
  await tx.updateTable('volunteer').set({
    name: '', phone: '', email: '', likeness: sql<string>`id::text`, radius_km: null, languages: [], times: [],
    words: '', end_words: '', caller_id: null, code_signed_on: null, erased_at: at,
    ended_on: sql<string>`coalesce(ended_on, ${actor.today}::date)`,
    end_reason: sql`coalesce(end_reason, 'other'::volunteer_end_reason)`,
  }).where('municipality_id', '=', actor.municipalityId).where('id', '=', anyOf(ids)).execute()
}
