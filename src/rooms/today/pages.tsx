import { ButtonLink } from '../../web/components/button.tsx'
import { Cards } from '../../web/components/card.tsx'
import { Pagination } from '../../web/components/data-table.tsx'
import { ExportLinks } from '../../web/components/export-links.tsx'
import { type FilterWord, FilterSentence, UnknownChoice } from '../../web/components/filter-sentence.tsx'
import { PostButton } from '../../web/components/form.tsx'
import { Notice } from '../../web/components/notice.tsx'
import { PersonLine } from '../../web/components/person-line.tsx'
import type { PuzzlePiece } from '../../web/components/puzzle.tsx'
import { TodayCard, TodayLetter } from '../../web/components/today-letter.tsx'
import { type Texts, useText } from '../../web/texts.tsx'
import { momentName } from '../conversations/pages/moment.ts'
import { type Act, actOf, hrefOf } from './acts.ts'
import {
  type Circle, countedUpTo, type ItemKind, lateFor, type Pile, type Sentence, type TodayItem, urgencyOf, whenOf,
} from './rules.ts'

/** Somebody who was not heard of for long, for a day on which nothing is due. */
export interface LongSilent {
  readonly personId: string
  readonly name: string
  readonly lastContactOn: string | null
}

/** Work of another kind than that for one newcomer: a sentence and where it is done. */
export interface OtherWork {
  readonly key: string
  readonly sentence: string
  readonly href: string
}

export interface TodayPageProps {
  readonly firstName: string
  readonly greeting: string
  readonly today: string
  readonly letter: readonly Sentence[]
  readonly piles: readonly Pile[]
  /** The cards of what is late and of what is due this week, each in order of lateness. */
  readonly late: readonly (readonly TodayItem[])[]
  readonly soon: readonly (readonly TodayItem[])[]
  /** One kind of thing only, '' for all. */
  readonly kind: ItemKind | ''
  readonly circle: Circle
  readonly circles: readonly Circle[]
  /** The address asked for something that is no choice; everything is shown. */
  readonly isUnknown: boolean
  readonly silent: readonly LongSilent[]
  readonly others: readonly OtherWork[]
  /** Whether people are led to files or only to talks. */
  readonly opensFiles: boolean
  readonly puzzles: ReadonlyMap<string, readonly PuzzlePiece[]>
  /** Of one kind there are several pages, counted from 1. */
  readonly page: number
  readonly pages: number
}

/** A short letter, then what there is to do, the latest first; each card leads to the act. */
export function TodayPage(props: TodayPageProps) {
  const { firstName, greeting, letter, late, soon } = props
  const texts = useText()
  const { t } = texts
  const summary = letter.length > 0
    ? letter.map((sentence) => sentenceText(sentence, texts)).join(' ') : t('today.letter.quiet')
  return (
    <TodayLetter greeting={t(`today.greeting.${greeting}`, { name: firstName })} summary={summary}>
      {!props.kind && <Others others={props.others} />}
      <Filters {...props} />
      {props.isUnknown && <UnknownChoice />}
      <CardSection name="late" cards={late} {...props} />
      <CardSection name="soon" cards={soon} {...props} />
      {late.length + soon.length > 0 ? <More {...props} /> : <Quiet kind={props.kind} silent={props.silent} />}
      <Pagination page={props.page} pages={props.pages} hrefOf={(page) => addressOf(props, page)} />
      {late.length + soon.length > 0 && (
        <div class="actions">
          <ExportLinks path="/vandaag/lijst" query={`soort=${props.kind}&wie=${props.circle}`} />
        </div>
      )}
    </TodayLetter>
  )
}

/**
 * "Drie gesprekken deze week, één is te laat." Small numbers are words, large ones not counted out; beside a number
 * in figures the other one is in figures too.
 */
