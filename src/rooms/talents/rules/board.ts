import type { CardEndReason, CardKind, CardSide } from '../../../db/schema.ts'
import { isLate } from '../../../kit/late.ts'
import { addMonths, daysBetween, type PlainDate } from '../../../kit/plain-dates.ts'
import type { kindsOfWork } from '../../volunteers/rules/register.ts'

/** A card that nobody answered leaves the board by itself after this many months. */
export const shownMonths = 12

/** So many months after a card is done, ended or has left the board, name and number of the resident go. */
export const keptMonths = 3

/** Things that change hands once. */
export const goods: readonly CardKind[] = ['furniture', 'clothes', 'bicycle', 'things']

/** What a volunteer likes to do, by the kind of card that asks for it. */
export const volunteerWork: Partial<Record<CardKind, (typeof kindsOfWork)[number]>> = {
  go_along: 'go_along', letters: 'letters', practise: 'language', interpreter: 'interpret', transport: 'transport',
}

export const cardStates = ['open', 'matched', 'done', 'missing', 'ended', 'expired'] as const
export type CardState = (typeof cardStates)[number]

interface Course {
  readonly side: CardSide
  readonly kind: CardKind
  readonly neededOn: PlainDate | null
  readonly madeOn: PlainDate
  /** Of the match that stands; one that fell through is none. */
  readonly matchedOn: PlainDate | null
  readonly doneOn: PlainDate | null
  readonly endReason: CardEndReason | null
}

/**
 * What became of a card, from its rows: done, matched, ended, or open. A request that was not answered by the day for
 * which it was asked, or ended because nobody was found, is missing.
 */
export function stateOf(card: Course, today: PlainDate): CardState {
  if (card.doneOn !== null) return 'done'
  if (card.endReason !== null) return card.endReason === 'not_found' ? 'missing' : 'ended'
  if (card.matchedOn !== null) return 'matched'
  if (card.side === 'asked' && isLate(card.neededOn, today)) return 'missing'
  return isLate(addMonths(card.madeOn, shownMonths), today) ? 'expired' : 'open'
}

export interface Card {
  readonly id: string
  readonly side: CardSide
  readonly kind: CardKind
  readonly villageId: string
  readonly areaTeamId: string | null
  readonly languages: readonly string[]
  readonly answersId: string | null
  readonly madeOn: PlainDate
  /** Whose it is, where the one who looks may know; two cards of one person never fit. */
  readonly personId: string | null
}

export const reasons = ['answers', 'village', 'area', 'elsewhere', 'language', 'waits'] as const
export type Reason = (typeof reasons)[number]

export interface Fit<C extends Card = Card> {
  readonly card: C
  readonly reasons: readonly Reason[]
}

const weight: Record<Reason, number> = { answers: 8, village: 4, area: 2, language: 1, waits: 0, elsewhere: 0 }
const longWait = 30

/**
 * The other side's cards that fit, the best first, each with its reasons (MS-07): of the same kind and of somebody
 * else; an interpreter speaks every language that is asked. Who answered this very card comes first, then the same
 * village, the same area, a shared language; of equal ones the longest waiting. A person decides.
 */
export function fitsFor<C extends Card>(card: Card, others: readonly C[], today: PlainDate): Fit<C>[] {
  const fits = others.filter((other) => isPossible(card, other))
    .map((other) => ({ card: other, reasons: reasonsFor(card, other, today) }))
  const scoreOf = ({ reasons: why }: Fit) => why.reduce((sum, reason) => sum + weight[reason], 0)
  return fits.toSorted((a, b) => scoreOf(b) - scoreOf(a)
    || daysBetween(b.card.madeOn, a.card.madeOn) || (a.card.id < b.card.id ? -1 : 1))
}

/** Whether these two could be brought together at all. */
export function isPossible(one: Card, other: Card): boolean {
  if (one.side === other.side || one.kind !== other.kind) return false
  if (one.personId !== null && one.personId === other.personId) return false
  const [asked, offered] = one.side === 'asked' ? [one, other] : [other, one]
  return asked.kind !== 'interpreter' || asked.languages.every((language) => offered.languages.includes(language))
}

function reasonsFor(card: Card, other: Card, today: PlainDate): Reason[] {
  const isNear = card.areaTeamId !== null && card.areaTeamId === other.areaTeamId
  const place = card.villageId === other.villageId ? 'village' : isNear ? 'area' : 'elsewhere'
  const answers = other.answersId === card.id || card.answersId === other.id
  const speaks = !goods.includes(card.kind) && card.languages.some((language) => other.languages.includes(language))
  return [
    ...(answers ? ['answers' as const] : []), place, ...(speaks ? ['language' as const] : []),
    ...(daysBetween(other.madeOn, today) > longWait ? ['waits' as const] : []),
  ]
}
