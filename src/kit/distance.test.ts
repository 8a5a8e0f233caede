import assert from 'node:assert/strict'
import { test } from 'node:test'
import { estimatedRoad, greatCircle } from './distance.ts'

const at = (latitude: number, longitude: number) => ({ latitude, longitude })

test('a degree along a meridian or the equator is 111.195 km, and a quarter of the earth 10,007.6 km', () => {
  // 2 pi 6371.0088 / 360.
  assert.ok(Math.abs(greatCircle(at(53, 6), at(54, 6)) - 111.195) < 0.001)
  assert.ok(Math.abs(greatCircle(at(0, 6), at(0, 7)) - 111.195) < 0.001)
  assert.ok(Math.abs(greatCircle(at(0, 0), at(90, 0)) - 10_007.557) < 0.01)
  assert.equal(greatCircle(at(53, 6), at(53, 6)), 0)
})

test('a degree of longitude is shorter in the north: at 60 degrees half', () => {
  assert.ok(Math.abs(greatCircle(at(60, 6), at(60, 6.01)) / greatCircle(at(0, 6), at(0, 6.01)) - 0.5) < 0.0001)
})

test('by road it is 1.3 times as far', () => {
  assert.ok(Math.abs(estimatedRoad(at(53, 6), at(54, 6)) - 144.553) < 0.001)
})
