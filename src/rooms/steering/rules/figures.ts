import type { PlainDate } from '../../../kit/plain-dates.ts'
import { type Counted, type LeftOut, type Verdict, verdicts } from './verdicts.ts'

/** A figure of the municipality: numerator, denominator and everybody who is left out, by reason. */
export interface Figure {
  readonly numerator: number
  readonly denominator: number
  readonly leftOut: Readonly<Record<LeftOut, number>>
  /** Of who did not reach it, those of whom it was never measured. */
  readonly unknown: number
}

export interface Interval {
  readonly low: number
  readonly high: number
}

/** Everybody is in exactly one place: numerator, rest of the denominator, or one reason for being left out. */
export function figureOf(counted: readonly Counted[]): Figure {
  const counts = new Map<Verdict, number>(verdicts.map((verdict) => [verdict, 0]))
  for (const { verdict } of counted) counts.set(verdict, (counts.get(verdict) ?? 0) + 1)
  const { reached, missed, ...leftOut } = Object.fromEntries(counts) as Record<Verdict, number>
  const unknown = counted.filter(({ isUnknown }) => isUnknown).length
  return { numerator: reached, denominator: reached + missed, leftOut, unknown }
}

/** Those whose term ended in the year; null is every year. Without a last day somebody belongs to no year. */
export function ofYear(counted: readonly Counted[], year: number | null): readonly Counted[] {
  return year === null ? counted : counted.filter(({ lastDay }) => lastDay?.startsWith(`${year}-`))
}

/** The years in which a term has ended or ends, newest first. */
export function yearsOf(counted: readonly Counted[], today: PlainDate): number[] {
  const years = counted.flatMap(({ lastDay }) => (lastDay && lastDay <= today ? [Number(lastDay.slice(0, 4))] : []))
  return [...new Set(years)].toSorted((a, b) => b - a)
}

/** Share reached, null when nobody counts. */
export function shareOf({ numerator, denominator }: Pick<Figure, 'numerator' | 'denominator'>): number | null {
  return denominator === 0 ? null : numerator / denominator
}

/** The 95% interval of Wilson around a share: what chance alone would do with so few people. */
export function intervalOf({ numerator, denominator }: Pick<Figure, 'numerator' | 'denominator'>): Interval | null {
  if (denominator === 0) return null
  const z = 1.959964
  const share = numerator / denominator
  const spread = z * Math.sqrt((share * (1 - share)) / denominator + z ** 2 / (4 * denominator ** 2))
  const middle = share + z ** 2 / (2 * denominator)
  const scale = 1 + z ** 2 / denominator
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) }
}

/** A line of a figure split by a characteristic; `isHidden` when it is too small to show. */
export interface Part {
  readonly key: string
  readonly numerator: number
  readonly denominator: number
  readonly isHidden: boolean
}

/** Counts below this are hidden inside the municipality; what is published hides below 10. */
export const smallInside = 5

/**
 * The same counts split by a characteristic, small ones hidden. A line shows when who reached it and who did not are
 * both enough. Then lines are hidden, smallest first, until what the hidden ones hold together cannot be traced to
 * one of them by taking the shown lines from the total, which stands on the page.
 */
export function splitBy(
  counted: readonly Counted[], keyOf: (personId: string) => string | null, least = smallInside,
): Part[] {
  const groups = Map.groupBy(counted.filter(({ verdict }) => verdict === 'reached' || verdict === 'missed'),
    ({ personId }) => keyOf(personId) ?? '')
  const parts = [...groups].map(([key, people]) => {
    const { numerator, denominator } = figureOf(people)
    return { key, numerator, denominator, isHidden: isSmall({ numerator, denominator }, least) }
  })
  return hideUntilSafe(parts.toSorted((a, b) => compare(a.key, b.key)), least).map(blanked)
}

function hideUntilSafe(parts: readonly Part[], least: number): readonly Part[] {
  const hidden = parts.filter(({ isHidden }) => isHidden)
  const shown = parts.filter(({ isHidden }) => !isHidden)
  if (hidden.length === 0 || shown.length === 0) return parts
  const together = {
    numerator: sum(hidden.map(({ numerator }) => numerator)),
    denominator: sum(hidden.map(({ denominator }) => denominator)),
  }
  if (hidden.length > 1 && !isSmall(together, least)) return parts
  const next = shown.reduce((smallest, part) => (part.denominator < smallest.denominator ? part : smallest))
  return hideUntilSafe(parts.map((part) => (part === next ? { ...part, isHidden: true } : part)), least)
}

function isSmall({ numerator, denominator }: Pick<Part, 'numerator' | 'denominator'>, least: number): boolean {
  return numerator < least || denominator - numerator < least
}

// Nothing of a hidden line travels further than here, so no page and no export can show it by mistake.
function blanked(part: Part): Part {
  return part.isHidden ? { ...part, numerator: 0, denominator: 0 } : part
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
