import assert from 'node:assert/strict'
import { test } from 'node:test'
import { likenessOf } from './likeness.ts'

test('a name and number typed in another way are the same; another number or address is not', () => {
  assert.equal(likenessOf(' Jan  de VRIES ', '06-1234 5678'), likenessOf('jan de vries', '0612345678'))
  assert.notEqual(likenessOf('Jan de Vries', '0612345678'), likenessOf('Jan de Vries', '0612345679'))
  assert.equal(likenessOf('Jan', '', 'Jan@voorbeeld.example '), likenessOf('jan', '', 'jan@voorbeeld.example'))
  assert.notEqual(likenessOf('Jan', '', 'jan@voorbeeld.example'), likenessOf('Jan', '', 'j@voorbeeld.example'))
})
