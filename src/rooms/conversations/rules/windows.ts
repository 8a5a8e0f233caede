import { addDays, addMonths, earliest, type PlainDate } from '../../../kit/plain-dates.ts'
import type { Moment, Rhythm } from '../../approaches/forms.ts'

/** The days of a person from which every moment is counted; never the day on which a talk was held. */
export interface CountedFrom {
  /** Housing date; null while the person does not live here yet. */
  readonly dayZero: PlainDate | null
  readonly coupledOn: PlainDate | null
}

/** First and last day on which a talk belongs to the moment, both included; null is no bound known yet. */
export interface Window {
  readonly first: PlainDate | null
  /** The day on which the months are over; null before day 0. */
  readonly target: PlainDate | null
  readonly last: PlainDate | null
}

/**
 * The window of a moment (definitions.md, Time). Before day 0 only a moment that opens on coupling has one,
 * and it has no last day; the others wait.
 */
export function windowOf(moment: Moment, { dayZero, coupledOn }: CountedFrom): Window {
  const opensOnCoupling = moment.daysBefore === null
  if (dayZero === null) return { first: opensOnCoupling ? coupledOn : null, target: null, last: null }
  const target = addMonths(dayZero, moment.months)
  const opens = opensOnCoupling ? openedByCoupling(dayZero, coupledOn) : addDays(target, -(moment.daysBefore ?? 0))
  return { first: opens, target, last: addDays(target, moment.daysAfter) }
}

/** The windows of all moments of a rhythm, by moment key, in order. */
export function windowsOf(rhythm: Rhythm, from: CountedFrom): Map<string, Window> {
  return new Map(rhythm.moments.map((moment) => [moment.key, windowOf(moment, from)]))
}

/** True when a talk on this day belongs to the moment. */
export function isWithin(moment: Moment, window: Window, day: PlainDate): boolean {
  if (window.target === null && moment.daysBefore !== null) return false
  return (window.first === null || day >= window.first) && (window.last === null || day <= window.last)
}

// A coupling date after the housing date is a slip of the pen and may not close the window before it opens.
function openedByCoupling(dayZero: PlainDate, coupledOn: PlainDate | null): PlainDate | null {
  return coupledOn === null ? null : (earliest(coupledOn, dayZero) ?? null)
}
