import ICAL from 'ical.js'
import { addYears, type PlainDate } from '../../../kit/plain-dates.ts'

export const repeats = ['once', 'weekly', 'fortnightly', 'monthly'] as const
export type Repeat = (typeof repeats)[number]

export interface Series {
  readonly first: PlainDate
  readonly repeat: Repeat
  /** The last day on which a date may fall; null for a single date. */
  readonly until: PlainDate | null
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const

/**
 * The rule of a series in the words of RFC 5545, '' for a single date. Monthly is "each second Tuesday"; a day in the
 * fifth week is the last of its weekday, since not every month has five.
 */
export function ruleOf({ first, repeat, until }: Series): string {
  if (repeat === 'once' || until === null) return ''
  const end = `UNTIL=${until.replaceAll('-', '')}`
  if (repeat === 'monthly') return `FREQ=MONTHLY;BYDAY=${placeInMonth(first)}${weekdayOf(first)};${end}`
  return `FREQ=WEEKLY;INTERVAL=${repeat === 'weekly' ? 1 : 2};${end}`
}

/** Every day that the rule gives, the first and the last included. Days, not moments: the clock may change between. */
export function daysOf(first: PlainDate, rule: string): PlainDate[] {
  if (rule === '') return [first]
  const found: PlainDate[] = []
  const days = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateString(first))
  for (let day = days.next(); day; day = days.next()) found.push(day.toString())
  return found
}

/** How a rule that we wrote repeats, and until when. */
export function seriesOf(first: PlainDate, rule: string): Series {
  if (rule === '') return { first, repeat: 'once', until: null }
  const { freq, interval, until } = ICAL.Recur.fromString(rule)
  const repeat = freq === 'MONTHLY' ? 'monthly' : interval === 2 ? 'fortnightly' : 'weekly'
  return { first, repeat, until: until?.toString() ?? null }
}

/** Why there can be no such series: field and text key; null when there can. A series lasts a year at most. */
export function whyNoSeries({ first, repeat, until }: Series): { field: 'until'; reason: string } | null {
  if (repeat === 'once') return null
  if (until === null) return { field: 'until', reason: 'activities.problem.until_missing' }
  if (until < first) return { field: 'until', reason: 'activities.problem.until_before' }
  return until > addYears(first, 1) ? { field: 'until', reason: 'activities.problem.until_far' } : null
}

function placeInMonth(day: PlainDate): string {
  const week = Math.ceil(Number(day.slice(8)) / 7)
  return week === 5 ? '-1' : String(week)
}

function weekdayOf(day: PlainDate): string {
  return weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''
}
