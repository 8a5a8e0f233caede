import { z } from 'zod'
import { appointmentOutcomeValues, contactKindValues, puzzleAreaValues } from '../../../db/schema.ts'
import { NotFound } from '../../../kit/errors.ts'
import { addDays } from '../../../kit/plain-dates.ts'
import * as asked from '../../../web/api/fields.ts'
import { type ApiRoute, type ApiVisit, operation } from '../../../web/api/route.ts'
import { id, limitOf, link, made, madeAt, moment, pageAnswer, pageOf } from '../../../web/api/shapes.ts'
import type { Visit } from '../../../web/route.ts'
import { fileWorkers } from '../access.ts'
import {
  addAppointment, addContact, cancelAppointment, closeAppointment, correctContact, moveAppointment,
} from '../actions/contact-moments.ts'
import { clock } from '../forms/contact.ts'
import { type Contact, contactsAfter, countContacts, getContact } from '../queries/contact-moments.ts'
import { lockPerson, type Person } from '../queries/persons.ts'
import { momentOf } from '../rules/appointments.ts'
import { openPerson } from './place.ts'
import { newcomerHref } from './shapes.ts'

const allow = fileWorkers
const contacts = '/newcomers/:newcomerId/contact-moments'
const appointments = '/newcomers/:newcomerId/appointments'

const listQuery = z.strictObject({
  ...asked.pageQuery, kind: asked.choice(contactKindValues).optional(), area: asked.choice(puzzleAreaValues).optional(),
  from: asked.queryDay(), until: asked.queryDay(),
})

const contactIn = z.strictObject({
  kind: asked.choice(contactKindValues), body: asked.optionalWords(),
  with: asked.ids().describe('Anderen van het huishouden die er ook bij waren.'),
  area: asked.optionalChoice(puzzleAreaValues), day: asked.optionalDay(),
})

const appointmentIn = z.strictObject({
  kind: asked.choice(contactKindValues).default('meeting'), day: asked.day(),
  clock: clock().meta({ examples: ['09:30'] }), place: asked.optionalText(200), body: asked.optionalWords(5000),
  with: asked.ids(), area: asked.optionalChoice(puzzleAreaValues),
})

const outcomeIn = z.strictObject({
  came: z.boolean({ error: 'web.problem.boolean' }),
  reason: asked.optionalText(300).describe('Verplicht als iemand niet kwam.'),
}).refine(({ came, reason }) => came || reason !== '', { error: 'web.problem.required', path: ['reason'] })

const moveIn = z.strictObject({
  day: asked.day(), clock: clock().meta({ examples: ['09:30'] }), reason: asked.optionalText(300),
})

const cancellationIn = z.strictObject({ reason: asked.optionalText(300) })

const contact = z.strictObject({
  id, newcomerId: id, kind: z.enum(contactKindValues), at: moment, body: z.string(),
  area: z.enum(puzzleAreaValues).nullable(), author: z.string().nullable(), _links: z.strictObject({ self: link }),
}).meta({ title: 'ContactMoment' })

const appointment = contact.extend({
  place: z.string(), outcome: z.enum(appointmentOutcomeValues).nullable(), outcomeReason: z.string(),
  movedToId: id.nullable(),
}).meta({ title: 'Appointment' })

export const contactOperations: readonly ApiRoute[] = [
  operation({
    method: 'GET', path: contacts, summary: 'Contactmomenten van één nieuwkomer, de nieuwste eerst', allow,
    audit: { action: 'newcomers.contact.list', shows: 'file' }, form: listQuery,
    answer: pageOf(contact, 'ContactMomentList'), handle: (visit) => list(visit, false, contactOf),
  }),
  operation({
    method: 'POST', path: contacts, summary: 'Legt een contactmoment vast, voor één of meer mensen van een huishouden',
    allow, audit: { action: 'newcomers.contact.add', shows: 'file' }, form: contactIn, answer: made,
    async handle(visit) {
      const person = await openPerson(visit)
      const contactId = await addContact(visit, person.id, visit.form)
      visit.saw(...visit.form.with)
      return madeAt(contactId, `/newcomers/${person.id}/contact-moments/${contactId}`)
    },
  }),
  operation({
    method: 'GET', path: `${contacts}/:contactMomentId`, summary: 'Eén contactmoment', allow,
    audit: { action: 'newcomers.contact.show', shows: 'file' }, form: 'none', answer: contact, handle: showContact,
  }),
  operation({
    method: 'PATCH', path: `${contacts}/:contactMomentId`, allow,
    summary: 'Verbetert de tekst; de eerdere tekst blijft in de geschiedenis',
    audit: { action: 'newcomers.contact.correct', shows: 'file' },
    form: z.strictObject({ body: asked.words() }), answer: contact,
    guard: async (visit) => {
      await lockPerson(visit.tx, visit.actor, (await openPerson(visit)).id)
      return showContact(visit)
    },
    async handle(visit) {
      const person = await openPerson(visit)
      const { id: contactId, version } = await findOne(visit, person, 'contactMomentId')
      await correctContact(visit, person.ids, contactId, { body: visit.form.body, version, source: 'api' })
      return showContact(visit)
    },
  }),
  operation({
    method: 'GET', path: appointments, summary: 'Afspraken van één nieuwkomer, de laatste dag eerst', allow,
    audit: { action: 'newcomers.appointments', shows: 'file' }, form: listQuery,
    answer: pageOf(appointment, 'AppointmentList'), handle: (visit) => list(visit, true, appointmentOf),
  }),
  operation({
    method: 'POST', path: appointments, summary: 'Maakt een afspraak, voor één of meer mensen van een huishouden',
    allow, audit: { action: 'newcomers.appointment.add', shows: 'file' }, form: appointmentIn, answer: made,
    async handle(visit) {
      const person = await openPerson(visit)
      const appointmentId = await addAppointment(visit, person.id, visit.form)
      visit.saw(...visit.form.with)
      return madeAt(appointmentId, `/newcomers/${person.id}/appointments/${appointmentId}`)
    },
  }),
  operation({
    method: 'GET', path: `${appointments}/:appointmentId`, summary: 'Eén afspraak', allow,
    audit: { action: 'newcomers.appointment.show', shows: 'file' }, form: 'none', answer: appointment,
    handle: showAppointment,
  }),
  operation({
    method: 'POST', path: `${appointments}/:appointmentId/outcome`, summary: 'Zegt of iemand op de afspraak kwam',
    allow, audit: { action: 'newcomers.appointment.close', shows: 'file' }, form: outcomeIn, answer: made,
    guard: heldAppointment,
    async handle(visit) {
      const person = await openPerson(visit)
      const { id: appointmentId } = await findOne(visit, person, 'appointmentId')
      await closeAppointment(visit, person.ids, appointmentId, visit.form)
      return madeAt(appointmentId, `/newcomers/${person.id}/appointments/${appointmentId}`)
    },
  }),
  operation({
    method: 'POST', path: `${appointments}/:appointmentId/changes`, allow,
    summary: 'Verzet de afspraak voor iedereen die zou komen; de oude blijft staan en wijst naar de nieuwe',
    audit: { action: 'newcomers.appointment.move', shows: 'file' }, form: moveIn, answer: made,
    guard: heldAppointment, handle: move,
  }),
  operation({
    method: 'POST', path: `${appointments}/:appointmentId/cancellation`, allow,
    summary: 'Zegt de afspraak af voor iedereen die zou komen',
    audit: { action: 'newcomers.appointment.cancel', shows: 'file' }, form: cancellationIn, answer: made,
    guard: heldAppointment, handle: cancel,
  }),
]

