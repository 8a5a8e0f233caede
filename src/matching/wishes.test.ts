import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Chance, chanceOf } from '../kit/chance.ts'
import { solveDemanding } from './demand.ts'
import { explainAlone } from './explain.ts'
import { ImpossiblePin } from './problem.ts'
import { keepWishes, solveWishes, tryWishes, whatIf, type Wishes } from './wishes.ts'

// Two rows want column 0, which has one place: row 1 would lose 30 without it, row 0 only 15.
const contest = {
  candidates: [[[0, 10], [1, 25]], [[0, 20], [1, 50]]] as [number, number][][], capacity: [1, 1], unmatchedCost: [90, 90],
}

test('without wishes the place goes where it is worth most', () => {
  assert.deepEqual(solveWishes(contest, {}).pairs, [[0, 1], [1, 0]])
})

test('a pinned pair stands, whatever it costs the others', () => {
  const { pairs, total, bound } = solveWishes(contest, { pinned: [[0, 0]] })
  assert.deepEqual([pairs, total, bound], [[[0, 0], [1, 1]], 60, 60])
})

test('a forbidden pair is never made, also when somebody then stays alone', () => {
  const { pairs, total } = solveWishes(contest, { forbidden: [[1, 0], [1, 1]] })
  assert.deepEqual([pairs, total], [[[0, 0]], 100])
})

test('what if: the exact loss, and which pairs go and come', () => {
  assert.deepEqual(whatIf(contest, {}, { pinned: [[0, 0]] }),
    { loss: 15, gone: [[0, 1], [1, 0]], come: [[0, 0], [1, 1]] })
  assert.deepEqual(whatIf(contest, { pinned: [[0, 0]] }, { forbidden: [[1, 1]] }),
    { loss: 40, gone: [[1, 1]], come: [] })
})

test('a pin that cannot be is an error: no candidate, no place, twice, or forbidden as well', () => {
  for (const wishes of [
    { pinned: [[0, 2]] }, { pinned: [[0, 0], [1, 0]] }, { pinned: [[0, 0], [0, 1]] }, { pinned: [[0, 0], [0, 0]] },
    { pinned: [[0, 0]], forbidden: [[0, 0]] },
  ] as const) {
    assert.throws(() => solveWishes(contest, wishes), RangeError)
  }
})

test('on 200 random problems pins are kept, bans too, and nothing gets cheaper by wishing', () => {
  const chance = chanceOf(21)
  for (let round = 0; round < 200; round += 1) {
    const problem = randomProblem(chance)
    const { pairs, total } = solveDemanding(problem)
    const kept = pairs.filter(() => chance.is(0.3))
    const banned = pairs.filter((pair) => !kept.includes(pair)).slice(0, 2)
    const wished = solveWishes(problem, { pinned: kept, forbidden: banned })
    const names = new Set(wished.pairs.map(String))
    assert.ok(kept.every((pair) => names.has(String(pair))) && !banned.some((pair) => names.has(String(pair))))
    assert.ok(wished.total >= total && wished.total === wished.bound)
    assert.equal(solveWishes(problem, { pinned: kept }).total, total)
  }
})

test('on 200 random problems what a wish costs is what solving anew with it costs, also for who asks for several', () => {
  const chance = chanceOf(8)
  for (let round = 0; round < 200; round += 1) {
    const problem = randomProblem(chance)
    const { pairs, total } = solveDemanding(problem)
    const standing = keepWishes(problem, {})
    for (const wishes of possibleWishes(chance, problem)) {
      const { loss, gone, come } = tryWishes(standing, wishes)
      assert.equal(loss, solveWishes(problem, wishes).total - total, JSON.stringify({ problem, wishes }))
      const left = new Set(gone.map(String))
      const after = new Set([...pairs.map(String).filter((pair) => !left.has(pair)), ...come.map(String)])
      assert.ok((wishes.pinned ?? []).every((pair) => after.has(String(pair))))
      assert.ok(!(wishes.forbidden ?? []).some((pair) => after.has(String(pair))))
    }
  }
})

test('a wish that cannot be is refused when it is tried, too', () => {
  const standing = keepWishes(contest, { pinned: [[0, 0]] })
  assert.equal(tryWishes(standing, { pinned: [[1, 1]] }).loss, 0)
  for (const wishes of [{ pinned: [[0, 0]] }, { pinned: [[1, 0]] }, { pinned: [[0, 1]] }, { forbidden: [[0, 0]] },
    { pinned: [[1, 1]], forbidden: [[1, 1]] }] as const) {
    assert.throws(() => tryWishes(standing, wishes), ImpossiblePin)
  }
})

test('who stays alone hears why, and how near it was', () => {
  const problem = {
    candidates: [[[0, 10]], [[0, 12]], [], [[1, 5]]] as [number, number][][], capacity: [1, 0],
    unmatchedCost: [90, 60, 9, 9],
  }
  assert.deepEqual(explainAlone(problem, solveDemanding(problem)).map(({ row, why }) => [row, why]),
    [[1, 'better_elsewhere'], [2, 'no_candidate'], [3, 'no_places']])
})

test('as long as the nearest pair is not cheaper by more than it is short, nothing changes', () => {
  const chance = chanceOf(5)
  let seen = 0
  for (let round = 0; round < 60; round += 1) {
    const problem = { ...randomProblem(chance), demand: undefined }
    for (const alone of explainAlone(problem, solveDemanding(problem))) {
      if (alone.why !== 'better_elsewhere') continue
      const { row, column, shortBy } = alone
      const cheaper = (by: number) => solveDemanding({ ...problem, candidates: problem.candidates.map((one, i) =>
        one.map(([j, cost]): [number, number] => [j, i === row && j === column ? cost - by : cost])) }).total
      if ((problem.candidates[row]?.find(([j]) => j === column)?.[1] ?? 0) <= shortBy) continue
      assert.equal(cheaper(shortBy), cheaper(0))
      seen += 1
    }
  }
  assert.ok(seen > 20)
})

function possibleWishes(chance: Chance, { candidates, capacity, demand }: ReturnType<typeof randomProblem>): Wishes[] {
  return candidates.flatMap((row, i) => row.filter(([j]) => demand[i]! > 0 && capacity[j]! > 0)
    .map(([j]): Wishes => (chance.is(0.5) ? { pinned: [[i, j]] } : { forbidden: [[i, j]] })))
}

function randomProblem(chance: Chance) {
  const numbers = (length: number, low: number, high: number) =>
    Array.from({ length }, () => chance.between(low, high))
  return {
    candidates: Array.from({ length: 12 }, () => numbers(8, 5, 60).map((cost, j): [number, number] => [j, cost])
      .filter(() => chance.is(0.5))),
    capacity: numbers(8, 0, 2), unmatchedCost: numbers(12, 30, 90), demand: numbers(12, 0, 2),
  }
}
