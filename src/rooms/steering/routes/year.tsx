import type { z } from 'zod'
import { writeCsv, type WrittenRow, writeXlsx } from '../../../kit/sheets/writing.ts'
import { file, page, redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { mayEnterNumbers, maySeePeople } from '../access.ts'
import { findCounts, findHousing } from '../count-measures.ts'
import { housingForm, steeringQuery, type SteeringQuery } from '../forms.ts'
import type { Measure } from '../measures.ts'
import { measuredName } from '../pages/figures.tsx'
import { HousingNumberPage, periodWord, type TrendRow, YearSection } from '../pages/year.tsx'
import { writeHousingNumber } from '../queries.ts'
import { figureOf, ofYear, yearsOf } from '../rules/figures.ts'
import { forecastShare } from '../rules/forecasts.ts'
import { halfYearOf } from '../rules/housing.ts'

const path = '/sturen/taakstelling'
const yearsShown = 4

const lookers = ['coordinator', 'case_worker', 'policy_officer'] as const
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const yearRoutes: readonly Route[] = [
  route({
    method: 'GET', path: '/sturen/jaar.csv', allow: lookers, form: steeringQuery, reads: 'figures',
    audit: { action: 'steering.year.export', shows: 'figures' },
    handle: async (visit) => file(fileName(visit, 'csv'), 'text/csv; charset=utf-8',
      await writeCsv(headings(visit), await yearRows(visit))),
  }),
  route({
    method: 'GET', path: '/sturen/jaar.xlsx', allow: lookers, form: steeringQuery, reads: 'figures',
    audit: { action: 'steering.year.export', shows: 'figures' },
    handle: async (visit) => file(fileName(visit, 'xlsx'), xlsx,
      await writeXlsx(visit.text.t('steering.title'), headings(visit), await yearRows(visit))),
  }),
  route({
    method: 'GET', path, allow: ['coordinator'], form: 'none',
    audit: { action: 'steering.housing.open', shows: 'figures' }, handle: showHousing,
  }),
  route({
    method: 'POST', path, allow: ['coordinator'], form: housingForm,
    audit: { action: 'steering.housing', shows: 'figures' }, again: showHousing, handle: enterHousing,
  }),
]

/** What is counted in the year that is looked at, this one when all are, and the figures year by year. */
export async function yearSection({ tx, actor, today, text }: Visit<unknown>, measures: readonly Measure[],
  asked: number | null) {
  const year = asked ?? Number(today.slice(0, 4))
  const years = yearsOf(measures.flatMap(({ counted }) => counted), today).slice(0, yearsShown)
  const trend = measures.map((measure): TrendRow => ({
    name: measuredName(measure, text), forecast: forecastShare(measure.counted, year, today),
    years: years.map((one) => {
      const { numerator, denominator } = figureOf(ofYear(measure.counted, one))
      return { year: one, reached: numerator, all: denominator }
    }),
  }))
  return (
    <YearSection counts={await findCounts(tx, actor, year)} housing={await findHousing(tx, actor)} trend={trend}
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
async function yearRows({ tx, actor, today, form, text: { t } }: Visit<SteeringQuery>): Promise<WrittenRow[]> {
  const counts = await findCounts(tx, actor, form.jaar ?? Number(today.slice(0, 4)))
  const housing = await findHousing(tx, actor)
  return [
    ...counts.map(({ kind, year, count, target, forecast }): WrittenRow => [
      t(`steering.name.${kind}`), String(year), count, target?.count ?? null, null, null, null, forecast?.low ?? null,
      forecast?.high ?? null,
    ]),
    ...housing.map((half): WrittenRow => [
      t('steering.kind.housing'), periodWord(half, t), half.housed, half.task, half.asked, half.carried, half.result,
      null, null,
    ]),
  ]
}

function fileName({ text: { t }, today }: Visit<unknown>, kind: string): string {
  return `${t('steering.export.year')}-${today}.${kind}`
}

async function showHousing(visit: Visit<unknown>) {
  const { tx, actor, text, state, today } = visit
  const { year, half } = halfYearOf(today)
  const periods = [year + 1, year, year - 1, year - 2]
    .flatMap((one) => [{ year: one, half: 2 }, { year: one, half: 1 }])
  return page({
    title: text.t('steering.housing.enter'), place: 'steering',
    body: <HousingNumberPage view={{
      state, periods, housing: await findHousing(tx, actor), now: `${year}-H${half}`,
    }} />,
  })
}

async function enterHousing({ tx, actor, now, form }: Visit<z.output<typeof housingForm>>) {
  const [year = '', half = ''] = form.period.split('-H')
  await writeHousingNumber(tx, actor, {
    year: Number(year), half: half === '1' ? 1 : 2, asked: form.asked, carried: form.carried, at: now,
  })
  return redirect('/sturen')
}
