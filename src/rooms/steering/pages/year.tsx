import { ButtonLink } from '../../../web/components/button.tsx'
import { Bullet } from '../../../web/components/bullet.tsx'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { ExportLinks } from '../../../web/components/export-links.tsx'
import { SelectField, TextField } from '../../../web/components/fields.tsx'
import { Figure } from '../../../web/components/figure.tsx'
import { Form, SubmitRow } from '../../../web/components/form.tsx'
import { StateBadge, type ShownState } from '../../../web/components/state.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { type Texts, useText } from '../../../web/texts.tsx'
import type { CountMeasure } from '../count-measures.ts'
import type { Forecast } from '../rules/forecasts.ts'
import type { HousingResult } from '../rules/housing.ts'

/** One measure over the years: how many reached it of those whose term ended in each. */
export interface TrendRow {
  readonly name: string
  readonly years: readonly { readonly year: number; readonly reached: number; readonly all: number }[]
  readonly forecast: Forecast | null
}

export interface YearSectionProps {
  readonly counts: readonly CountMeasure[]
  readonly housing: readonly HousingResult[]
  readonly trend: readonly TrendRow[]
  readonly years: readonly number[]
  readonly year: number
  readonly today: string
  readonly maySeePeople: boolean
  readonly mayEnter: boolean
}

/** What is counted per calendar year and half-year, and how the figures went from year to year. */
export function YearSection(props: YearSectionProps) {
  const { t } = useText()
  return (
    <>
      <section aria-labelledby="kop-werk">
        <h2 id="kop-werk">{t('steering.kind.work')}</h2>
        <div class="figures figures--pairs">
          {props.counts.map((count) => <CountFigure count={count} {...props} />)}
        </div>
      </section>
      <section aria-labelledby="kop-wonen">
        <h2 id="kop-wonen">{t('steering.kind.housing')}</h2>
        <Housing {...props} />
      </section>
      {props.years.length > 0 && <Trend {...props} />}
      <div class="actions">
        <ExportLinks path="/sturen/jaar" query={`jaar=${props.year}`} what={t('steering.export.year_what')} />
      </div>
    </>
  )
}

function CountFigure({ count, maySeePeople, today }: { count: CountMeasure } & YearSectionProps) {
  const texts = useText()
  const { t, date, number } = texts
  const { kind, slug, year, forecast } = count
  const words = { count: count.count, year: String(year) }
  const counted = (
    <>
      <p>{t(`steering.counted.${kind}`)}</p>
      <p>{t('steering.counted.until', { date: date(today) })}</p>
      <p>{forecast ? t('steering.forecast.method') : t('steering.forecast.none')}</p>
    </>
  )
  return (
    <Figure sentence={t(`steering.sentence.${kind}`, words)} counted={counted}
      picture={<CountPicture count={count} />}
      more={maySeePeople && count.count > 0 && (
        <a class="nl-link" href={`/sturen/${slug}/mensen?jaar=${year}`}>{t('steering.people.link')}</a>
      )}>
      {forecast && (
        <p>{t('steering.forecast.count', { low: number(forecast.low), high: number(forecast.high) })}</p>
      )}
    </Figure>
  )
}

function CountPicture({ count: { kind, slug, count, target, forecast } }: { count: CountMeasure }) {
  const texts = useText()
  if (!target) return null
  const { t, number } = texts
  const targetWord = t('steering.bullet.target_count', { count: number(target.count), period: target.period ?? 'geen' })
  const description = [
    number(count), targetWord,
    forecast ? t('steering.forecast.count', { low: number(forecast.low), high: number(forecast.high) }) : '',
  ].filter(Boolean).join('; ')
  return (
    <Bullet id={`b-${slug}`} title={t(`steering.name.${kind}`)} description={description} value={count}
      max={Math.max(count, target.count, forecast?.high ?? 0)} target={target.count} targetWord={targetWord}
      {...(forecast ? { interval: [forecast.low, forecast.high] as const } : {})} />
  )
}

const states: Record<HousingResult['standing'], ShownState> = {
  ahead: 'moving', behind: 'late', met: 'done', not_met: 'late', not_begun: 'soon',
}

function Housing({ housing, mayEnter, maySeePeople }: YearSectionProps) {
  const { t } = useText()
  const [now] = housing.toReversed()
  const link = <a class="nl-link figure-people" href="/sturen/taakstelling/mensen">{t('steering.people.link')}</a>
  return (
    <>
      {now
        ? (
          <Figure sentence={housingSentence(now, t)} counted={<HousingCounted half={now} />}
            picture={<HousingPicture half={now} />} more={maySeePeople && now.housed > 0 && link}>
            {now.forecast && <p>{forecastWords(now, t)}</p>}
          </Figure>
        )
        : <p>{t('steering.housing.none')}</p>}
      {now && (
        <DataTable caption={t('steering.housing.caption')} columns={housingColumns(t)} rows={housing.toReversed()} />
      )}
      {mayEnter && <p><ButtonLink href="/sturen/taakstelling">{t('steering.housing.enter')}</ButtonLink></p>}
    </>
  )
}

function HousingCounted({ half }: { half: HousingResult }) {
  const { t } = useText()
  return (
    <>
      <p>{t('steering.housing.counted')}</p>
      <p>{t(half.forecast ? 'steering.housing.forecast_method' : 'steering.housing.forecast_none')}</p>
    </>
  )
}

