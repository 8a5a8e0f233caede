import type { WrittenRow } from '../../kit/sheets/writing.ts'
import { page, type Route, route, type Visit } from '../../web/route.ts'
import { type Sheet, sheetRoutes } from '../../web/sheets.ts'
import { maySeePeople } from './access.ts'
import { steeringQuery, type SteeringQuery } from './forms.ts'
import { findMeasures, type Measure } from './measures.ts'
import { FiguresPage, measuredName, NoFigures, type ShownMeasure } from './pages/figures.tsx'
import { housingRoutes } from './routes/housing.tsx'
import { movementRoutes } from './routes/movement.tsx'
import { peopleRoutes } from './routes/people.tsx'
import { themeRoutes } from './routes/themes.tsx'
import { yearRoutes, yearSection } from './routes/year.tsx'
import { figureOf, intervalOf, ofYear, shareOf, splitBy, yearsOf } from './rules/figures.ts'
import { forecastShare } from './rules/forecasts.ts'
import { verdicts } from './rules/verdicts.ts'

const lookers = ['coordinator', 'case_worker', 'policy_officer'] as const
const everyYear: SteeringQuery = { jaar: null }

export const routes: readonly Route[] = [
  ...yearRoutes, ...housingRoutes, ...themeRoutes, ...movementRoutes,
  route({
    method: 'GET', path: '/sturen', allow: lookers, form: steeringQuery, reads: 'figures',
    audit: { action: 'steering.show', shows: 'figures' },
    again: (visit) => showFigures(visit, everyYear), handle: (visit) => showFigures(visit, visit.form),
  }),
  ...sheetRoutes({
    path: '/sturen/cijfers', allow: lookers, form: steeringQuery, reads: 'figures',
    audit: { action: 'steering.export', shows: 'figures' }, sheet: (visit) => figureSheet(visit, visit.form),
  }),
  ...peopleRoutes,
]

async function showFigures(visit: Visit<unknown>, { jaar }: SteeringQuery) {
  const { tx, actor, today, text } = visit
  const measures = await findMeasures(tx, actor)
  const isEmpty = measures.every(({ counted }) => counted.length === 0)
  const body = isEmpty ? <NoFigures mayAdd={maySeePeople(actor)} /> : (
    <FiguresPage measures={measures.map((measure) => shown(measure, jaar))} year={jaar} today={today}
      years={yearsOf(measures.flatMap(({ counted }) => counted), today)} maySeePeople={maySeePeople(actor)} />
  )
  const whole = isEmpty ? body : <>{body}{await yearSection(visit, measures, jaar)}</>
  return page({ title: text.t('steering.title'), place: 'steering', wide: true, body: whole })
}

/** Split only over all years together: from a year and the whole the other years could be computed. */
export function shown({ counted, split, ...measure }: Measure, year: number | null): ShownMeasure {
  const ofThis = ofYear(counted, year)
  const counts = figureOf(ofThis)
  const parts = split && year === null
    ? splitBy(ofThis, split.groups, (id) => split.groupOf.get(id) ?? null) : []
  return { ...measure, counts, interval: intervalOf(counts), parts }
}

async function figureSheet(visit: Visit<unknown>, { jaar }: SteeringQuery): Promise<Sheet> {
  const { text: { t, ...text }, today } = visit
  const measures = await findMeasures(visit.tx, visit.actor)
  const year = jaar ?? Number(today.slice(0, 4))
  const percent = (part: number) => Math.round(part * 1000) / 10
  const keys = ['measure', 'year', 'reached', 'all', 'share', 'target', 'until'] as const
  const left = verdicts.filter((verdict) => verdict !== 'reached' && verdict !== 'missed')
  const headings = [
    ...keys.map((key) => t(`steering.column.${key}`)), ...left.map((key) => t(`steering.verdict.${key}`)),
    ...['low', 'high'].map((end) => t(`steering.forecast.${end}_of`, { year: String(year) })),
  ]
  const rows = measures.map((measure): WrittenRow => {
    const { counts, target } = shown(measure, jaar)
    const forecast = forecastShare(measure.counted, year, today)
    const share = shareOf(counts)
    return [
      measuredName(measure, { t, ...text }), jaar === null ? t('steering.years.all') : String(jaar), counts.numerator,
      counts.denominator, share === null ? null : percent(share), target ? percent(target.share) : null, { day: today },
      ...left.map((reason) => counts.leftOut[reason]),
      forecast && percent(forecast.low), forecast && percent(forecast.high),
    ]
  })
  return { title: t('steering.title'), name: t('steering.export.figures'), headings, rows }
}
