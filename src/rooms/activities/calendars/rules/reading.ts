import ICAL from 'ical.js'
import type { PlainDate } from '../../../../kit/plain-dates.ts'
import { isFollowable } from './recurrence.ts'

/** One time that an event takes place; its clock is as people read it in the Netherlands. */
export interface TownDate {
  /** The start that the rule gave (RECURRENCE-ID); '' for an event that is once. */
  readonly recurrenceId: string
  readonly day: PlainDate
  readonly starts: string
  readonly ends: string
  readonly place: string
  readonly isCancelled: boolean
}

/** What a calendar of a village says under one UID, with the dates of it that lie ahead. */
export interface TownEvent {
  readonly uid: string
  readonly title: string
  readonly body: string
  readonly place: string
  readonly dates: readonly TownDate[]
}

export interface TownCalendar {
  readonly events: readonly TownEvent[]
  /** What could not be read: an event without a day or with too odd a rule, a second time on one day. */
  readonly skipped: number
}

interface Window {
  readonly from: PlainDate
  readonly until: PlainDate
}

const mostEvents = 3000
const mostSteps = 5000
const lastMinute = '23:59'
const dutch = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short', timeStyle: 'short' })

/** Reads a calendar (RFC 5545); null when the text is none, or one of more events than a village can have. */
export function readCalendar(text: string, window: Window): TownCalendar | null {
  const components = componentsOf(text)
  if (!components) return null
  const events: TownEvent[] = []
  let skipped = 0
  for (const parts of Map.groupBy(components, (part) => textOf(part, 'uid', 500)).values()) {
    const event = tryEvent(parts, window)
    const dates = onePerDay(event?.dates ?? [])
    skipped += event ? event.dates.length - dates.length : 1
    if (event && dates.length > 0) events.push({ ...event, dates })
  }
  return { events, skipped }
}

function componentsOf(text: string): ICAL.Component[] | null {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text))
    if (calendar.name !== 'vcalendar') return null
    dropOddZones(calendar)
    const found = calendar.getAllSubcomponents('vevent')
    return found.length > mostEvents ? null : found
  } catch {
    return null
  }
}

// A zone is a rule too: one that we cannot follow is left out, and its clock is read as ours.
function dropOddZones(calendar: ICAL.Component): void {
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    const parts = [...zone.getAllSubcomponents('standard'), ...zone.getAllSubcomponents('daylight')]
    if (!parts.every(hasFollowableRules)) calendar.removeSubcomponent(zone)
  }
}

function hasFollowableRules(part: ICAL.Component): boolean {
  return part.getAllProperties('rrule').every((rule) => isFollowable(String(rule.getFirstValue())))
    && part.getAllProperties('exrule').length === 0
}

/** undefined when it cannot be read. */
function tryEvent(parts: readonly ICAL.Component[], window: Window): TownEvent | undefined {
  const uid = textOf(parts[0], 'uid', 500)
  const master = parts.find((part) => !part.hasProperty('recurrence-id')) ?? parts[0]
  if (uid === '' || !master || !parts.every(hasFollowableRules)) return undefined
  try {
    const exceptions = parts.filter((part) => part !== master)
    const event = new ICAL.Event(master, { exceptions, strictExceptions: false })
    const place = textOf(master, 'location', 200)
    const dates = datesOf(event, window, place)
    const title = textOf(master, 'summary', 120)
    return title === '' ? undefined : { uid, title, body: textOf(master, 'description', 2000, true), place, dates }
  } catch {
    return undefined
  }
}

function datesOf(event: ICAL.Event, { from, until }: Window, place: string): TownDate[] {
  if (!event.isRecurring()) {
    const recurrenceId = event.component.hasProperty('recurrence-id') ? String(event.recurrenceId) : ''
    const date = dateOf(event, { start: event.startDate, end: event.endDate, recurrenceId, place })
    return date.day >= from && date.day <= until ? [date] : []
  }
  const found: TownDate[] = []
  for (const next of startsOf(event)) {
    if (dutchOf(next).day > until) break
    const { item, startDate, endDate, recurrenceId } = event.getOccurrenceDetails(next)
    const date = dateOf(item, { start: startDate, end: endDate, recurrenceId: String(recurrenceId), place })
    if (date.day >= from && date.day <= until) found.push(date)
  }
  return found
}

// Where other days are only named (RDATE), ical.js leaves out the first one.
function* startsOf(event: ICAL.Event): Generator<ICAL.Time> {
  if (!event.component.hasProperty('rrule')) yield event.startDate
  const starts = event.iterator()
  for (let next = starts.next(), steps = 0; next && steps < mostSteps; next = starts.next(), steps += 1) yield next
}

interface Times {
  readonly start: ICAL.Time
  readonly end: ICAL.Time | null
  readonly recurrenceId: string
  /** Of the event itself, where this time says none. */
  readonly place: string
}

function dateOf({ component }: ICAL.Event, { start, end, recurrenceId, place }: Times): TownDate {
  const first = dutchOf(start)
  return {
    recurrenceId, day: first.day, starts: first.clock, ends: endOf(first, end), isCancelled: isOff(component),
    place: textOf(component, 'location', 200) || place,
  }
}

// What goes on after midnight, or all day, ends with the day; what says no end takes an hour.
function endOf(first: Clock, end: ICAL.Time | null): string {
  const last = end ? dutchOf(end) : first
  if (last.day > first.day) return first.clock < lastMinute ? lastMinute : '24:00'
  if (last.clock > first.clock) return last.clock
  const hour = Number(first.clock.slice(0, 2)) + 1
  return hour < 24 ? `${String(hour).padStart(2, '0')}${first.clock.slice(2)}` : lastMinute
}

interface Clock {
  readonly day: PlainDate
  readonly clock: string
}

// A clock without zone, or of a zone that the calendar does not explain, is one of the village.
function dutchOf(time: ICAL.Time): Clock {
  const isOurs = time.isDate || time.zone?.tzid === 'floating'
  const text = isOurs ? time.toString().replace('T', ' ') : dutch.format(time.toJSDate())
  return { day: text.slice(0, 10), clock: text.slice(11, 16) || '00:00' }
}

function isOff(component: ICAL.Component): boolean {
  return textOf(component, 'status', 20).toUpperCase() === 'CANCELLED'
}

// An activity is on once a day at most; a second time on the same day stays out.
function onePerDay(dates: readonly TownDate[]): TownDate[] {
  return [...Map.groupBy(dates, ({ day }) => day).values()].flatMap(([first]) => (first ? [first] : []))
}

// oxlint-disable-next-line no-control-regex -- these characters are taken out
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/gu

function textOf(component: ICAL.Component | undefined, name: string, most: number, hasLines = false): string {
  const text = String(component?.getFirstPropertyValue(name) ?? '').toWellFormed().normalize('NFC')
    .replaceAll(/\r\n?/g, '\n').replaceAll(control, '')
  const shown = hasLines ? text : text.replaceAll(/\s+/g, ' ')
  return [...shown.trim()].slice(0, most).join('').trim()
}
