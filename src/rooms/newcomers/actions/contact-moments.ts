import { randomUUID } from 'node:crypto'
import type { Tx } from '../../../db/database.ts'
import { type ContactKind, contactKindValues, type PuzzleArea } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { Conflict, Invalid, NotFound, Refused } from '../../../kit/errors.ts'
import { entriesInUse } from '../../own-lists/queries/entries.ts'
import type { Acting } from './acting.ts'
import { getContact, insertContacts, listShared, updateContact } from '../queries/contact-moments.ts'
import { type ChangeSource, insertChanges } from '../queries/field-changes.ts'
import { listHousemates } from '../queries/households.ts'
import { getPerson } from '../queries/persons.ts'
import { refuseBeforeBirth } from './persons.ts'
import { contactMoment, momentOf, whyNoOutcome, whyNotMove } from '../rules/appointments.ts'

export interface NewContact {
  /** A kind of the product, or the id of one that the municipality added. */
  readonly kind: string
  readonly body: string
  /** Members of the same household who were there too; the contact stands on each of their files. */
  readonly with: readonly string[]
  readonly area: PuzzleArea | null
  /** null is today. */
  readonly day: string | null
}

/** Writes one contact for everybody who was there (lesson 18); returns the id on the first person's file. */
export async function addContact(by: Acting, personId: string, contact: NewContact): Promise<string> {
  const { tx, actor, now } = by
  const at = contactMoment(contact.day, now)
  if (at === null) throw new Invalid({ day: ['newcomers.problem.future_day'] })
  if (contact.day !== null) await refuseBeforeBirth(by, personId, { day: contact.day })
  const [kind, there] = await Promise.all([
    kindColumns(by, contact.kind), thoseThere(tx, actor, personId, contact.with),
  ])
  const rows = there.map((person_id) => ({
    id: randomUUID(), person_id, ...kind, at, body: contact.body, area: contact.area,
  }))
  return writeShared(by, rows)
}

// An own kind keeps its words on the contact and counts as the kind that the municipality chose for it.
async function kindColumns({ tx, actor }: Acting, kind: string): Promise<{ kind: ContactKind; kind_words: string }> {
  const shipped = contactKindValues.find((value) => value === kind)
  if (shipped) return { kind: shipped, kind_words: '' }
  const own = (await entriesInUse(tx, actor, 'contact_kind')).find(({ id }) => id === kind)
  if (!own?.countsAs) throw new Invalid({ kind: ['web.problem.choose'] })
  return { kind: own.countsAs, kind_words: own.name.nl }
}

export interface NewAppointment extends Omit<NewContact, 'day'> {
  readonly day: string
  readonly clock: string
  readonly place: string
}

/** A contact moment in the future, for one or more people of a household. */
export async function addAppointment(by: Acting, personId: string, appointment: NewAppointment): Promise<string> {
  const { tx, actor } = by
  const at = momentOf(appointment.day, appointment.clock)
  if (appointment.day < actor.today) throw new Invalid({ day: ['newcomers.problem.past_day'] })
  const [kind, there] = await Promise.all([
    kindColumns(by, appointment.kind), thoseThere(tx, actor, personId, appointment.with),
  ])
  const rows = there.map((person_id) => ({
    id: randomUUID(), person_id, ...kind, at, body: appointment.body, area: appointment.area,
    place: appointment.place, is_appointment: true,
  }))
  return writeShared(by, rows)
}

/** Whether somebody came is said per person; the others of the household have their own answer. */
export async function closeAppointment(
  by: Acting, ids: readonly string[], id: string, outcome: { came: boolean; reason: string },
): Promise<void> {
  const { tx, actor, now } = by
  const appointment = await getContact(tx, actor, ids, id)
  const why = whyNoOutcome(appointment, now)
  if (why) throw new Refused(why)
  await mustWrite(updateContact(tx, actor, appointment, {
    outcome: outcome.came ? 'came' : 'did_not_come', outcome_reason: outcome.reason,
  }))
}

