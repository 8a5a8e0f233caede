import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daysOfMonth, leftInMonth, whyNotClaim } from './rules/costs.ts'
import { mostPerDay, mostPerHour, secondsToWait } from './rules/pace.ts'
import { certificateStateOf, minutesOf, standingOf, waitOf, whyNotOn } from './rules/register.ts'

test('AK-09 who signed up waits until a call says that they join, and has stopped when they stopped', () => {
  assert.equal(standingOf({ joinedOn: null, endedOn: null }), 'waiting')
  assert.equal(standingOf({ joinedOn: '2026-11-03', endedOn: null }), 'active')
  assert.equal(standingOf({ joinedOn: '2026-11-03', endedOn: '2026-11-09' }), 'ended')
  assert.equal(standingOf({ joinedOn: null, endedOn: '2026-11-09' }), 'ended')
})

test('AK-09 a call is late from the eighth day on: the seventh is the last day in time', () => {
  assert.deepEqual(waitOf('2026-11-01', '2026-11-01'), { days: 0, isLate: false })
  assert.deepEqual(waitOf('2026-11-01', '2026-11-08'), { days: 7, isLate: false })
  assert.deepEqual(waitOf('2026-11-01', '2026-11-13'), { days: 12, isLate: true })
})

test('a certificate that was seen stays so until after the day on which it is asked for again', () => {
  assert.equal(certificateStateOf(null, '2026-11-03'), 'none')
  assert.equal(certificateStateOf({ againOn: null }, '2050-01-01'), 'seen')
  assert.equal(certificateStateOf({ againOn: '2026-11-03' }, '2026-11-03'), 'seen')
  assert.equal(certificateStateOf({ againOn: '2026-11-02' }, '2026-11-03'), 'again')
})

test('what was done was done by today, and not before it could have begun', () => {
  assert.equal(whyNotOn('2026-11-03', '2026-11-03'), null)
  assert.equal(whyNotOn('2026-11-04', '2026-11-03'), 'volunteers.problem.future')
  assert.equal(whyNotOn('2026-10-01', '2026-11-03', '2026-10-01'), null)
  assert.equal(whyNotOn('2026-09-30', '2026-11-03', '2026-10-01'), 'volunteers.problem.too_early')
})

test('hours are read as people write them', () => {
  assert.deepEqual(['2', '1,5', '1.25', '0:45', '24'].map(minutesOf), [120, 90, 75, 45, 1440])
  assert.deepEqual(['', '0', '-1', '25', 'twee', '1:75'].map(minutesOf), [null, null, null, null, null, null])
})

test('MS-16 costs are claimed within what was agreed: its days, and its most in one month', () => {
  const agreed = { monthlyCents: 2500, firstDay: '2026-10-15', lastDay: '2026-11-30' }
  const why = (onDay: string, cents: number, claimedCents = 0) =>
    whyNotClaim(agreed, { onDay, cents, claimedCents }, '2026-11-20')?.key ?? null
  assert.equal(why('2026-11-03', 2500), null)
  assert.equal(why('2026-11-03', 1500, 1000), null)
  assert.equal(why('2026-11-03', 1501, 1000), 'volunteers.refused.above')
  assert.equal(why('2026-10-14', 100), 'volunteers.problem.not_agreed')
  assert.equal(why('2026-11-21', 100), 'volunteers.problem.future')
  assert.equal(whyNotClaim({ ...agreed, lastDay: '2026-11-02' }, { onDay: '2026-11-03', cents: 1, claimedCents: 0 },
    '2026-11-20')?.field, 'on_day')
  assert.deepEqual([leftInMonth(agreed, 1000), leftInMonth(agreed, 2500), leftInMonth(agreed, 3000)], [1500, 0, 0])
})

test('a month ends on its own last day', () => {
  assert.deepEqual(daysOfMonth('2026-11'), { first: '2026-11-01', last: '2026-11-30' })
  assert.deepEqual(daysOfMonth('2026-12'), { first: '2026-12-01', last: '2026-12-31' })
  assert.deepEqual(daysOfMonth('2024-02'), { first: '2024-02-01', last: '2024-02-29' })
})

test('a full stall signs up and a machine does not', () => {
  assert.equal(secondsToWait({ network: mostPerHour - 1, municipality: mostPerDay - 1 }), 0)
  assert.equal(secondsToWait({ network: mostPerHour, municipality: 50 }), 3600)
  assert.equal(secondsToWait({ network: 0, municipality: mostPerDay }), 86_400)
})
