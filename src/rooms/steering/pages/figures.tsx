import type { ComponentChildren } from 'preact'
import { Bullet, BulletKey } from '../../../web/components/bullet.tsx'
import { ButtonLink } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/card.tsx'
import { ExportLinks } from '../../../web/components/export-links.tsx'
import { Figure } from '../../../web/components/figure.tsx'
import { FilterSentence, type FilterWord, UnknownChoice } from '../../../web/components/filter-sentence.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { type Texts, useText } from '../../../web/texts.tsx'
import { momentName } from '../../conversations/pages/moment.ts'
import type { Figure as Counts, Interval, Part } from '../rules/figures.ts'
import type { LeftOut } from '../rules/verdicts.ts'

/** A measure as the page shows it: counted, and with its small lines hidden already. */
export interface ShownMeasure {
  readonly kind: 'talk' | 'plan' | 'key' | 'a2' | 'work' | 'internship'
  readonly slug: string
  readonly moment: string
  readonly months: number
  readonly counts: Counts
  readonly interval: Interval | null
  readonly target: { readonly share: number; readonly period: string | null } | null
  /** Split by household size; empty when the figure is not split or is of one year. */
  readonly parts: readonly Part[]
}

export interface FiguresPageProps {
  readonly measures: readonly ShownMeasure[]
  readonly year: number | null
  readonly years: readonly number[]
  readonly today: string
  readonly maySeePeople: boolean
  /** The address asked for a year that is none. */
  readonly isUnknown: boolean
}

/** What the municipality reaches: each figure a sentence, a bullet and a table, the way of counting one click away. */
export function FiguresPage(props: FiguresPageProps) {
  const { measures, year, years } = props
  const { t } = useText()
  const query = year ? `jaar=${year}` : ''
  return (
    <>
      <PageHead title={t('steering.title')} lead={t('steering.lead')}>
        <ButtonLink href="/sturen/beweging">{t('steering.moved.link')}</ButtonLink>
        <ButtonLink href="/sturen/themas">{t('steering.themes.link')}</ButtonLink>
        <ButtonLink href="/opkomst">{t('turnout.title')}</ButtonLink>
      </PageHead>
      {props.isUnknown && <UnknownChoice />}
      <FilterSentence action="/sturen" parts={[t('steering.years.of'), yearWord(year, years, t)]} />
      <BulletKey hasTarget={measures.some(({ target }) => target !== null)} />
      <div class="figure-groups">
        {(['talk', 'plan', 'key', 'a2'] as const).map((kind) => (
          <section class="figure-group" aria-labelledby={`kop-${kind}`}>
            <h2 id={`kop-${kind}`}>{t(`steering.kind.${kind}`)}</h2>
            <div class="figures">
              {measures.filter((measure) => measure.kind === kind)
                .map((measure) => <Measured measure={measure} {...props} />)}
            </div>
          </section>
        ))}
      </div>
      <div class="actions">
        <ExportLinks path="/sturen/cijfers" query={query} />
      </div>
    </>
  )
}

/** The word of the filter sentence that chooses a year. */
export function yearWord(year: number | null, years: readonly number[], t: Texts['t']): FilterWord {
  const options = years.map((one) => ({ value: String(one), label: String(one) }))
  return {
    name: 'jaar', label: t('steering.years.label'), value: year ? String(year) : '',
    options: [{ value: '', label: t('steering.years.all') }, ...options],
  }
}

function Measured({ measure, year, today, maySeePeople }: { measure: ShownMeasure } & FiguresPageProps) {
  const texts = useText()
  const { t } = texts
  const { slug, counts, parts } = measure
  const link = `/sturen/${slug}/mensen${year ? `?jaar=${year}` : ''}`
  const counted = <HowCounted measure={measure} today={today} year={year} />
  if (counts.denominator === 0) return <Figure sentence={noneText(measure, texts)} counted={counted} />
  return (
    <Figure sentence={sentenceOf(measure, texts)} picture={<Picture measure={measure} />} counted={counted}
      table={<><CountTable measure={measure} />{parts.length > 1 && <SplitTable parts={parts} />}</>}
      more={maySeePeople && <a class="nl-link figure-people" href={link}>{t('steering.people.link')}</a>} />
  )
}

/** "**11 van 14** mensen hadden hun sleutel binnen 3 maanden." */
export function sentenceOf({ kind, moment, months, counts }: ShownMeasure, { t, number }: Texts): string {
  return t(`steering.sentence.${kind}`, {
    reached: number(counts.numerator), all: number(counts.denominator), count: counts.denominator, months,
    moment: momentWord(moment, t),
  })
}

function noneText({ kind, moment, months }: ShownMeasure, { t }: Texts): string {
  return t(`steering.none.${kind}`, { months, moment: momentWord(moment, t) })
}

function momentWord(moment: string, t: Texts['t']): string {
  return moment ? momentName(t, moment) : ''
}

