import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextOf, pageOf, stateOf, weekOf, weeksOf, whyNotChange, whyNotResume } from './dates.ts'

const today = '2026-11-03'
const date = { day: '2026-11-03', plannedDay: '2026-11-03', isCancelled: false, isChanged: false }

test('a date of today is still to come; that of yesterday is past', () => {
  assert.equal(stateOf(date, today), 'planned')
  assert.equal(stateOf({ ...date, day: '2026-11-02' }, today), 'past')
  assert.equal(stateOf({ ...date, isChanged: true }, today), 'changed')
  assert.equal(stateOf({ ...date, isCancelled: true, isChanged: true }, today), 'cancelled')
})

test('what is past or called off is not changed any more', () => {
  assert.equal(whyNotChange(date, today), null)
  assert.equal(whyNotChange({ ...date, day: '2026-11-02' }, today), 'activities.refused.past')
  assert.equal(whyNotChange({ ...date, isCancelled: true }, today), 'activities.refused.cancelled')
})

test('a date goes on after all until its day is over', () => {
  assert.equal(whyNotResume({ ...date, isCancelled: true }, today), null)
  assert.equal(whyNotResume(date, today), 'activities.refused.not_cancelled')
  assert.equal(whyNotResume({ ...date, isCancelled: true, day: '2026-11-02' }, today), 'activities.refused.past')
})

test('a week runs from Monday to Sunday', () => {
  assert.deepEqual(weekOf('2026-11-03'), ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06',
    '2026-11-07', '2026-11-08'])
  assert.equal(weekOf('2026-11-08')[0], '2026-11-02')
})

test('November 2026 lies in six weeks, February 2027 in exactly four', () => {
  const november = weeksOf('2026-11')
  assert.deepEqual([november.length, november[0]?.[0], november.at(-1)?.[6]], [6, '2026-10-26', '2026-12-06'])
  assert.deepEqual(weeksOf('2027-02').map(([monday]) => monday), ['2027-02-01', '2027-02-08', '2027-02-15', '2027-02-22'])
})

test('the next date is the first that is to come and goes on', () => {
  const dates = [{ ...date, day: '2026-11-02' }, { ...date, isCancelled: true }, { ...date, day: '2026-11-10' }]
  assert.equal(nextOf(dates, today)?.day, '2026-11-10')
  assert.equal(nextOf(dates.slice(0, 2), today), undefined)
})

test('a page of a calendar ends with a whole day and says where the next begins', () => {
  const days = (text: string) => text.split(' ').map((day) => ({ day: `2026-11-0${day}` }))
  assert.deepEqual(pageOf(days('1 1 2'), 3), { dates: days('1 1 2'), next: null })
  assert.deepEqual(pageOf(days('1 1 2 2'), 3), { dates: days('1 1'), next: '2026-11-02' })
  assert.deepEqual(pageOf(days('1 1 1 1 2'), 3), { dates: days('1 1 1 1'), next: '2026-11-02' })
})