export function sentenceText({ key, count, late, name }: Sentence, { t, number }: Texts): string {
  const word = (value: number, set: string) => {
    if (value > countedUpTo) return t(`today.${set}.more`, { count: number(countedUpTo) })
    return Math.max(count, late) <= 12 ? t(`today.${set}.${value}`) : number(value)
  }
  const words = { first: word(count, 'number_first'), lateWord: word(late, 'number') }
  return t(`today.letter.${key}.${variantOf({ count, late })}`, { count, late, name, ...words })
}

function shownCount(count: number, { number }: Texts): string {
  return count > countedUpTo ? `${number(countedUpTo)}+` : number(count)
}

function variantOf({ count, late }: Pick<Sentence, 'count' | 'late'>): string {
  if (count === 1) return late > 0 ? 'one_late' : 'one'
  if (late === 0) return 'many'
  return late === count ? 'all_late' : 'some_late'
}

function Others({ others }: Pick<TodayPageProps, 'others'>) {
  const { t } = useText()
  return (
    <>
      {others.map(({ key, sentence, href }) => (
        <Notice kind="warning">
          {sentence} <a class="nl-link" href={href}>{t(`today.other.${key}`)}</a>
        </Notice>
      ))}
    </>
  )
}

interface CardSectionProps extends TodayPageProps {
  readonly name: string
  readonly cards: readonly (readonly TodayItem[])[]
}

function CardSection({ name, cards, ...props }: CardSectionProps) {
  const { t } = useText()
  if (cards.length === 0) return null
  return (
    <section aria-labelledby={`kop-${name}`}>
      <h2 id={`kop-${name}`}>{t(`today.${name}`)}</h2>
      <Cards>{cards.map((items) => <ItemCard items={items} {...props} />)}</Cards>
    </section>
  )
}

function Filters({ circles, circle, kind, piles }: TodayPageProps) {
  const texts = useText()
  const { t } = texts
  const kinds = piles.filter((pile) => pile.total > 0 || pile.kind === kind)
  const kindWord: FilterWord = {
    name: 'soort', label: t('today.filter.kind'), value: kind,
    options: [
      { value: '', label: t('today.filter.all') },
      ...kinds.map(({ kind: value, total }) => ({
        value, label: t(`today.count.${value}`, { count: total, shown: shownCount(total, texts) }),
      })),
    ],
  }
  const whose: FilterWord = {
    name: 'wie', label: t('today.filter.whose'), value: circle,
    options: circles.map((value) => ({ value, label: t(`today.circle.${value}`) })),
  }
  return (
    <FilterSentence action="/vandaag" parts={[
      t('today.filter.show'), kindWord, ...(circles.length > 1 ? [t('today.filter.of'), whose] : []),
    ]} />
  )
}

function addressOf({ kind, circle }: TodayPageProps, page: number): string {
  return `/vandaag?${new URLSearchParams({ soort: kind, wie: circle, pagina: String(page) })}`
}

function More({ late, soon, piles, kind, pages }: TodayPageProps) {
  const texts = useText()
  const shown = [...late, ...soon].flat().length
  const isUncounted = piles.some((pile) => (!kind || pile.kind === kind) && pile.total > countedUpTo)
  const total = piles.filter((pile) => !kind || pile.kind === kind).reduce((sum, pile) => sum + pile.total, 0)
  if (total <= shown || pages > 1) return null
  const all = isUncounted ? `${texts.number(total)}+` : texts.number(total)
  return <p>{texts.t('today.more', { shown, total: all })}</p>
}

function ItemCard({ items, today, puzzles, opensFiles }: { items: readonly TodayItem[] } & TodayPageProps) {
  const texts = useText()
  const [item] = items
  if (!item) return null
  const urgency = item.kind === 'lead_notice' ? 'soon' : urgencyOf(item.lastDay, today)
  const lines = items.map((one) => ({
    person: one.personName, born: one.birthYear, href: hrefOf(one, opensFiles), title: titleOf(one, texts),
    pieces: puzzles.get(one.personId), action: <ActButton act={actOf(one, opensFiles)} item={one} />,
  }))
  return (
    <TodayCard state={urgency === 'late' ? 'late' : 'soon'} stateWord={whenText(item, today, texts)} lines={lines}
      level={3}>
      {reasonOf(item, texts)}
    </TodayCard>
  )
}

