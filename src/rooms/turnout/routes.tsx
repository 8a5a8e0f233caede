import { hasRole } from '../../kit/actor.ts'
import type { WrittenRow } from '../../kit/sheets/writing.ts'
import { page, type Route, route, type Visit } from '../../web/route.ts'
import { type Sheet, sheetRoutes } from '../../web/sheets.ts'
import type { Texts } from '../../web/texts.tsx'
import { countsOwnPeople, lookers } from './access.ts'
import { findTurnout, splits, type Turnout } from './measures.ts'
import { effectSentence, groupName, TurnoutPage } from './pages/turnout.tsx'
import { counted, type ShownCounts } from './rules/counts.ts'

const figures = (action: string) => ({ action: `turnout.${action}`, shows: 'figures' }) as const

/** Attendance: who was invited, answered and came, what kept people away and what arranging it did. */
export const routes: readonly Route[] = [
  route({
    method: 'GET', path: '/opkomst', allow: lookers, form: 'none', reads: 'own_figures', audit: figures('show'),
    async handle({ tx, actor, text }) {
      const own = countsOwnPeople(actor)
      const view = {
        turnout: await findTurnout(tx, actor), own, isPart: own && !hasRole(actor, 'coordinator'),
      }
      return page({ title: text.t('turnout.title'), place: 'steering', wide: true, body: <TurnoutPage view={view} /> })
    },
  }),
  ...sheetRoutes({
    path: '/opkomst', allow: lookers, form: 'none', reads: 'own_figures', audit: figures('export'),
    sheet: async (visit) => sheetOf(visit, await findTurnout(visit.tx, visit.actor)),
  }),
]

/** A line for everybody, each activity, group and need, and then for what was arranged and where few came. */
function sheetOf({ text }: Visit<unknown>, turnout: Turnout): Sheet {
  const { t } = text
  const hidden = t('steering.split.hidden')
  const line = (what: string, name: string, counts: ShownCounts): WrittenRow =>
    [what, name, ...counted.map((key) => counts[key] ?? hidden)]
  return {
    title: t('turnout.title'), name: t('turnout.file'),
    headings: ['what', 'name', ...counted.map((key) => `column.${key}`), 'dates', 'low', 'said']
      .map((key) => t(`turnout.${key}`)),
    rows: [
      line(t('turnout.everybody'), '', turnout.everybody),
      ...turnout.activities.map(({ title, counts, dates, low }): WrittenRow =>
        [...line(t('turnout.activity'), title, counts), dates, low]),
      ...splits.flatMap((split) => turnout.splits[split].filter(({ counts }) => counts.invited !== null)
        .map(({ key, counts }) => line(t(`turnout.group.${split}`), groupName(split, key, text), counts))),
      ...turnout.needs.map(({ key, counts }) => line(t('barriers.need'), t(`turnout.need.${key}`), counts)),
      ...sentences(text, turnout),
    ],
  }
}

/** What is said in words stands in the last column. */
function sentences(text: Texts, { effects, low }: Turnout): WrittenRow[] {
  const { t, date } = text
  const row = (what: string, name: string, said: string): WrittenRow =>
    [t(`turnout.${what}`), name, ...counted.map(() => null), null, null, said]
  return [
    ...effects.map((one) => row('effects', one.title, effectSentence(one, text))),
    ...low.map(({ title, day, reason }) => row('low_dates', title, `${date(day)}: ${reason}`)),
  ]
}
