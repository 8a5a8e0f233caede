import { randomUUID } from 'node:crypto'
import type { Tx } from '../../../db/database.ts'
import type { ContactKind, PuzzleArea } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { Conflict, Invalid, NotFound, Refused } from '../../../kit/errors.ts'
import { getContact, insertContacts, listShared, updateContact } from '../queries/contact-moments.ts'
import { insertChanges } from '../queries/field-changes.ts'
import { listHousemates } from '../queries/households.ts'
import { getPerson } from '../queries/persons.ts'
import { contactMoment, momentOf, whyNoOutcome, whyNotMove } from '../rules/appointments.ts'

export interface NewContact {
  readonly kind: ContactKind
  readonly body: string
  /** Members of the same household who were there too; the contact stands on each of their files. */
  readonly with: readonly string[]
  readonly area: PuzzleArea | null
  /** null is today. */
  readonly day: string | null
}

/** Writes one contact for everybody who was there (lesson 18); returns the id on the first person's file. */
export async function addContact(
  tx: Tx, actor: Actor, personId: string, contact: NewContact, now: Date,
): Promise<string> {
  const at = contactMoment(contact.day, now)
  if (at === null) throw new Invalid({ day: ['newcomers.problem.future_day'] })
  const rows = (await thoseThere(tx, actor, personId, contact.with)).map((person_id) => ({
    id: randomUUID(), person_id, kind: contact.kind, at, body: contact.body, area: contact.area,
  }))
  return writeShared(tx, actor, rows, now)
}

export interface NewAppointment extends Omit<NewContact, 'day'> {
  readonly day: string
  readonly clock: string
  readonly place: string
}

/** A contact moment in the future, for one or more people of a household. */
export async function addAppointment(
  tx: Tx, actor: Actor, personId: string, appointment: NewAppointment, now: Date,
): Promise<string> {
  const at = momentOf(appointment.day, appointment.clock)
  if (appointment.day < actor.today) throw new Invalid({ day: ['newcomers.problem.past_day'] })
  const rows = (await thoseThere(tx, actor, personId, appointment.with)).map((person_id) => ({
    id: randomUUID(), person_id, kind: appointment.kind, at, body: appointment.body, area: appointment.area,
    place: appointment.place, is_appointment: true,
  }))
  return writeShared(tx, actor, rows, now)
}

/** Whether somebody came is said per person; the others of the household have their own answer. */
export async function closeAppointment(
  tx: Tx, actor: Actor, ids: readonly string[], id: string,
  outcome: { came: boolean; reason: string; now: Date },
): Promise<void> {
  const appointment = await getContact(tx, actor, ids, id)
  const why = whyNoOutcome(appointment, outcome.now)
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
  tx: Tx, actor: Actor, ids: readonly string[], id: string, move: Move & { now: Date },
): Promise<void> {
  const appointment = await getContact(tx, actor, ids, id)
  const why = whyNotMove(appointment)
  if (why) throw new Refused(why)
  if (move.day < actor.today) throw new Invalid({ day: ['newcomers.problem.past_day'] })
  const open = (await listShared(tx, actor, appointment.shared_id)).filter((row) => row.outcome === null)
  const moved = open.map((row) => ({
    old: row,
    next: {
      id: randomUUID(), person_id: row.person_id, kind: row.kind, at: momentOf(move.day, move.clock), body: row.body,
      area: row.area, place: row.place, is_appointment: true, own_word_id: row.own_word_id,
    },
  }))
  await writeShared(tx, actor, moved.map(({ next }) => next), move.now)
  for (const { old, next } of moved) {
    await mustWrite(updateContact(tx, actor, old, {
      outcome: 'moved', outcome_reason: move.reason, moved_to_id: next.id,
    }))
  }
}

/** Calls the appointment off for everybody who was to come. */
export async function cancelAppointment(
  tx: Tx, actor: Actor, ids: readonly string[], id: string, reason: string,
): Promise<void> {
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
  tx: Tx, actor: Actor, ids: readonly string[], id: string, text: { body: string; version: number; now: Date },
): Promise<void> {
  const contact = await getContact(tx, actor, ids, id)
  const conflict = new Conflict({ body: { theirs: contact.body, yours: text.body } })
  if (contact.version !== text.version) throw conflict
  if (contact.body === text.body) return
  for (const row of await listShared(tx, actor, contact.shared_id)) {
    if (!await updateContact(tx, actor, row, { body: text.body })) throw conflict
    const person = await getPerson(tx, actor, row.person_id)
    await insertChanges(tx, actor, {
      personId: row.person_id, version: person.version, source: 'page', at: text.now,
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

async function writeShared(tx: Tx, actor: Actor, rows: readonly SharedRow[], now: Date): Promise<string> {
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
