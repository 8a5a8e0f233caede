import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Chance, chanceOf } from '../kit/chance.ts'
import { type Dwellings, house } from './dwellings.ts'

// A family of four, two singles and a couple; a house for four, and one for three that can be shared.
const four: Dwellings = {
  size: [4, 1, 1, 2], weeksLate: [0, 0, 2, 0], perWeek: 1_000, places: [4, 3], isShared: [false, true],
  candidates: [[[0, 300], [1, 900]], [[0, 500], [1, 100]], [[1, 200]], [[0, 450], [1, 400]]],
  districtOf: [0, 0], districtMost: [20],
}

test('a household is never split or squeezed in; a shared house holds as many people as it has places', async () => {
  // The house for four: family 300, single 500 or couple 450. The shared one: single 2 (2,200) and the couple (400).
  const { pairs, total, bound, isExact, withoutHome } = await house(four)
  assert.deepEqual([pairs, total, bound, isExact], [[[1, 0], [2, 1], [3, 1]], 3_100, 3_100, true])
  assert.deepEqual(withoutHome, [{ household: 0, why: 'no_room' }])
})

test('a district takes no more people than it may; who is over term goes first', async () => {
  const { pairs } = await house({ ...four, districtMost: [2] })
  assert.deepEqual(pairs, [[1, 0], [2, 1]])
  assert.deepEqual((await house({ ...four, districtMost: [1] })).pairs, [[2, 1]])
})

test('what is agreed stands, and who gets nothing hears why', async () => {
  const { pairs, withoutHome } = await house({ ...four, places: [4, 1], pinned: [[0, 0]],
    candidates: [[[0, 300]], [], [[1, 200]], [[1, 400]]] })
  assert.deepEqual(pairs, [[0, 0], [2, 1]])
  assert.deepEqual(withoutHome, [{ household: 1, why: 'no_candidate' }, { household: 3, why: 'too_small' }])
})

test('on 40 small problems no way of housing is worth more', async () => {
  const chance = chanceOf(31)
  for (let round = 0; round < 40; round += 1) {
    const problem = randomProblem(chance)
    const { total, bound } = await house(problem)
    assert.deepEqual([total, bound], [bestOfAll(problem), total], JSON.stringify(problem))
  }
})

function randomProblem(chance: Chance): Dwellings {
  const numbers = (length: number, low: number, high: number) => Array.from({ length }, () => chance.between(low, high))
  return {
    size: numbers(5, 1, 5), weeksLate: numbers(5, 0, 3), perWeek: 400, places: numbers(4, 1, 6),
    isShared: Array.from({ length: 4 }, () => chance.is(0.5)), districtOf: numbers(4, 0, 1), districtMost: numbers(2, 2, 9),
    candidates: Array.from({ length: 5 }, () => numbers(4, 1, 999).map((fit, j) => [j, fit] as const)
      .filter(() => chance.is(0.7))),
  }
}

/** Tries every dwelling, and none, for each household in turn. */
function bestOfAll(problem: Dwellings, i = 0, taken: readonly (readonly [household: number, dwelling: number])[] = []): number {
  const row = problem.candidates[i]
  if (!row) return isPossible(problem, taken) ? 0 : -Infinity
  return Math.max(bestOfAll(problem, i + 1, taken), ...row.map(([j, fit]) =>
    fit + problem.perWeek * problem.weeksLate[i]! + bestOfAll(problem, i + 1, [...taken, [i, j]])))
}

function isPossible({ size, places, isShared, districtOf, districtMost }: Dwellings, taken: readonly (readonly number[])[]) {
  const people = (within: (j: number) => boolean) =>
    taken.filter(([, j]) => within(j!)).reduce((sum, [i]) => sum + size[i!]!, 0)
  return places.every((most, j) => people((k) => k === j) <= most
      && (isShared[j] || taken.filter(([, k]) => k === j).length <= 1))
    && districtMost.every((most, d) => people((j) => districtOf[j] === d) <= most)
}
