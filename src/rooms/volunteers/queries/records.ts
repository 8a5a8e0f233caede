import { sql } from 'kysely'
import type { Tx } from '../../../db/database.ts'
import type { VolunteerCallOutcome } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'

export interface Call {
  readonly outcome: VolunteerCallOutcome
  readonly words: string
  readonly at: Date
  readonly by: string
}

export interface Certificate {
  readonly id: string
  readonly datedOn: PlainDate
  readonly seenOn: PlainDate
  readonly profile: string
  readonly againOn: PlainDate | null
  readonly by: string
}

export interface Training {
  readonly id: string
  readonly name: string
  readonly followedOn: PlainDate
}

export interface Task {
  readonly id: string
  readonly name: string
  readonly organisation: string | null
  readonly startedOn: PlainDate
  readonly endedOn: PlainDate | null
  /** What was written of it, and how much of that since a year before today. */
  readonly minutes: number
  readonly minutesThisYear: number
}

export interface Thanks {
  readonly words: string
  readonly onDay: PlainDate
  readonly by: string
}

/** The last times that somebody called back, newest first. */
export async function listCalls(tx: Tx, actor: Actor, volunteerId: string): Promise<Call[]> {
  return tx.selectFrom('volunteer_call as k').innerJoin('account as a', 'a.id', 'k.called_by')
    .select(['k.outcome', 'k.words', 'k.at', 'a.name as by']).where('k.municipality_id', '=', actor.municipalityId)
    .where('k.volunteer_id', '=', volunteerId).orderBy('k.at', 'desc').limit(20).execute()
}

/** What was seen, the newest first: that one counts. */
export async function listCertificates(tx: Tx, actor: Actor, volunteerId: string): Promise<Certificate[]> {
  return tx.selectFrom('conduct_certificate as k').innerJoin('account as a', 'a.id', 'k.seen_by')
    .select([
      'k.id', 'k.dated_on as datedOn', 'k.seen_on as seenOn', 'k.profile', 'k.again_on as againOn', 'a.name as by',
    ])
    .where('k.municipality_id', '=', actor.municipalityId).where('k.volunteer_id', '=', volunteerId)
    .orderBy('k.seen_on', 'desc').orderBy('k.id', 'desc').execute()
}

export async function listTrainings(tx: Tx, actor: Actor, volunteerId: string): Promise<Training[]> {
  return tx.selectFrom('volunteer_training').select(['id', 'name', 'followed_on as followedOn'])
    .where('municipality_id', '=', actor.municipalityId).where('volunteer_id', '=', volunteerId)
    .orderBy('followed_on', 'desc').orderBy('id').execute()
}

/** Tasks with the hours written of each, those that go on first; who may not see hours sees none. */
export async function listTasks(
  tx: Tx, actor: Actor, volunteerId: string, yearFrom: PlainDate,
): Promise<Task[]> {
  const { rows } = await sql<Task>`
    select t.id, t.name, o.name as organisation, t.started_on as "startedOn", t.ended_on as "endedOn",
      coalesce(h.minutes, 0)::int as minutes, coalesce(h.this_year, 0)::int as "minutesThisYear"
    from volunteer_task t
      left join organisation o on o.municipality_id = t.municipality_id and o.id = t.organisation_id
      left join (select task_id, sum(minutes) as minutes,
        sum(minutes) filter (where on_day >= ${yearFrom}) as this_year from volunteer_hours
        where municipality_id = ${actor.municipalityId} and volunteer_id = ${volunteerId} group by task_id) h
        on h.task_id = t.id
    where t.municipality_id = ${actor.municipalityId} and t.volunteer_id = ${volunteerId}
    order by t.ended_on is not null, t.started_on desc, t.id`.execute(tx)
  return rows
}

