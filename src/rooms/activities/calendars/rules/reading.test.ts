import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anEvent, aTownCalendar, dutchZone } from '../examples.ts'
import { readCalendar } from './reading.ts'
import { isFollowable } from './recurrence.ts'

const year = { from: '2026-11-03', until: '2027-11-03' }

const datesOf = (...events: string[]) => readCalendar(aTownCalendar(...events), year)?.events
  .flatMap(({ dates }) => dates.map(({ day, starts, ends }) => `${day} ${starts}-${ends}`))

test('an event in UTC, in a zone, without zone and of a whole day is read at the Dutch clock', () => {
  const zoned = anEvent('b', ['DTSTART;TZID=Europe/Amsterdam:20261110T190000', 'DTEND;TZID=Europe/Amsterdam:20261110T203000'])
  assert.deepEqual(datesOf(
    anEvent('a', ['DTSTART:20261110T180000Z', 'DTEND:20261110T193000Z']), dutchZone, zoned,
    anEvent('c', ['DTSTART:20261111T140000', 'DURATION:PT90M']), anEvent('d', ['DTSTART;VALUE=DATE:20261112']),
    anEvent('e', ['DTSTART:20261113T140000']), anEvent('f', ['DTSTART:20261113T200000', 'DTEND:20261114T010000']),
    // Unknown without its zone: the clock of the village.
    anEvent('g', ['DTSTART;TZID=Fryslân:20261114T100000', 'DTEND;TZID=Fryslân:20261114T110000']),
  ), [
    '2026-11-10 19:00-20:30', '2026-11-10 19:00-20:30', '2026-11-11 14:00-15:30', '2026-11-12 00:00-23:59',
    '2026-11-13 14:00-15:00', '2026-11-13 20:00-23:59', '2026-11-14 10:00-11:00',
  ])
})

test('a weekly event stays at its clock when the clock changes, without the days that are left out', () => {
  // Summer time ends on 25 October 2026 and begins on 28 March 2027.
  const found = datesOf(dutchZone, anEvent('a', [
    'DTSTART;TZID=Europe/Amsterdam:20261006T190000', 'DTEND;TZID=Europe/Amsterdam:20261006T200000',
    'RRULE:FREQ=WEEKLY;UNTIL=20261201T235959Z', 'EXDATE;TZID=Europe/Amsterdam:20261117T190000',
  ]))
  assert.deepEqual(found, ['2026-11-03 19:00-20:00', '2026-11-10 19:00-20:00', '2026-11-24 19:00-20:00', '2026-12-01 19:00-20:00'])
})

test('one time of a series is moved, is called off, or is elsewhere, under its RECURRENCE-ID', () => {
  const read = readCalendar(aTownCalendar(
    anEvent('a', ['DTSTART:20261110T140000', 'DTEND:20261110T150000', 'RRULE:FREQ=WEEKLY;COUNT=4', 'LOCATION:Dorpshuis']),
    anEvent('a', ['RECURRENCE-ID:20261117T140000', 'DTSTART:20261118T160000', 'DTEND:20261118T170000', 'LOCATION:Kerk']),
    anEvent('a', ['RECURRENCE-ID:20261124T140000', 'DTSTART:20261124T140000', 'STATUS:CANCELLED']),
  ), year)
  assert.deepEqual(read?.events[0]?.dates.map((date) => [date.recurrenceId, date.day, date.starts, date.place, date.isCancelled]), [
    ['2026-11-10T14:00:00', '2026-11-10', '14:00', 'Dorpshuis', false],
    ['2026-11-17T14:00:00', '2026-11-18', '16:00', 'Kerk', false],
    ['2026-11-24T14:00:00', '2026-11-24', '14:00', 'Dorpshuis', true],
    ['2026-12-01T14:00:00', '2026-12-01', '14:00', 'Dorpshuis', false],
  ])
})

test('only what lies ahead within a year is read, and a series of twenty years ago is', () => {
  assert.deepEqual(datesOf(
    anEvent('past', ['DTSTART:20261102T100000']), anEvent('today', ['DTSTART:20261103T100000']),
    anEvent('far', ['DTSTART:20271104T100000']), anEvent('old', ['DTSTART:20060110T100000', 'RRULE:FREQ=YEARLY']),
  ), ['2026-11-03 10:00-11:00', '2027-01-10 10:00-11:00'])
})

test('words lose what cannot be seen and what is too long', () => {
  const long = 'x'.repeat(300)
  const read = readCalendar(aTownCalendar(anEvent('a', [
    'DTSTART:20261110T100000', 'DESCRIPTION:Regel een\\nregel twee\u202e', `LOCATION:${long}`,
  ], '  Koffie   en \u0007thee ')), year)
  const [event] = read?.events ?? []
  assert.deepEqual([event?.title, event?.body, event?.place.length], ['Koffie en thee', 'Regel een\nregel twee', 200])
})

test('what cannot be followed is counted and does not keep us busy', () => {
  const read = readCalendar(aTownCalendar(
    anEvent('a', ['DTSTART:20261110T100000', 'RRULE:FREQ=SECONDLY']), anEvent('b', []),
    anEvent('c', ['DTSTART:20261110T100000', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30']),
    anEvent('d', ['DTSTART:20261110T100000', 'RDATE:20261110T180000']), anEvent('e', ['DTSTART:20261111T100000'], ' '),
    anEvent('f', ['DTSTART:20261110T100000', 'RRULE:FREQ=DAILY;COUNT=2']),
  ), year)
  assert.deepEqual(read?.events.map(({ uid, dates }) => `${uid} ${dates.length}`), ['d 1', 'f 2'])
  assert.equal(read?.skipped, 5)
})

test('a text that is no calendar is none', () => {
  for (const text of ['', '<html>', 'BEGIN:VCALENDAR', 'BEGIN:VCARD\r\nEND:VCARD', 'null']) {
    assert.equal(readCalendar(text, year), null, text)
  }
  assert.deepEqual(readCalendar(aTownCalendar(), year), { events: [], skipped: 0 })
})

test('the rules of villages are followed, those without end are not', () => {
  for (const rule of [
    'FREQ=DAILY;COUNT=5', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20270101T000000Z', 'FREQ=MONTHLY;BYDAY=-1FR',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'FREQ=MONTHLY;BYMONTHDAY=15', 'FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=27',
    'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'FREQ=DAILY;BYDAY=MO,TU;WKST=MO',
  ]) assert.equal(isFollowable(rule), true, rule)
  for (const rule of [
    'FREQ=SECONDLY', 'FREQ=HOURLY;BYHOUR=25', 'FREQ=DAILY;INTERVAL=21;BYDAY=FR,WE', 'FREQ=WEEKLY;BYMONTH=13', 'FREQ=DAILY;INTERVAL=0',
    'FREQ=MONTHLY;BYDAY=3TH;BYSETPOS=4', 'FREQ=YEARLY;BYWEEKNO=54', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', '', 'COUNT=2',
  ]) assert.equal(isFollowable(rule), false, rule)
})
