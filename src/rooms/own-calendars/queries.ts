import { anyOf } from '../../db/any-of.ts'
import type { Tx } from '../../db/database.ts'
import type { InvitationAnswer } from '../../db/schema.ts'
import type { Actor } from '../../kit/actor.ts'
import type { PlainDate } from '../../kit/plain-dates.ts'
import type { KeptLink } from '../accounts/shared-links.ts'

export interface CalendarLink extends KeptLink {
  readonly municipalityId: string
  readonly personId: string
  readonly lastDay: PlainDate
}

/** By the hash of its token, for who is not signed in: the front door reads this table and no name. */
export async function findLink(tx: Tx, tokenHash: string): Promise<CalendarLink | undefined> {
  const row = await links(tx).where('token_hash', '=', tokenHash).executeTakeFirst()
  return row && linkOf(row)
}

/** The link of one of the actor's own people, by all their ids; the newest of several. */
export async function findLinkOf(
  tx: Tx, actor: Actor, personIds: readonly string[],
): Promise<CalendarLink | undefined> {
  const row = await links(tx).where('municipality_id', '=', actor.municipalityId)
    .where('person_id', '=', anyOf(personIds)).where('ended_at', 'is', null).orderBy('made_at', 'desc')
    .executeTakeFirst()
  return row && linkOf(row)
}

function links(tx: Tx) {
  return tx.selectFrom('calendar_link')
    .select(['id', 'municipality_id', 'person_id', 'token_hash', 'last_day', 'ended_at'])
}

function linkOf(row: NonNullable<Awaited<ReturnType<ReturnType<typeof links>['executeTakeFirst']>>>): CalendarLink {
  return {
    id: row.id, municipalityId: row.municipality_id, personId: row.person_id, tokenHash: row.token_hash,
    lastDay: row.last_day, isEnded: row.ended_at !== null,
  }
}

type NewLink = Omit<CalendarLink, 'municipalityId' | 'isEnded'> & { readonly at: Date }

/** Keeps the hash of the link of a person. */
export async function keepLink(tx: Tx, actor: Actor, link: NewLink): Promise<void> {
  const row = {
    id: link.id, token_hash: link.tokenHash, last_day: link.lastDay, made_at: link.at, made_by: actor.userId,
    ended_at: null,
  }
  await tx.insertInto('calendar_link')
    .values({ municipality_id: actor.municipalityId, person_id: link.personId, ...row })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'person_id']).doUpdateSet(row)).execute()
}

export async function endLinks(tx: Tx, actor: Actor, personIds: readonly string[], at: Date): Promise<void> {
  await tx.updateTable('calendar_link').set({ ended_at: at }).where('municipality_id', '=', actor.municipalityId)
    .where('person_id', '=', anyOf(personIds)).where('ended_at', 'is', null).execute()
}

export interface Invited {
  readonly dateId: string
  readonly answer: InvitationAnswer | null
}

/** What these ids of one person are invited to, each date once, with the answer that stands. */
export async function listInvited(tx: Tx, actor: Actor, personIds: readonly string[]): Promise<Invited[]> {
  return tx.selectFrom('invitation as i')
    .leftJoin('invitation_reply as r', (join) => join.onRef('r.municipality_id', '=', 'i.municipality_id')
      .onRef('r.invitation_id', '=', 'i.id'))
    .distinctOn('i.date_id').select(['i.date_id as dateId', 'r.answer'])
    .where('i.municipality_id', '=', actor.municipalityId).where('i.person_id', '=', anyOf(personIds))
    .where('i.ended_at', 'is', null).orderBy('i.date_id').orderBy('r.at', (at) => at.desc().nullsLast()).execute()
}

/** The activities of these dates. */
export async function activityIdsOf(tx: Tx, actor: Actor, dateIds: readonly string[]): Promise<string[]> {
  const rows = await tx.selectFrom('activity_date').select('activity_id').distinct()
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', anyOf(dateIds)).execute()
  return rows.map(({ activity_id }) => activity_id)
}
