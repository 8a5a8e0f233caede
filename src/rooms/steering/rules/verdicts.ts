import { isLate } from '../../../kit/late.ts'
import { addMonths, type PlainDate } from '../../../kit/plain-dates.ts'
import type { TalkMeasure } from '../../conversations/measures.ts'
import { type Closure, closureOn, isAway } from '../../newcomers/rules/closures.ts'

/**
 * What a term says of one person on one day. Only reached and missed are in the figure; the others are left out and
 * counted apart, each with its reason (definitions.md, Figures).
 * open: the term is not over, so also the last day itself. no_start: the day from which it counts is not known.
 * child: the term is for adults. declined: the person's own choice. gone: moved away, left the country or died before
 * the last day. closed: the file was closed on the last day of a talk, for another reason.
 */
export const verdicts = ['reached', 'missed', 'open', 'no_start', 'child', 'declined', 'gone', 'closed'] as const
export type Verdict = (typeof verdicts)[number]
export type LeftOut = Exclude<Verdict, 'reached' | 'missed'>

/** One person in one figure. */
export interface Counted {
  readonly personId: string
  readonly verdict: Verdict
  /** The last day of the term, by which a figure is cut into years; null without a start. */
  readonly lastDay: PlainDate | null
  /** Not reached because nobody measured it; in the denominator and told apart (definitions.md, A2). */
  readonly isUnknown?: boolean
}

interface Term {
  readonly startOn: PlainDate | null
  readonly doneOn: PlainDate | null
  readonly months: number
  readonly closures?: readonly Closure[]
}

/** Done on or before the last day, judged once that day has passed: until then nobody has failed or is ahead. */
export function judgeTerm(
  { startOn, doneOn, months, closures = [] }: Term, today: PlainDate,
): Omit<Counted, 'personId'> {
  const lastDay = startOn === null ? null : addMonths(startOn, months)
  const closure = closureOn(closures, lastDay)
  if (closure && isAway(closure)) return { verdict: 'gone', lastDay }
  if (lastDay === null) return { verdict: 'no_start', lastDay }
  if (!isLate(lastDay, today)) return { verdict: 'open', lastDay }
  const isReached = doneOn !== null && !isLate(lastDay, doneOn)
  return { verdict: isReached ? 'reached' : 'missed', lastDay }
}

/** The talks of one moment, in the words of a figure (ZE-03): held on time is reached. */
export function judgeTalks(measure: TalkMeasure): Counted[] {
  const of = (people: readonly Omit<Counted, 'verdict'>[], verdict: Verdict) =>
    people.map(({ personId, lastDay }) => ({ personId, verdict, lastDay }))
  return [
    ...of(measure.held, 'reached'), ...of(measure.missed, 'missed'), ...of(measure.declined, 'declined'),
    ...of(measure.open, 'open'), ...of(measure.waiting, 'no_start'), ...of(measure.gone, 'gone'),
    ...of(measure.closed, 'closed'),
  ]
}
