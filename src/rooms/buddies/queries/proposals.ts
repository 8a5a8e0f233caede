import { type RawBuilder, sql } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import { isInCaseload } from '../../../db/caseload.ts'
import type { Tx } from '../../../db/database.ts'
import type { BuddyKind, BuddySide } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import type { Explained } from '../rules/explained.ts'

export interface Proposal {
  readonly id: string
  readonly personId: string
  readonly newcomerId: string
  readonly localId: string
  readonly roundId: string | null
  readonly kind: BuddyKind
  readonly newcomerCalled: string
  readonly localCalled: string
  readonly score: number
  readonly explained: Explained
  readonly weeks: number
  readonly waitingSince: PlainDate
  readonly madeOn: PlainDate
  readonly withdrawnOn: PlainDate | null
  /** What each side said; null is nothing yet. */
  readonly newcomerSays: boolean | null
  readonly localSays: boolean | null
}

interface Asked {
  readonly ids?: readonly string[]
  readonly roundId?: string
  readonly personIds?: readonly string[]
  readonly localId?: string
  /** Only those that wait for a word. */
  readonly isOpen?: boolean
}

/** Proposals about people whose files are the actor's; newest first. */
export async function listProposals(tx: Tx, actor: Actor, asked: Asked): Promise<Proposal[]> {
  const { ids, roundId, personIds, localId, isOpen = false } = asked
  const rows = await tx.selectFrom('buddy_proposal as q').select([
    'q.id', 'q.person_id as personId', 'q.newcomer_id as newcomerId', 'q.local_id as localId', 'q.round_id as roundId',
    'q.kind', 'q.newcomer_called as newcomerCalled', 'q.local_called as localCalled', 'q.score', 'q.explained',
    'q.weeks', 'q.waiting_since as waitingSince', 'q.made_on as madeOn', 'q.withdrawn_on as withdrawnOn',
    said('newcomer').as('newcomerSays'), said('local').as('localSays'),
  ]).where('q.municipality_id', '=', actor.municipalityId).where(isInCaseload(actor, sql`q.person_id`))
    .$if(ids !== undefined, (query) => query.where('q.id', '=', anyOf(ids!)))
    .$if(roundId !== undefined, (query) => query.where('q.round_id', '=', roundId!))
    .$if(personIds !== undefined, (query) => query.where('q.person_id', '=', anyOf(personIds!)))
    .$if(localId !== undefined, (query) => query.where('q.local_id', '=', localId!))
    .$if(isOpen, (query) => query.where('q.withdrawn_on', 'is', null).where(isUndecided))
    .orderBy('q.made_on', 'desc').orderBy('q.id').execute()
  return rows.map((row) => ({ ...row, explained: row.explained as Explained }))
}

export async function getProposal(tx: Tx, actor: Actor, id: string): Promise<Proposal> {
  const [found] = await listProposals(tx, actor, { ids: [id] })
  if (!found) throw new NotFound()
  return found
}

function said(side: BuddySide): RawBuilder<boolean | null> {
  return sql<boolean | null>`(select a.says_yes from buddy_answer a where a.municipality_id = q.municipality_id
    and a.proposal_id = q.id and a.side = ${side}::buddy_side)`
}

const isUndecided = sql<boolean>`not exists (select from buddy_answer a where a.municipality_id = q.municipality_id
    and a.proposal_id = q.id and not a.says_yes)
  and (select count(*) from buddy_answer a where a.municipality_id = q.municipality_id and a.proposal_id = q.id) < 2`

export async function insertProposal(
  tx: Tx, actor: Actor, row: Omit<Proposal, 'madeOn' | 'withdrawnOn' | 'newcomerSays' | 'localSays'>,
): Promise<void> {
  await tx.insertInto('buddy_proposal').values({
    municipality_id: actor.municipalityId, id: row.id, person_id: row.personId, newcomer_id: row.newcomerId,
    local_id: row.localId, round_id: row.roundId, kind: row.kind, newcomer_called: row.newcomerCalled,
    local_called: row.localCalled, score: row.score, explained: JSON.stringify(row.explained), weeks: row.weeks,
    waiting_since: row.waitingSince, made_on: actor.today, made_by: actor.userId,
  }).execute()
}

/** Takes back proposals that are no pair yet; the ids of those that were. */
export async function withdrawProposals(
  tx: Tx, actor: Actor, asked: { ids?: readonly string[]; personIds?: readonly string[] },
): Promise<string[]> {
  const rows = await tx.updateTable('buddy_proposal as q').set({ withdrawn_on: actor.today })
    .where('q.municipality_id', '=', actor.municipalityId).where('q.withdrawn_on', 'is', null).where(isUndecided)
    .$if(asked.ids !== undefined, (query) => query.where('q.id', '=', anyOf(asked.ids!)))
    .$if(asked.personIds !== undefined, (query) => query.where('q.person_id', '=', anyOf(asked.personIds!)))
    .returning('q.id').execute()
  return rows.map(({ id }) => id)
}

/** Holds both registrations until the transaction ends, so that no place is given twice. */
export async function lockRegistrations(
  tx: Tx, actor: Actor, { newcomerIds, localIds }: { newcomerIds: readonly string[]; localIds: readonly string[] },
): Promise<void> {
  await tx.selectFrom('buddy_newcomer').select('id').where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', anyOf(newcomerIds)).orderBy('id').forUpdate().execute()
  await tx.selectFrom('buddy_local').select('id').where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', anyOf(localIds)).orderBy('id').forUpdate().execute()
}
