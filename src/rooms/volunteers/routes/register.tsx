import { hasRole } from '../../../kit/actor.ts'
import { hasProblems } from '../../../web/form-state.ts'
import { page, redirect, type Route, route } from '../../../web/route.ts'
import { listVillages } from '../../territory/queries.ts'
import { keepers, readers } from '../access.ts'
import { writeDown } from '../actions/register.ts'
import { applyForm, listQuery, type ListQuery } from '../forms.ts'
import { WriteDownPage } from '../pages/apply.tsx'
import { FiguresPage } from '../pages/figures.tsx'
import { RegisterPage } from '../pages/list.tsx'
import { volunteersPath as path } from '../pages/parts.tsx'
import { countVolunteers } from '../queries/figures.ts'
import { listSpoken, listVolunteers, perPage } from '../queries/register.ts'
import { listSources } from '../queries/sources.ts'
import { type AnyVisit, nothing } from './parts.ts'

const everybody: ListQuery = { dorp: null, taal: '', wat: null, vog: null, stand: null, pagina: 1 }

/** The register as a list, writing somebody down, and what is counted of it. */
export const registerRoutes: readonly Route[] = [
  route({
    method: 'GET', path, allow: readers, form: listQuery, audit: nothing('register'),
    again: (visit) => showRegister(visit, everybody), handle: (visit) => showRegister(visit, visit.form),
  }),
  route({ method: 'GET', path: `${path}/nieuw`, allow: keepers, form: 'none', audit: nothing('new'), handle: showNew }),
  route({
    method: 'POST', path, allow: keepers, form: applyForm, audit: nothing('add'), again: showNew,
    async handle(visit) {
      const id = await writeDown(visit, visit.form)
      visit.about('volunteer', id)
      return redirect(`${path}/${id}`)
    },
  }),
  route({
    method: 'GET', path: `${path}/cijfers`, allow: keepers, form: 'none', audit: nothing('figures'),
    async handle({ tx, actor, today, text }) {
      const [figures, sources] = await Promise.all([countVolunteers(tx, actor), listSources(tx, actor)])
      const view = { figures, sources, year: today.slice(0, 4) }
      return page({ title: text.t('volunteers.figures'), place: 'volunteers', body: <FiguresPage view={view} /> })
    },
  }),
]

async function showRegister(visit: AnyVisit, asked: ListQuery) {
  const { tx, actor, today, text, state } = visit
  const keeps = hasRole(actor, ...keepers)
  const query: ListQuery = { ...asked, stand: keeps ? (asked.stand ?? 'active') : 'active' }
  const [rows, villages, spoken] = await Promise.all([
    listVolunteers(tx, actor, query), listVillages(tx, actor), listSpoken(tx, actor),
  ])
  const view = {
    rows: rows.slice(0, perPage), hasMore: rows.length > perPage, query, villages, spoken, today, keeps,
    isUnknown: hasProblems(state),
  }
  return page({
    title: text.t('volunteers.title'), place: 'volunteers', wide: true, body: <RegisterPage view={view} />,
  })
}

async function showNew({ tx, actor, text, state }: AnyVisit) {
  const [villages, sources] = await Promise.all([listVillages(tx, actor), listSources(tx, actor)])
  const body = <WriteDownPage view={{ villages, sources, state }} />
  return page({ title: text.t('volunteers.add'), place: 'volunteers', body })
}