async function move(visit: Visit<z.output<typeof moveIn>>) {
  const person = await openPerson(visit)
  const { id: appointmentId } = await findOne(visit, person, 'appointmentId')
  await moveAppointment(visit, person.ids, appointmentId, visit.form)
  const nextId = (await findOne(visit, person, 'appointmentId')).moved_to_id ?? appointmentId
  return madeAt(nextId, `/newcomers/${person.id}/appointments/${nextId}`)
}

async function cancel(visit: Visit<z.output<typeof cancellationIn>>) {
  const person = await openPerson(visit)
  const { id: appointmentId } = await findOne(visit, person, 'appointmentId')
  await cancelAppointment(visit, person.ids, appointmentId, visit.form.reason)
  return madeAt(appointmentId, `/newcomers/${person.id}/appointments/${appointmentId}`)
}

async function findOne(visit: Visit<unknown>, { ids }: Person, param: 'contactMomentId' | 'appointmentId') {
  const found = await getContact(visit.tx, visit.actor, ids, visit.params[param] ?? '')
  if (found.is_appointment !== (param === 'appointmentId')) throw new NotFound()
  return found
}

async function showContact(visit: Visit<unknown>) {
  const person = await openPerson(visit)
  return contactOf(await findOne(visit, person, 'contactMomentId'), person)
}

async function heldAppointment(visit: Visit<unknown>) {
  await lockPerson(visit.tx, visit.actor, (await openPerson(visit)).id)
  return showAppointment(visit)
}

async function showAppointment(visit: Visit<unknown>) {
  const person = await openPerson(visit)
  return appointmentOf(await findOne(visit, person, 'appointmentId'), person)
}

async function list<T>(
  visit: ApiVisit<z.output<typeof listQuery>>, isAppointment: boolean, of: (row: Contact, person: Person) => T,
) {
  const { tx, actor, after, form: { kind, area, from, until } } = visit
  const person = await openPerson(visit)
  const filter = {
    isAppointment, kind, area, from: from === undefined ? from : momentOf(from, '00:00'),
    before: until === undefined ? until : momentOf(addDays(until, 1), '00:00'),
  }
  const rows = await contactsAfter(tx, actor, person.ids, { ...filter, after, limit: limitOf(visit) })
  const total = after === null ? await countContacts(tx, actor, person.ids, filter) : undefined
  return pageAnswer(visit, { rows, total, placeOf: ({ position }) => position, itemOf: (row) => of(row, person) })
}

function contactOf(row: Contact, person: Person): z.output<typeof contact> {
  return { ...commonOf(row, person), _links: { self: { href: hrefOf(person, 'contact-moments', row) } } }
}

function appointmentOf(row: Contact, person: Person): z.output<typeof appointment> {
  return {
    ...commonOf(row, person), place: row.place, outcome: row.outcome, outcomeReason: row.outcome_reason,
    movedToId: row.moved_to_id, _links: { self: { href: hrefOf(person, 'appointments', row) } },
  }
}

function commonOf({ id: rowId, kind, at, body, area, author }: Contact, person: Person) {
  return { id: rowId, newcomerId: person.id, kind, at: at.toISOString(), body, area, author }
}

function hrefOf(person: Person, kind: string, row: Contact): string {
  return newcomerHref(person.id, `/${kind}/${row.id}`)
}
