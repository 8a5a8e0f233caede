import ICAL from 'ical.js'
import { momentOf } from '../../newcomers/rules/appointments.ts'

export interface FeedDate {
  readonly id: string
  readonly day: string
  readonly starts: string
  readonly ends: string
  readonly title: string
  readonly place: string
  readonly text: string
  readonly address: string
  readonly isCancelled: boolean
  /** Invited, and has not said yes. */
  readonly isTentative?: boolean
}

interface Feed {
  readonly name: string
  readonly dates: readonly FeedDate[]
  readonly now: Date
}

/**
 * A calendar to subscribe to (RFC 5545). Each date is an event of its own in UTC, so that every calendar shows it at
 * the same Dutch clock; what was called off stays in it as cancelled, so that it leaves nobody's phone in silence.
 */
export function feedOf({ name, dates, now }: Feed): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('prodid', '-//Samenspel//Activiteiten//NL')
  calendar.addPropertyWithValue('x-wr-calname', name)
  for (const date of dates) calendar.addSubcomponent(eventOf(date, now))
  return `${calendar.toString()}\r\n`
}

function eventOf(date: FeedDate, now: Date): ICAL.Component {
  const event = new ICAL.Component('vevent')
  event.addPropertyWithValue('uid', `${date.id}@samenspel`)
  event.addPropertyWithValue('dtstamp', inUtc(now))
  event.addPropertyWithValue('dtstart', inUtc(momentOf(date.day, date.starts)))
  event.addPropertyWithValue('dtend', inUtc(momentOf(date.day, date.ends)))
  event.addPropertyWithValue('summary', date.title)
  event.addPropertyWithValue('location', date.place)
  if (date.text) event.addPropertyWithValue('description', date.text)
  if (date.address) event.addPropertyWithValue('url', date.address)
  event.addPropertyWithValue('status', statusOf(date))
  return event
}

function statusOf({ isCancelled, isTentative = false }: FeedDate): string {
  if (isCancelled) return 'CANCELLED'
  return isTentative ? 'TENTATIVE' : 'CONFIRMED'
}

function inUtc(moment: Date): ICAL.Time {
  return ICAL.Time.fromJSDate(moment, true)
}
