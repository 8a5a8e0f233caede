import assert from 'node:assert/strict'
import test from 'node:test'
import { isRightToLeft, isolateNumbers } from './direction.ts'

test('a phone, file or house number is isolated, the full stop after it is not', () => {
  assert.equal(isolateNumbers('هاتف +31 6 12345678.'), 'هاتف \u2066+31 6 12345678\u2069.')
  assert.equal(isolateNumbers('ملف AK-2026-0012، غدا'), 'ملف \u2066AK-2026-0012\u2069، غدا')
  assert.equal(isolateNumbers('14:00-15:30'), '\u206614:00-15:30\u2069')
})

test('plain words, levels and years need no isolation', () => {
  assert.equal(isolateNumbers('مستوى A2 في 2026 مع Sanne'), 'مستوى A2 في 2026 مع Sanne')
})

test('a Dutch name at the head does not turn an Arabic sentence round', () => {
  assert.equal(isRightToLeft('VluchtelingenWerk يساعد', 'ar'), true)
})

test('Dutch in the Arabic column runs from left to right', () => {
  assert.equal(isRightToLeft('Bellen met school', 'nl'), false)
  assert.equal(isRightToLeft('Amal Haddad', 'ar'), false)
})

test('own words in Arabic run right to left in the Dutch column too', () => {
  assert.equal(isRightToLeft('أريد العمل', 'nl'), true)
  assert.equal(isRightToLeft('Amal: أريد', 'nl'), false)
})

test('a text of digits alone follows its column', () => {
  assert.equal(isRightToLeft('12', 'fa'), true)
  assert.equal(isRightToLeft('12', 'nl'), false)
})
