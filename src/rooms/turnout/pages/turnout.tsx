import { EmptyState } from '../../../web/components/card.tsx'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { ExportLinks } from '../../../web/components/export-links.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { type Texts, useText } from '../../../web/texts.tsx'
import type { ActivityLine, ArrangedEffect, Split, Turnout } from '../measures.ts'
import type { Counts, Line, ShownCounts } from '../rules/counts.ts'

/** As many as leave the page light (decision 0019); all of them stand in the export. */
const mostActivities = 30

export interface TurnoutView {
  readonly turnout: Turnout
  /** Counts of the actor's own people as they are, or figures of everybody without small numbers. */
  readonly own: boolean
  /** A coordinator's own people are everybody. */
  readonly isPart: boolean
}

/** Who was invited, answered and came; what kept people away, what was arranged, and what that did (MS-11, MS-15). */
export function TurnoutPage({ view }: { view: TurnoutView }) {
  const { t } = useText()
  const { turnout, own, isPart } = view
  const lead = t(isPart ? 'turnout.lead_own' : 'turnout.lead')
  return (
    <>
      <PageHead title={t('turnout.title')} lead={lead}><ExportLinks path="/opkomst" /></PageHead>
      {turnout.activities.length === 0 && turnout.effects.length === 0
        ? <EmptyState>{t('turnout.none')}</EmptyState>
        : <Sections view={view} />}
      <Disclosure label={t('web.figure.howCounted')}>
        <p>{t('turnout.counted')}</p>
        {!own && <p>{t('turnout.hidden_why')}</p>}
      </Disclosure>
    </>
  )
}

function Sections({ view: { turnout } }: { view: TurnoutView }) {
  const texts = useText()
  const { t } = texts
  return (
    <>
      <Effects effects={turnout.effects} />
      <section aria-labelledby="activiteiten">
        <h2 id="activiteiten">{t('turnout.by.activity')}</h2>
        <DataTable caption={t('turnout.by.activity')} quietCaption rows={turnout.activities.slice(0, mostActivities)}
          columns={activityColumns(texts)} />
        {turnout.activities.length > mostActivities && (
          <p class="field-optional">{t('turnout.more', { count: turnout.activities.length - mostActivities })}</p>
        )}
      </section>
      {(['village', 'children', 'language'] as const).map((split) => (
        <Groups split={split} lines={turnout.splits[split]} everybody={turnout.everybody} />
      ))}
      <section aria-labelledby="drempels">
        <h2 id="drempels">{t('turnout.by.need')}</h2>
        <DataTable caption={t('turnout.by.need')} quietCaption rows={turnout.needs}
          empty={<p>{t('turnout.no_needs')}</p>} columns={[
            { key: 'need', label: t('barriers.need'), cell: ({ key }) => t(`turnout.need.${key}`) },
            ...numbersOf<Line<ShownCounts>>(['named', 'arranged', 'helped'], texts),
          ]} />
      </section>
      <LowDates turnout={turnout} />
    </>
  )
}

/** "Kinderopvang geregeld: opkomst 4 → 11"; what cannot be said yet is one click away. */
function Effects({ effects }: { effects: readonly ArrangedEffect[] }) {
  const texts = useText()
  const { t } = texts
  if (effects.length === 0) return null
  const known = effects.filter(({ effect }) => effect?.isKnown)
  const others = effects.filter(({ effect }) => !effect?.isKnown)
  return (
    <section aria-labelledby="effect">
      <h2 id="effect">{t('turnout.effects')}</h2>
      <ul class="effects">
        {known.map((one) => (
          <li>
            <p class="effect-said">{effectSentence(one, texts)}</p>
            <p><bdi>{one.title}</bdi> · {effectDates(one, texts)}</p>
          </li>
        ))}
      </ul>
      {known.length > 0 && <p class="field-optional">{t('turnout.effects_help')}</p>}
      {others.length > 0 && (
        <Disclosure label={t('turnout.too_early', { count: others.length })}>
          <ul>{others.map((one) => <li><bdi>{one.title}</bdi>: {effectSentence(one, texts)}</li>)}</ul>
        </Disclosure>
      )}
    </section>
  )
}

