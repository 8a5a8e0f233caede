import type { WrittenRow } from '../../kit/sheets/writing.ts'
import { intervalOf } from '../../kit/wilson.ts'
import { hasProblems } from '../../web/form-state.ts'
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
import { findYear, yearRoutes, yearSection } from './routes/year.tsx'
import { type Figure as Counts, figureOf, ofYear, shareOf, splitBy, yearsOf } from './rules/figures.ts'
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
  const [measures, year] = await Promise.all([findMeasures(tx, actor), findYear(visit, jaar)])
  const all = yearsOf(measures.flatMap(({ counted }) => counted), today)
  const isEmpty = measures.every(({ counted }) => counted.length === 0)
  const body = isEmpty ? <NoFigures mayAdd={maySeePeople(actor)} /> : (
    <FiguresPage measures={measures.map((measure) => shown(measure, jaar))} year={jaar} today={today}
      isUnknown={hasProblems(visit.state)}
      years={all} maySeePeople={maySeePeople(actor)} />
  )
  const whole = isEmpty ? body : <>{body}{yearSection(visit, { measures, all }, year)}</>
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

const leftReasons = verdicts.filter((verdict) => verdict !== 'reached' && verdict !== 'missed')

async function figureSheet(visit: Visit<unknown>, { jaar }: SteeringQuery): Promise<Sheet> {
  const { text: { t }, today } = visit
  const year = jaar ?? Number(today.slice(0, 4))
  const headings = [
    ...['measure', 'year', 'reached', 'all', 'share', 'target', 'until'].map((key) => t(`steering.column.${key}`)),
    ...leftReasons.map((key) => t(`steering.verdict.${key}`)),
    ...['low', 'high'].map((end) => t(`steering.forecast.${end}_of`, { year: String(year) })),
  ]
  const rows = (await findMeasures(visit.tx, visit.actor)).flatMap((measure) => {
    const forecast = forecastShare(measure.counted, year, today)
    const figure = shown(measure, jaar)
    const when = jaar === null ? t('steering.years.all') : String(jaar)
    return [
      [
        measuredName(figure, visit.text), when, ...shareCells(figure.counts), percent(figure.target?.share),
        { day: today }, ...leftReasons.map((reason) => figure.counts.leftOut[reason]),
        percent(forecast?.low), percent(forecast?.high),
      ],
      ...partRows(visit, figure, when),
    ]
  })
  return { title: t('steering.title'), name: t('steering.export.figures'), headings, rows }
}

/** A line for each part of the split; a hidden number is a word. */
function partRows({ text, today }: Visit<unknown>, figure: ShownMeasure, when: string): WrittenRow[] {
  const hidden = text.t('steering.split.hidden')
  return figure.parts.map(({ key, isHidden, ...counts }) => [
    `${measuredName(figure, text)}: ${text.t('steering.split.size', { size: Number(key) })}`, when,
    ...(isHidden ? [hidden, hidden, null] : shareCells(counts)), null, { day: today },
  ])
}

function shareCells(counts: Pick<Counts, 'numerator' | 'denominator'>): WrittenRow {
  return [counts.numerator, counts.denominator, percent(shareOf(counts))]
}

function percent(share: number | null | undefined): number | null {
  return share === null || share === undefined ? null : Math.round(share * 1000) / 10
}
