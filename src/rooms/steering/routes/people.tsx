import { NotFound } from '../../../kit/errors.ts'
import type { ShownState } from '../../../web/components/state.tsx'
import { type Route, route, type Visit } from '../../../web/route.ts'
import { sheetRoutes } from '../../../web/sheets.ts'
import { fileWorkers } from '../../newcomers/access.ts'
import { findCounted } from '../count-measures.ts'
import { peopleQuery, type PeopleQuery } from '../forms.ts'
import { findMeasures, type Measure } from '../measures.ts'
import { measuredName, yearWord } from '../pages/figures.tsx'
import type { Behind, Judged } from '../pages/people.tsx'
import { ofYear, yearsOf } from '../rules/figures.ts'
import { type Verdict, verdicts } from '../rules/verdicts.ts'
import { sheetOfBehind, showBehind } from './behind.tsx'

const everybody: PeopleQuery = { jaar: null, uitkomst: '', pagina: 1 }

const states: Record<Verdict, ShownState> = {
  reached: 'done', missed: 'late', open: 'soon', no_start: 'nobody', child: 'not_needed', declined: 'not_needed',
  gone: 'not_needed', closed: 'not_needed',
}

/** The people behind the figures of terms and of the year. */
export const peopleRoutes: readonly Route[] = [
  route({
    method: 'GET', path: '/sturen/:measure/mensen', allow: fileWorkers, form: peopleQuery,
    audit: { action: 'steering.people', shows: 'people' },
    again: (visit) => showPeople(visit, everybody), handle: (visit) => showPeople(visit, visit.form),
  }),
  ...sheetRoutes({
    path: '/sturen/:measure/mensen', allow: fileWorkers, form: peopleQuery,
    audit: { action: 'steering.people.export', shows: 'people' },
    sheet: async (visit) => {
      const measure = await measureIn(visit)
      return sheetOfBehind(visit, behindOf(visit, measure, visit.form), judged(visit, measure, visit.form))
    },
  }),
]

async function showPeople(visit: Visit<unknown>, query: PeopleQuery) {
  const measure = await measureIn(visit)
  return showBehind(visit, behindOf(visit, measure, query), judged(visit, measure, query))
}

function behindOf({ text, today }: Visit<unknown>, measure: Measure, { jaar, uitkomst, pagina }: PeopleQuery): Behind {
  const { t } = text
  const options = ['', ...verdicts].map((value) => ({ value, label: t(`steering.verdict.${value || 'any'}`) }))
  return {
    path: `/sturen/${measure.slug}/mensen`, title: measuredName(measure, text), page: pagina,
    dayLabel: t('steering.column.lastDay'), isUnknown: false,
    query: { ...(jaar ? { jaar: String(jaar) } : {}), ...(uitkomst ? { uitkomst } : {}) },
    filter: [
      t('steering.people.of'), { name: 'uitkomst', label: t('steering.column.verdict'), value: uitkomst, options },
      t('steering.people.in'), yearWord(jaar, yearsOf(measure.counted, today), t),
    ],
  }
}

function judged({ text: { t } }: Visit<unknown>, measure: Measure, { jaar, uitkomst }: PeopleQuery): Judged[] {
  return ofYear(measure.counted, jaar).filter(({ verdict }) => uitkomst === '' || verdict === uitkomst)
    .map(({ personId, verdict, lastDay }) =>
      ({ personId, word: t(`steering.verdict.${verdict}`), state: states[verdict], day: lastDay }))
}

async function measureIn({ tx, actor, params }: Visit<unknown>): Promise<Measure> {
  const all = [...await findMeasures(tx, actor), ...await findCounted(tx, actor)]
  const found = all.find(({ slug }) => slug === params['measure'])
  if (!found) throw new NotFound()
  return found
}
