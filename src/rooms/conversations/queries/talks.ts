import { randomUUID } from 'node:crypto'
import { sql, type Insertable, type Updateable } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import type { Tx } from '../../../db/database.ts'
import type { ConversationTable, InterpreterState, LevelSource } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'

export interface Talk {
  readonly id: string
  readonly personId: string
  readonly personName: { given_name: string; name_prefix: string; family_name: string }
  readonly moment: string
  readonly plannedOn: PlainDate | null
  /** Wall time HH:MM in Europe/Amsterdam. */
  readonly plannedTime: string | null
  readonly heldOn: PlainDate | null
  readonly place: string
  readonly interviewerId: string | null
  readonly interviewerName: string | null
  readonly interviewerFirstDay: PlainDate | null
  readonly interviewerLastDay: PlainDate | null
  readonly language: string
  readonly interpreter: InterpreterState
  readonly interpreterNote: string
  readonly presentNote: string
  /** How the language levels of this talk are known. */
  readonly levelSource: LevelSource
  readonly approachKey: string
  /** Somebody wrote or marked an answer, so that its questions no longer change. */
  readonly isBegun: boolean
  readonly cancelledOn: PlainDate | null
  readonly cancelReason: string
  readonly completedAt: Date | null
  readonly completedBy: string | null
}

/** A talk that the actor may see. Throws NotFound outside the caseload. */
export async function getTalk(tx: Tx, actor: Actor, id: string): Promise<Talk> {
  const row = await talks(tx, actor).where('c.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return talkOf(row)
}

/** Holds the talk until the transaction ends, so that two people saving at once are put one after the other. */
export async function lockTalk(tx: Tx, actor: Actor, id: string): Promise<void> {
  await tx.selectFrom('conversation').select('id').forUpdate()
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', id).execute()
}

/** All talks of a person under any of their ids, cancelled ones too, the newest first. */
export async function listTalksOf(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Talk[]> {
  const rows = await talks(tx, actor).where('c.person_id', '=', anyOf(ids))
    .orderBy(sql`coalesce(c.held_on, c.planned_on)`, 'desc').orderBy('c.id').execute()
  return rows.map(talkOf)
}

export type NewTalk = Omit<Insertable<ConversationTable>, 'municipality_id' | 'id'>

export async function insertTalk(tx: Tx, actor: Actor, talk: NewTalk): Promise<string> {
  const id = randomUUID()
  await tx.insertInto('conversation').values({ ...talk, municipality_id: actor.municipalityId, id }).execute()
  return id
}

export async function updateTalk(tx: Tx, actor: Actor, id: string, row: Updateable<ConversationTable>): Promise<void> {
  await tx.updateTable('conversation').set((now) => ({ ...row, version: now('version', '+', 1) }))
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', id).execute()
}

export interface Holder {
  readonly id: string
  readonly name: string
}

/** Who may hold a talk today: interviewers, case workers and coordinators of the municipality, by name. */
export async function listHolders(tx: Tx, actor: Actor): Promise<Holder[]> {
  return tx.selectFrom('membership as m').innerJoin('account as a', 'a.id', 'm.account_id')
    .select(['a.id', 'a.name']).distinct()
    .where('m.municipality_id', '=', actor.municipalityId)
    .where('m.role', 'in', ['coordinator', 'case_worker', 'interviewer'])
    .where('m.first_day', '<=', actor.today).where('a.deactivated_at', 'is', null).where('m.ended_at', 'is', null)
    .where((where) => where.or([where('m.last_day', 'is', null), where('m.last_day', '>=', actor.today)]))
    .orderBy('a.name').execute()
}

const isBegun = sql<boolean>`(exists (select from conversation_answer n where n.municipality_id = c.municipality_id
    and n.conversation_id = c.id) or exists (select from conversation_mark n
    where n.municipality_id = c.municipality_id and n.conversation_id = c.id))`

function talks(tx: Tx, actor: Actor) {
  return tx.selectFrom('conversation as c')
    .innerJoin('person as p', (join) =>
      join.onRef('p.municipality_id', '=', 'c.municipality_id').onRef('p.id', '=', 'c.person_id'))
    .leftJoin('account as i', 'i.id', 'c.interviewer_id')
    .leftJoin('conversation_completion as d', (join) =>
      join.onRef('d.municipality_id', '=', 'c.municipality_id').onRef('d.conversation_id', '=', 'c.id'))
    .leftJoin('account as b', 'b.id', 'd.completed_by')
    .selectAll('c')
    .select(['p.given_name', 'p.name_prefix', 'p.family_name', 'i.name as interviewer_name',
      'd.completed_at', 'b.name as completed_by_name', isBegun.as('is_begun')])
    .where('c.municipality_id', '=', actor.municipalityId)
}

type TalkRow = Awaited<ReturnType<ReturnType<typeof talks>['executeTakeFirstOrThrow']>>

function talkOf(row: TalkRow): Talk {
  const { given_name, name_prefix, family_name } = row
  return {
    id: row.id, personId: row.person_id, personName: { given_name, name_prefix, family_name }, moment: row.moment,
    plannedOn: row.planned_on, plannedTime: row.planned_time?.slice(0, 5) ?? null, heldOn: row.held_on,
    place: row.place,
    interviewerId: row.interviewer_id, interviewerName: row.interviewer_name,
    interviewerFirstDay: row.interviewer_first_day, interviewerLastDay: row.interviewer_last_day,
    language: row.language, interpreter: row.interpreter, interpreterNote: row.interpreter_note,
    presentNote: row.present_note, levelSource: row.level_source, approachKey: row.approach_key, isBegun: row.is_begun,
    cancelledOn: row.cancelled_on, cancelReason: row.cancel_reason,
    completedAt: row.completed_at, completedBy: row.completed_by_name,
  }
}
