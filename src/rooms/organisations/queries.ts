import type { Tx } from '../../db/database.ts'
import type { Actor } from '../../kit/actor.ts'
import { NotFound } from '../../kit/errors.ts'

export interface OrganisationRow {
  readonly id: string
  readonly name: string
  readonly kind: string
}

/** The organisations of the municipality by name. */
export async function listOrganisations(tx: Tx, actor: Actor): Promise<OrganisationRow[]> {
  return tx.selectFrom('organisation').select(['id', 'name', 'kind'])
    .where('municipality_id', '=', actor.municipalityId).orderBy('name').execute()
}

export async function getOrganisation(tx: Tx, actor: Actor, id: string): Promise<OrganisationRow> {
  const found = await tx.selectFrom('organisation').select(['id', 'name', 'kind'])
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', id).executeTakeFirst()
  if (!found) throw new NotFound()
  return found
}

export async function insertOrganisation(tx: Tx, actor: Actor, row: OrganisationRow): Promise<void> {
  await tx.insertInto('organisation').values({ municipality_id: actor.municipalityId, ...row }).execute()
}

export async function updateOrganisation(tx: Tx, actor: Actor, row: OrganisationRow): Promise<void> {
  await tx.updateTable('organisation').set({ name: row.name, kind: row.kind })
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', row.id).execute()
}