export async function listThanks(tx: Tx, actor: Actor, volunteerId: string): Promise<Thanks[]> {
  return tx.selectFrom('volunteer_thanks as k').innerJoin('account as a', 'a.id', 'k.written_by')
    .select(['k.words', 'k.on_day as onDay', 'a.name as by']).where('k.municipality_id', '=', actor.municipalityId)
    .where('k.volunteer_id', '=', volunteerId).orderBy('k.on_day', 'desc').orderBy('k.id').execute()
}

interface Written {
  readonly id: string
  readonly volunteerId: string
  readonly at: Date
}

export async function insertCall(
  tx: Tx, actor: Actor, { id, volunteerId, at, outcome, words }: Written & Pick<Call, 'outcome' | 'words'>,
): Promise<void> {
  await tx.insertInto('volunteer_call').values({
    municipality_id: actor.municipalityId, id, volunteer_id: volunteerId, outcome, words, at, called_by: actor.userId,
  }).execute()
}

export async function insertCertificate(
  tx: Tx, actor: Actor, row: Written & Omit<Certificate, 'id' | 'by'>,
): Promise<void> {
  await tx.insertInto('conduct_certificate').values({
    municipality_id: actor.municipalityId, id: row.id, volunteer_id: row.volunteerId, dated_on: row.datedOn,
    seen_on: row.seenOn, profile: row.profile, again_on: row.againOn, seen_by: actor.userId, written_at: row.at,
  }).execute()
}

export async function insertTraining(
  tx: Tx, actor: Actor, row: Written & Omit<Training, 'id'>,
): Promise<void> {
  await tx.insertInto('volunteer_training').values({
    municipality_id: actor.municipalityId, id: row.id, volunteer_id: row.volunteerId, name: row.name,
    followed_on: row.followedOn, written_by: actor.userId, written_at: row.at,
  }).execute()
}

export async function insertTask(
  tx: Tx, actor: Actor, row: Written & { name: string; organisationId: string | null; startedOn: PlainDate },
): Promise<void> {
  await tx.insertInto('volunteer_task').values({
    municipality_id: actor.municipalityId, id: row.id, volunteer_id: row.volunteerId, name: row.name,
    organisation_id: row.organisationId, started_on: row.startedOn, written_by: actor.userId, written_at: row.at,
  }).execute()
}

/** Ends one task, or all that go on when `taskId` is absent. */
export async function endTasks(
  tx: Tx, actor: Actor, { volunteerId, taskId, on }: { volunteerId: string; taskId?: string; on: PlainDate },
): Promise<void> {
  await tx.updateTable('volunteer_task').set({ ended_on: sql<string>`greatest(started_on, ${on}::date)` })
    .where('municipality_id', '=', actor.municipalityId).where('volunteer_id', '=', volunteerId)
    .where('ended_on', 'is', null).$if(taskId !== undefined, (query) => query.where('id', '=', taskId!)).execute()
}

export async function getTask(tx: Tx, actor: Actor, volunteerId: string, id: string): Promise<Task> {
  const found = (await listTasks(tx, actor, volunteerId, actor.today)).find((task) => task.id === id)
  if (!found) throw new NotFound()
  return found
}

export async function insertHours(
  tx: Tx, actor: Actor, row: Written & { taskId: string; onDay: PlainDate; minutes: number },
): Promise<void> {
  await tx.insertInto('volunteer_hours').values({
    municipality_id: actor.municipalityId, id: row.id, volunteer_id: row.volunteerId, task_id: row.taskId,
    on_day: row.onDay, minutes: row.minutes, written_by: actor.userId, written_at: row.at,
  }).execute()
}

export async function insertThanks(
  tx: Tx, actor: Actor, row: Written & Omit<Thanks, 'by'>,
): Promise<void> {
  await tx.insertInto('volunteer_thanks').values({
    municipality_id: actor.municipalityId, id: row.id, volunteer_id: row.volunteerId, on_day: row.onDay,
    words: row.words, written_by: actor.userId, written_at: row.at,
  }).execute()
}
