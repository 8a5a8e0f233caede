import { hasRole } from '../../../kit/actor.ts'
import { hasProblems } from '../../../web/form-state.ts'
import { page, type Route, route } from '../../../web/route.ts'
import { getMunicipality, listVillages } from '../../territory/queries.ts'
import { keepers } from '../../volunteers/access.ts'
import { matchers } from '../access.ts'
import { boardQuery, type BoardQuery } from '../forms.ts'
import { BoardPage } from '../pages/board.tsx'
import { BoardFiguresPage } from '../pages/figures.tsx'
import { boardPath } from '../pages/parts.tsx'
import { listBoard, perPage } from '../queries/cards.ts'
import { countByVillage, countInterpreters, countReciprocity } from '../queries/retention.ts'
import { type AnyVisit, nothing, people } from './parts.ts'

export const everything: BoardQuery = { dorp: null, kant: null, soort: null, stand: null, pagina: 1 }

/** The board of all villages for who brings people together, and what is counted of it. */
export const boardRoutes: readonly Route[] = [
  route({
    method: 'GET', path: boardPath, allow: matchers, form: boardQuery, audit: people('board'),
    again: (visit) => showBoard(visit, everything), handle: (visit) => showBoard(visit, visit.form),
  }),
  route({
    method: 'GET', path: `${boardPath}/cijfers`, allow: keepers, form: 'none', audit: nothing('figures'),
    async handle({ tx, actor, today, text }) {
      const [villages, interpreters, reciprocity] = await Promise.all([
        countByVillage(tx, actor), countInterpreters(tx, actor), countReciprocity(tx, actor),
      ])
      const view = { year: today.slice(0, 4), villages, interpreters, reciprocity }
      const body = <BoardFiguresPage view={view} />
      return page({ title: text.t('talents.figures_title'), place: 'volunteers', body })
    },
  }),
]

async function showBoard(visit: AnyVisit, query: BoardQuery) {
  const { tx, actor, today, text, state } = visit
  const [found, villages, { slug }] = await Promise.all([
    listBoard(tx, actor, query), listVillages(tx, actor), getMunicipality(tx, actor),
  ])
  const cards = found.slice(0, perPage)
  visit.saw(...cards.flatMap(({ personId }) => personId ?? []))
  const view = {
    cards, hasMore: found.length > perPage, query, villages, today, keeps: hasRole(actor, ...keepers),
    publicPath: `/bord/${slug}`, isUnknown: hasProblems(state),
  }
  return page({ title: text.t('talents.title'), place: 'volunteers', body: <BoardPage view={view} /> })
}
