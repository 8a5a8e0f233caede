import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Actor } from '../kit/actor.ts'
import type { Schema } from './schema.ts'

export interface Caseload {
  /** Files open to the actor today: own place in the team around a person, or the actor's area team. */
  fileIds: string[]
  /** People whose talk is assigned to the actor today: their talk and what it needs, not the file (ZE-05). */
  talkIds: string[]
}

/**
 * The actor's files valid today; a closed file is nobody's until it is reopened (definitions.md, Closing a file).
 * Two files merged into one are one caseload entry, whichever was assigned.
 * Runs inside the door, before the caseload settings are written.
 */
export async function findCaseload(tx: Kysely<Schema>, actor: Actor): Promise<Caseload> {
  const [fileIds, talkIds] = await Promise.all([
    actor.roles.has('case_worker') ? findFileIds(tx, actor) : [],
    actor.roles.has('interviewer') ? findTalkIds(tx, actor) : [],
  ])
  return { fileIds, talkIds }
}

/**
 * True for a person whose whole file is open to the actor; a talk assigned to them opens the talk and no file (ZE-05,
 * PRIV-03). The policies let both in, because one table serves both: a query that reads files says so with this.
 */
export function isInCaseload(actor: Actor, personId: RawBuilder<unknown>): RawBuilder<boolean> {
  if (actor.scope !== 'files') return sql<boolean>`true`
  // Read once, and an index finds each id: the policies alone would look at every person of the municipality.
  return sql<boolean>`${personId} = any((
    select string_to_array(coalesce(current_setting('app.file_ids', true), ''), ','))::uuid[])`
}

async function findFileIds(tx: Kysely<Schema>, actor: Actor): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    with assigned as (
      select person_id from file_team_member
      where municipality_id = ${actor.municipalityId} and account_id = ${actor.userId}
        and first_day <= ${actor.today} and (last_day is null or last_day >= ${actor.today})
      union
      select person_id from person_finding
      where municipality_id = ${actor.municipalityId} and area_team_id = any(${[...actor.teamIds]}::uuid[])
    ), entry as (
      select person_id from assigned
      union select m.merged_id from person_merge m join assigned on m.kept_id = assigned.person_id
        where m.municipality_id = ${actor.municipalityId} and m.undone_at is null
      union select m.kept_id from person_merge m join assigned on m.merged_id = assigned.person_id
        where m.municipality_id = ${actor.municipalityId} and m.undone_at is null
    )
    select person_id from entry where ${isOpen(actor, sql`entry.person_id`)}`.execute(tx)
  return rows.map((row) => row.person_id)
}

async function findTalkIds(tx: Kysely<Schema>, actor: Actor): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select distinct person_id from conversation
    where ${isOpen(actor, sql`conversation.person_id`)}
      and municipality_id = ${actor.municipalityId} and interviewer_id = ${actor.userId} and cancelled_on is null
      and coalesce(interviewer_first_day, ${actor.today}) <= ${actor.today}
      and (interviewer_last_day is null or interviewer_last_day >= ${actor.today})`.execute(tx)
  return rows.map((row) => row.person_id)
}

function isOpen(actor: Actor, personId: RawBuilder<unknown>) {
  return sql`not exists (select from file_closure c
    where c.municipality_id = ${actor.municipalityId} and c.person_id = ${personId} and c.reopened_at is null)`
}
