import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import { isInCaseload } from '../../../db/caseload.ts'
import type { Tx } from '../../../db/database.ts'
import type { ComingNeed } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import type { BarrierFacts } from '../rules/barriers.ts'

export interface Barrier extends BarrierFacts {
  readonly id: string
  readonly invitationId: string
  readonly personId: string
  readonly dateId: string
  /** What the person said with it. */
  readonly words: string
  readonly taker: string | null
  readonly settledBy: string | null
}

interface Asked {
  readonly id?: string
  readonly dateId?: string
  readonly invitationId?: string
  readonly personIds?: readonly string[]
}

/** Barriers with who takes them and whether the person came, as far as the files are the actor's; first due first. */
export async function listBarriers(tx: Tx, actor: Actor, asked: Asked): Promise<Barrier[]> {
  const { id, dateId, invitationId, personIds } = asked
  const rows = await barriers(tx, actor).where(isInCaseload(actor, sql`b.person_id`))
    .$if(id !== undefined, (query) => query.where('b.id', '=', id!))
    .$if(dateId !== undefined, (query) => query.where('b.date_id', '=', dateId!))
    .$if(invitationId !== undefined, (query) => query.where('b.invitation_id', '=', invitationId!))
    .$if(personIds !== undefined, (query) => query.where('b.person_id', '=', anyOf(personIds!)))
    .orderBy('b.due_on').orderBy('b.need').orderBy('b.id').execute()
  return rows
}

/** One barrier of an invitation. */
export async function getBarrier(tx: Tx, actor: Actor, invitationId: string, id: string): Promise<Barrier> {
  const [found] = await listBarriers(tx, actor, { id, invitationId })
  if (!found) throw new NotFound()
  return found
}

export interface ArrangedNeed {
  readonly need: ComingNeed
  readonly arranged: string
}

/** What was arranged for one invitation, for who opens it by its link: no name of a colleague. */
export async function listArranged(tx: Tx, actor: Actor, invitationId: string): Promise<ArrangedNeed[]> {
  return tx.selectFrom('barrier').select(['need', 'arranged']).where('municipality_id', '=', actor.municipalityId)
    .where('invitation_id', '=', invitationId).where('arranged', 'is not', null).where('ended_at', 'is', null)
    .orderBy('need').$narrowType<{ arranged: string }>().execute()
}

function barriers(tx: Tx, actor: Actor) {
  return tx.selectFrom('barrier as b')
    .innerJoin('activity_date as d', (join) => join.onRef('d.municipality_id', '=', 'b.municipality_id')
      .onRef('d.id', '=', 'b.date_id'))
    .leftJoin('attendance as t', (join) => join.onRef('t.municipality_id', '=', 'b.municipality_id')
      .onRef('t.date_id', '=', 'b.date_id').onRef('t.person_id', '=', 'b.person_id'))
    .leftJoin('account as k', 'k.id', 'b.taker_id').leftJoin('account as s', 's.id', 'b.settled_by')
    .select((get) => [
      'b.id', 'b.invitation_id as invitationId', 'b.person_id as personId', 'b.date_id as dateId', 'b.need', 'b.words',
      'b.due_on as dueOn', 'b.taker_id as takerId', 'b.arranged', 'b.impossible', 'd.day', 't.came',
      'k.name as taker', 's.name as settledBy', get('b.ended_at', 'is not', null).$castTo<boolean>().as('isEnded'),
      get('d.cancelled_at', 'is not', null).$castTo<boolean>().as('isCancelled'),
    ]).where('b.municipality_id', '=', actor.municipalityId)
}

interface Named {
  readonly invitation: { readonly id: string; readonly personId: string; readonly dateId: string }
  readonly needs: readonly { readonly need: ComingNeed; readonly dueOn: PlainDate }[]
  readonly words: string
  readonly at: Date
}

/**
 * The needs of the answer that stands: what is no longer asked ends when nothing was arranged yet, and what is asked
 * again stands again with whoever took it. Other own words are another question.
 */
export async function nameBarriers(tx: Tx, actor: Actor, { invitation, needs, words, at }: Named): Promise<void> {
  await tx.updateTable('barrier').set({ ended_at: at }).where('municipality_id', '=', actor.municipalityId)
    .where('invitation_id', '=', invitation.id).where('ended_at', 'is', null).where('settled_at', 'is', null)
    .where(sql<boolean>`need::text <> all(${needs.map(({ need }) => need)}::text[])`).execute()
  if (needs.length === 0) return
  const isOther = sql`barrier.need = 'own_words' and barrier.words <> excluded.words`
  const kept = (column: string) => sql<null>`case when not (${isOther}) then ${sql.ref(`barrier.${column}`)} end`
  await tx.insertInto('barrier').values(needs.map(({ need, dueOn }) => ({
    municipality_id: actor.municipalityId, id: randomUUID(), invitation_id: invitation.id,
    person_id: invitation.personId, date_id: invitation.dateId, need, words, named_at: at, due_on: dueOn,
  }))).onConflict((conflict) => conflict.columns(['municipality_id', 'invitation_id', 'need']).doUpdateSet({
    words: sql`excluded.words`, ended_at: null,
    due_on: sql`case when barrier.ended_at is null then barrier.due_on else excluded.due_on end`,
    arranged: kept('arranged'), impossible: kept('impossible'), settled_at: kept('settled_at'),
    settled_by: kept('settled_by'),
  })).execute()
}

/** Ends what is still to do for these people, or for these invitations of theirs. */
export async function endBarriers(
  tx: Tx, actor: Actor, asked: { personIds?: readonly string[]; invitationIds?: readonly string[]; at: Date },
): Promise<void> {
  const { personIds, invitationIds, at } = asked
  await tx.updateTable('barrier').set({ ended_at: at }).where('municipality_id', '=', actor.municipalityId)
    .where('ended_at', 'is', null).where('settled_at', 'is', null)
    .$if(personIds !== undefined, (query) => query.where('person_id', '=', anyOf(personIds!)))
    .$if(invitationIds !== undefined, (query) => query.where('invitation_id', '=', anyOf(invitationIds!)))
    .execute()
}

/** Somebody takes it, by a day. */
export async function giveBarrier(
  tx: Tx, actor: Actor, id: string, { takerId, dueOn, at }: { takerId: string; dueOn: PlainDate; at: Date },
): Promise<void> {
  await change(tx, actor, id).set({ taker_id: takerId, due_on: dueOn, taken_at: at }).execute()
}

type Outcome = { readonly arranged: string } | { readonly impossible: string }

/** What came of it. */
export async function settleBarrier(tx: Tx, actor: Actor, id: string, outcome: Outcome & { at: Date }): Promise<void> {
  const { at, ...words } = outcome
  await change(tx, actor, id)
    .set({ arranged: null, impossible: null, ...words, settled_at: at, settled_by: actor.userId }).execute()
}

/** It has to be arranged after all. */
export async function unsettleBarrier(tx: Tx, actor: Actor, id: string): Promise<void> {
  await change(tx, actor, id).set({ arranged: null, impossible: null, settled_at: null, settled_by: null }).execute()
}

function change(tx: Tx, actor: Actor, id: string) {
  return tx.updateTable('barrier').where('municipality_id', '=', actor.municipalityId).where('id', '=', id)
}
