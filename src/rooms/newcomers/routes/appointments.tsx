import { withDraft } from '../../../web/drafts.ts'
import { redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { suggestionsOf } from '../../own-lists/queries/entries.ts'
import { fileWorkers } from '../access.ts'
import {
  addAppointment, cancelAppointment, closeAppointment, moveAppointment,
} from '../actions/contact-moments.ts'
import { absenceForm, appointmentForm, cancelForm, moveForm } from '../forms/contact.ts'
import { AppointmentsPage } from '../pages/appointments.tsx'
import { ChangeAppointmentPage, NewAppointmentPage, type ShownAppointment } from '../pages/contact.tsx'
import { filePath } from '../pages/header.tsx'
import { type Contact, getContact, listAppointments, namesSharing } from '../queries/contact-moments.ts'
import { whyNoOutcome } from '../rules/appointments.ts'
import { housematesOf, othersOf, ownKindsOf } from './contact.tsx'
import { filePage, openFile } from './opening.tsx'

const path = '/nieuwkomers/:person/afspraken'
type Act = 'niet-gekomen' | 'verzetten' | 'afzeggen'

export const appointmentRoutes: readonly Route[] = [
  route({
    method: 'GET', path, allow: fileWorkers, form: 'none',
    audit: { action: 'newcomers.appointments', shows: 'file' }, handle: showAppointments,
  }),
  route({
    method: 'GET', path: `${path}/nieuw`, allow: fileWorkers, form: 'none',
    audit: { action: 'newcomers.appointment.open', shows: 'file' }, handle: showNew,
  }),
  route({
    method: 'POST', path, allow: fileWorkers, form: appointmentForm,
    audit: { action: 'newcomers.appointment.add', shows: 'file' }, again: showNew,
    async handle(visit) {
      const head = await openFile(visit)
      const others = await othersOf(visit, head)
      await addAppointment(visit, head.personId, { ...visit.form, with: others })
      visit.saw(...others)
      return toList(head.personId)
    },
  }),
  route({
    method: 'POST', path: `${path}/:appointment/gekomen`, allow: fileWorkers, form: 'none',
    audit: { action: 'newcomers.appointment.came', shows: 'file' }, again: showAppointments,
    async handle(visit) {
      const head = await openFile(visit)
      await closeAppointment(visit, head.ids, idOf(visit), { came: true, reason: '' })
      return toList(head.personId)
    },
  }),
  opening('niet-gekomen'), opening('verzetten'), opening('afzeggen'),
  route({
    method: 'POST', path: `${path}/:appointment/niet-gekomen`, allow: fileWorkers, form: absenceForm,
    audit: { action: 'newcomers.appointment.absent', shows: 'file' },
    again: (visit) => showChange(visit, 'niet-gekomen'),
    async handle(visit) {
      const head = await openFile(visit)
      await closeAppointment(visit, head.ids, idOf(visit), { came: false, reason: visit.form.reason })
      return toList(head.personId)
    },
  }),
  route({
    method: 'POST', path: `${path}/:appointment/verzetten`, allow: fileWorkers, form: moveForm,
    audit: { action: 'newcomers.appointment.move', shows: 'file' }, again: (visit) => showChange(visit, 'verzetten'),
    async handle(visit) {
      const head = await openFile(visit)
      await moveAppointment(visit, head.ids, idOf(visit), visit.form)
      return toList(head.personId)
    },
  }),
  route({
    method: 'POST', path: `${path}/:appointment/afzeggen`, allow: fileWorkers, form: cancelForm,
    audit: { action: 'newcomers.appointment.cancel', shows: 'file' }, again: (visit) => showChange(visit, 'afzeggen'),
    async handle(visit) {
      const head = await openFile(visit)
      await cancelAppointment(visit, head.ids, idOf(visit), visit.form.reason)
      return toList(head.personId)
    },
  }),
]

function opening(act: Act): Route {
  return route({
    method: 'GET', path: `${path}/:appointment/${act}`, allow: fileWorkers, form: 'none',
    audit: { action: 'newcomers.appointment.open', shows: 'file' }, handle: (visit) => showChange(visit, act),
  })
}

function idOf(visit: Visit<unknown>): string {
  return visit.params['appointment'] ?? ''
}

function toList(personId: string) {
  return redirect(filePath(personId, '/afspraken'))
}

async function showAppointments(visit: Visit<unknown>) {
  const head = await openFile(visit)
  const all = await listAppointments(visit.tx, visit.actor, head.ids)
  const others = await namesSharing(visit.tx, visit.actor, head.ids, all.map((row) => row.shared_id))
  const shown = all.map((row) => ({ ...shownOf(row, visit.now), others: others.get(row.shared_id) ?? [] }))
  const body = (
    <AppointmentsPage view={{
      head, open: shown.filter(({ outcome }) => outcome === null),
      past: shown.filter(({ outcome }) => outcome !== null),
      refused: visit.state.problems[''],
    }} />
  )
  return filePage(visit, head, 'newcomers.appointment.title', body)
}

function shownOf(row: Contact, now: Date): ShownAppointment {
  return {
    id: row.id, at: row.at, kind: row.kind, kindWords: row.kind_words, place: row.place, body: row.body,
    outcome: row.outcome,
    reason: row.outcome_reason, mayTell: whyNoOutcome(row, now) === undefined,
  }
}

async function showNew(visit: Visit<unknown>) {
  const head = await openFile(visit)
  const state = await withDraft(visit, `afspraak/${head.personId}`)
  return filePage(visit, head, 'newcomers.appointment.new',
    <NewAppointmentPage view={{
      head, state, housemates: await housematesOf(visit, head), today: visit.today, ownKinds: await ownKindsOf(visit),
    }} />)
}

const reasonLists = { 'niet-gekomen': 'absence', verzetten: 'move', afzeggen: 'cancellation' } as const

async function showChange(visit: Visit<unknown>, act: Act) {
  const head = await openFile(visit)
  const row = await getContact(visit.tx, visit.actor, head.ids, idOf(visit))
  const state = await withDraft(visit, `afspraak/${head.personId}/${row.id}`)
  const reasons = await suggestionsOf(visit.tx, visit.actor, reasonLists[act])
  const view = { head, state, act, today: visit.today, appointment: shownOf(row, visit.now), reasons }
  return filePage(visit, head, `newcomers.appointment.${act}`, <ChangeAppointmentPage view={view} />)
}
