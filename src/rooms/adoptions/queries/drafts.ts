import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'
import { type Approach, approachShape } from '../../approaches/forms.ts'

export interface Draft {
  readonly approach: Approach
  readonly version: number
  readonly changedAt: Date
  readonly changedBy: string
}

/** What is being changed and not adopted yet; null when nothing is. */
export async function findDraft(tx: Tx, actor: Actor): Promise<Draft | null> {
  const row = await tx.selectFrom('approach_draft as d').leftJoin('account as a', 'a.id', 'd.changed_by')
    .select(['d.approach', 'd.version', 'd.changed_at', 'a.name'])
    .where('d.municipality_id', '=', actor.municipalityId).executeTakeFirst()
  if (!row) return null
  return {
    // A half-made draft may break a rule of the whole; only its lists are read here.
    approach: row.approach as Approach, version: row.version, changedAt: row.changed_at,
    changedBy: row.name ?? '',
  }
}

/** Throws NotFound when nothing is being changed. */
export async function getDraft(tx: Tx, actor: Actor): Promise<Draft> {
  const draft = await findDraft(tx, actor)
  if (!draft) throw new NotFound('nothing is being changed')
  return draft
}

/** Begins anew with this approach; an earlier draft goes. */
export async function writeDraft(tx: Tx, actor: Actor, approach: Approach, at: Date): Promise<void> {
  const row = { approach: JSON.stringify(approach), changed_at: at, changed_by: actor.userId }
  await tx.insertInto('approach_draft').values({ municipality_id: actor.municipalityId, ...row })
    .onConflict((conflict) => conflict.column('municipality_id').doUpdateSet((now) => ({
      ...row, version: now('approach_draft.version', '+', 1),
    }))).execute()
}

/** False when somebody else changed the draft meanwhile: nothing is written then (BUS-02). */
export async function updateDraft(
  tx: Tx, actor: Actor, draft: { readonly approach: Approach; readonly version: number; readonly at: Date },
): Promise<boolean> {
  const done = await tx.updateTable('approach_draft').set({
    approach: JSON.stringify(draft.approach), version: draft.version + 1, changed_at: draft.at,
    changed_by: actor.userId,
  }).where('municipality_id', '=', actor.municipalityId).where('version', '=', draft.version)
    .returning('version').executeTakeFirst()
  return done !== undefined
}

export async function deleteDraft(tx: Tx, actor: Actor): Promise<void> {
  await tx.deleteFrom('approach_draft').where('municipality_id', '=', actor.municipalityId).execute()
}

/** Takes an approach into use as the next version; the earlier ones stay as they are. Returns its id. */
export async function insertVersion(
  tx: Tx, actor: Actor, version: { readonly approach: Approach; readonly purpose: string; readonly at: Date },
): Promise<string> {
  const id = randomUUID()
  await tx.insertInto('approach_version').values({
    municipality_id: actor.municipalityId, id,
    number: sql<number>`(select coalesce(max(number), 0) + 1 from approach_version
      where municipality_id = ${actor.municipalityId})`,
    approach: JSON.stringify(approachShape.parse(version.approach)), purpose: version.purpose,
    adopted_on: actor.today, adopted_at: version.at, adopted_by: actor.userId,
  }).execute()
  return id
}
