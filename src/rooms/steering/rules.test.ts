import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ClosureReason } from '../../db/schema.ts'
import { addDays } from '../../kit/plain-dates.ts'
import { figureOf, ofYear, shareOf, splitBy, yearsOf, type Part } from './rules/figures.ts'
import { judgeTalks, judgeTerm, type Counted, type Verdict } from './rules/verdicts.ts'

const today = '2026-11-22'

function verdictOf(startOn: string | null, doneOn: string | null, months: number): Verdict {
  return judgeTerm({ startOn, doneOn, months }, today).verdict
}

function counted(...all: Verdict[]): Counted[] {
  return all.map((verdict, index) => ({ personId: `p${index}`, verdict, lastDay: '2026-05-01' }))
}

function times(verdict: Verdict, count: number): Verdict[] {
  return Array.from({ length: count }, () => verdict)
}

test('SB-03 a key on the last day of the three months is in time, a day later is not', () => {
  assert.equal(judgeTerm({ startOn: '2017-03-15', doneOn: '2017-06-15', months: 3 }, today).lastDay, '2017-06-15')
  assert.equal(verdictOf('2017-03-15', '2017-06-15', 3), 'reached')
  assert.equal(verdictOf('2017-03-15', '2017-06-16', 3), 'missed')
  assert.equal(verdictOf('2017-03-15', null, 3), 'missed')
})

test('SB-04 a plan for who was housed on 31 January 2017 is in time until 28 February', () => {
  assert.equal(verdictOf('2017-01-31', '2017-02-28', 1), 'reached')
  assert.equal(verdictOf('2017-01-31', '2017-03-01', 1), 'missed')
})

test('SB-04 who was housed two weeks ago is in no count, also with a plan', () => {
  assert.equal(verdictOf('2026-11-08', null, 1), 'open')
  assert.equal(verdictOf('2026-11-08', '2026-11-10', 1), 'open')
})

test('on the last day itself the term is open, the day after it counts', () => {
  assert.equal(verdictOf('2026-10-22', null, 1), 'open')
  assert.equal(verdictOf('2026-10-21', null, 1), 'missed')
  assert.equal(verdictOf('2026-08-22', null, 3), 'open')
  assert.equal(verdictOf('2026-08-21', null, 3), 'missed')
})

test('without the day from which it counts somebody is left out and counted apart', () => {
  assert.deepEqual(judgeTerm({ startOn: null, doneOn: '2026-01-01', months: 3 }, today),
    { verdict: 'no_start', lastDay: null })
})

test('who moved away, left or died before the last day leaves the figure, also who had reached it', () => {
  const closure = (closedOn: string, reopenedOn: string | null = null, reason: ClosureReason = 'moved_away') =>
    ({ startOn: '2026-01-10', doneOn: '2026-01-20', months: 3, closures: [{ reason, closedOn, reopenedOn }] })
  assert.equal(judgeTerm(closure('2026-04-10'), today).verdict, 'gone')
  assert.equal(judgeTerm(closure('2026-04-11'), today).verdict, 'reached')
  assert.equal(judgeTerm(closure('2026-02-01', '2026-04-10'), today).verdict, 'reached')
  assert.equal(judgeTerm(closure('2026-02-01', null, 'died'), today).verdict, 'gone')
  assert.equal(judgeTerm(closure('2026-02-01', null, 'done'), today).verdict, 'reached')
  assert.equal(judgeTerm({ ...closure('2026-02-01'), startOn: null }, today).verdict, 'gone')
})

test('a plan made before the move is in time', () => {
  assert.equal(verdictOf('2026-06-01', '2026-05-20', 1), 'reached')
})

test('ZE-03 held is reached, missed is missed; declined, open and waiting are left out and counted apart', () => {
  const one = (personId: string) => [{ personId, lastDay: '2026-07-31' }]
  const found = judgeTalks({
    moment: 'm6', held: one('a'), missed: one('b'), declined: one('c'), open: one('d'),
    waiting: [{ personId: 'e', lastDay: null }], gone: one('f'), closed: one('g'),
  })
  assert.deepEqual(found.map(({ personId, verdict }) => `${personId} ${verdict}`),
    ['a reached', 'b missed', 'c declined', 'd open', 'e no_start', 'f gone', 'g closed'])
})

test('the figure holds reached and missed; everybody else is left out with a reason', () => {
  const figure = figureOf(counted(...times('reached', 11), ...times('missed', 3), 'open', 'open', 'no_start', 'child'))
  assert.deepEqual(figure, {
    numerator: 11, denominator: 14, leftOut: { open: 2, no_start: 1, child: 1, declined: 0, gone: 0, closed: 0 },
    unknown: 0,
  })
})

