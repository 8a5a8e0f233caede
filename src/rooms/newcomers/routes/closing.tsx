import { hasRole } from '../../../kit/actor.ts'
import { withDraft } from '../../../web/drafts.ts'
import { redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { fileWorkers } from '../access.ts'
import { closeFiles, reopenFiles } from '../actions/closures.ts'
import { closeForm, reopenForm } from '../forms/person.ts'
import { ClosePage, ReopenPage } from '../pages/closing.tsx'
import { filePath } from '../pages/header.tsx'
import { listHousemates } from '../queries/households.ts'
import type { FileHead } from '../rules/file-head.ts'
import { filePage, openFile } from './opening.tsx'

const closing = '/nieuwkomers/:person/sluiting'
const reopening = '/nieuwkomers/:person/heropening'

export const closingRoutes: readonly Route[] = [
  route({
    method: 'GET', path: closing, allow: fileWorkers, form: 'none',
    audit: { action: 'newcomers.close.open', shows: 'file' }, handle: showClose,
  }),
  route({
    method: 'POST', path: closing, allow: fileWorkers, form: closeForm,
    audit: { action: 'newcomers.close', shows: 'file' }, again: showClose,
    async handle(visit) {
      const head = await openFile(visit)
      visit.saw(...await closeFiles(visit, head.personId, visit.form))
      // Who closed it may not open it any more, unless they see every file.
      return redirect(hasRole(visit.actor, 'coordinator') ? filePath(head.personId) : '/nieuwkomers')
    },
  }),
  route({
    method: 'GET', path: reopening, allow: ['coordinator'], form: 'none',
    audit: { action: 'newcomers.reopen.open', shows: 'file' }, handle: showReopen,
  }),
  route({
    method: 'POST', path: reopening, allow: ['coordinator'], form: reopenForm,
    audit: { action: 'newcomers.reopen', shows: 'file' }, again: showReopen,
    async handle(visit) {
      const head = await openFile(visit)
      visit.saw(...await reopenFiles(visit, head.personId, visit.form.with))
      return redirect(filePath(head.personId))
    },
  }),
]

async function showClose(visit: Visit<unknown>) {
  const head = await openFile(visit)
  const state = await withDraft(visit, `sluiting/${head.personId}`)
  const housemates = await others(visit, head, false)
  return filePage(visit, head, 'newcomers.close.title', (
    <ClosePage view={{ head, state, housemates, today: visit.today }} />
  ))
}

async function showReopen(visit: Visit<unknown>) {
  const head = await openFile(visit)
  const housemates = await others(visit, head, true)
  return filePage(visit, head, 'newcomers.reopen.title', (
    <ReopenPage view={{ head, state: visit.state, housemates, today: visit.today }} />
  ))
}

async function others(visit: Visit<unknown>, head: FileHead, closed: boolean) {
  const members = await listHousemates(visit.tx, visit.actor, head.ids)
  const found = members.filter(({ personId, isClosed }) => personId !== head.personId && isClosed === closed)
  visit.saw(...found.map(({ personId }) => personId))
  return found
}
