import { sql } from 'kysely'
import type { Tx } from '../../../db/database.ts'
import { accountIdOf, type Actor } from '../../../kit/actor.ts'

/** Who came to a date and who did not, by person, as far as their files are the actor's. */
export async function listAttendance(tx: Tx, actor: Actor, dateId: string): Promise<Map<string, boolean>> {
  const rows = await tx.selectFrom('attendance').select(['person_id', 'came'])
    .where('municipality_id', '=', actor.municipalityId).where('date_id', '=', dateId).execute()
  return new Map(rows.map((row) => [row.person_id, row.came]))
}

export interface DateCount {
  /** People without a file who were there. */
  readonly guests: number
  readonly lowReason: string
}

/** What was written down; `by` is null when the organiser counted, who has no account, or only the door did. */
export type KnownCount = DateCount & { readonly by: string | null }

interface CountRow {
  readonly guests: number | null
  readonly lowReason: string | null
  readonly by: string | null
  readonly taps: number
}

/** What a colleague or the organiser counted, and who tapped in at the door since; undefined while there is neither. */
export async function findCount(tx: Tx, actor: Actor, dateId: string): Promise<KnownCount | undefined> {
  const { rows: [row] } = await sql<CountRow>`
    select c.guests, c.low_reason as "lowReason", c.written_by as by, (
      select count(*)::int from door_guest g where g.municipality_id = ${actor.municipalityId}
        and g.date_id = ${dateId} and (c.written_at is null or g.at > c.written_at)) as taps
    from (select 1) one left join date_count c on c.municipality_id = ${actor.municipalityId}
      and c.date_id = ${dateId}`.execute(tx)
  if (!row || row.guests === null && row.taps === 0) return undefined
  return { guests: (row.guests ?? 0) + row.taps, lowReason: row.lowReason ?? '', by: row.by }
}

export interface Came {
  readonly personId: string
  readonly invitationId: string
  readonly came: boolean
}

/**
 * Writes for each person whether they came; a second time corrects the first. Who tapped in by themselves after `at`,
 * the moment of which the list speaks, is not taken off it.
 */
export async function keepAttendance(
  tx: Tx, actor: Actor, dateId: string, { people, at }: { people: readonly Came[]; at: Date },
): Promise<void> {
  if (people.length === 0) return
  await tx.insertInto('attendance').values(people.map(({ personId, invitationId, came }) => ({
    municipality_id: actor.municipalityId, date_id: dateId, person_id: personId, invitation_id: invitationId, came,
    written_at: at, written_by: actor.userId,
  }))).onConflict((conflict) => conflict.columns(['municipality_id', 'date_id', 'person_id']).doUpdateSet((row) => ({
    came: row.ref('excluded.came'), invitation_id: row.ref('excluded.invitation_id'), written_at: at,
    written_by: actor.userId,
  })).where((where) => where.or([
    where('attendance.written_by', 'is not', null), where('attendance.written_at', '<=', at),
  ]))).execute()
}

/** Whether somebody is known to be there, for who opens their invitation by its link. */
export async function hasArrived(
  tx: Tx, actor: Actor, { personId, dateId }: { personId: string; dateId: string },
): Promise<boolean> {
  const row = await tx.selectFrom('attendance').select('came').where('municipality_id', '=', actor.municipalityId)
    .where('date_id', '=', dateId).where('person_id', '=', personId).executeTakeFirst()
  return row?.came ?? false
}

/** Somebody is there, by their own invitation; however often they say so. */
export async function arrive(
  tx: Tx, actor: Actor, { id, personId, dateId }: { id: string; personId: string; dateId: string }, at: Date,
): Promise<void> {
  const row = { invitation_id: id, came: true, written_at: at, written_by: null }
  await tx.insertInto('attendance')
    .values({ municipality_id: actor.municipalityId, date_id: dateId, person_id: personId, ...row })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'date_id', 'person_id'])
      .doUpdateSet(row).where('attendance.came', '=', false)).execute()
}

export async function keepCount(
  tx: Tx, actor: Actor, dateId: string, count: DateCount & { readonly at: Date },
): Promise<void> {
  const row = {
    guests: count.guests, low_reason: count.lowReason, written_at: count.at, written_by: accountIdOf(actor),
  }
  await tx.insertInto('date_count').values({ municipality_id: actor.municipalityId, date_id: dateId, ...row })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'date_id']).doUpdateSet(row)).execute()
}
