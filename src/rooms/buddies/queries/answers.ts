import { sql } from 'kysely'
import type { Tx } from '../../../db/database.ts'
import type { BuddyAfter, BuddySide } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'

/** Two who say yes at the same moment wait for each other, so that the second sees the first. */
export async function waitForTurn(tx: Tx, proposalId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${proposalId}, 0))`.execute(tx)
}

interface NewAnswer {
  readonly proposalId: string
  readonly personId: string
  readonly side: BuddySide
  readonly saysYes: boolean
  readonly at: Date
  /** null: by the link. */
  readonly by: string | null
}

export async function insertAnswer(tx: Tx, actor: Actor, row: NewAnswer): Promise<void> {
  await tx.insertInto('buddy_answer').values({
    municipality_id: actor.municipalityId, proposal_id: row.proposalId, side: row.side, person_id: row.personId,
    says_yes: row.saysYes, at: row.at, by_account: row.by,
  }).execute()
}

export interface Refusal {
  readonly side: BuddySide
  readonly after: BuddyAfter
  readonly parkedUntil: PlainDate | null
  readonly words: string
}

/** What follows from a no; a link reads its own side's only. */
export async function listRefusals(tx: Tx, actor: Actor, proposalId: string): Promise<Refusal[]> {
  return tx.selectFrom('buddy_refusal').select(['side', 'after', 'parked_until as parkedUntil', 'words'])
    .where('municipality_id', '=', actor.municipalityId).where('proposal_id', '=', proposalId).execute()
}

export async function insertRefusal(
  tx: Tx, actor: Actor, row: Refusal & { proposalId: string; personId: string },
): Promise<void> {
  await tx.insertInto('buddy_refusal').values({
    municipality_id: actor.municipalityId, proposal_id: row.proposalId, side: row.side, person_id: row.personId,
    after: row.after, parked_until: row.parkedUntil, words: row.words,
  }).execute()
}
