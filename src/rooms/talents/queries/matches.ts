import { sql } from 'kysely'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'

/** One after another in a municipality, so that nobody is brought together with two people at once. */
export async function queueMatches(tx: Tx, actor: Actor): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${actor.municipalityId}, 141))`.execute(tx)
}

interface Match {
  readonly id: string
  readonly requestId: string
  readonly offerId: string
  readonly at: Date
}

export async function insertMatch(tx: Tx, actor: Actor, { id, requestId, offerId, at }: Match): Promise<void> {
  await tx.insertInto('card_match').values({
    municipality_id: actor.municipalityId, id, request_id: requestId, offer_id: offerId, matched_at: at,
    matched_by: actor.userId,
  }).execute()
}

export interface Contact {
  readonly name: string
  readonly phone: string
  readonly email: string
}

interface NewContact extends Contact {
  readonly matchId: string
  readonly forCardId: string
  /** The newcomer whose name it is; null of a resident. */
  readonly personId: string | null
}

export async function insertContact(tx: Tx, actor: Actor, row: NewContact): Promise<void> {
  await tx.insertInto('match_contact').values({
    municipality_id: actor.municipalityId, match_id: row.matchId, for_card_id: row.forCardId, person_id: row.personId,
    name: row.name, phone: row.phone, email: row.email,
  }).execute()
}

/** Whom the owner of a card was brought together with. */
export async function findContact(
  tx: Tx, actor: Actor, { matchId, forCardId }: { matchId: string; forCardId: string },
): Promise<Contact | undefined> {
  return tx.selectFrom('match_contact').select(['name', 'phone', 'email'])
    .where('municipality_id', '=', actor.municipalityId).where('match_id', '=', matchId)
    .where('for_card_id', '=', forCardId).executeTakeFirst()
}

/** `cardId`: by the link of this card, not by a colleague. */
export async function insertDone(
  tx: Tx, actor: Actor, { matchId, at, cardId = null }: { matchId: string; at: Date; cardId?: string | null },
): Promise<void> {
  await sql`insert into match_done (municipality_id, match_id, at, by_account, card_id) values (${actor.municipalityId},
    ${matchId}, ${at}, ${cardId === null ? actor.userId : null}, ${cardId}) on conflict do nothing`.execute(tx)
}

/** The match fell through: both cards are open again. */
export async function insertMatchEnd(tx: Tx, actor: Actor, matchId: string, at: Date): Promise<void> {
  await sql`insert into match_end (municipality_id, match_id, at, by_account) values (${actor.municipalityId},
    ${matchId}, ${at}, ${actor.userId}) on conflict do nothing`.execute(tx)
}

/** The link of a card, made with it; a visitor may write there and not read. */
export async function insertCardLink(
  tx: Tx, actor: Actor, row: { id: string; cardId: string; tokenHash: string; at: Date },
): Promise<void> {
  await sql`insert into card_link (municipality_id, id, card_id, token_hash, made_at) values (${actor.municipalityId},
    ${row.id}, ${row.cardId}, ${row.tokenHash}, ${row.at})`.execute(tx)
}

/** A new link of a card; the one before stops working. */
export async function renewCardLink(
  tx: Tx, actor: Actor, row: { id: string; cardId: string; tokenHash: string; at: Date },
): Promise<void> {
  const link = { id: row.id, token_hash: row.tokenHash, made_at: row.at }
  await tx.insertInto('card_link').values({ municipality_id: actor.municipalityId, card_id: row.cardId, ...link })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'card_id']).doUpdateSet(link)).execute()
}

/** For who may see the card: the link of it. */
export async function findLinkOf(
  tx: Tx, actor: Actor, cardId: string,
): Promise<{ id: string; tokenHash: string } | undefined> {
  return tx.selectFrom('card_link').select(['id', 'token_hash as tokenHash'])
    .where('municipality_id', '=', actor.municipalityId).where('card_id', '=', cardId).executeTakeFirst()
}

/** By the hash of its token, for who is not signed in: the front door reads this table and none about a person. */
export async function findCardLink(
  tx: Tx, tokenHash: string,
): Promise<{ municipalityId: string; cardId: string } | undefined> {
  return tx.selectFrom('card_link').select(['municipality_id as municipalityId', 'card_id as cardId'])
    .where('token_hash', '=', tokenHash).executeTakeFirst()
}
