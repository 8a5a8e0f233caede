import assert from 'node:assert/strict'
import { test } from 'node:test'
import { intervalOf } from './wilson.ts'

const digits = (numerator: number, denominator: number, length: number) => {
  const found = intervalOf({ numerator, denominator })
  return [found?.low.toFixed(length), found?.high.toFixed(length)]
}

test('nothing counted has no interval', () => {
  assert.equal(intervalOf({ numerator: 0, denominator: 0 }), null)
})

test('the interval of 81 of 263 is the one that Newcombe (1998) gives', () => {
  assert.deepEqual(digits(81, 263, 4), ['0.2553', '0.3662'])
})

test('the interval of 11 out of 14 runs from 52 to 92 percent', () => {
  assert.deepEqual(digits(11, 14, 3), ['0.524', '0.924'])
})

test('the interval of 3 out of 3 ends at 100 percent and begins well below it', () => {
  assert.deepEqual(digits(3, 3, 3), ['0.439', '1.000'])
})
