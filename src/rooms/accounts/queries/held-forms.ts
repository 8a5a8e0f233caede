import type { Tx } from '../../../db/database.ts'

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

export async function findHeldForm(tx: Tx, accountId: string, id: string): Promise<HeldForm | undefined> {
  return tx.selectFrom('held_form')
    .select(['id', 'account_id as accountId', 'municipality_id as municipalityId', 'path',
      'sealed_fields as sealedFields', 'held_at as heldAt'])
    .where('id', '=', id).where('account_id', '=', accountId).executeTakeFirst()
}

export async function listHeldForms(tx: Tx, accountId: string, since: Date) {
  return tx.selectFrom('held_form').select(['id', 'path', 'held_at as heldAt'])
    .where('account_id', '=', accountId).where('held_at', '>=', since).orderBy('held_at', 'desc').execute()
}

export async function deleteHeldForm(tx: Tx, accountId: string, id: string): Promise<void> {
  await tx.deleteFrom('held_form').where('id', '=', id).where('account_id', '=', accountId).execute()
}

export async function deleteHeldFormsBefore(tx: Tx, moment: Date): Promise<void> {
  await tx.deleteFrom('held_form').where('held_at', '<', moment).execute()
}
