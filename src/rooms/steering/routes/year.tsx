import type { WrittenRow } from '../../../kit/sheets/writing.ts'
import type { Route, Visit } from '../../../web/route.ts'
import { sheetRoutes } from '../../../web/sheets.ts'
import { mayEnterNumbers, maySeePeople } from '../access.ts'
import { findCounts, findHousing } from '../count-measures.ts'
import { steeringQuery, type SteeringQuery } from '../forms.ts'
import type { Measure } from '../measures.ts'
import { measuredName } from '../pages/figures.tsx'
import { periodWord, type TrendRow, YearSection } from '../pages/year.tsx'
import { figureOf, ofYear } from '../rules/figures.ts'
import { forecastShare } from '../rules/forecasts.ts'

const yearsShown = 4

const lookers = ['coordinator', 'case_worker', 'policy_officer'] as const

export const yearRoutes: readonly Route[] = [
  ...sheetRoutes({
    path: '/sturen/jaar', allow: lookers, form: steeringQuery, reads: 'figures',
    audit: { action: 'steering.year.export', shows: 'figures' },
    sheet: async (visit) => ({
      title: visit.text.t('steering.title'), name: visit.text.t('steering.export.year'), headings: headings(visit),
      rows: await yearRows(visit),
    }),
  }),
]

/** What is counted in the year that is looked at, this one when all are, and the housing number. */
export async function findYear({ tx, actor, today }: Visit<unknown>, asked: number | null) {
  const year = asked ?? Number(today.slice(0, 4))
  const [counts, housing] = await Promise.all([findCounts(tx, actor, year), findHousing(tx, actor)])
  return { year, counts, housing }
}

interface Trends {
  readonly measures: readonly Measure[]
  /** In which a term has ended, newest first. */
  readonly all: readonly number[]
}

/** That year, and the figures year by year. */
export function yearSection({ actor, today, text }: Visit<unknown>, { measures, all }: Trends,
  { year, counts, housing }: Awaited<ReturnType<typeof findYear>>) {
  const years = all.slice(0, yearsShown)
  const trend = measures.map((measure): TrendRow => ({
    name: measuredName(measure, text), forecast: forecastShare(measure.counted, year, today),
    years: years.map((one) => {
      const { numerator, denominator } = figureOf(ofYear(measure.counted, one))
      return { year: one, reached: numerator, all: denominator }
    }),
  }))
  return (
    <YearSection counts={counts} housing={housing} trend={trend}
      years={years} year={year} today={today} maySeePeople={maySeePeople(actor)} mayEnter={mayEnterNumbers(actor)} />
  )
}

function headings({ text: { t } }: Visit<unknown>): string[] {
  return [
    'column.measure', 'column.year', 'column.reached_count', 'housing.task', 'housing.asked', 'housing.carried',
    'housing.result', 'forecast.low', 'forecast.high',
  ].map((key) => t(`steering.${key}`))
}

/** The counts of a calendar year with their target and forecast, and every half-year of the housing number. */
async function yearRows(visit: Visit<SteeringQuery>): Promise<WrittenRow[]> {
  const { t } = visit.text
  const { counts, housing } = await findYear(visit, visit.form.jaar)
  return [
    ...counts.map(({ kind, year, count, target, forecast }): WrittenRow => [
      t(`steering.name.${kind}`), String(year), count, target?.count ?? null, null, null, null, forecast?.low ?? null,
      forecast?.high ?? null,
    ]),
    ...housing.map((half): WrittenRow => [
      t('steering.kind.housing'), periodWord(half, t), half.housed, half.task, half.asked, half.carried, half.result,
      half.forecast?.low ?? null, half.forecast?.high ?? null,
    ]),
  ]
}
