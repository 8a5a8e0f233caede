import assert from 'node:assert/strict'
import test from 'node:test'
import { isLate } from './late.ts'

test('the last day itself is still in time, the day after is late', () => {
  assert.equal(isLate('2026-02-28', '2026-02-28'), false)
  assert.equal(isLate('2026-02-28', '2026-03-01'), true)
})

test('what has no last day is never late', () => {
  assert.equal(isLate(null, '2026-03-01'), false)
})
