import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayOrderOf, readBirthDate, readPathDate, type DateReading } from './dates.ts'

const csv: DateReading = { order: 'unproved', serials: undefined, today: '2026-11-03', horizon: '2028-11-03' }
const birth = (text: string, reading: Partial<DateReading> = {}) => {
  const read = readBirthDate(text, { ...csv, ...reading })
  if ('problem' in read) return read.suggestion ? `${read.problem}: ${read.suggestion}` : read.problem
  return [read.birth.year, read.birth.month ?? 0, read.birth.day ?? 0].join('-')
}
const path = (text: string, reading: Partial<DateReading> = {}) => {
  const read = readPathDate(text, { ...csv, ...reading })
  return 'problem' in read ? read.problem : [read.birth.year, read.birth.month, read.birth.day].join('-')
}

test('F13 a day is read in the ways offices write it', () => {
  for (const text of ['03-04-1990', '3-4-1990', '3.4.1990', '03 04 1990', '1990-04-03', '1990/04/03', '19900403',
    '03041990',
    '3 april 1990', '3 apr. 1990', '3-apr-1990', '1990-04-03 00:00:00', '03-04-1990 0:00', '1990-04-03T00:00:00Z']) {
    assert.equal(birth(text), '1990-4-3', text)
  }
})

test('F13 an unknown day or month of birth stays unknown', () => {
  for (const text of ['00-00-1985', '1985', '1985-00-00', '19850000', 'xx-xx-1985', '??-??-1985']) {
    assert.equal(birth(text), '1985-0-0', text)
  }
  for (const text of ['00-07-1985', '07-1985', '1985-07', '1985-07-00']) assert.equal(birth(text), '1985-7-0', text)
  assert.equal(path('00-07-2025'), 'date_missing_day')
  assert.equal(path('2025'), 'date_missing_day')
})

test('F13 a date that does not exist is refused, never moved to another day', () => {
  for (const text of ['31-02-1990', '29-02-2023', '31-04-1990', '00-13-1985', '05-00-1985', '99999999', '1990-02-30']) {
    assert.equal(birth(text), 'date_not_exist', text)
  }
  assert.equal(birth('12-31-1990'), 'date_not_exist: 31-12-1990')
})

test('F13 3/4/1990 is refused unless the column proves what comes first', () => {
  assert.equal(birth('3/4/1990'), 'date_ambiguous: 03-04-1990')
  assert.equal(birth('4/4/1990'), '1990-4-4')
  assert.equal(birth('25/12/1990'), '1990-12-25')
  assert.equal(birth('3/4/1990', { order: 'day_first' }), '1990-4-3')
  assert.equal(birth('3/4/1990', { order: 'month_first' }), '1990-3-4')
})

test('F13 three dates that can be read one way only prove a column, one the other way undoes it', () => {
  assert.equal(dayOrderOf(['3/4/1990', '25/12/1990', '13/01/2000 0:00', '31/01/1999']), 'day_first')
  assert.equal(dayOrderOf(['3/4/1990', '12/25/1990', '01/13/2000', '01/31/1999']), 'month_first')
  assert.equal(dayOrderOf(['25/12/1990', '13/01/2000']), 'unproved')
  assert.equal(dayOrderOf(['25/12/1990', '13/01/2000', '31/01/1999', '12/25/1990']), 'unproved')
  assert.equal(dayOrderOf(['25-12-1990', '13-01-2000', '31-01-1999']), 'unproved')
})

test('F13 a serial number is a day only where the file says how it counts', () => {
  assert.equal(birth('32966'), 'date_serial: 03-04-1990')
  assert.equal(birth('32966', { serials: '1900' }), '1990-4-3')
  assert.equal(birth('32966', { serials: '1904' }), '1994-4-4')
  assert.equal(birth('1990', { serials: '1900' }), '1990-0-0')
  assert.equal(birth('3041990', { serials: '1900' }), 'date_unreadable')
  assert.equal(birth('3,3E+04'), 'shortened_number')
})

test('F13 a year of two figures and a moment in another zone are refused', () => {
  assert.equal(birth('3-4-90'), 'date_short_year')
  assert.equal(birth("3 apr '90"), 'date_short_year')
  assert.equal(birth('1990-04-02T22:00:00Z'), 'date_unreadable')
  assert.equal(birth('gisteren'), 'date_unreadable')
})

test('dates far ahead and long ago are refused, a permit next year is not', () => {
  assert.equal(path('14-10-2037'), 'date_far_future')
  assert.equal(path('04-11-2028'), 'date_far_future')
  assert.equal(path('03-11-2028'), '2028-11-3')
  assert.equal(birth('04-11-2026'), 'date_future')
  assert.equal(birth('01-01-2040'), 'date_far_future')
  assert.equal(birth('2027'), 'date_future')
  assert.equal(birth('01-01-1889'), 'date_long_ago')
  assert.equal(path('01-01-1900'), 'date_long_ago')
})
