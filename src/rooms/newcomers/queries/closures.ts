import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import type { Tx } from '../../../db/database.ts'
import type { ClosureReason } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import type { Closure } from '../rules/closures.ts'

/**
 * True in SQL for who has an open file; what is due, late or silent is asked of these only. Both arguments are
 * columns of the query around it.
 */
export function isOpenFile(municipalityId: RawBuilder<unknown>, personId: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`not exists (select from file_closure closed where closed.municipality_id = ${municipalityId}
    and closed.person_id = ${personId} and closed.reopened_at is null)`
}

/** True in SQL for a file that was made by mistake: it is nobody, so no figure counts it. */
export function isMistake(municipalityId: RawBuilder<unknown>, personId: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`exists (select from file_closure closed
    join file_closure_ground why on why.municipality_id = closed.municipality_id and why.closure_id = closed.id
    where closed.municipality_id = ${municipalityId} and closed.person_id = ${personId}
      and closed.reopened_at is null and why.reason = 'entered_in_error')`
}

export interface FileClosure extends Closure {
  readonly id: string
  readonly note: string
  readonly closedAt: Date
  readonly closedBy: string
  readonly reopenedAt: Date | null
  readonly reopenedBy: string | null
}

/** Every time this file was closed, newest first. Give all ids of the person; each closure comes once. */
export async function listClosures(tx: Tx, actor: Actor, ids: readonly string[]): Promise<FileClosure[]> {
  const { rows } = await sql<FileClosure>`
    select distinct on (c.closed_at, c.reopened_at) c.id, g.reason, g.note, c.closed_on as "closedOn",
      c.closed_at as "closedAt", a.name as "closedBy", c.reopened_on as "reopenedOn",
      c.reopened_at as "reopenedAt", r.name as "reopenedBy"
    from file_closure c
      join file_closure_ground g on g.municipality_id = c.municipality_id and g.closure_id = c.id
      join account a on a.id = c.closed_by left join account r on r.id = c.reopened_by
    where c.municipality_id = ${actor.municipalityId} and c.person_id = any(${[...ids]}::uuid[])
    order by c.closed_at desc, c.reopened_at desc nulls first, c.person_id = ${ids[0] ?? null} desc`.execute(tx)
  return rows
}

/** All closures of these people, absent: of everybody in scope; also for who may count and see nobody. */
export async function closuresByPerson(
  tx: Tx, actor: Actor, personIds?: readonly string[],
): Promise<Map<string, Closure[]>> {
  const { rows } = await sql<Closure & { personId: string }>`
    select c.person_id as "personId", g.reason, c.closed_on as "closedOn", c.reopened_on as "reopenedOn"
    from file_closure c
      join file_closure_ground g on g.municipality_id = c.municipality_id and g.closure_id = c.id
    where c.municipality_id = ${actor.municipalityId}
      ${personIds ? sql`and c.person_id = any(${[...personIds]}::uuid[])` : sql``}
    order by c.closed_on`.execute(tx)
  return Map.groupBy(rows, ({ personId }) => personId)
}

/** Of these people, by any of their ids, since when their file is closed; also of people outside the caseload. */
export async function closedAmong(
  tx: Tx, actor: Actor, personIds: readonly string[],
): Promise<Map<string, PlainDate>> {
  if (personIds.length === 0) return new Map()
  const rows = await tx.selectFrom('file_closure').select(['person_id', 'closed_on'])
    .where('municipality_id', '=', actor.municipalityId).where('reopened_at', 'is', null)
    .where('person_id', '=', anyOf(personIds)).execute()
  return new Map(rows.map((row) => [row.person_id, row.closed_on]))
}

export interface NewClosure {
  readonly reason: ClosureReason
  readonly note: string
  readonly closedOn: PlainDate
  readonly at: Date
}

/** Closes the file under each of the person's ids, so that a merge can still be undone while it is closed. */
export async function insertClosure(
  tx: Tx, actor: Actor, ids: readonly string[], { reason, note, closedOn, at }: NewClosure,
): Promise<void> {
  const of = { municipality_id: actor.municipalityId }
  for (const personId of ids) {
    const id = randomUUID()
    await tx.insertInto('file_closure').values({
      ...of, id, person_id: personId, closed_on: closedOn, closed_at: at, closed_by: actor.userId,
    }).execute()
    await tx.insertInto('file_closure_ground').values({ ...of, closure_id: id, person_id: personId, reason, note })
      .execute()
  }
}

export async function endClosure(tx: Tx, actor: Actor, ids: readonly string[], at: Date): Promise<void> {
  await tx.updateTable('file_closure')
    .set({ reopened_on: actor.today, reopened_at: at, reopened_by: actor.userId })
    .where('municipality_id', '=', actor.municipalityId).where('person_id', '=', anyOf(ids))
    .where('reopened_at', 'is', null).execute()
}
