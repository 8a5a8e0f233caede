import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bulletPlaces } from './bullet.ts'
import { radarPath, radarPoint } from './radar.ts'

const frame = { axes: 4, radius: 100, max: 10 }

test('a bullet places value, target and interval on a line of a hundred', () => {
  assert.deepEqual(bulletPlaces({ value: 11, target: 12.6, interval: [7, 13], max: 14 }), {
    value: 78.57, target: 90, band: { start: 50, length: 42.86 },
  })
})

test('a bullet cuts off what lies outside its scale and survives an empty one', () => {
  assert.equal(bulletPlaces({ value: 20, max: 14 }).value, 100)
  assert.deepEqual(bulletPlaces({ value: 0, max: 0 }), { value: 0, target: undefined, band: undefined })
})

test('the first axis of the web points up and the others follow clockwise', () => {
  assert.deepEqual(radarPoint(0, 10, frame), { x: 0, y: -100 })
  assert.deepEqual(radarPoint(1, 5, frame), { x: 50, y: 0 })
  assert.deepEqual(radarPoint(2, 10, frame), { x: 0, y: 100 })
})

test('a web with every value is one closed shape', () => {
  const path = radarPath([10, 10, 10, 10], frame)
  assert.ok(path.startsWith('M0,-100') && path.endsWith('Z'))
})

test('no line crosses a dimension that was not filled in', () => {
  assert.equal(radarPath([10, 10, null, 10], frame), 'M0,-100L100,0M-100,0L0,-100')
})