test('a year takes those whose term ended in it', () => {
  const all: Counted[] = [
    { personId: 'a', verdict: 'reached', lastDay: '2025-12-31' },
    { personId: 'b', verdict: 'missed', lastDay: '2026-01-01' },
    { personId: 'c', verdict: 'open', lastDay: '2027-02-01' }, { personId: 'd', verdict: 'no_start', lastDay: null },
  ]
  assert.deepEqual(ofYear(all, 2026).map(({ personId }) => personId), ['b'])
  assert.equal(ofYear(all, null).length, 4)
  assert.deepEqual(yearsOf(all, today), [2026, 2025])
})

test('a figure without people has no share', () => {
  assert.equal(shareOf({ numerator: 0, denominator: 0 }), null)
})

type Group = [key: string, reached: number, missed: number]

function sized(...groups: Group[]): { all: Counted[]; keys: Map<string, string> } {
  const all: Counted[] = []
  const keys = new Map<string, string>()
  for (const [key, reached, missed] of groups) {
    for (const verdict of [...times('reached', reached), ...times('missed', missed)]) {
      const personId = `p${all.length}`
      all.push({ personId, verdict, lastDay: '2026-01-01' })
      keys.set(personId, key)
    }
  }
  return { all, keys }
}

const sizes = ['1', '2', '3', '4', '5']

function split(...groups: Group[]): Part[] {
  const { all, keys } = sized(...groups)
  return splitBy(all, sizes, (personId) => keys.get(personId) ?? null)
}

test('PRIV-10 who reached it and who did not are hidden by one rule, and a line shows when both of its counts do', () => {
  // Reached 20, 8, 2, 9, 7: below 5 is 2 alone, so the line rises over 7. Missed 10, 6, 1, 8, 9: rises over 6.
  assert.deepEqual(split(['1', 20, 10], ['2', 8, 6], ['3', 2, 1], ['4', 9, 8], ['5', 7, 9]), [
    { key: '1', numerator: 20, denominator: 30, isHidden: false }, { key: '2', numerator: 0, denominator: 0, isHidden: true },
    { key: '3', numerator: 0, denominator: 0, isHidden: true }, { key: '4', numerator: 9, denominator: 17, isHidden: false },
    { key: '5', numerator: 0, denominator: 0, isHidden: true },
  ])
})

test('PRIV-10 a group in which nobody is stands there as a hidden one: its absence would tell that it is empty', () => {
  assert.deepEqual(split(['1', 9, 9], ['2', 7, 8]).map(({ key, isHidden }) => `${key} ${isHidden}`),
    ['1 false', '2 true', '3 true', '4 true', '5 true'])
  assert.ok(split(['1', 9, 3]).every(({ isHidden }) => isHidden))
})

test('PRIV-10 five groups of five and more are all shown', () => {
  assert.ok(split(['1', 5, 5], ['2', 9, 7], ['3', 6, 6], ['4', 5, 8], ['5', 5, 5]).every(({ isHidden }) => !isHidden))
})

// The same figure counted in the dullest way: by hand, person by person, with another calendar.
function naiveKey(permitOn: string | null, keyOn: string | null): 'in' | 'reached' | 'out' {
  if (!permitOn) return 'out'
  const [year = 0, month = 0, day = 0] = permitOn.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + 3, 1))
  last.setUTCDate(Math.min(day, new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1, 0)).getUTCDate()))
  if (last.getTime() >= Date.UTC(2026, 10, 22)) return 'out'
  return keyOn && Date.parse(keyOn) <= last.getTime() ? 'reached' : 'in'
}

const aDay = fc.integer({ min: -900, max: 60 }).map((days) => addDays(today, days))
const aPerson = fc.record({ permitOn: fc.option(aDay, { nil: null }), keyOn: fc.option(aDay, { nil: null }) })

test('SB-03 the figure of a random population is the one counted by hand', () => {
  fc.assert(fc.property(fc.array(aPerson, { maxLength: 60 }), (people) => {
    const figure = figureOf(people.map(({ permitOn, keyOn }, index) => ({
      personId: String(index), ...judgeTerm({ startOn: permitOn, doneOn: keyOn, months: 3 }, today),
    })))
    const naive = people.map(({ permitOn, keyOn }) => naiveKey(permitOn, keyOn))
    assert.equal(figure.numerator, naive.filter((answer) => answer === 'reached').length)
    assert.equal(figure.denominator, naive.filter((answer) => answer !== 'out').length)
    const left = Object.values(figure.leftOut).reduce((total, count) => total + count, 0)
    assert.equal(figure.denominator + left, people.length)
  }))
})