function Picture({ measure }: { measure: ShownMeasure }) {
  const texts = useText()
  const { t, number } = texts
  const { slug, counts, interval, target } = measure
  const all = counts.denominator
  const percent = (share: number) => number(Math.round(share * 100))
  const description = [
    t('steering.bullet.value', { reached: number(counts.numerator), all: number(all) }),
    target ? targetText(target, texts) : '',
    interval ? t('steering.bullet.interval', { low: percent(interval.low), high: percent(interval.high) }) : '',
  ].filter(Boolean).join('; ')
  return (
    <Bullet id={`b-${slug}`} title={measuredName(measure, texts)} description={description}
      value={counts.numerator} max={all}
      {...(target ? { target: target.share * all, targetWord: targetText(target, texts) } : {})}
      {...(interval ? { interval: [interval.low * all, interval.high * all] as const } : {})} />
  )
}

/** The name of a measure, for lists, tables and exports. */
export function measuredName(
  { kind, moment, months }: Pick<ShownMeasure, 'kind' | 'moment' | 'months'>, { t }: Texts,
): string {
  return t(`steering.name.${kind}`, { months, moment: momentWord(moment, t) })
}

function targetText({ share, period }: NonNullable<ShownMeasure['target']>, { t, number }: Texts): string {
  return t('steering.bullet.target', { share: number(Math.round(share * 100)), period: period ?? 'geen' })
}

/** What is counted, who is left out and why, and until when. */
function HowCounted({ measure, today, year }: { measure: ShownMeasure; today: string; year: number | null }) {
  const { t, date, number } = useText()
  const { kind, months, counts } = measure
  const left = Object.entries(counts.leftOut).filter(([, count]) => count > 0)
  return (
    <>
      <p>{t(`steering.counted.${kind}`, { months })}</p>
      {left.length > 0 && (
        <>
          <p>{t('steering.counted.left')}</p>
          <ul>
            {left.map(([reason, count]) => <li>{number(count)} {t(`steering.left.${kind}.${reason}`, { count })}</li>)}
          </ul>
        </>
      )}
      {counts.unknown > 0 && <p>{t(`steering.counted.unknown`, { count: counts.unknown })}</p>}
      <p>{t('steering.counted.until', { date: date(today) })}</p>
      {year && <p>{t('steering.counted.year', { year: String(year) })}</p>}
      <p>{t('steering.counted.interval')}</p>
    </>
  )
}

function CountTable({ measure }: { measure: ShownMeasure }) {
  const texts = useText()
  const { t, number } = texts
  const { numerator, denominator, leftOut } = measure.counts
  const lines: [string, number][] = [
    [t('steering.verdict.reached'), numerator], [t('steering.verdict.missed'), denominator - numerator],
    ...(measure.counts.unknown > 0
      ? [[t('steering.verdict.unknown'), measure.counts.unknown] as [string, number]] : []),
    ...(Object.entries(leftOut) as [LeftOut, number][]).filter(([, count]) => count > 0)
      .map(([reason, count]): [string, number] => [t(`steering.verdict.${reason}`), count]),
  ]
  return (
    <Table caption={measuredName(measure, texts)} heads={[t('steering.column.verdict'), t('steering.column.people')]}>
      {lines.map(([word, count]) => <tr><th scope="row">{word}</th><td class="number">{number(count)}</td></tr>)}
    </Table>
  )
}

function SplitTable({ parts }: { parts: readonly Part[] }) {
  const { t, number } = useText()
  const heads = ['size', 'reached', 'all'].map((key) => t(`steering.column.${key}`))
  return (
    <Table caption={t('steering.split.caption')} heads={heads}>
      {parts.map(({ key, numerator, denominator, isHidden }) => (
        <tr>
          <th scope="row">{t('steering.split.size', { size: Number(key) })}</th>
          {isHidden
            ? <td colSpan={2}>{t('steering.split.hidden')}</td>
            : <><td class="number">{number(numerator)}</td><td class="number">{number(denominator)}</td></>}
        </tr>
      ))}
    </Table>
  )
}

interface TableProps {
  caption: string
  heads: readonly string[]
  children: ComponentChildren
}

/** A table of a figure; what does not fit is reached by scrolling. */
export function Table({ caption, heads, children }: TableProps) {
  return (
    <div class="table-scroll" tabindex={0} role="region" aria-label={caption}>
      <table class="utrecht-table utrecht-table--html-table">
        <caption>{caption}</caption>
        <thead>
          <tr>{heads.map((head, index) => <th scope="col" class={index > 0 ? 'number' : undefined}>{head}</th>)}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

/** Nothing to count yet, for who looks at an empty municipality. */
export function NoFigures({ mayAdd }: { mayAdd: boolean }) {
  const { t } = useText()
  return (
    <>
      <PageHead title={t('steering.title')} />
      <EmptyState {...(mayAdd ? { action: { href: '/nieuwkomers/nieuw', label: t('steering.empty.add') } } : {})}>
        {t('steering.empty.text')}
      </EmptyState>
    </>
  )
}
