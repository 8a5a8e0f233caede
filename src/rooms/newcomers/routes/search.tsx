import { NotFound } from '../../../kit/errors.ts'
import { withDraft } from '../../../web/drafts.ts'
import { page, redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { getApproach } from '../../approaches/queries.ts'
import { fileWorkers, mayAttach } from '../access.ts'
import { attachOneself } from '../actions/team.ts'
import { attachForm, searchForm } from '../forms/person.ts'
import { AttachPage, SearchPage } from '../pages/search.tsx'
import { filePath } from '../pages/header.tsx'
import { findEverywhere, findOthersFinding, withRights } from '../queries/search.ts'
import { isSearchable, readQuery } from '../rules/search.ts'

const mostShown = 20

export const searchRoutes: readonly Route[] = [
  route({
    method: 'GET', path: '/nieuwkomers/zoeken', allow: fileWorkers, form: 'none',
    audit: { action: 'newcomers.search.open', shows: 'nothing' }, handle: (visit) => showSearch(visit, null),
  }),
  route({
    method: 'POST', path: '/nieuwkomers/zoeken', allow: fileWorkers, form: searchForm,
    audit: { action: 'newcomers.search', shows: 'people' }, again: (visit) => showSearch(visit, null),
    handle: (visit) => showSearch(visit, visit.form.zoek),
  }),
  route({
    method: 'GET', path: '/nieuwkomers/:person/toegang', allow: ['case_worker'], form: 'none',
    audit: { action: 'newcomers.attach.open', shows: 'people' }, handle: showAttach,
  }),
  route({
    method: 'POST', path: '/nieuwkomers/:person/toegang', allow: ['case_worker'], form: attachForm,
    audit: { action: 'newcomers.attach', shows: 'people' }, again: showAttach,
    async handle(visit) {
      const personId = await attachOneself(visit, visit.params['person'] ?? '', visit.form.ground)
      visit.saw(personId)
      visit.about('person', personId, visit.form.ground)
      return redirect(filePath(personId))
    },
  }),
]

async function showSearch(visit: Visit<unknown>, typed: string | null) {
  const query = readQuery(typed ?? '', visit.today)
  const isTooShort = typed !== null && !isSearchable(query)
  const found = typed !== null && !isTooShort ? await findEverywhere(visit.tx, visit.actor, query) : []
  const shown = await withRights(visit.tx, visit.actor, found.slice(0, mostShown))
  visit.saw(...shown.map(({ personId }) => personId))
  const view = {
    typed: typed ?? '', found: typed === null ? null : shown, isTooShort, isCut: found.length > mostShown,
    mayAttach: mayAttach(visit.actor),
  }
  return page({ title: visit.text.t('newcomers.search.title'), place: 'newcomers', body: <SearchPage view={view} /> })
}

async function showAttach(visit: Visit<unknown>) {
  const found = await findOthersFinding(visit.tx, visit.actor, visit.params['person'] ?? '')
  if (!found || found.isClosed) throw new NotFound()
  const [person] = await withRights(visit.tx, visit.actor, [found])
  if (!person) throw new NotFound()
  if (person.isOwn) return redirect(filePath(person.personId))
  visit.saw(person.personId)
  const state = await withDraft(visit, `toegang/${person.personId}`)
  const title = visit.text.t('newcomers.attach.title', { name: person.name })
  const { attachedDays } = (await getApproach(visit.tx, visit.actor)).thresholds
  return page({ title, place: 'newcomers', body: <AttachPage person={person} state={state} days={attachedDays} /> })
}