function forecastWords({ forecast, task }: HousingResult, t: Texts['t']): string {
  return t('steering.housing.forecast', { low: forecast?.low ?? 0, high: forecast?.high ?? 0, task })
}

function HousingPicture({ half }: { half: HousingResult }) {
  const { t } = useText()
  const { task, housed, forecast } = half
  const targetWord = t('steering.housing.target', { count: task })
  const description = [String(housed), targetWord, forecast ? forecastWords(half, t) : ''].filter(Boolean).join('; ')
  return (
    <Bullet id="b-taakstelling" title={t('steering.kind.housing')} description={description} value={housed}
      max={Math.max(housed, task, forecast?.high ?? 0)} target={task} targetWord={targetWord}
      {...(forecast ? { interval: [forecast.low, forecast.high] as const } : {})} />
  )
}

function housingSentence({ housed, task, standing, ...half }: HousingResult, t: Texts['t']): string {
  return t(`steering.housing.sentence_${standing}`, { housed, task, period: periodWord(half, t) })
}

/** "eerste halfjaar 2026". */
export function periodWord({ year, half }: { year: number; half: number }, t: Texts['t']): string {
  return t('steering.housing.period', { year: String(year), half: String(half) })
}

/** A lead or backlog as people write it: +14, -7, 0. */
function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value).replace('-', '−')
}

function housingColumns(t: Texts['t']): Column<HousingResult>[] {
  const label = (key: string) => t(`steering.housing.${key}`)
  return [
    { key: 'period', label: label('half'), cell: (row) => <span class="half-year">{periodWord(row, t)}</span> },
    { key: 'asked', label: label('asked'), number: true, cell: (row) => row.asked },
    {
      key: 'carried', label: label('carried'), number: true,
      cell: (row) => <bdi dir="ltr">{signed(row.carried)}</bdi>,
    },
    { key: 'task', label: label('task'), number: true, cell: (row) => row.task },
    { key: 'housed', label: label('housed'), number: true, cell: (row) => row.housed },
    { key: 'result', label: label('result'), number: true, cell: (row) => <bdi dir="ltr">{signed(row.result)}</bdi> },
    {
      key: 'forecast', label: label('expected'), number: true,
      cell: ({ forecast }) => (forecast ? t('steering.housing.range', { ...forecast }) : '–'),
    },
    {
      key: 'standing', label: label('standing'),
      cell: ({ standing }) => <StateBadge state={states[standing]}>{t(`steering.housing.${standing}`)}</StateBadge>,
    },
  ]
}

function Trend({ trend, years, year }: YearSectionProps) {
  const { t, number } = useText()
  const percent = (share: number) => number(Math.round(share * 100))
  const columns: Column<TrendRow>[] = [
    { key: 'name', label: t('steering.column.measure'), cell: ({ name }) => name },
    ...years.map((one): Column<TrendRow> => ({
      key: String(one), label: String(one), number: true,
      cell: (row) => {
        const found = row.years.find((cohort) => cohort.year === one)
        return found && found.all > 0 ? t('steering.bullet.value', {
          reached: number(found.reached), all: number(found.all),
        }) : '–'
      },
    })),
    {
      key: 'forecast', label: t('steering.forecast.column', { year: String(year) }), number: true,
      cell: ({ forecast }) => (forecast
        ? t('steering.forecast.share', { low: percent(forecast.low), high: percent(forecast.high) })
        : t('steering.forecast.unsaid')),
    },
  ]
  return (
    <section aria-labelledby="kop-jaren">
      <h2 id="kop-jaren">{t('steering.trend.title')}</h2>
      <DataTable caption={t('steering.trend.title')} quietCaption columns={columns} rows={trend} />
      <p>{t('steering.trend.method')}</p>
    </section>
  )
}

interface HousingFormView {
  readonly state: FormState
  readonly periods: readonly { readonly year: number; readonly half: number }[]
  readonly housing: readonly HousingResult[]
  /** '2026-H2': the half-year that is chosen when the page opens. */
  readonly now: string
}

/** Where a coordinator enters what the State asks, half-year by half-year. */
export function HousingNumberPage({ view }: { view: HousingFormView }) {
  const { t } = useText()
  const { state, periods, housing, now } = view
  return (
    <>
      <PageHead title={t('steering.housing.enter')} back={{ href: '/sturen', label: t('steering.title') }}
        lead={t('steering.housing.lead')} />
      {housing.length > 0 && (
        <DataTable caption={t('steering.housing.caption')} columns={housingColumns(t)} rows={housing.toReversed()} />
      )}
      <Form action="/sturen/taakstelling" state={state}>
        <SelectField name="period" label={t('steering.housing.half')} value={now} options={periods.map((period) => ({
          value: `${period.year}-H${period.half}`, label: periodWord(period, t),
        }))} />
        <TextField name="asked" label={t('steering.housing.asked')} help={t('steering.housing.asked_help')}
          size="medium" maxLength={5} />
        <TextField name="carried" label={t('steering.housing.carried')} help={t('steering.housing.carried_help')}
          size="medium" optional maxLength={6} />
        <SubmitRow label={t('steering.housing.save')} cancel={{ href: '/sturen', label: t('newcomers.cancel') }} />
      </Form>
    </>
  )
}
