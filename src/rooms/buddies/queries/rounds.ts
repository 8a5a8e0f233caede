import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../../db/database.ts'
import type { BuddyChoiceKind } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import type { PairOf } from '../rules/round.ts'

export interface RoundRow {
  readonly id: string
  readonly name: string
  /** What was done otherwise than before, in a few words; '' for nothing. */
  readonly changed: string
  /** Where the group moments of this round are, among the activities. */
  readonly activityId: string | null
  /** How long its pairs agree to meet. */
  readonly weeks: number
  readonly openedOn: PlainDate
  readonly closedOn: PlainDate | null
}

export async function listRounds(tx: Tx, actor: Actor): Promise<RoundRow[]> {
  return rounds(tx, actor).orderBy('opened_on', 'desc').orderBy('name').execute()
}

export async function getRound(tx: Tx, actor: Actor, id: string): Promise<RoundRow> {
  const found = await rounds(tx, actor).where('id', '=', id).executeTakeFirst()
  if (!found) throw new NotFound()
  return found
}

function rounds(tx: Tx, actor: Actor) {
  return tx.selectFrom('buddy_round').select([
    'id', 'name', 'changed', 'activity_id as activityId', 'weeks', 'opened_on as openedOn', 'closed_on as closedOn',
  ]).where('municipality_id', '=', actor.municipalityId)
}

/** False when a round of this name is there already. */
export async function insertRound(
  tx: Tx, actor: Actor, row: Pick<RoundRow, 'id' | 'name' | 'changed' | 'activityId' | 'weeks'>,
): Promise<boolean> {
  const { activityId, ...named } = row
  const done = await tx.insertInto('buddy_round').values({
    ...named, municipality_id: actor.municipalityId, activity_id: activityId, opened_on: actor.today,
    opened_by: actor.userId,
  }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  return Number(done.numInsertedOrUpdatedRows) === 1
}

export async function closeRound(tx: Tx, actor: Actor, id: string): Promise<void> {
  await tx.updateTable('buddy_round').set({ closed_on: actor.today })
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', id).where('closed_on', 'is', null).execute()
}

export interface ChoiceRow extends PairOf {
  readonly id: string
  readonly kind: BuddyChoiceKind
  readonly reason: string
}

/** What coordinators decided about two people and that still stands. */
export async function listChoices(tx: Tx, actor: Actor): Promise<ChoiceRow[]> {
  return tx.selectFrom('buddy_choice')
    .select(['id', 'newcomer_id as newcomerId', 'local_id as localId', 'kind', 'reason'])
    .where('municipality_id', '=', actor.municipalityId).where('ended_at', 'is', null)
    .orderBy('made_at').orderBy('id').execute()
}

/** The last word about two people stands. */
export async function insertChoice(
  tx: Tx, actor: Actor, row: Omit<ChoiceRow, 'id'> & { personId: string; at: Date },
): Promise<void> {
  const { newcomerId, localId, personId, kind, reason, at } = row
  await tx.updateTable('buddy_choice').set({ ended_at: at }).where('municipality_id', '=', actor.municipalityId)
    .where('newcomer_id', '=', newcomerId).where('local_id', '=', localId).where('ended_at', 'is', null).execute()
  await tx.insertInto('buddy_choice').values({
    municipality_id: actor.municipalityId, id: randomUUID(), person_id: personId, newcomer_id: newcomerId,
    local_id: localId, kind, reason, made_at: at, made_by: actor.userId,
  }).execute()
}

export async function endChoice(tx: Tx, actor: Actor, id: string, at: Date): Promise<void> {
  const done = await tx.updateTable('buddy_choice').set({ ended_at: at })
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', id).where('ended_at', 'is', null)
    .executeTakeFirst()
  if (Number(done.numUpdatedRows) !== 1) throw new NotFound()
}

/**
 * Pairs that were tried: refused for good, or refused in this round, or ended as a pair. None of them comes back by
 * itself; a pin of the coordinator brings back what was only refused in an earlier round.
 */
export async function triedPairs(tx: Tx, actor: Actor, roundId: string): Promise<PairOf[]> {
  const { rows } = await sql<PairOf>`
    select q.newcomer_id as "newcomerId", q.local_id as "localId" from buddy_proposal q
      left join buddy_pair k on k.municipality_id = q.municipality_id and k.id = q.id
    where q.municipality_id = ${actor.municipalityId} and (
      k.ended_on is not null or exists (select from buddy_refusal f where f.municipality_id = q.municipality_id
        and f.proposal_id = q.id and (f.after = 'never' or q.round_id = ${roundId}::uuid)))
    group by 1, 2 order by 1, 2`.execute(tx)
  return rows
}
