import { daysLate, isLate } from '../../kit/late.ts'
import { addDays, compareDates, monthsBetween, type PlainDate } from '../../kit/plain-dates.ts'

/**
 * The kinds of things that ask for an act, in the order in which they stand when they are equally late.
 * silent and silent_social are two different things (definitions.md): no professional contact, no social contact.
 */
export const itemKinds = [
  'lead_notice', 'attachment', 'talk', 'talk_planned', 'talk_report', 'plan', 'action', 'appointment', 'barrier',
  'no_lead', 'welcome', 'silent', 'silent_social', 'buddy',
] as const
export type ItemKind = (typeof itemKinds)[number]

/** Whose work: one's own, that of the area team, or everybody's (coordinators). */
export const circles = ['mine', 'team', 'all'] as const
export type Circle = (typeof circles)[number]

export interface TodayItem {
  readonly kind: ItemKind
  /** The kept id of the person it is about. */
  readonly personId: string
  readonly personName: string
  /** Tells two people of one name apart; null when nobody knows it. */
  readonly birthYear: number | null
  /** The talk, action, appointment, team row or notice itself; '' when the person is all there is. */
  readonly subjectId: string
  /** The last day on which it is in time. For silence the last day of the weeks, for a missing lead its first. */
  readonly lastDay: PlainDate
  /** Moment of a talk, words of an action, place of an appointment, who hands over, what is needed to come. */
  readonly detail: string
  /** Clock time of an appointment or a talk, '' when none. */
  readonly time: string
  /** Who does an action, takes over as lead or arranges what is needed; '' when nobody in particular. */
  readonly who: string
  /** The invitation for which something is needed, and to what; absent for everything else. */
  readonly invitation?: { readonly id: string; readonly title: string }
}

/** Counting stops here: whoever has more to do than this is told "more than 100", as fast as somebody with five. */
export const countedUpTo = 100

/** One kind: how many there are, how many of those are late, and the first of them. Both counts stop at 101. */
export interface Pile {
  readonly kind: ItemKind
  readonly total: number
  readonly late: number
  readonly items: readonly TodayItem[]
}

/** Today and the six days after it are this week. */
export function lastDayOfWeek(today: PlainDate): PlainDate {
  return addDays(today, 6)
}

/** Most days late first, then what is due first; equal ones by kind and name, so that the order never jumps. */
export function byLateness(a: TodayItem, b: TodayItem): number {
  return compareDates(a.lastDay, b.lastDay) || itemKinds.indexOf(a.kind) - itemKinds.indexOf(b.kind)
    || compareText(a.personName, b.personName) || compareText(a.subjectId, b.subjectId)
}

/** The pile of everything that was found, at most 101; of what is late and of what is not `shown` become cards. */
export function pileOfItems(kind: ItemKind, found: readonly TodayItem[], { today, shown }: Cut): Pile {
  const items = found.toSorted(byLateness)
  const late = items.filter(({ lastDay }) => isLate(lastDay, today))
  const cards = [...late.slice(0, shown), ...items.slice(late.length, late.length + shown)]
  return { kind, total: items.length, late: late.length, items: cards }
}

/**
 * What becomes one card: the same thing, since the same day, for one person or for several of one household, each with
 * the act of its own. Of each kind `perKind` cards at most, so that one does not push the others out of sight.
 */
export function cardsOf(
  items: readonly TodayItem[], households: ReadonlyMap<string, string>, { perKind, most }: Room,
): TodayItem[][] {
  const cards = [...Map.groupBy(items, (item) => sameThing(item, households)).values()]
  const before = (index: number, kind: ItemKind | undefined) =>
    cards.slice(0, index).filter(([first]) => first?.kind === kind).length
  return cards.filter(([first], index) => before(index, first?.kind) < perKind).slice(0, most)
}

interface Room {
  readonly perKind: number
  readonly most: number
}

/** Lines of one kind on a page, of what is late and of what is not: as many as leave it below 60 KB (decision 0019). */
const perPage = 18

