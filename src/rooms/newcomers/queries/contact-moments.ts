import { type Insertable, type Selectable, sql } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import type { Tx } from '../../../db/database.ts'
import { isAfter, type Key, orderBy, type Place, placeOf } from '../../../db/keyset.ts'
import type { ContactKind, ContactMomentTable, PuzzleArea } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'
import { fullName } from '../rules/names.ts'

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
  const row = await contacts(tx, actor).where('c.person_id', '=', anyOf(ids)).where('c.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return row
}

/** The same moment on the files of everybody it was shared with, as far as the actor may see them. */
export async function listShared(tx: Tx, actor: Actor, sharedId: string): Promise<ContactRow[]> {
  return tx.selectFrom('contact_moment').selectAll()
    .where('municipality_id', '=', actor.municipalityId).where('shared_id', '=', sharedId).execute()
}

/** Who else is at moments that are shared, by the id of what ties them; only people whom the actor may see. */
export async function namesSharing(
  tx: Tx, actor: Actor, ids: readonly string[], sharedIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (sharedIds.length === 0) return new Map()
  const rows = await tx.selectFrom('contact_moment as c').innerJoin('person as p', (join) =>
    join.onRef('p.municipality_id', '=', 'c.municipality_id').onRef('p.id', '=', 'c.person_id'))
    .select(['c.shared_id', 'p.given_name', 'p.name_prefix', 'p.family_name'])
    .where('c.municipality_id', '=', actor.municipalityId).where('c.shared_id', '=', anyOf(sharedIds))
    .where((where) => where.not(where('c.person_id', '=', anyOf(ids)))).orderBy('p.given_name').execute()
  return new Map([...Map.groupBy(rows, (row) => row.shared_id)].map(([id, others]) => [id, others.map(fullName)]))
}

/** Appointments of a person: the open ones by date first, then the newest of the others. */
export async function listAppointments(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Contact[]> {
  const rows = await contacts(tx, actor).where('c.person_id', '=', anyOf(ids)).where('c.is_appointment', '=', true)
    .orderBy('c.at', 'desc').limit(200).execute()
  const open = rows.filter((row) => row.outcome === null).toReversed()
  return [...open, ...rows.filter((row) => row.outcome !== null)]
}

export interface ContactFilter {
  readonly isAppointment: boolean
  readonly kind?: ContactKind | undefined
  readonly area?: PuzzleArea | undefined
  /** The first moment that counts, and the first one after. */
  readonly from?: Date | undefined
  readonly before?: Date | undefined
}

const newestFirst: readonly Key[] = [
  { of: sql`c.at`, as: sql`timestamptz`, isDescending: true }, { of: sql`c.id`, as: sql`uuid` },
]

/** At most `limit` contact moments or appointments of a person after a place, the newest first, each with its place. */
export async function contactsAfter(
  tx: Tx, actor: Actor, ids: readonly string[], asked: ContactFilter & { after: Place | null; limit: number },
): Promise<(Contact & { position: Place })[]> {
  const { after, limit } = asked
  const all = contactsIn(tx, actor, ids, asked).select(placeOf(newestFirst).as('position'))
  return (after === null ? all : all.where(isAfter(newestFirst, after)))
    .orderBy(orderBy(newestFirst)).limit(limit).execute()
}

/** How many there are. */
export async function countContacts(
  tx: Tx, actor: Actor, ids: readonly string[], filter: ContactFilter,
): Promise<number> {
  const count = await contactsIn(tx, actor, ids, filter).clearSelect()
    .select((row) => row.fn.countAll<string>().as('total')).executeTakeFirst()
  return Number(count?.total ?? 0)
}

function contactsIn(tx: Tx, actor: Actor, ids: readonly string[], filter: ContactFilter) {
  const { isAppointment, kind, area, from, before } = filter
  return contacts(tx, actor).where('c.person_id', '=', anyOf(ids)).where('c.is_appointment', '=', isAppointment)
    .$if(kind !== undefined, (query) => query.where('c.kind', '=', kind!))
    .$if(area !== undefined, (query) => query.where('c.area', '=', area!))
    .$if(from !== undefined, (query) => query.where('c.at', '>=', from!))
    .$if(before !== undefined, (query) => query.where('c.at', '<', before!))
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
