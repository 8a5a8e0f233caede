import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  addDays, addMonths, addWeeks, addYears, compareDates, daysBetween, earliest, isPlainDate, latest, monthsBetween,
  today,
} from './plain-dates.ts'

const aDay = fc.integer({ min: -20_000, max: 30_000 }).map((days) => addDays('2026-01-01', days))

test('SB-04 a plan of someone housed on 31 January is due on the last day of February', () => {
  assert.equal(addMonths('2017-01-31', 1), '2017-02-28')
})

test('SB-03 the key is due three months after the permit', () => {
  assert.equal(addMonths('2017-03-15', 3), '2017-06-15')
})

test('ZE-03 day 0 on 31 January 2026 gives talks after 6, 12 and 24 months', () => {
  assert.deepEqual([6, 12, 24].map((months) => addMonths('2026-01-31', months)),
    ['2026-07-31', '2027-01-31', '2028-01-31'])
})

test('a leap day is a day, and clamps to 28 February in a year without one', () => {
  assert.equal(isPlainDate('2028-02-29'), true)
  assert.equal(isPlainDate('2026-02-29'), false)
  assert.equal(addYears('2028-02-29', 1), '2029-02-28')
  assert.equal(addMonths('2028-02-29', 12), '2029-02-28')
  assert.equal(addMonths('2028-01-31', 1), '2028-02-29')
})

test('years that end a century are leap years once in four, and days count on over them', () => {
  assert.equal(addDays('1900-02-28', 1), '1900-03-01')
  assert.equal(addDays('2000-02-28', 1), '2000-02-29')
  assert.equal(daysBetween('2026-01-01', '2027-01-01'), 365)
  assert.equal(daysBetween('2028-01-01', '2029-01-01'), 366)
  assert.equal(daysBetween('1969-12-31', '1970-01-02'), 2)
})

test('months are taken off across the year, and clamp there too', () => {
  assert.equal(addMonths('2026-01-15', -1), '2025-12-15')
  assert.equal(addMonths('2026-03-31', -1), '2026-02-28')
  assert.equal(addMonths('2026-12-31', 2), '2027-02-28')
})

test('ten weeks after a notice on 2 March 2026 is 11 May', () => {
  assert.equal(addWeeks('2026-03-02', 10), '2026-05-11')
})

test('F8 the night on which the clock goes back belongs to one day', () => {
  assert.equal(today(new Date('2026-10-24T21:59:59Z')), '2026-10-24')
  assert.equal(today(new Date('2026-10-24T22:00:00Z')), '2026-10-25')
  assert.equal(today(new Date('2026-10-25T00:30:00Z')), '2026-10-25')
  assert.equal(today(new Date('2026-10-25T01:30:00Z')), '2026-10-25')
  assert.equal(today(new Date('2026-10-25T22:59:59Z')), '2026-10-25')
  assert.equal(today(new Date('2026-10-25T23:00:00Z')), '2026-10-26')
  assert.equal(daysBetween('2026-10-24', '2026-10-26'), 2)
})

test('F8 the night on which the clock goes forward belongs to one day', () => {
  assert.equal(today(new Date('2027-03-28T00:59:00Z')), '2027-03-28')
  assert.equal(today(new Date('2027-03-28T21:59:00Z')), '2027-03-28')
  assert.equal(today(new Date('2027-03-28T22:00:00Z')), '2027-03-29')
})

test('only an existing day written in full is a plain date', () => {
  for (const wrong of ['2026-2-1', '2026-13-01', '2026-02-31', '', '2026-02-01T00:00', ' 2026-02-01', null, 20260201]) {
    assert.equal(isPlainDate(wrong), false, String(wrong))
  }
  assert.equal(isPlainDate('2026-02-01'), true)
})

test('arithmetic refuses a day that does not exist instead of guessing one', () => {
  assert.throws(() => addDays('2026-02-31', 1), RangeError)
})

test('a term of one month from 31 January is over on 28 February', () => {
  assert.equal(monthsBetween('2026-01-31', '2026-02-27'), 0)
  assert.equal(monthsBetween('2026-01-31', '2026-02-28'), 1)
  assert.equal(monthsBetween('2026-03-15', '2026-01-15'), -2)
})

test('months between never disagrees with adding months', () => {
  fc.assert(fc.property(aDay, fc.integer({ min: 0, max: 600 }), (date, months) => {
    const end = addMonths(date, months)
    assert.equal(monthsBetween(date, end), months)
    assert.equal(monthsBetween(date, addDays(end, -1)), Math.max(0, months - 1))
  }), { numRuns: 200, examples: [['2026-01-31', 1], ['2028-02-29', 12]] })
})

test('days between and adding days undo each other', () => {
  fc.assert(fc.property(aDay, fc.integer({ min: -5_000, max: 5_000 }), (date, days) => {
    assert.equal(daysBetween(date, addDays(date, days)), days)
  }))
})

test('earliest and latest pass over what is not known', () => {
  assert.equal(earliest('2026-03-01', null, '2026-01-09', undefined), '2026-01-09')
  assert.equal(latest('2026-03-01', null, '2026-01-09'), '2026-03-01')
  assert.equal(latest(null, undefined), undefined)
  assert.deepEqual(['2026-03-01', '2026-01-09'].sort(compareDates), ['2026-01-09', '2026-03-01'])
})