/** One sentence about what was arranged; `null` of an effect is hidden. */
export function effectSentence({ need, effect }: ArrangedEffect, { t, number }: Texts): string {
  const what = t(`turnout.need.${need}`)
  if (effect === null) return t('turnout.effect.hidden', { what })
  const { before, after, isKnown } = effect
  if (!isKnown) return t('turnout.effect.unknown', { what, before: before.dates, after: after.dates })
  const rounded = (mean: number | null) => number(Math.round((mean ?? 0) * 10) / 10)
  return t('turnout.effect.known', { what, before: rounded(before.mean), after: rounded(after.mean) })
}

function effectDates({ effect }: ArrangedEffect, { t }: Texts): string {
  return t('turnout.effect.dates', { before: effect?.before.dates ?? 0, after: effect?.after.dates ?? 0 })
}

function activityColumns(texts: Texts): Column<ActivityLine>[] {
  const { t, number } = texts
  return [
    { key: 'title', label: t('turnout.activity'), cell: ({ title, village }) => (
      <><bdi>{title}</bdi> <span class="quiet-text">· <bdi>{village}</bdi></span></>
    ) },
    ...numbersOf<ActivityLine>(['invited', 'answered', 'came', 'named', 'arranged', 'helped'], texts),
    { key: 'dates', label: t('turnout.dates'), number: true, cell: ({ dates }) => number(dates) },
    { key: 'low', label: t('turnout.low'), number: true, cell: ({ low }) => number(low) },
  ]
}

interface GroupsProps {
  readonly split: Split
  readonly lines: readonly Line<ShownCounts>[]
  readonly everybody: ShownCounts
}

/** A split of everybody; groups too small to show are not named. */
function Groups({ split, lines, everybody }: GroupsProps) {
  const texts = useText()
  const { t } = texts
  const shown = lines.filter(({ counts }) => counts.invited !== null)
  return (
    <section aria-labelledby={`per-${split}`}>
      <h2 id={`per-${split}`}>{t(`turnout.by.${split}`)}</h2>
      <DataTable caption={t(`turnout.by.${split}`)} quietCaption
        rows={[...shown, { key: 'everybody', counts: everybody, isAll: true }]} columns={[
          { key: 'group', label: t(`turnout.group.${split}`), cell: (line) =>
            'isAll' in line ? <b>{t('turnout.everybody')}</b> : <bdi>{groupName(split, line.key, texts)}</bdi> },
          ...numbersOf<Line<ShownCounts>>(['invited', 'answered', 'came', 'named', 'arranged', 'helped'], texts),
        ]} />
      {shown.length < lines.length && <p class="field-optional">{t('turnout.rest')}</p>}
    </section>
  )
}

/** The name of a group of a split. */
export function groupName(split: Split, key: string, { t }: Pick<Texts, 't'>): string {
  if (split === 'children') return t(`turnout.children.${key}`)
  return key || t('turnout.unknown')
}

function LowDates({ turnout: { low } }: { turnout: Turnout }) {
  const { t, date, number } = useText()
  if (low.length === 0) return null
  return (
    <section aria-labelledby="weinig">
      <h2 id="weinig">{t('turnout.low_dates')}</h2>
      <DataTable caption={t('turnout.low_dates')} quietCaption rows={low} columns={[
        { key: 'title', label: t('turnout.activity'), cell: ({ title, activityId, id }) => (
          <a class="nl-link" href={`/activiteiten/${activityId}/data/${id}/mensen`}><bdi>{title}</bdi></a>
        ) },
        { key: 'day', label: t('turnout.day'), cell: ({ day }) => date(day) },
        { key: 'came', label: t('turnout.were_there'), number: true, cell: ({ came }) => number(came) },
        { key: 'reason', label: t('turnout.reason'), cell: ({ reason }) => <bdi>{reason}</bdi> },
      ]} />
    </section>
  )
}

function numbersOf<L extends Line<ShownCounts>>(keys: readonly (keyof Counts)[], { t, number }: Texts): Column<L>[] {
  return keys.map((key) => ({
    key, label: t(`turnout.column.${key}`), number: true,
    cell: ({ counts }) => (counts[key] === null ? <Hidden /> : number(counts[key])),
  }))
}

function Hidden() {
  const { t } = useText()
  return <><span aria-hidden="true">–</span><span class="sr-only">{t('steering.split.hidden')}</span></>
}
