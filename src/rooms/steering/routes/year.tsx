import type { z } from 'zod'
import { page, redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { mayEnterNumbers, maySeePeople } from '../access.ts'
import { findCounts, findHousing } from '../count-measures.ts'
import { housingForm } from '../forms.ts'
import type { Measure } from '../measures.ts'
import { measuredName } from '../pages/figures.tsx'
import { HousingNumberPage, type TrendRow, YearSection } from '../pages/year.tsx'
import { writeHousingNumber } from '../queries.ts'
import { figureOf, ofYear, yearsOf } from '../rules/figures.ts'
import { forecastShare } from '../rules/forecasts.ts'
import { halfYearOf } from '../rules/housing.ts'

const path = '/sturen/taakstelling'
const yearsShown = 4

export const yearRoutes: readonly Route[] = [
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

async function showHousing(visit: Visit<unknown>) {
  const { tx, actor, text, state, today } = visit
  const { year } = halfYearOf(today)
  const periods = [year + 1, year, year - 1, year - 2]
    .flatMap((one) => [{ year: one, half: 2 }, { year: one, half: 1 }])
  return page({
    title: text.t('steering.housing.enter'), place: 'steering',
    body: <HousingNumberPage view={{ state, periods, housing: await findHousing(tx, actor) }} />,
  })
}

async function enterHousing({ tx, actor, now, form }: Visit<z.output<typeof housingForm>>) {
  const [year = '', half = ''] = form.period.split('-H')
  await writeHousingNumber(tx, actor, {
    year: Number(year), half: half === '1' ? 1 : 2, asked: form.asked, carried: form.carried, at: now,
  })
  return redirect('/sturen')
}
