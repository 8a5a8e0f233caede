import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ageOn, birthOfText, birthText, birthTyped, isAdultOn, readBirth } from './birth.ts'

const today = '2026-11-03'

test('F13 an unknown birth day is kept as unknown and never becomes another day', () => {
  assert.deepEqual(readBirth('1985', today), { year: 1985, month: null, day: null })
  assert.deepEqual(readBirth('00-00-1985', today), { year: 1985, month: null, day: null })
  assert.deepEqual(readBirth('3-1991', today), { year: 1991, month: 3, day: null })
  assert.deepEqual(readBirth('00-03-1991', today), { year: 1991, month: 3, day: null })
})

test('F13 days that do not exist, lie ahead or are unreadable are refused', () => {
  const wrong = ['31-02-1990', '29-02-2023', '13-1990-1', '4-11-2026', '12-2026', '7-0-1991', '1-1-1889', 'maart', '']
  for (const text of wrong) {
    assert.equal(readBirth(text, today), null, text)
  }
})

test('a whole birth date is read in the ways people write it', () => {
  for (const text of ['7-3-1991', '07/03/1991', '7.3.1991', '1991-03-07', ' 7 3 1991 ']) {
    assert.equal(birthText(readBirth(text, today) ?? { year: 0, month: 0, day: 0 }), '1991-03-07')
  }
})

test('a birth date is shown as typed and read back from what is kept', () => {
  assert.equal(birthTyped({ year: 1991, month: 3, day: 7 }), '7-3-1991')
  assert.equal(birthTyped({ year: 1991, month: null, day: null }), '1991')
  assert.deepEqual(birthOfText('1991-03'), { year: 1991, month: 3, day: null })
  assert.deepEqual(birthOfText(''), { year: null, month: null, day: null })
})

test('age counts whole years and takes the middle of what is unknown', () => {
  assert.equal(ageOn({ year: 2008, month: 11, day: 3 }, today), 18)
  assert.equal(ageOn({ year: 2008, month: 11, day: 4 }, today), 17)
  assert.equal(ageOn({ year: 2008, month: null, day: null }, '2026-06-30'), 17)
  assert.equal(ageOn({ year: null, month: null, day: null }, today), null)
})

test('somebody is an adult from their eighteenth birthday; a vague date counts from 1 July or the 15th', () => {
  const born = (month: number | null, day: number | null) => ({ year: 2008, month, day })
  assert.deepEqual(['2026-11-21', '2026-11-22'].map((on) => isAdultOn(born(11, 22), false, on)), [false, true])
  assert.deepEqual(['2026-11-14', '2026-11-15'].map((on) => isAdultOn(born(11, null), false, on)), [false, true])
  assert.deepEqual(['2026-06-30', '2026-07-01'].map((on) => isAdultOn(born(null, null), false, on)), [false, true])
})

test('without a birth year only a registered child is a child', () => {
  const unknown = { year: null, month: null, day: null }
  assert.deepEqual([true, false].map((isChild) => isAdultOn(unknown, isChild, today)), [false, true])
})
