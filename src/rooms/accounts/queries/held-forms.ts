import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'

export interface HeldForm {
  readonly id: string
  readonly accountId: string
  readonly municipalityId: string
  readonly path: string
  readonly sealedFields: string
  readonly heldAt: Date
}

export async function insertHeldForm(tx: Tx, form: HeldForm): Promise<void> {
  await tx.insertInto('held_form').values({
    id: form.id, account_id: form.accountId, municipality_id: form.municipalityId, path: form.path,
    sealed_fields: form.sealedFields, held_at: form.heldAt,
  }).execute()
}

export async function countHeldForms(tx: Tx, accountId: string): Promise<number> {
  const rows = await tx.selectFrom('held_form').select('id').where('account_id', '=', accountId).execute()
  return rows.length
}

export async function deleteHeldFormsBefore(tx: Tx, moment: Date): Promise<void> {
  await tx.deleteFrom('held_form').where('held_at', '<', moment).execute()
}

/** The actor's own kept forms, newest first. */
export async function listHeldForms(tx: Tx, actor: Actor, since: Date): Promise<HeldForm[]> {
  return tx.selectFrom('held_form')
    .select(['id', 'account_id as accountId', 'municipality_id as municipalityId', 'path',
      'sealed_fields as sealedFields', 'held_at as heldAt'])
    .where('municipality_id', '=', actor.municipalityId).where('account_id', '=', actor.userId)
    .where('held_at', '>=', since).orderBy('held_at', 'desc').execute()
}

export async function deleteHeldForm(tx: Tx, actor: Actor, id: string): Promise<void> {
  await tx.deleteFrom('held_form').where('id', '=', id).where('municipality_id', '=', actor.municipalityId)
    .where('account_id', '=', actor.userId).execute()
}
