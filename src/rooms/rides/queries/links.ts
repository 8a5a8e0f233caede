import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import type { KeptLink } from '../../accounts/shared-links.ts'

export interface RideLink extends KeptLink {
  readonly municipalityId: string
  readonly activityId: string
  readonly offerId: string
  /** null for the link of the driver. */
  readonly rideId: string | null
  readonly lastDay: PlainDate
}

/** By the hash of its token, for who is not signed in: the front door reads this table and no name. */
export async function findLink(tx: Tx, tokenHash: string): Promise<RideLink | undefined> {
  const row = await links(tx).where('token_hash', '=', tokenHash).executeTakeFirst()
  return row && linkOf(row)
}

/** The link of a driver, or of one who rides along. */
export async function findLinkOf(
  tx: Tx, actor: Actor, { offerId, rideId }: Pick<RideLink, 'offerId' | 'rideId'>,
): Promise<RideLink | undefined> {
  const row = await links(tx).where('municipality_id', '=', actor.municipalityId).where('offer_id', '=', offerId)
    .where('ride_id', rideId === null ? 'is' : '=', rideId).executeTakeFirst()
  return row && linkOf(row)
}

function links(tx: Tx) {
  return tx.selectFrom('ride_link')
    .select(['id', 'municipality_id', 'activity_id', 'offer_id', 'ride_id', 'token_hash', 'last_day', 'ended_at'])
}

function linkOf(row: NonNullable<Awaited<ReturnType<ReturnType<typeof links>['executeTakeFirst']>>>): RideLink {
  return {
    id: row.id, municipalityId: row.municipality_id, activityId: row.activity_id, offerId: row.offer_id,
    rideId: row.ride_id, tokenHash: row.token_hash, lastDay: row.last_day, isEnded: row.ended_at !== null,
  }
}

/** Keeps the hash of a link; an earlier link of the same driver or passenger stops working. */
export async function keepLink(
  tx: Tx, actor: Actor, link: Omit<RideLink, 'municipalityId' | 'isEnded'>,
): Promise<void> {
  const row = { id: link.id, token_hash: link.tokenHash, last_day: link.lastDay, ended_at: null }
  await tx.insertInto('ride_link').values({
    municipality_id: actor.municipalityId, activity_id: link.activityId, offer_id: link.offerId, ride_id: link.rideId,
    ...row,
  }).onConflict((conflict) => conflict.columns(['municipality_id', 'offer_id', 'ride_id']).doUpdateSet(row)).execute()
}
