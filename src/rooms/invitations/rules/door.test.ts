import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeFrom, codeIn, whyNotIn } from './door.ts'

test('the door is open on the day itself, unless it was called off', () => {
  const why = (today: string, isCancelled = false) => whyNotIn({ day: '2026-11-10', isCancelled }, today)
  assert.deepEqual([why('2026-11-09'), why('2026-11-10'), why('2026-11-11')],
    ['door.refused.not_yet', null, 'door.refused.past'])
  assert.equal(why('2026-11-10', true), 'door.refused.cancelled')
})

test('a code is five digits, zeros in front included', () => {
  assert.equal(codeFrom('00000000002aff'), '00042')
  assert.equal(codeFrom('0000000f423f'), '99999')
  assert.equal(codeFrom('0000000f4240'), '00000')
})

test('a code is read as it was meant: with spaces, in Arabic or Persian digits', () => {
  assert.equal(codeIn(' 48 213 '), '48213')
  assert.equal(codeIn('٤٨٢١٣'), '48213')
  assert.equal(codeIn('۴۸۲۱۳'), '48213')
  assert.equal(codeIn('48-2l3'), '4823')
})
