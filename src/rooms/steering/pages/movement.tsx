import { Disclosure } from '../../../web/components/disclosure.tsx'
import { ExportLinks } from '../../../web/components/export-links.tsx'
import { Figure } from '../../../web/components/figure.tsx'
import { FilterSentence, type FilterWord, UnknownChoice } from '../../../web/components/filter-sentence.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { type Texts, useText } from '../../../web/texts.tsx'
import { momentName } from '../../conversations/pages/moment.ts'
import type { Scale } from '../../conversations/rules/scales.ts'
import type { MomentPair, PairMeasure } from '../movement-measures.ts'
import { type Moved, type MovementReason, type Outcome, outcomes } from '../rules/movement.ts'
import { Table } from './figures.tsx'

const kinds = ['topic', 'level', 'bonds', 'bridges', 'links'] as const

export interface MovementView {
  readonly measure: PairMeasure
  readonly pairs: readonly MomentPair[]
  /** What each scale is about, in the language of the reader. */
  readonly names: ReadonlyMap<string, string>
  readonly today: string
  readonly maySeePeople: boolean
  /** The address asked for something that is no choice; the first pair is shown. */
  readonly isUnknown: boolean
}

/** What changed between two talks of the same people (ZE-03): each scale a sentence, a bar and a table. */
export function MovementPage({ view }: { view: MovementView }) {
  const { t } = useText()
  const { measure, pairs, maySeePeople } = view
  return (
    <>
      <PageHead title={t('steering.moved.title')} back={{ href: '/sturen', label: t('steering.title') }}
        lead={t('steering.moved.lead')}>
        <ExportLinks path="/sturen/beweging" />
      </PageHead>
      <FilterSentence action="/sturen/beweging" parts={[t('steering.moved.between'), pairWord(measure, pairs, t)]} />
      {view.isUnknown && <UnknownChoice />}
      <Compared view={view} />
      {measure.both > 0 && <BarKey />}
      {measure.both > 0 && kinds.map((kind) => <Kind kind={kind} view={view} />)}
      {measure.both === 0 && maySeePeople && (
        <p>
          <a class="nl-link" href={`/sturen/beweging/mensen?paar=${pairKey(measure)}`}>{t('steering.people.link')}</a>
        </p>
      )}
    </>
  )
}

/** A pair of moments as it stands in an address: `start-m6`. */
export function pairKey({ from, to }: MomentPair): string {
  return `${from}-${to}`
}

export function pairName({ from, to }: MomentPair, { t }: Pick<Texts, 't'>): string {
  return t('steering.moved.pair', { from: momentName(t, from), to: momentName(t, to) })
}

export function pairWord(chosen: MomentPair, pairs: readonly MomentPair[], t: Texts['t']): FilterWord {
  return {
    name: 'paar', label: t('steering.moved.moments'), value: pairKey(chosen),
    options: pairs.map((pair) => ({ value: pairKey(pair), label: pairName(pair, { t }) })),
  }
}

/** How many people had both talks, and why the others are not compared. */
function Compared({ view: { measure, today } }: { view: MovementView }) {
  const { t, number, date } = useText()
  const left = (Object.entries(measure.leftOut) as [MovementReason, number][]).filter(([, count]) => count > 0)
  return (
    <>
      <p>{measure.both > 0 ? t('steering.moved.both', { count: measure.both }) : t('steering.moved.nobody')}</p>
      <Disclosure label={t('web.figure.howCounted')}>
        <p>{t('steering.moved.counted')}</p>
        {left.length > 0 && <p>{t('steering.counted.left')}</p>}
        <ul>{left.map(([reason, count]) => <li>{number(count)}: {t(`steering.moved.reason.${reason}`)}</li>)}</ul>
        <p>{t('steering.moved.until', { date: date(today) })}</p>
      </Disclosure>
    </>
  )
}

function Kind({ kind, view }: { kind: Scale['kind']; view: MovementView }) {
  const { t } = useText()
  const moved = view.measure.moved.filter(({ scale }) => scale.kind === kind)
  const told = moved.filter(({ cells }) => toldOf(cells) !== undefined)
  if (moved.length === 0) return null
  return (
    <section class="figure-group" aria-labelledby={`kop-${kind}`}>
      <h2 id={`kop-${kind}`}>{t(`steering.moved.kind.${kind}`)}</h2>
      {told.length > 0 && <div class="figures">{told.map((one) => <MovedFigure moved={one} view={view} />)}</div>}
      <Untold scales={moved.filter((one) => !told.includes(one)).map(({ scale }) => scale)} view={view} />
    </section>
  )
}

