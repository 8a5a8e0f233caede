import assert from 'node:assert/strict'
import { test } from 'node:test'
import { momentOf } from '../../newcomers/rules/appointments.ts'
import { daysOf, ruleOf, seriesOf, whyNoSeries } from './series.ts'

const days = (first: string, repeat: 'once' | 'weekly' | 'fortnightly' | 'monthly', until: string | null) =>
  daysOf(first, ruleOf({ first, repeat, until }))

test('one date has no rule and is its own day', () => {
  assert.equal(ruleOf({ first: '2026-11-04', repeat: 'once', until: null }), '')
  assert.deepEqual(days('2026-11-04', 'once', null), ['2026-11-04'])
})

test('MS-11 every Saturday morning, the last day included', () => {
  assert.deepEqual(days('2026-12-05', 'weekly', '2026-12-26'),
    ['2026-12-05', '2026-12-12', '2026-12-19', '2026-12-26'])
})

test('every other week goes on over the turn of the year', () => {
  assert.deepEqual(days('2026-12-16', 'fortnightly', '2027-01-20'), ['2026-12-16', '2026-12-30', '2027-01-13'])
})

test('MS-07 monthly is the same weekday of the month: each second Tuesday', () => {
  assert.equal(ruleOf({ first: '2026-11-10', repeat: 'monthly', until: '2027-02-28' }),
    'FREQ=MONTHLY;BYDAY=2TU;UNTIL=20270228')
  assert.deepEqual(days('2026-11-10', 'monthly', '2027-02-28'), ['2026-11-10', '2026-12-08', '2027-01-12', '2027-02-09'])
})

test('a fifth Sunday repeats as the last Sunday, so that no month is left out', () => {
  assert.deepEqual(days('2026-11-29', 'monthly', '2027-02-28'), ['2026-11-29', '2026-12-27', '2027-01-31', '2027-02-28'])
})

test('a weekly 10:00 stays 10:00 when the clock goes back on 25 October 2026', () => {
  const moments = days('2026-10-24', 'weekly', '2026-10-31').map((day) => momentOf(day, '10:00').toISOString())
  assert.deepEqual(moments, ['2026-10-24T08:00:00.000Z', '2026-10-31T09:00:00.000Z'])
})

test('a rule that was written is read back as the same series', () => {
  for (const repeat of ['weekly', 'fortnightly', 'monthly'] as const) {
    const series = { first: '2026-11-10', repeat, until: '2027-02-28' }
    assert.deepEqual(seriesOf(series.first, ruleOf(series)), series)
  }
  assert.deepEqual(seriesOf('2026-11-10', ''), { first: '2026-11-10', repeat: 'once', until: null })
})

test('a series has a last day, not before the first and at most a year on', () => {
  const why = (until: string | null) => whyNoSeries({ first: '2026-11-10', repeat: 'weekly', until })?.reason ?? null
  assert.equal(why(null), 'activities.problem.until_missing')
  assert.equal(why('2026-11-09'), 'activities.problem.until_before')
  assert.equal(why('2026-11-10'), null)
  assert.equal(why('2027-11-10'), null)
  assert.equal(why('2027-11-11'), 'activities.problem.until_far')
  assert.equal(whyNoSeries({ first: '2026-11-10', repeat: 'once', until: null }), null)
})