/** How long it is late, or when it is due. */
export function whenText({ kind, lastDay }: TodayItem, today: string, { t, date }: Texts): string {
  if (kind === 'lead_notice') return t('today.when.new')
  const { unit, count } = lateFor(lastDay, today)
  const [key, span] = [lateWordOf(kind, whenOf(lastDay, today)), t(`today.span.${unit}`, { count })]
  return t(`today.when.${key}`, { span, date: date(lastDay) })
}

// Silence and a missing lead are not "late" but "so long already".
function lateWordOf(kind: ItemKind, when: string): string {
  if (when !== 'late') return when
  if (kind === 'silent' || kind === 'silent_social') return 'silent'
  return kind === 'no_lead' ? 'no_lead' : 'late'
}

function titleOf(item: TodayItem, texts: Texts) {
  const title = titleText(item, texts)
  return item.kind === 'action' ? <span dir="auto">{title}</span> : title
}

/** What it is, in words; an action in its own. */
export function titleText(item: TodayItem, { t }: Texts): string {
  if (item.kind === 'action') return item.detail
  if (item.kind === 'barrier') return t(`today.item.barrier.${item.detail}`)
  const moment = item.kind === 'talk' || item.kind === 'talk_planned' ? momentName(t, item.detail) : ''
  return t(`today.item.${item.kind}`, { moment, name: item.who })
}

function reasonOf(item: TodayItem, { t, date, longDate }: Texts) {
  if (item.kind === 'silent') {
    return item.detail ? t('today.why.silent', { date: date(item.detail) }) : t('today.why.never')
  }
  if (item.kind === 'action') return t('today.why.action', { date: date(item.lastDay), who: item.who || '–' })
  if (item.kind === 'lead_notice') return item.detail
  if (item.kind === 'barrier') {
    const values = { title: item.invitation?.title ?? '', who: item.who, date: date(item.lastDay) }
    return t(`today.why.barrier.${item.who ? 'taken' : 'open'}`, values)
  }
  if (item.kind === 'welcome') return t(`today.why.welcome.${item.detail}`, { date: date(item.lastDay) })
  const isTimed = item.kind === 'appointment' || item.kind === 'talk_planned'
  const key = isTimed && item.time ? 'at' : item.kind
  return t(`today.why.${key}`, { date: date(item.lastDay), day: longDate(item.lastDay), time: item.time })
}

function ActButton({ act, item }: { act: Act; item: TodayItem }) {
  const { t } = useText()
  const label = <>{t(`today.act.${act.key}`)}<span class="sr-only">: <bdi>{item.personName}</bdi></span></>
  if (act.post) return <PostButton action={act.href}>{label}</PostButton>
  return <ButtonLink look="secondary" href={act.href}>{label}</ButtonLink>
}

function Quiet({ kind, silent }: Pick<TodayPageProps, 'kind' | 'silent'>) {
  const { t, date } = useText()
  if (kind) return <p>{t('today.quiet.kind')}</p>
  if (silent.length === 0) return <p>{t('today.quiet.nobody')}</p>
  return (
    <section aria-labelledby="lang-stil">
      <h2 id="lang-stil">{t('today.quiet.title')}</h2>
      {silent.map(({ personId, name, lastContactOn }) => (
        <PersonLine name={name} href={`/nieuwkomers/${personId}`}
          facts={[lastContactOn ? t('today.why.silent', { date: date(lastContactOn) }) : t('today.why.never')]}>
          <ButtonLink look="secondary" href={`/nieuwkomers/${personId}/contact`}>
            {t('today.act.contact')}<span class="sr-only">: <bdi>{name}</bdi></span>
          </ButtonLink>
        </PersonLine>
      ))}
    </section>
  )
}
