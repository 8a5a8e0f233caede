import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import { isInCaseload } from '../../../db/caseload.ts'
import type { Tx } from '../../../db/database.ts'
import type { BuddyCheckMoment, BuddyEndReason, BuddyHow, BuddyKind, BuddySide } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'

export interface Pair {
  readonly id: string
  readonly personId: string
  readonly newcomerId: string
  readonly localId: string
  readonly roundId: string | null
  readonly kind: BuddyKind
  readonly newcomerCalled: string
  readonly localCalled: string
  readonly firstDay: PlainDate
  readonly lastDay: PlainDate
  /** When they meet, in their own words; '' is not agreed yet. */
  readonly weekly: string
  readonly endedOn: PlainDate | null
  readonly endReason: BuddyEndReason | null
  /** On how many days they met, by what either said. */
  readonly meetings: number
  readonly lastMeeting: PlainDate | null
}

interface Asked {
  readonly ids?: readonly string[]
  readonly personIds?: readonly string[]
  readonly localId?: string
  readonly isRunning?: boolean
  readonly limit?: number
}

/** Pairs of people whose files are the actor's, those that run first, then the newest. */
export async function listPairs(tx: Tx, actor: Actor, asked: Asked): Promise<Pair[]> {
  const { ids, personIds, localId, isRunning, limit = 500 } = asked
  return tx.selectFrom('buddy_pair as k').select([
    'k.id', 'k.person_id as personId', 'k.newcomer_id as newcomerId', 'k.local_id as localId', 'k.round_id as roundId',
    'k.kind', 'k.newcomer_called as newcomerCalled', 'k.local_called as localCalled', 'k.first_day as firstDay',
    'k.last_day as lastDay', 'k.weekly', 'k.ended_on as endedOn', 'k.end_reason as endReason',
    sql<number>`(select count(distinct m.day)::int ${meetingsOf})`.as('meetings'),
    sql<string | null>`(select max(m.day) ${meetingsOf})`.as('lastMeeting'),
  ]).where('k.municipality_id', '=', actor.municipalityId).where(isInCaseload(actor, sql`k.person_id`))
    .$if(ids !== undefined, (query) => query.where('k.id', '=', anyOf(ids!)))
    .$if(personIds !== undefined, (query) => query.where('k.person_id', '=', anyOf(personIds!)))
    .$if(localId !== undefined, (query) => query.where('k.local_id', '=', localId!))
    .$if(isRunning === true, (query) => query.where('k.ended_on', 'is', null))
    .$if(isRunning === false, (query) => query.where('k.ended_on', 'is not', null))
    .orderBy('k.ended_on', (order) => order.desc().nullsFirst()).orderBy('k.first_day', 'desc').orderBy('k.id')
    .limit(limit).execute()
}

const meetingsOf = sql`from buddy_meeting m where m.municipality_id = k.municipality_id and m.pair_id = k.id`

export async function findPair(tx: Tx, actor: Actor, id: string): Promise<Pair | null> {
  const [found = null] = await listPairs(tx, actor, { ids: [id] })
  return found
}

type NewPair = Omit<Pair, 'weekly' | 'endedOn' | 'endReason' | 'meetings' | 'lastMeeting'>

export async function insertPair(tx: Tx, actor: Actor, row: NewPair & { waitedDays: number }): Promise<void> {
  await tx.insertInto('buddy_pair').values({
    municipality_id: actor.municipalityId, id: row.id, person_id: row.personId, newcomer_id: row.newcomerId,
    local_id: row.localId, round_id: row.roundId, kind: row.kind, newcomer_called: row.newcomerCalled,
    local_called: row.localCalled, waited_days: row.waitedDays, first_day: row.firstDay, last_day: row.lastDay,
  }).execute()
}

export async function setWeekly(tx: Tx, actor: Actor, id: string, weekly: string): Promise<void> {
  await tx.updateTable('buddy_pair').set({ weekly }).where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', id).execute()
}

/** False when it has ended already. */
export async function endPair(
  tx: Tx, actor: Actor, id: string, { on, reason }: { on: PlainDate; reason: BuddyEndReason },
): Promise<boolean> {
  const done = await tx.updateTable('buddy_pair').set({ ended_on: on, end_reason: reason, ended_by: actor.userId })
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', id).where('ended_on', 'is', null)
    .executeTakeFirst()
  return Number(done.numUpdatedRows) === 1
}

export interface MeetingDay {
  readonly day: PlainDate
  readonly sides: readonly BuddySide[]
}

/** On which days they met, and who of the two said so; newest first. */
export async function listMeetingDays(tx: Tx, actor: Actor, pairId: string): Promise<MeetingDay[]> {
  const rows = await tx.selectFrom('buddy_meeting').select(['day', 'side'])
    .where('municipality_id', '=', actor.municipalityId).where('pair_id', '=', pairId)
    .orderBy('day', 'desc').orderBy('side').execute()
  const days = Map.groupBy(rows, ({ day }) => day)
  return [...days].map(([day, said]) => ({ day, sides: said.map(({ side }) => side) }))
}

interface NewMeeting {
  readonly pairId: string
  readonly personId: string
  readonly day: PlainDate
  readonly side: BuddySide
  readonly at: Date
  /** null: by the link. */
  readonly by: string | null
}

/** A second time for the same day and side changes nothing. */
export async function insertMeeting(tx: Tx, actor: Actor, row: NewMeeting): Promise<void> {
  await tx.insertInto('buddy_meeting').values({
    municipality_id: actor.municipalityId, pair_id: row.pairId, person_id: row.personId, day: row.day, side: row.side,
    at: row.at, by_account: row.by,
  }).onConflict((conflict) => conflict.doNothing()).execute()
}

export interface Check {
  readonly side: BuddySide
  readonly moment: BuddyCheckMoment
  readonly doneOn: PlainDate
  readonly how: BuddyHow
  /** People met through the buddy; null was not asked. */
  readonly newPeople: number | null
  /** Still in contact after the end; null was not asked. */
  readonly inTouch: boolean | null
  readonly body: string
}

export async function listChecks(
  tx: Tx, actor: Actor, pairIds: readonly string[],
): Promise<(Check & { pairId: string })[]> {
  if (pairIds.length === 0) return []
  return tx.selectFrom('buddy_check').select([
    'pair_id as pairId', 'side', 'moment', 'done_on as doneOn', 'how', 'new_people as newPeople', 'in_touch as inTouch',
    'body',
  ]).where('municipality_id', '=', actor.municipalityId).where('pair_id', '=', anyOf(pairIds))
    .orderBy('done_on').orderBy('side').execute()
}

/** False when this side was asked at this moment already. */
export async function insertCheck(
  tx: Tx, actor: Actor, row: Omit<Check, 'doneOn'> & { pairId: string; personId: string; at: Date },
): Promise<boolean> {
  const done = await tx.insertInto('buddy_check').values({
    municipality_id: actor.municipalityId, id: randomUUID(), pair_id: row.pairId, side: row.side,
    person_id: row.personId, moment: row.moment, done_on: actor.today, how: row.how, new_people: row.newPeople,
    in_touch: row.inTouch, body: row.body, at: row.at, by_account: actor.userId,
  }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  return Number(done.numInsertedOrUpdatedRows) === 1
}
