import { page, redirect, type Route, route, type Visit } from '../../web/route.ts'
import { keepsPeople, settlers } from '../territory/access.ts'
import { addOrganisation, changeOrganisation } from './actions.ts'
import { organisationForm } from './forms.ts'
import { OrganisationPage, OrganisationsPage } from './pages.tsx'
import { getOrganisation, listOrganisations } from './queries.ts'

const path = '/instellingen/organisaties'
const nothing = (action: string) => ({ action: `organisations.${action}`, shows: 'nothing' }) as const

export const routes: readonly Route[] = [
  route({ method: 'GET', path, allow: settlers, form: 'none', audit: nothing('list'), handle: showAll }),
  route({
    method: 'GET', path: `${path}/nieuw`, allow: settlers, form: 'none', audit: nothing('open'), handle: showOne,
  }),
  route({
    method: 'POST', path, allow: settlers, form: organisationForm, audit: nothing('add'), again: showOne,
    async handle(visit) {
      await addOrganisation(visit.tx, visit.actor, visit.form)
      return redirect(path)
    },
  }),
  route({
    method: 'GET', path: `${path}/:organisation`, allow: settlers, form: 'none', audit: nothing('open'),
    handle: showOne,
  }),
  route({
    method: 'POST', path: `${path}/:organisation`, allow: settlers, form: organisationForm, audit: nothing('change'),
    again: showOne,
    async handle(visit) {
      const id = visit.params['organisation'] ?? ''
      await changeOrganisation(visit.tx, visit.actor, id, visit.form)
      visit.about('organisation', id)
      return redirect(path)
    },
  }),
]

async function showAll({ tx, actor, text }: Visit<unknown>) {
  const body = <OrganisationsPage rows={await listOrganisations(tx, actor)} seesPeople={keepsPeople(actor)} />
  return page({ title: text.t('organisations.title'), place: 'settings', body })
}

async function showOne({ tx, actor, params, state, text }: Visit<unknown>) {
  const row = params['organisation'] ? await getOrganisation(tx, actor, params['organisation']) : null
  const title = text.t(row ? 'organisations.change' : 'organisations.add')
  return page({ title, place: 'settings', body: <OrganisationPage row={row} state={state} /> })
}
