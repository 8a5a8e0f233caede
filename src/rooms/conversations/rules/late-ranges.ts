import { isLate } from '../../../kit/late.ts'
import { addDays, addMonths, daysBetween, type PlainDate } from '../../../kit/plain-dates.ts'
import type { Moment, Rhythm } from '../../approaches/forms.ts'
import { windowOf } from './windows.ts'

/** The housing dates, both included, of people who can be late at this moment today. */
export interface LateRange {
  readonly moment: Moment
  readonly from: PlainDate
  readonly until: PlainDate
}

const longAgo = '1900-01-01'

/**
 * Per moment the housing dates for which its window has closed and the next has not opened. A later housing date
 * never gives an earlier window, so that each is one range; an empty one is left out.
 */
export function lateRanges(rhythm: Rhythm, today: PlainDate): LateRange[] {
  return rhythm.moments.flatMap((moment, at) => {
    const next = rhythm.moments[at + 1]
    const until = newest(today, (day) => isLate(lastDayOf(moment, day), today))
    const from = next ? addDays(newest(today, (day) => hasOpened(next, day, today)), 1) : longAgo
    return from <= until ? [{ moment, from, until }] : []
  })
}

function lastDayOf(moment: Moment, dayZero: PlainDate): PlainDate | null {
  return windowOf(moment, { dayZero, coupledOn: null }).last
}

function hasOpened(moment: Moment, dayZero: PlainDate, today: PlainDate): boolean {
  const { first } = windowOf(moment, { dayZero, coupledOn: dayZero })
  return first !== null && first <= today
}

// Halving between a day for which it holds and one for which it does not.
function newest(today: PlainDate, holds: (dayZero: PlainDate) => boolean): PlainDate {
  let [low, high] = [longAgo, addMonths(today, 24)]
  while (daysBetween(low, high) > 1) {
    const middle = addDays(low, Math.floor(daysBetween(low, high) / 2))
    if (holds(middle)) low = middle
    else high = middle
  }
  return low
}
