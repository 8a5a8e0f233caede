import assert from 'node:assert/strict'
import { test } from 'node:test'
import { paceHeaders, paceOf } from './pace.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 3, 9, 0, 0) + seconds * 1000)

test('BUS-03 a minute begins with the first request of a key and ends after sixty seconds', () => {
  const pace = paceOf(2)
  assert.deepEqual(pace.take('a', at(0)), { left: 1, seconds: 60, excess: 0 })
  assert.deepEqual(pace.take('a', at(12.3)), { left: 0, seconds: 48, excess: 0 })
  assert.deepEqual(pace.take('a', at(12.3)), { left: 0, seconds: 48, excess: 1 })
  assert.deepEqual(pace.take('a', at(59.999)), { left: 0, seconds: 1, excess: 2 })
  assert.deepEqual(pace.take('a', at(60)), { left: 1, seconds: 60, excess: 0 })
})

test('one key takes nothing of another', () => {
  const pace = paceOf(1)
  assert.equal(pace.take('a', at(0)).excess, 0)
  assert.equal(pace.take('b', at(1)).excess, 0)
  assert.equal(pace.take('a', at(2)).excess, 1)
})

test('F8 a clock that is set back makes no minute longer', () => {
  const pace = paceOf(1)
  pace.take('a', at(3600))
  assert.deepEqual(pace.take('a', at(0)), { left: 0, seconds: 60, excess: 0 })
})

test('the standing is told as structured fields', () => {
  const pace = paceOf(2)
  pace.take('a', at(0))
  assert.deepEqual(paceHeaders(pace, pace.take('a', at(30))), {
    'ratelimit-policy': '"key";q=2;w=60', ratelimit: '"key";r=0;t=30',
  })
})
