import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type BarrierFacts, isToDo, lastDayFor, needsIn, providedFor, stateOf, whyNotBy } from './barriers.ts'

const today = '2026-11-03'
const barrier: BarrierFacts = {
  need: 'childcare', day: '2026-11-10', isCancelled: false, dueOn: '2026-11-09', takerId: null, arranged: null,
  impossible: null, isEnded: false, came: null,
}

test('MS-11 a barrier is open until somebody takes it, and late after its last day', () => {
  assert.equal(stateOf(barrier, today), 'open')
  assert.equal(stateOf({ ...barrier, takerId: 'a' }, today), 'taken')
  assert.equal(stateOf({ ...barrier, takerId: 'a' }, '2026-11-09'), 'taken')
  assert.equal(stateOf({ ...barrier, takerId: 'a' }, '2026-11-10'), 'late')
  assert.equal(stateOf(barrier, '2026-11-10'), 'late')
})

test('MS-11 what was arranged ends with whether the person came', () => {
  const arranged = { ...barrier, arranged: 'Buurvrouw past op' }
  assert.equal(stateOf(arranged, '2026-12-01'), 'arranged')
  assert.equal(stateOf({ ...arranged, came: true }, '2026-12-01'), 'came')
  assert.equal(stateOf({ ...arranged, came: false }, '2026-12-01'), 'stayed_away')
  assert.equal(stateOf({ ...barrier, impossible: 'Niemand kan', came: true }, '2026-12-01'), 'impossible')
})

test('after the day, or when it was called off, nothing is left to arrange; another time is still asked', () => {
  assert.equal(stateOf(barrier, '2026-11-11'), 'over')
  assert.equal(stateOf({ ...barrier, isCancelled: true }, today), 'over')
  const time = { ...barrier, need: 'other_time', dueOn: '2026-11-17' } as const
  assert.equal(stateOf(time, '2026-11-17'), 'open')
  assert.equal(stateOf(time, '2026-11-18'), 'late')
  assert.equal(stateOf({ ...barrier, isEnded: true, arranged: 'x' }, today), 'withdrawn')
})

test('only what is open, taken or late is still to do', () => {
  const states = ['open', 'taken', 'late', 'arranged', 'came', 'stayed_away', 'impossible', 'over', 'withdrawn'] as const
  assert.deepEqual(states.filter(isToDo), ['open', 'taken', 'late'])
})

test('it is arranged the day before at the latest, today when that has passed, and within two weeks for another time', () => {
  assert.equal(lastDayFor('ride', '2026-11-10', today), '2026-11-09')
  assert.equal(lastDayFor('ride', '2026-11-04', today), '2026-11-03')
  assert.equal(lastDayFor('ride', '2026-11-03', today), '2026-11-03')
  assert.equal(lastDayFor('other_time', '2026-11-04', today), '2026-11-17')
})

test('nobody promises something by yesterday, nor after the day itself', () => {
  const why = (dueOn: string, need: BarrierFacts['need'] = 'ride') => whyNotBy(dueOn, { ...barrier, need }, today)
  assert.equal(why('2026-11-02'), 'barriers.problem.past')
  assert.deepEqual([why('2026-11-03'), why('2026-11-10')], [null, null])
  assert.equal(why('2026-11-11'), 'barriers.problem.after')
  assert.equal(why('2026-12-24', 'other_theme'), null)
})

test('each thing that is needed is a task; words alone are one', () => {
  assert.deepEqual(needsIn({ answer: 'needs', needs: ['ride', 'childcare'] }), ['ride', 'childcare'])
  assert.deepEqual(needsIn({ answer: 'needs', needs: [] }), ['own_words'])
  assert.deepEqual(needsIn({ answer: 'comes', needs: [] }), [])
})

test('what the activity has already may answer the need', () => {
  const date = { provides: ['childcare', 'step_free'], interpreterLanguages: ['Arabisch'] }
  assert.equal(providedFor('childcare', date), 'childcare')
  assert.equal(providedFor('ride', date), null)
  assert.equal(providedFor('interpreter', date), 'interpreter')
  assert.equal(providedFor('companion', date), null)
})
