import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changesBetween, meanwhile } from './fields.ts'

test('only fields that differ are written as a change', () => {
  assert.deepEqual(changesBetween({ phone: '06-1', called: 'Mo' }, { phone: '06-2', called: 'Mo' }),
    [{ field: 'phone', old: '06-1', new: '06-2' }])
})

test('BUS-02 a field that both changed is a conflict with both texts', () => {
  const changes = [{ field: 'phone', old: '06-1', new: '06-2' }, { field: 'phone', old: '06-2', new: '06-3' }]
  assert.deepEqual(meanwhile(changes, { phone: '06-3' }, { phone: '06-9' }),
    { conflicts: { phone: { theirs: '06-3', yours: '06-9' } }, untouched: [] })
})

test('BUS-02 a field that only the other changed takes the value of the other', () => {
  const changes = [{ field: 'phone', old: '06-1', new: '06-2' }]
  assert.deepEqual(meanwhile(changes, { phone: '06-2' }, { phone: '06-1' }), { conflicts: {}, untouched: ['phone'] })
})

test('BUS-02 the same change made twice is no conflict', () => {
  const changes = [{ field: 'phone', old: '06-1', new: '06-2' }]
  assert.deepEqual(meanwhile(changes, { phone: '06-2' }, { phone: '06-2' }), { conflicts: {}, untouched: [] })
})
