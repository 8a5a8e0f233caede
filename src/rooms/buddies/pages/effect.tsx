import { Bullet, BulletKey } from '../../../web/components/bullet.tsx'
import { EmptyState } from '../../../web/components/card.tsx'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { Figure } from '../../../web/components/figure.tsx'
import { StateBadge } from '../../../web/components/state.tsx'
import type { Interval, Share } from '../../../kit/wilson.ts'
import { type Texts, useText } from '../../../web/texts.tsx'
import type { EffectLine } from '../rules/effect.ts'
import { BuddiesHead, type BuddyTab } from './parts.tsx'

interface NamedLine extends EffectLine {
  readonly name: string
  /** What was done otherwise; '' for nothing. */
  readonly more: string
}

type Shown<S> = S & { readonly interval: Interval | null }

export interface EffectView {
  /** null is too few to show. */
  readonly met: Shown<Share & { readonly open: number }> | null
  readonly touch: Shown<Share & { readonly notAsked: number }> | null
  readonly people: { readonly people: number; readonly pairs: number } | null
  readonly weeks: number | null
  readonly byRound: readonly NamedLine[]
  readonly byChange: readonly NamedLine[]
  readonly byKind: readonly NamedLine[]
  readonly today: string
  /** Empty for who comes to look at figures only. */
  readonly tabs: readonly BuddyTab[]
}

/** What buddies bring: do they meet, are they still in touch, whom did they meet, and what made the difference. */
export function EffectPage({ view }: { view: EffectView }) {
  const { t } = useText()
  return (
    <>
      <BuddiesHead tab="effect" tabs={view.tabs} title={t('buddies.effect.title')} lead={t('buddies.effect.lead')} />
      <BulletKey hasTarget={false} />
      <div class="figures">
        <MetFigure view={view} />
        <TouchFigure view={view} />
        <CountFigures view={view} />
      </div>
      <Split title="round" lines={view.byRound} />
      <Split title="change" lines={view.byChange} />
      <Split title="kind" lines={view.byKind} />
    </>
  )
}

function MetFigure({ view }: { view: EffectView }) {
  const texts = useText()
  const { t, date } = texts
  const counted = <p>{t('buddies.effect.met.how', { day: date(view.today), open: view.met?.open ?? 0 })}</p>
  if (!view.met) return <Figure sentence={t('buddies.effect.few')} counted={counted} />
  return (
    <Figure sentence={t('buddies.effect.met', { reached: view.met.numerator, all: view.met.denominator })}
      picture={<ShareBullet id="gezien" title={t('buddies.effect.met.title')} share={view.met} />} counted={counted} />
  )
}

function TouchFigure({ view }: { view: EffectView }) {
  const { t } = useText()
  const { touch } = view
  const counted = <p>{t('buddies.effect.touch.how', { count: touch?.notAsked ?? 0 })}</p>
  if (!touch) return <Figure sentence={t('buddies.effect.touch.few')} counted={counted} />
  return (
    <Figure sentence={t('buddies.effect.touch', { reached: touch.numerator, all: touch.denominator })}
      picture={<ShareBullet id="contact" title={t('buddies.effect.touch.title')} share={touch} />} counted={counted} />
  )
}

function CountFigures({ view }: { view: EffectView }) {
  const { t } = useText()
  const { people, weeks } = view
  return (
    <>
      {people && (
        <Figure sentence={t('buddies.effect.people', { people: people.people, pairs: people.pairs })}
          counted={<p>{t('buddies.effect.people.how')}</p>} />
      )}
      {weeks !== null && (
        <Figure sentence={t('buddies.effect.waited', { weeks })} counted={<p>{t('buddies.effect.waited.how')}</p>} />
      )}
    </>
  )
}

function ShareBullet({ id, title, share }: { id: string; title: string; share: Shown<Share> }) {
  const texts = useText()
  const { numerator, denominator, interval } = share
  const description = [
    texts.t('buddies.effect.of', { reached: numerator, all: denominator }), intervalText(interval, texts),
  ].filter(Boolean).join('; ')
  return (
    <Bullet id={id} title={title} description={description} value={numerator} max={denominator}
      {...(interval ? { interval: [interval.low * denominator, interval.high * denominator] as const } : {})} />
  )
}

function Split({ title, lines }: { title: 'round' | 'change' | 'kind'; lines: readonly NamedLine[] }) {
  const texts = useText()
  const { t } = texts
  if (lines.length === 0) return null
  const caption = t(`buddies.effect.by.${title}`)
  return (
    <section aria-labelledby={`per-${title}`}>
      <h2 id={`per-${title}`}>{caption}</h2>
      <DataTable caption={caption} quietCaption rows={lines} empty={<EmptyState>{t('buddies.effect.few')}</EmptyState>}
        columns={columnsOf(title, texts)} />
    </section>
  )
}

function columnsOf(title: 'round' | 'change' | 'kind', texts: Texts): Column<NamedLine>[] {
  const { t, number } = texts
  const hidden = <StateBadge state="hidden">{t('buddies.effect.hidden')}</StateBadge>
  return [
    { key: 'name', label: t(`buddies.effect.column.${title}`), cell: ({ name }) => <bdi>{name}</bdi> },
    ...(title === 'round'
      ? [{ key: 'more', label: t('buddies.round.changed'), cell: ({ more }: NamedLine) => <bdi>{more}</bdi> }] : []),
    { key: 'of', label: t('buddies.effect.column.of'), cell: ({ isHidden, numerator, denominator }) =>
      isHidden ? hidden : t('buddies.effect.of', { reached: numerator, all: denominator }) },
    { key: 'share', label: t('buddies.effect.column.share'), number: true, cell: (line) => line.isHidden
      ? '' : t('buddies.effect.percent', { share: number(Math.round((100 * line.numerator) / line.denominator)) }) },
    { key: 'interval', label: t('buddies.effect.column.interval'), cell: ({ interval }) =>
      intervalText(interval, texts) },
  ]
}

function intervalText(interval: Interval | null, { t, number }: Texts): string {
  if (!interval) return ''
  const percent = (share: number) => number(Math.round(share * 100))
  return t('buddies.effect.interval', { low: percent(interval.low), high: percent(interval.high) })
}
