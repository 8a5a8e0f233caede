import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lastDayOfLink, whyNoCount } from './rules.ts'

const on = (day: string, isCancelled = false) => ({ day, plannedDay: day, isCancelled, isChanged: false })

test('the link of an organiser lives until two weeks after the last date', () => {
  assert.equal(lastDayOfLink([on('2026-11-10'), on('2026-12-01'), on('2026-11-24')], '2026-11-03'), '2026-12-15')
  assert.equal(lastDayOfLink([], '2026-11-03'), '2026-11-17')
})

test('MS-11 an organiser counts from the day itself on, and not over the count of a colleague', () => {
  const today = '2026-11-10'
  assert.equal(whyNoCount(on('2026-11-10'), undefined, today), null)
  assert.equal(whyNoCount(on('2026-11-10'), { guests: 4, by: null }, today), null)
  assert.equal(whyNoCount(on('2026-11-11'), undefined, today), 'organisers.refused.not_yet')
  assert.equal(whyNoCount(on('2026-11-10', true), undefined, today), 'organisers.refused.cancelled')
  assert.equal(whyNoCount(on('2026-11-09'), { guests: 4, by: 'bram' }, today), 'organisers.refused.counted')
})
