import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Candidate, Proposal } from './rules/proposals.ts'
import { overDates, planRound, type RoundPerson } from './rules/round.ts'

/** Somebody with a score at each activity; -1 is no candidate. */
function person(personId: string, scores: readonly number[], { asks = 1, recently = 5 } = {}): RoundPerson<Candidate> {
  const candidate: Candidate = {
    personId, sex: 'not_asked', villageId: null, languages: [], needsInterpreter: false, level: '', themeIds: [], isPlanned: false,
    goalAreas: [], wishAreas: [], childAreas: [], hasYoungChildren: false, needs: [],
    asked: { recently, inBudget: 0, lastOn: '2026-10-01' }, same: null, kilometres: null,
  }
  return { asks, options: scores.flatMap((score, activity) =>
    (score < 0 ? [] : [{ activity, proposal: { candidate, reasons: [], score } }])) }
}
const names = (of: readonly (readonly Proposal[])[]) =>
  of.map((proposals) => proposals.map(({ candidate }) => candidate.personId).join(''))

test('MS-08 all dates together: who could go elsewhere leaves the place to who cannot', () => {
  // p at the first and nobody at the second is 50; q at the first and p at the second is 85.
  const round = planRound([person('p', [50, 40]), person('q', [45, -1])], [1, 1])
  assert.deepEqual([names(round.proposed), round.total, round.price], [['q', 'p'], 85, 0])
})

test('nobody is asked more often than they may, nor twice to one activity, nor to what hardly fits', () => {
  const scores = [60, 50, 40, 19]
  const asked = (asks: number) => names(planRound([person('p', scores, { asks })], [5, 5, 5, 5]).proposed)
  assert.deepEqual([asked(1), asked(2), asked(4)], [['p', '', '', ''], ['p', 'p', '', ''], ['p', 'p', 'p', '']])
})

test('who just has no place stands as the next one; who nothing fits is counted apart', () => {
  const round = planRound([person('p', [90]), person('q', [60]), person('r', [50]), person('s', [10])], [1])
  assert.deepEqual([names(round.proposed), names(round.next)], [['p'], ['qr']])
  assert.deepEqual(round.alone, { nothing: 1, noPlace: 2 })
})

test('a third of the invitations is for who was hardly ever invited, and the price of it is said', () => {
  // Without the floor 90 + 80 + 70 = 240; with h in the place of the last one 230.
  const people = [person('a', [90]), person('b', [80]), person('c', [70]), person('h', [60], { recently: 1 })]
  const round = planRound(people, [3])
  assert.deepEqual([names(round.proposed), round.hardly, round.total, round.price], [['abh'], 1, 230, 10])
})

test('where the floor cannot be reached nothing is given up for it', () => {
  const round = planRound([person('a', [90]), person('b', [80]), person('h', [10], { recently: 0 })], [2])
  assert.deepEqual([names(round.proposed), round.price], [['ab'], 0])
})

test('the same people in the same order give the same round; without anybody it is empty', () => {
  const people = Array.from({ length: 40 }, (_, at) => person(`p${at}`, [50, 50, 50 - at % 3], { asks: 2 }))
  assert.deepEqual(planRound(people, [7, 7, 7]), planRound(people, [7, 7, 7]))
  assert.deepEqual(planRound([], [3]), { proposed: [[]], next: [[]], hardly: 0, total: 0, price: 0, alone: { nothing: 0, noPlace: 0 } })
})

test('of one activity the best go to the first date with a place left', () => {
  assert.deepEqual([...overDates(['a', 'b', 'c'], [{ id: 'x', places: 0 }, { id: 'y', places: 2 }, { id: 'z', places: 2 }])],
    [['x', []], ['y', ['a', 'b']], ['z', ['c']]])
})
