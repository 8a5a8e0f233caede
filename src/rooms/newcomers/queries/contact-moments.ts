import type { Insertable, Selectable } from 'kysely'
import type { Tx } from '../../../db/database.ts'
import type { ContactMomentTable } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'

export type ContactRow = Selectable<ContactMomentTable>

export interface Contact extends ContactRow {
  readonly author: string | null
}

export async function insertContacts(
  tx: Tx, actor: Actor, rows: readonly Omit<Insertable<ContactMomentTable>, 'municipality_id'>[],
): Promise<void> {
  await tx.insertInto('contact_moment').values(rows.map((row) => ({ ...row, municipality_id: actor.municipalityId })))
    .execute()
}

/** One contact moment or appointment on this person's file. */
export async function getContact(tx: Tx, actor: Actor, ids: readonly string[], id: string): Promise<Contact> {
  const row = await contacts(tx, actor).where('c.person_id', 'in', [...ids]).where('c.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return row
}

/** The same moment on the files of everybody it was shared with, as far as the actor may see them. */
export async function listShared(tx: Tx, actor: Actor, sharedId: string): Promise<ContactRow[]> {
  return tx.selectFrom('contact_moment').selectAll()
    .where('municipality_id', '=', actor.municipalityId).where('shared_id', '=', sharedId).execute()
}

/** Appointments of a person: the open ones by date first, then the newest of the others. */
export async function listAppointments(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Contact[]> {
  const rows = await contacts(tx, actor).where('c.person_id', 'in', [...ids]).where('c.is_appointment', '=', true)
    .orderBy('c.at', 'desc').limit(200).execute()
  const open = rows.filter((row) => row.outcome === null).toReversed()
  return [...open, ...rows.filter((row) => row.outcome !== null)]
}

/** One page of a person's contact moments or of their appointments, the newest first. */
export async function listContacts(
  tx: Tx, actor: Actor, ids: readonly string[], asked: { isAppointment: boolean; offset: number; limit: number },
): Promise<{ items: Contact[]; total: number }> {
  const all = contacts(tx, actor).where('c.person_id', 'in', [...ids])
    .where('c.is_appointment', '=', asked.isAppointment)
  const items = await all.orderBy('c.at', 'desc').orderBy('c.id').offset(asked.offset).limit(asked.limit).execute()
  const count = await all.clearSelect().select((row) => row.fn.countAll<string>().as('total')).executeTakeFirst()
  return { items, total: Number(count?.total ?? 0) }
}

/** False when somebody else changed it meanwhile: nothing is written then. */
export async function updateContact(
  tx: Tx, actor: Actor, contact: { id: string; version: number }, row: Partial<Insertable<ContactMomentTable>>,
): Promise<boolean> {
  const done = await tx.updateTable('contact_moment').set({ ...row, version: contact.version + 1 })
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', contact.id)
    .where('version', '=', contact.version).returning('id').executeTakeFirst()
  return done !== undefined
}

function contacts(tx: Tx, actor: Actor) {
  return tx.selectFrom('contact_moment as c').leftJoin('account as a', 'a.id', 'c.author_id')
    .selectAll('c').select('a.name as author').where('c.municipality_id', '=', actor.municipalityId)
}