export interface Move {
  readonly day: string
  readonly clock: string
  readonly reason: string
}

/** Moves it for everybody who was to come; the old rows keep a link to the new ones. */
export async function moveAppointment(
  by: Acting, ids: readonly string[], id: string, move: Move,
): Promise<void> {
  const { tx, actor } = by
  const appointment = await getContact(tx, actor, ids, id)
  const why = whyNotMove(appointment)
  if (why) throw new Refused(why)
  if (move.day < actor.today) throw new Invalid({ day: ['newcomers.problem.past_day'] })
  const open = (await listShared(tx, actor, appointment.shared_id)).filter((row) => row.outcome === null)
  const moved = open.map((row) => ({
    old: row,
    next: {
      id: randomUUID(), person_id: row.person_id, kind: row.kind, kind_words: row.kind_words,
      at: momentOf(move.day, move.clock), body: row.body,
      area: row.area, place: row.place, is_appointment: true, own_word_id: row.own_word_id,
    },
  }))
  await writeShared(by, moved.map(({ next }) => next))
  for (const { old, next } of moved) {
    await mustWrite(updateContact(tx, actor, old, {
      outcome: 'moved', outcome_reason: move.reason, moved_to_id: next.id,
    }))
  }
}

/** Calls the appointment off for everybody who was to come. */
export async function cancelAppointment(by: Acting, ids: readonly string[], id: string, reason: string): Promise<void> {
  const { tx, actor } = by
  const appointment = await getContact(tx, actor, ids, id)
  const why = whyNotMove(appointment)
  if (why) throw new Refused(why)
  for (const row of await listShared(tx, actor, appointment.shared_id)) {
    if (row.outcome === null) {
      await mustWrite(updateContact(tx, actor, row, { outcome: 'cancelled', outcome_reason: reason }))
    }
  }
}

/** Corrects what was written, on every file the moment stands on; the earlier text stays readable in the history. */
export async function correctContact(
  by: Acting, ids: readonly string[], id: string, text: { body: string; version: number; source?: ChangeSource },
): Promise<void> {
  const { tx, actor, now } = by
  const contact = await getContact(tx, actor, ids, id)
  const conflict = new Conflict({ body: { theirs: contact.body, yours: text.body } })
  if (contact.version !== text.version) throw conflict
  if (contact.body === text.body) return
  for (const row of await listShared(tx, actor, contact.shared_id)) {
    if (!await updateContact(tx, actor, row, { body: text.body })) throw conflict
    const person = await getPerson(tx, actor, row.person_id)
    await insertChanges(tx, actor, {
      personId: row.person_id, version: person.version, source: text.source ?? 'page', at: now,
      changes: [{ field: 'contact_text', old: row.body, new: text.body }],
    })
  }
}

async function thoseThere(
  tx: Tx, actor: Actor, personId: string, others: readonly string[],
): Promise<string[]> {
  const person = await getPerson(tx, actor, personId)
  const members = others.length > 0 ? await listHousemates(tx, actor, person.ids) : []
  for (const other of others) if (!members.some((member) => member.personId === other)) throw new NotFound()
  return [...new Set([person.id, ...others])]
}

type SharedRow = Omit<Parameters<typeof insertContacts>[2][number], 'shared_id' | 'written_at'>

async function writeShared(by: Acting, rows: readonly SharedRow[]): Promise<string> {
  const { tx, actor, now } = by
  const shared = randomUUID()
  await insertContacts(tx, actor, rows.map((row) => ({
    ...row, shared_id: shared, author_id: actor.userId, organisation_id: actor.organisationIds[0] ?? null,
    written_at: now,
  })))
  return rows[0]?.id ?? ''
}

async function mustWrite(written: Promise<boolean>): Promise<void> {
  if (!await written) throw new Conflict({})
}
