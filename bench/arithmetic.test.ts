import assert from 'node:assert/strict'
import { test } from 'node:test'
import { growth, mean, percentile } from './arithmetic.ts'

test('a percentile is the smallest value that so many do not exceed', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)
  assert.deepEqual([percentile(hundred, 0.95), percentile(hundred, 0.99), percentile(hundred, 1)], [95, 99, 100])
  assert.equal(percentile([7], 0.95), 7)
  assert.equal(percentile([1, 2, 3, 4], 0.5), 2)
  assert.ok(Number.isNaN(percentile([], 0.95)))
})

test('growth compares the last tenth with the first, whatever came between', () => {
  const samples = [100, 100, ...Array.from({ length: 16 }, () => 900), 120, 110]
  assert.equal(growth(samples).toFixed(2), '0.15')
  assert.equal(mean([1, 2, 6]), 3)
})
