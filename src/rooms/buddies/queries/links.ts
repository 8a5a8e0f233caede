import { anyOf } from '../../../db/any-of.ts'
import type { Tx } from '../../../db/database.ts'
import type { BuddyLinkAbout, BuddySide } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'

export interface BuddyLink {
  readonly id: string
  readonly municipalityId: string
  readonly about: BuddyLinkAbout
  /** A pair (or its proposal), or a guest of a dinner. */
  readonly subjectId: string
  readonly side: BuddySide
  /** Where the group moments of a pair are. */
  readonly activityId: string | null
  /** The dinner of a guest. */
  readonly dinnerId: string | null
  readonly tokenHash: string
  readonly lastDay: PlainDate
  readonly isEnded: boolean
}

/** By the hash of its token, for who is not signed in: the front door reads this table and none about a person. */
export async function findLink(tx: Tx, tokenHash: string, about: BuddyLinkAbout): Promise<BuddyLink | null> {
  const row = await links(tx).where('token_hash', '=', tokenHash).where('about', '=', about).executeTakeFirst()
  return row ? linkOf(row) : null
}

export async function listLinks(tx: Tx, actor: Actor, subjectIds: readonly string[]): Promise<BuddyLink[]> {
  if (subjectIds.length === 0) return []
  const rows = await links(tx).where('municipality_id', '=', actor.municipalityId)
    .where('subject_id', '=', anyOf(subjectIds)).execute()
  return rows.map(linkOf)
}

function links(tx: Tx) {
  return tx.selectFrom('buddy_link').select([
    'id', 'municipality_id', 'about', 'subject_id', 'side', 'activity_id', 'dinner_id', 'token_hash', 'last_day',
    'ended_at',
  ])
}

type LinkRow = Awaited<ReturnType<ReturnType<typeof links>['execute']>>[number]

function linkOf(row: LinkRow): BuddyLink {
  return {
    id: row.id, municipalityId: row.municipality_id, about: row.about, subjectId: row.subject_id, side: row.side,
    activityId: row.activity_id, dinnerId: row.dinner_id, tokenHash: row.token_hash,
    lastDay: row.last_day, isEnded: row.ended_at !== null,
  }
}

type NewLink = Omit<BuddyLink, 'municipalityId' | 'isEnded'>

/** Keeps the hashes of these links; an earlier link of the same subject and side stops working. */
export async function keepLinks(tx: Tx, actor: Actor, rows: readonly NewLink[]): Promise<void> {
  if (rows.length === 0) return
  await tx.insertInto('buddy_link').values(rows.map((link) => ({
    municipality_id: actor.municipalityId, id: link.id, about: link.about, subject_id: link.subjectId, side: link.side,
    activity_id: link.activityId, dinner_id: link.dinnerId, token_hash: link.tokenHash, last_day: link.lastDay,
  }))).onConflict((conflict) => conflict.columns(['municipality_id', 'subject_id', 'side']).doUpdateSet((row) => ({
    id: row.ref('excluded.id'), token_hash: row.ref('excluded.token_hash'), last_day: row.ref('excluded.last_day'),
    activity_id: row.ref('excluded.activity_id'), dinner_id: row.ref('excluded.dinner_id'), ended_at: null,
  }))).execute()
}

export async function endLinks(tx: Tx, actor: Actor, subjectIds: readonly string[], at: Date): Promise<void> {
  if (subjectIds.length === 0) return
  await tx.updateTable('buddy_link').set({ ended_at: at }).where('municipality_id', '=', actor.municipalityId)
    .where('subject_id', '=', anyOf(subjectIds)).where('ended_at', 'is', null).execute()
}
