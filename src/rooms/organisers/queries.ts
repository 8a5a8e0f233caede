import { anyOf } from '../../db/any-of.ts'
import type { Tx } from '../../db/database.ts'
import type { Actor } from '../../kit/actor.ts'
import type { PlainDate } from '../../kit/plain-dates.ts'
import type { KeptLink } from '../accounts/shared-links.ts'
import type { Counted } from './rules.ts'

export interface OrganiserLink extends KeptLink {
  readonly municipalityId: string
  readonly activityId: string
  readonly lastDay: PlainDate
}

/** By the hash of its token, for who is not signed in: the front door reads this table and none about a person. */
export async function findLink(tx: Tx, tokenHash: string): Promise<OrganiserLink | undefined> {
  const row = await links(tx).where('token_hash', '=', tokenHash).executeTakeFirst()
  return row && linkOf(row)
}

export async function findLinkOf(tx: Tx, actor: Actor, activityId: string): Promise<OrganiserLink | undefined> {
  const row = await links(tx).where('municipality_id', '=', actor.municipalityId)
    .where('activity_id', '=', activityId).executeTakeFirst()
  return row && linkOf(row)
}

function links(tx: Tx) {
  return tx.selectFrom('organiser_link')
    .select(['id', 'municipality_id', 'activity_id', 'token_hash', 'last_day', 'ended_at'])
}

function linkOf(row: NonNullable<Awaited<ReturnType<ReturnType<typeof links>['executeTakeFirst']>>>): OrganiserLink {
  return {
    id: row.id, municipalityId: row.municipality_id, activityId: row.activity_id, tokenHash: row.token_hash,
    lastDay: row.last_day, isEnded: row.ended_at !== null,
  }
}

type NewLink = Omit<OrganiserLink, 'municipalityId' | 'isEnded'> & { readonly at: Date }

/** Keeps the hash of the link of an activity; an earlier link of it stops working. */
export async function keepLink(tx: Tx, actor: Actor, link: NewLink): Promise<void> {
  const { id, activityId, tokenHash, lastDay, at } = link
  const row = { id, token_hash: tokenHash, last_day: lastDay, made_at: at, made_by: actor.userId, ended_at: null }
  await tx.insertInto('organiser_link')
    .values({ municipality_id: actor.municipalityId, activity_id: activityId, ...row })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'activity_id']).doUpdateSet(row)).execute()
}

export async function endLink(tx: Tx, actor: Actor, activityId: string, at: Date): Promise<void> {
  await tx.updateTable('organiser_link').set({ ended_at: at }).where('municipality_id', '=', actor.municipalityId)
    .where('activity_id', '=', activityId).where('ended_at', 'is', null).execute()
}

/** How many places of each of these dates are asked for and not given up; no names, no people. */
export async function countSeats(tx: Tx, actor: Actor, dateIds: readonly string[]): Promise<Map<string, number>> {
  if (dateIds.length === 0) return new Map()
  const rows = await tx.selectFrom('seat').select(['date_id', (of) => of.fn.countAll<string>().as('count')])
    .where('municipality_id', '=', actor.municipalityId).where('date_id', '=', anyOf(dateIds))
    .where('released_at', 'is', null).groupBy('date_id').execute()
  return new Map(rows.map(({ date_id, count }) => [date_id, Number(count)]))
}

/** How many were counted at each of these dates besides who was ticked by name, and by whom. */
export async function listCounts(tx: Tx, actor: Actor, dateIds: readonly string[]): Promise<Map<string, Counted>> {
  if (dateIds.length === 0) return new Map()
  const rows = await tx.selectFrom('date_count').select(['date_id', 'guests', 'written_by as by'])
    .where('municipality_id', '=', actor.municipalityId).where('date_id', '=', anyOf(dateIds)).execute()
  return new Map(rows.map(({ date_id, ...counted }) => [date_id, counted]))
}
