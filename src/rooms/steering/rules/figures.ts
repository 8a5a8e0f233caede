import type { PlainDate } from '../../../kit/plain-dates.ts'
import { hideBesideTotal } from '../../../kit/small-numbers.ts'
import { type Counted, type LeftOut, type Verdict, verdicts } from './verdicts.ts'

/** A figure of the municipality: numerator, denominator and everybody who is left out, by reason. */
export interface Figure {
  readonly numerator: number
  readonly denominator: number
  readonly leftOut: Readonly<Record<LeftOut, number>>
  /** Of who did not reach it, those of whom it was never measured. */
  readonly unknown: number
}

/** Everybody is in exactly one place: numerator, rest of the denominator, or one reason for being left out. */
export function figureOf(counted: readonly Counted[]): Figure {
  const counts = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<Verdict, number>
  let unknown = 0
  for (const { verdict, isUnknown } of counted) {
    counts[verdict] += 1
    if (isUnknown) unknown += 1
  }
  const { reached, missed, ...leftOut } = counts
  return { numerator: reached, denominator: reached + missed, leftOut, unknown }
}

/** Those whose term ended in the year; null is every year. Without a last day somebody belongs to no year. */
export function ofYear(counted: readonly Counted[], year: number | null): readonly Counted[] {
  if (year === null) return counted
  const start = `${year}-`
  return counted.filter(({ lastDay }) => lastDay?.startsWith(start))
}

/** The years in which a term has ended or ends, newest first. */
export function yearsOf(counted: readonly Counted[], today: PlainDate): number[] {
  const years = new Set<string>()
  for (const { lastDay } of counted) if (lastDay && lastDay <= today) years.add(lastDay.slice(0, 4))
  return [...years].map(Number).toSorted((a, b) => b - a)
}

/** Share reached, null when nobody counts. */
export function shareOf({ numerator, denominator }: Pick<Figure, 'numerator' | 'denominator'>): number | null {
  return denominator === 0 ? null : numerator / denominator
}

/** A line of a figure split by a characteristic; without its numbers when it is hidden. */
export interface Part {
  readonly key: string
  readonly numerator: number
  readonly denominator: number
  readonly isHidden: boolean
}

/**
 * The same counts split by a characteristic into the groups that it has, also those in which nobody is: a group that
 * fails to appear would tell that nobody is in it. Who reached it and who did not are two counts of people beside a
 * total that is shown, and each is hidden by the one rule (`hideSmall`); a line shows when both of its counts do.
 */
export function splitBy(
  counted: readonly Counted[], groups: readonly string[], groupOf: (personId: string) => string | null,
): Part[] {
  const [reached, missed] = (['reached', 'missed'] as const).map((verdict) => {
    const people = counted.filter((one) => one.verdict === verdict)
    return hideBesideTotal(groups.map((key) =>
      ({ key, count: people.filter(({ personId }) => groupOf(personId) === key).length })))
  })
  return groups.map((key, at) => {
    const [yes, no] = [reached?.[at]?.count ?? null, missed?.[at]?.count ?? null]
    const isHidden = yes === null || no === null
    return { key, numerator: isHidden ? 0 : yes, denominator: isHidden ? 0 : yes + no, isHidden }
  })
}
