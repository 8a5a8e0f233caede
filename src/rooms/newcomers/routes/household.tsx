import { redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { fileWorkers } from '../access.ts'
import { joinHousehold, splitHousehold } from '../actions/households.ts'
import { declareDifferent, mergeFiles, undoMerge } from '../actions/merges.ts'
import { mergeForm, relationForm, splitForm } from '../forms/contact.ts'
import { searchForm } from '../forms/person.ts'
import { filePath } from '../pages/header.tsx'
import { HouseholdPage, MergePage } from '../pages/household.tsx'
import type { FoundPerson } from '../pages/search.tsx'
import { listHousemates } from '../queries/households.ts'
import { listMerges, listNotDuplicates } from '../queries/merges.ts'
import { getPerson } from '../queries/persons.ts'
import { findAlike, findPeople, withRights } from '../queries/search.ts'
import type { FileHead } from '../rules/file-head.ts'
import { fullName, phoneDigits } from '../rules/names.ts'
import { isSearchable, likelyAmong, ranked, readQuery } from '../rules/search.ts'
import { filePage, openFile } from './opening.tsx'

const path = '/nieuwkomers/:person'

export const householdRoutes: readonly Route[] = [
  route({
    method: 'GET', path: `${path}/huishouden`, allow: fileWorkers, form: 'none',
    audit: { action: 'newcomers.household', shows: 'file' }, handle: (visit) => showHousehold(visit, null),
  }),
  route({
    method: 'POST', path: `${path}/huishouden/zoeken`, allow: fileWorkers, form: searchForm,
    audit: { action: 'newcomers.household.search', shows: 'file' }, again: (visit) => showHousehold(visit, null),
    handle: (visit) => showHousehold(visit, visit.form.zoek),
  }),
  route({
    method: 'POST', path: `${path}/huishouden`, allow: fileWorkers, form: relationForm,
    audit: { action: 'newcomers.household.join', shows: 'file' },
    again: (visit) => showHousehold(visit, String(visit.state.values['zoek'] ?? '') || null),
    async handle(visit) {
      const head = await openFile(visit)
      await joinHousehold(visit, head.personId, visit.form)
      visit.saw(visit.form.person_id)
      return redirect(filePath(head.personId, '/huishouden'))
    },
  }),
  route({
    method: 'POST', path: `${path}/huishouden/splitsing`, allow: fileWorkers, form: splitForm,
    audit: { action: 'newcomers.household.split', shows: 'file' }, again: (visit) => showHousehold(visit, null),
    async handle(visit) {
      const head = await openFile(visit)
      await splitHousehold(visit, head.personId, visit.form.leaving)
      visit.saw(...visit.form.leaving)
      return redirect(filePath(head.personId, '/huishouden'))
    },
  }),
]

export const mergeRoutes: readonly Route[] = [
  route({
    method: 'GET', path: `${path}/samenvoegen`, allow: fileWorkers, form: 'none',
    audit: { action: 'newcomers.merge.open', shows: 'file' }, handle: (visit) => showMerge(visit, null),
  }),
  route({
    method: 'POST', path: `${path}/samenvoegen/zoeken`, allow: fileWorkers, form: searchForm,
    audit: { action: 'newcomers.merge.search', shows: 'file' }, again: (visit) => showMerge(visit, null),
    handle: (visit) => showMerge(visit, visit.form.zoek),
  }),
  route({
    method: 'POST', path: `${path}/samenvoegen`, allow: fileWorkers, form: mergeForm,
    audit: { action: 'newcomers.merge', shows: 'file' }, again: (visit) => showMerge(visit, null),
    async handle(visit) {
      const head = await openFile(visit)
      const { merged_id, keep, reason } = visit.form
      const [keptId, mergedId] = keep === 'this' ? [head.personId, merged_id] : [merged_id, head.personId]
      visit.saw(merged_id)
      return redirect(filePath(await mergeFiles(visit, { keptId, mergedId, reason }), '/samenvoegen'))
    },
  }),
  route({
    method: 'POST', path: `${path}/samenvoegen/anders`, allow: fileWorkers, form: mergeForm,
    audit: { action: 'newcomers.merge.different', shows: 'file' }, again: (visit) => showMerge(visit, null),
    async handle(visit) {
      const head = await openFile(visit)
      await declareDifferent(visit, { personId: head.personId, otherId: visit.form.merged_id })
      return redirect(filePath(head.personId, '/samenvoegen'))
    },
  }),
  route({
    method: 'POST', path: `${path}/samenvoegen/:merge/ongedaan`, allow: fileWorkers, form: 'none',
    audit: { action: 'newcomers.merge.undo', shows: 'file' }, again: (visit) => showMerge(visit, null),
    async handle(visit) {
      const head = await openFile(visit)
      await undoMerge(visit, head.personId, visit.params['merge'] ?? '')
      return redirect(filePath(head.personId, '/samenvoegen'))
    },
  }),
]

async function showHousehold(visit: Visit<unknown>, typed: string | null) {
  const head = await openFile(visit)
  const members = await listHousemates(visit.tx, visit.actor, head.ids)
  const found = typed === null ? null : await ownAmong(visit, head, typed)
  visit.saw(...members.map(({ personId }) => personId), ...(found ?? []).map(({ personId }) => personId))
  return filePage(visit, head, 'newcomers.household.title',
    <HouseholdPage view={{ head, members, found, typed: typed ?? '', state: visit.state }} />)
}

/** Only people whose file the actor has: nobody is tied to a file that one may not see. */
async function ownAmong(visit: Visit<unknown>, head: FileHead, typed: string): Promise<FoundPerson[]> {
  const query = readQuery(typed, visit.today)
  if (!isSearchable(query)) return []
  const found = await withRights(visit.tx, visit.actor, ranked(query, await findPeople(visit.tx, visit.actor, query)))
  return found.filter((person) => person.isOwn && person.personId !== head.personId).slice(0, 20)
}

async function showMerge(visit: Visit<unknown>, typed: string | null) {
  const { tx, actor } = visit
  const head = await openFile(visit)
  const found = typed === null ? null : await ownAmong(visit, head, typed)
  const doubles = await doublesOf(visit, head)
  visit.saw(...[...(found ?? []), ...doubles].map(({ personId }) => personId))
  const merges = (await listMerges(tx, actor, head.ids)).map((merge) => ({
    id: merge.id, name: merge.mergedName ?? '', by: merge.by, at: merge.merged_at, reason: merge.reason,
    undoneAt: merge.undone_at, undoneBy: merge.undoneBy,
  }))
  return filePage(visit, head, 'newcomers.merge.title',
    <MergePage view={{ head, merges, doubles, found, state: visit.state }} />)
}

async function doublesOf(visit: Visit<unknown>, head: FileHead) {
  const { tx, actor, text: { t } } = visit
  const person = await getPerson(tx, actor, head.personId)
  const file = { name: fullName(person), birth: person.birth, phone: phoneDigits(person.phone) }
  const different = await listNotDuplicates(tx, actor, head.ids)
  const others = (await findAlike(tx, actor, file))
    .filter(({ personId }) => !head.ids.includes(personId) && !different.includes(personId))
  const likely = likelyAmong(file, others)
  const people = await withRights(tx, actor, likely)
  return people.map((other, index) => ({
    ...other, reasons: (likely[index]?.reasons ?? []).map((reason) => t(`newcomers.alike.${reason}`)),
  })).filter((other) => other.isOwn)
}