/** The first outcome of which the count may be shown; undefined when all are hidden. */
function toldOf(cells: Moved['cells']): Outcome | undefined {
  return outcomes.find((outcome) => cells[outcome] !== null)
}

/** What nothing can be said of stands in one line, not in a figure each. */
function Untold({ scales, view }: { scales: readonly Scale[]; view: MovementView }) {
  const { t } = useText()
  if (scales.length === 0) return null
  const nameOf = ({ key }: Scale) => <bdi>{view.names.get(key) ?? ''}</bdi>
  return (
    <p class="themes-few">
      {t('steering.moved.few')}{' '}
      {scales.map((scale, at) => (
        <>
          {at > 0 && t('web.comma')}
          {view.maySeePeople ? <a class="nl-link" href={peopleHref(view, scale)}>{nameOf(scale)}</a> : nameOf(scale)}
        </>
      ))}
    </p>
  )
}

function peopleHref({ measure }: MovementView, { key }: Scale): string {
  return `/sturen/beweging/mensen?paar=${pairKey(measure)}&over=${key}`
}

function MovedFigure({ moved, view }: { moved: Moved; view: MovementView }) {
  const { t, number } = useText()
  const { scale, cells } = moved
  const name = view.names.get(scale.key) ?? ''
  const told = toldOf(cells) ?? 'up'
  const sentence = t(`steering.moved.sentence.${told}`, {
    name, count: number(cells[told] ?? 0), both: number(view.measure.both),
  })
  return (
    <Figure sentence={sentence} picture={<Bar moved={moved} name={name} both={view.measure.both} />}
      counted={<p>{t(`steering.moved.counted_${waysOf(scale)}`)}</p>}
      table={(
        <Table caption={name} heads={[t('steering.column.verdict'), t('steering.column.people')]}>
          {outcomes.map((outcome) => (
            <tr>
              <th scope="row">{t(`steering.moved.outcome.${outcome}`)}</th>
              <td class="number">{numberOf(cells[outcome], number, t)}</td>
            </tr>
          ))}
        </Table>
      )}
      more={view.maySeePeople && (
        <a class="nl-link figure-people" href={peopleHref(view, scale)}>{t('steering.people.link')}</a>
      )} />
  )
}

/** Which words say what is low and what is high. */
function waysOf({ kind }: Scale): 'topic' | 'level' | 'network' {
  return kind === 'topic' || kind === 'level' ? kind : 'network'
}

function numberOf(count: number | null, number: (value: number) => string, t: Texts['t']): string {
  return count === null ? t('steering.split.hidden') : number(count)
}

const drawn = ['up', 'same', 'down'] as const satisfies readonly Outcome[]

/** Of everybody with both talks who moved which way; what is hidden or not comparable is the ground of the bar. */
function Bar({ moved: { scale, cells }, name, both }: { moved: Moved; name: string; both: number }) {
  const { t, number } = useText()
  const shown = drawn.filter((outcome) => cells[outcome] !== null)
  if (shown.length === 0) return null
  const id = `b-${scale.key.replace('.', '-')}`
  const width = (outcome: Outcome) => Math.round(((cells[outcome] ?? 0) / both) * 10_000) / 100
  const before = (at: number) => shown.slice(0, at).reduce((sum, outcome) => sum + width(outcome), 0)
  const words = shown.map((outcome) => `${t(`steering.moved.outcome.${outcome}`)}: ${number(cells[outcome] ?? 0)}`)
  return (
    <div class="bullet">
      <svg class="bullet-picture" width="100%" height="20" role="img" aria-labelledby={`${id}-t ${id}-d`}
        focusable="false">
        <title id={`${id}-t`}>{name}</title>
        <desc id={`${id}-d`}>{words.join('; ')}</desc>
        <rect class="bullet-ground" width="100%" height="20" rx="6" />
        {shown.map((outcome, at) => (
          <rect class={`moved-${outcome}`} x={`${before(at)}%`} width={`${width(outcome)}%`} height="20" />
        ))}
      </svg>
    </div>
  )
}

/** What the colours of the bars mean, once for all of them. */
function BarKey() {
  const { t } = useText()
  return (
    <p class="bullet-key" aria-hidden="true">
      {drawn.map((outcome) => <span class={`key key--${outcome}`}>{t(`steering.moved.outcome.${outcome}`)}</span>)}
    </p>
  )
}
