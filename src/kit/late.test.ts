import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { daysLate, isLate, isSilent, lastDayHeard, newestLateDay } from './late.ts'
import { addDays } from './plain-dates.ts'

const aDay = fc.integer({ min: -20_000, max: 30_000 }).map((days) => addDays('2026-01-01', days))

test('late is when the last day has passed, the last day itself is still in time', () => {
  assert.equal(isLate('2026-11-03', '2026-11-03'), false)
  assert.equal(isLate('2026-11-03', '2026-11-04'), true)
  assert.equal(isLate('2026-11-03', '2026-11-02'), false)
})

test('what has no last day is never late', () => {
  assert.equal(isLate(null, '2026-11-04'), false)
  assert.equal(daysLate(undefined, '2026-11-04'), 0)
})

test('days late count from the day after the last day', () => {
  assert.equal(daysLate('2026-02-28', '2026-02-28'), 0)
  assert.equal(daysLate('2026-02-28', '2026-03-01'), 1)
  assert.equal(daysLate('2026-02-28', '2026-03-30'), 30)
})

test('silent for eight weeks begins on the day after the eighth week', () => {
  assert.equal(lastDayHeard('2026-09-01', 8), '2026-10-27')
  assert.equal(isSilent('2026-09-01', 8, '2026-10-27'), false)
  assert.equal(isSilent('2026-09-01', 8, '2026-10-28'), true)
})

test('a query by the newest late day agrees with isLate for every day', () => {
  fc.assert(fc.property(aDay, fc.integer({ min: -400, max: 400 }), (lastDay, ahead) => {
    const today = addDays(lastDay, ahead)
    assert.equal(lastDay <= newestLateDay(today), isLate(lastDay, today))
    assert.equal(daysLate(lastDay, today) > 0, isLate(lastDay, today))
  }))
})
