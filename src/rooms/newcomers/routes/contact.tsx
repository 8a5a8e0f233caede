import type { Option } from '../../../web/components/fields.tsx'
import { withDraft } from '../../../web/drafts.ts'
import { redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { entriesInUse } from '../../own-lists/queries/entries.ts'
import { fileWorkers } from '../access.ts'
import { addContact, correctContact } from '../actions/contact-moments.ts'
import { contactEditForm, contactForm, everyone } from '../forms/contact.ts'
import { ContactPage, CorrectPage, type Housemate } from '../pages/contact.tsx'
import { filePath } from '../pages/header.tsx'
import { getContact } from '../queries/contact-moments.ts'
import { listHousemates } from '../queries/households.ts'
import type { FileHead } from '../rules/file-head.ts'
import { filePage, openFile } from './opening.tsx'

const path = '/nieuwkomers/:person/contact'

export const contactRoutes: readonly Route[] = [
  route({
    method: 'GET', path, allow: fileWorkers, form: 'none',
    audit: { action: 'newcomers.contact.open', shows: 'file' }, handle: showContact,
  }),
  route({
    method: 'POST', path, allow: fileWorkers, form: contactForm,
    audit: { action: 'newcomers.contact.add', shows: 'file' }, again: showContact,
    async handle(visit) {
      const head = await openFile(visit)
      const others = await othersOf(visit, head)
      await addContact(visit, head.personId, { ...visit.form, with: others })
      visit.saw(...others)
      return redirect(filePath(head.personId, '/tijdlijn'))
    },
  }),
  route({
    method: 'GET', path: `${path}/:contact`, allow: fileWorkers, form: 'none',
    audit: { action: 'newcomers.contact.correct.open', shows: 'file' }, handle: showCorrection,
  }),
  route({
    method: 'POST', path: `${path}/:contact`, allow: fileWorkers, form: contactEditForm,
    audit: { action: 'newcomers.contact.correct', shows: 'file' }, again: showCorrection,
    async handle(visit) {
      const head = await openFile(visit)
      await correctContact(visit, head.ids, visit.params['contact'] ?? '', visit.form)
      return redirect(filePath(head.personId, '/tijdlijn'))
    },
  }),
]

/** The others of the household whose file is open and the actor's too. */
export async function housematesOf({ tx, actor }: Visit<unknown>, head: FileHead): Promise<Housemate[]> {
  const members = await listHousemates(tx, actor, head.ids)
  return members.filter(({ personId, isClosed }) => personId !== head.personId && !isClosed)
}

/** Who was there too: those who were named, or with one tick the whole household. */
export async function othersOf(visit: Visit<{ readonly with: readonly string[] }>, head: FileHead): Promise<string[]> {
  const named = visit.form.with
  return named.includes(everyone) ? (await housematesOf(visit, head)).map(({ personId }) => personId) : [...named]
}

/** What the municipality added to the kinds of contact, in the reader's language. */
export async function ownKindsOf({ tx, actor, text }: Visit<unknown>): Promise<Option[]> {
  const own = await entriesInUse(tx, actor, 'contact_kind')
  return own.map(({ id, name }) => ({ value: id, label: name[text.language] }))
}

async function showContact(visit: Visit<unknown>) {
  const head = await openFile(visit)
  const state = await withDraft(visit, `contact/${head.personId}`)
  return filePage(visit, head, 'newcomers.contact.title',
    <ContactPage view={{
      head, state, housemates: await housematesOf(visit, head), today: visit.today, ownKinds: await ownKindsOf(visit),
    }} />)
}

async function showCorrection(visit: Visit<unknown>) {
  const head = await openFile(visit)
  const contact = await getContact(visit.tx, visit.actor, head.ids, visit.params['contact'] ?? '')
  const state = await withDraft(visit, `contact/${head.personId}/${contact.id}`, { body: contact.body })
  return filePage(visit, head, 'newcomers.contact.correct', (
    <CorrectPage view={{ head, state, contactId: contact.id, version: contact.version, at: contact.at }} />
  ))
}
