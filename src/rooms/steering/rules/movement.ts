import type { PlainDate } from '../../../kit/plain-dates.ts'
import type { PersonMoment } from '../../conversations/measures.ts'
import { type Movement, movementOf, type Scale } from '../../conversations/rules/scales.ts'
import { hideBesideTotal, type ShownCell } from '../../../kit/small-numbers.ts'

/**
 * Why somebody is in no comparison of two talks, the first reason that holds: gone (not here any more), closed (the
 * file was closed on the last day of one), declined (one of them, by their own choice), no_first (missed, and it stays
 * missed), open (one can still come in time, or its day is not known), no_second (missed).
 */
export const movementReasons = ['gone', 'closed', 'declined', 'no_first', 'open', 'no_second'] as const
export type MovementReason = (typeof movementReasons)[number]

interface BothTalks {
  readonly personId: string
  readonly reason: null
  readonly talkIds: readonly [string, string]
  /** The day of the second talk. */
  readonly on: PlainDate
}

/** One person between two moments: the two talks, or why they cannot be laid side by side. */
export type Compared = BothTalks | { readonly personId: string; readonly reason: MovementReason }

/** Both talks were held: whatever became of the file since, they stay in the figures (decision 0080). */
export function compared(personId: string, from: PersonMoment, to: PersonMoment): Compared {
  if (from.talkId !== null && to.talkId !== null) {
    return { personId, reason: null, talkIds: [from.talkId, to.talkId], on: to.heldOn ?? '' }
  }
  return { personId, reason: reasonOf(from, to) }
}

function reasonOf(from: PersonMoment, to: PersonMoment): MovementReason {
  const lacking = [from, to].filter(({ talkId }) => talkId === null)
  const is = (...groups: readonly PersonMoment['group'][]) => lacking.some(({ group }) => groups.includes(group))
  if (is('gone')) return 'gone'
  if (is('closed')) return 'closed'
  if (is('declined')) return 'declined'
  if (from.talkId === null && from.group === 'missed') return 'no_first'
  return is('open', 'waiting') ? 'open' : 'no_second'
}

/** Of one person on one scale; unsaid: both talks were held and one of them has no answer that can be compared. */
export type Outcome = Movement | 'unsaid'
export const outcomes = ['up', 'same', 'down', 'unsaid'] as const satisfies readonly Outcome[]

export type Answers = ReadonlyMap<string, ReadonlyMap<string, string>>

export function outcomeOf(scale: Scale, [from, to]: readonly [string, string], answers: Answers): Outcome {
  return movementOf(scale, answers.get(from)?.get(scale.key), answers.get(to)?.get(scale.key)) ?? 'unsaid'
}

/** A scale between two moments: all four counts beside the number of people with both talks, small ones hidden. */
export interface Moved {
  readonly scale: Scale
  readonly cells: Readonly<Record<Outcome, number | null>>
}

export function movedOn(scale: Scale, people: readonly Compared[], answers: Answers): Moved {
  const found = people.flatMap((one) => (one.reason === null ? [outcomeOf(scale, one.talkIds, answers)] : []))
  const shown = hideBesideTotal(outcomes.map((key) =>
    ({ key, count: found.filter((outcome) => outcome === key).length })))
  const of = (key: Outcome) => shown.find((cell: ShownCell) => cell.key === key)?.count ?? null
  return { scale, cells: { up: of('up'), same: of('same'), down: of('down'), unsaid: of('unsaid') } }
}
