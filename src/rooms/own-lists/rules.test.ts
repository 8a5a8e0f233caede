import assert from 'node:assert/strict'
import { test } from 'node:test'
import { optionsOf } from './forms.ts'
import { isInUse, whyNotEnd, whyNotValue } from './rules.ts'

test('a word is in use from its first day to its last, both included', () => {
  const word = { firstDay: '2026-11-03', lastDay: '2026-11-05' }
  const days = ['2026-11-02', '2026-11-03', '2026-11-05', '2026-11-06']
  assert.deepEqual(days.map((day) => isInUse(word, day)), [false, true, true, false])
  assert.equal(isInUse({ ...word, lastDay: null }, '2030-01-01'), true)
})

test('a word cannot end before it began; on its first day it can', () => {
  const word = { firstDay: '2026-11-03', lastDay: null }
  assert.equal(whyNotEnd(word, '2026-11-02'), 'own-lists.problem.before_first')
  assert.equal(whyNotEnd(word, '2026-11-03'), null)
})

test('a field takes what its kind allows, and nothing is always allowed', () => {
  const of = (kind: 'text' | 'choice' | 'date' | 'yes_no') => ({ kind, options: ['Taalhuis', 'Kerk'] })
  for (const kind of ['text', 'choice', 'date', 'yes_no'] as const) assert.equal(whyNotValue(of(kind), ''), null)
  assert.equal(whyNotValue(of('text'), 'wat dan ook'), null)
  assert.equal(whyNotValue(of('choice'), 'Kerk'), null)
  assert.equal(whyNotValue(of('choice'), 'Moskee'), 'web.problem.choose')
  assert.equal(whyNotValue(of('date'), '2026-02-29'), 'web.problem.date')
  assert.equal(whyNotValue(of('date'), '2028-02-29'), null)
  assert.equal(whyNotValue(of('yes_no'), 'yes'), null)
  assert.equal(whyNotValue(of('yes_no'), 'misschien'), 'web.problem.choose')
})

test('choices stand one on a line; empty lines and doubles fall away', () => {
  assert.deepEqual(optionsOf(' Taalhuis \n\nKerk\nTaalhuis'), ['Taalhuis', 'Kerk'])
})