/** The part of the cards that stands on this page, counted from 1. */
export function cardsOn(page: number, cards: readonly TodayItem[][]): TodayItem[][] {
  return inPages(cards)[page - 1] ?? []
}

/** How many pages the longer of these takes; at least one. */
export function pagesOf(...sections: readonly (readonly TodayItem[][])[]): number {
  return Math.max(1, ...sections.map((cards) => inPages(cards).length))
}

// A card is not cut, so one of more lines than a page holds stands on a page of its own.
function inPages(cards: readonly TodayItem[][]): TodayItem[][][] {
  const pages: TodayItem[][][] = []
  let lines = perPage
  for (const card of cards) {
    if (lines + card.length > perPage) pages.push([])
    lines = (lines + card.length > perPage ? 0 : lines) + card.length
    pages.at(-1)?.push(card)
  }
  return pages
}

// The reason stands once on a card, so whatever it says must be the same.
function sameThing(item: TodayItem, households: ReadonlyMap<string, string>): string {
  const { kind, personId, lastDay, time, who, detail } = item
  const said = ['silent', 'lead_notice', 'welcome', 'buddy'].includes(kind) ? detail : ''
  const pair = kind === 'buddy' ? item.subjectId : ''
  return [households.get(personId) ?? personId, kind, lastDay, time, who, said, pair].join('|')
}

interface Cut {
  readonly today: PlainDate
  readonly shown: number
}

export type Urgency = 'late' | 'today' | 'soon'

export function urgencyOf(lastDay: PlainDate, today: PlainDate): Urgency {
  if (isLate(lastDay, today)) return 'late'
  return lastDay === today ? 'today' : 'soon'
}

/** How an item says when: late, today, tomorrow, or the day itself. */
export function whenOf(lastDay: PlainDate, today: PlainDate): 'late' | 'today' | 'tomorrow' | 'on_day' {
  if (isLate(lastDay, today)) return 'late'
  if (lastDay === today) return 'today'
  return lastDay === addDays(today, 1) ? 'tomorrow' : 'on_day'
}

/** How long it is late as people say it: in days below three months, in whole months below two years, then in years. */
export function lateFor(lastDay: PlainDate, today: PlainDate): { unit: 'days' | 'months' | 'years'; count: number } {
  const months = monthsBetween(lastDay, today)
  if (months < 3) return { unit: 'days', count: daysLate(lastDay, today) }
  return months < 24 ? { unit: 'months', count: months } : { unit: 'years', count: Math.floor(months / 12) }
}

/** One sentence of the letter: the key of a text with what fills it. */
export interface Sentence {
  readonly key: string
  readonly count: number
  readonly late: number
  /** The name, when it is about one person only: the person before the label. */
  readonly name: string
}

/** morning until 12, afternoon until 18, else evening, by the clock on the wall (0-23). */
export function greetingKey(hour: number): 'morning' | 'afternoon' | 'evening' {
  if (hour >= 5 && hour < 12) return 'morning'
  return hour >= 12 && hour < 18 ? 'afternoon' : 'evening'
}

const spoken: readonly ItemKind[] = [
  'talk', 'talk_planned', 'plan', 'action', 'appointment', 'barrier', 'talk_report', 'no_lead', 'welcome', 'silent',
  'silent_social', 'lead_notice', 'attachment', 'buddy',
]

/**
 * The sentences of the letter, three at most: talks, plans and actions speak first, silence last. Empty when nothing
 * asks for an act; then the page says so kindly.
 */
export function letterOf(piles: readonly Pile[]): Sentence[] {
  return spoken.flatMap((kind) => {
    const pile = piles.find((candidate) => candidate.kind === kind)
    return pile && pile.total > 0 ? [sentenceOf(pile)] : []
  }).slice(0, 3)
}

/** True when nothing is late and nothing is due this week. */
export function isQuiet(piles: readonly Pile[]): boolean {
  return piles.every(({ total }) => total === 0)
}

function sentenceOf({ kind, total, late, items }: Pile): Sentence {
  return { key: kind, count: total, late, name: total === 1 ? (items[0]?.personName ?? '') : '' }
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
