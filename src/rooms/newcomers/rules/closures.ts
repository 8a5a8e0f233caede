import type { ClosureReason } from '../../../db/schema.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'

/** One time that a file was closed (definitions.md, Closing a file). */
export interface Closure {
  readonly reason: ClosureReason
  /** The first day on which it is closed. */
  readonly closedOn: PlainDate
  /** The first day on which it is open again; null while it is closed. */
  readonly reopenedOn: PlainDate | null
}

/** Who is not here any more: their terms that had not ended leave every figure and are counted apart. */
const awayReasons: readonly ClosureReason[] = ['moved_away', 'left_country', 'died']

/** The closure that covers this day, if any; without a last day the one that stands now. */
export function closureOn(closures: readonly Closure[], day: PlainDate | null): Closure | undefined {
  return closures.find(({ closedOn, reopenedOn }) =>
    day === null ? reopenedOn === null : closedOn <= day && (reopenedOn === null || day < reopenedOn))
}

export function isAway({ reason }: Pick<Closure, 'reason'>): boolean {
  return awayReasons.includes(reason)
}

/** A text key when the file may not be closed on this day: not ahead of today, not before it was reopened last. */
export function whyNotClose(
  closedOn: PlainDate, earlier: readonly Pick<Closure, 'closedOn' | 'reopenedOn'>[], today: PlainDate,
): string | null {
  if (earlier.some(({ reopenedOn }) => reopenedOn === null)) return 'newcomers.refused.closed_already'
  if (closedOn > today) return 'newcomers.problem.close_in_future'
  const isOverlapping = earlier.some(({ reopenedOn }) => reopenedOn !== null && closedOn < reopenedOn)
  return isOverlapping ? 'newcomers.problem.close_before_reopening' : null
}
