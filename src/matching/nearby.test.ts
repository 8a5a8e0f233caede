import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chanceOf } from '../kit/chance.ts'
import { findNear, roomToFind, sortByPlace } from './nearby.ts'

test('of three within reach the two cheapest, cheapest first; who is forbidden or too far is not seen', () => {
  const places = sortByPlace(Float64Array.of(0, 3, 3, 6, 0), Float64Array.of(0, 4, 0, 8, 1), 2)
  const found = findNear(places, { x: 0, y: 0, reach: 5, most: 2, cost: (point) => [30, 10, 20, 0, -1][point]! },
    roomToFind(places))
  assert.deepEqual([...found.column.subarray(0, found.count)], [1, 2])
  assert.deepEqual([...found.cost.subarray(0, found.count)], [10, 20])
})

test('on 200 maps it finds what looking at everybody finds', () => {
  const chance = chanceOf(17)
  for (let round = 0; round < 200; round += 1) {
    const size = chance.between(1, 40)
    const [x, y] = [0, 1].map(() => Float64Array.from({ length: size }, () => chance.next() * 20 - 10))
    const costs = Array.from({ length: size }, () => chance.between(-200, 1_000))
    const wanted = { x: chance.next() * 30 - 15, y: chance.next() * 30 - 15, reach: chance.between(0, 12), most: 5,
      cost: (point: number) => costs[point]! }
    const places = sortByPlace(x!, y!, chance.between(1, 7))
    const { cost, count } = findNear(places, wanted, roomToFind(places))
    const within = costs.filter((each, k) => each >= 0 && Math.hypot(x![k]! - wanted.x, y![k]! - wanted.y) <= wanted.reach)
    assert.deepEqual([...cost.subarray(0, count)], within.toSorted((a, b) => a - b).slice(0, 5))
  }
})
