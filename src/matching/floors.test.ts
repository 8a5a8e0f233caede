import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Chance, chanceOf } from '../kit/chance.ts'
import type { DemandingProblem } from './demand.ts'
import { type Floor, ImpossibleFloor, solveFairly } from './floors.ts'
import { solveWishes } from './wishes.ts'

// Three people, two places: who is easy to match (10 and 20) gets them, unless one of rows 1 and 2 must have one.
const three = {
  candidates: [[[0, 10], [1, 15]], [[1, 20]], [[0, 70]]] as [number, number][][], capacity: [1, 1], unmatchedCost: [100, 100, 80],
}

test('without floors nothing changes', () => {
  const { pairs, total, priceOfFloors } = solveFairly(three, {}, [])
  assert.deepEqual([pairs, total, priceOfFloors], [[[0, 0], [1, 1]], 110, 0])
})

test('a floor is reached at the least price, which is shown', () => {
  const { floors, priceOfFloors, total, bound, pairs } = solveFairly(three, {}, [{ members: [2], share: 1 }])
  // Row 2 takes column 0; of rows 0 (15 or 100) and 1 (20 or 100) row 0 saves more at column 1: 15 + 100 + 70.
  assert.deepEqual([pairs, total, bound, priceOfFloors], [[[0, 1], [2, 0]], 185, 185, 75])
  assert.deepEqual(floors, [{ size: 1, least: 1, served: 1, servedWithout: 0 }])
})

test('half of three is two; a group that already gets its share costs nothing', () => {
  const { floors, priceOfFloors } = solveFairly(three, {}, [{ members: [0, 1, 2], share: 0.5 }])
  assert.deepEqual([floors[0]!.least, floors[0]!.served, priceOfFloors], [2, 2, 0])
})

test('a floor that cannot be reached is missed by as few as possible, and says so', () => {
  const { floors, total, bound } = solveFairly(three, {}, [{ members: [1, 2], share: 1 }])
  assert.deepEqual([floors[0]!.least, floors[0]!.served], [2, 2])
  assert.equal(total, 100 + 20 + 70)
  const none = solveFairly({ ...three, capacity: [0, 1] }, {}, [{ members: [1, 2], share: 1 }])
  assert.deepEqual([none.floors[0]!.served, none.total, none.bound, bound], [1, 100 + 20 + 80, 200, 190])
})

test('a pinned pair counts for its group, and stands', () => {
  const { pairs, priceOfFloors } = solveFairly(three, { pinned: [[1, 1]] }, [{ members: [1, 2], share: 0.5 }])
  assert.deepEqual([pairs, priceOfFloors], [[[0, 0], [1, 1]], 0])
})

test('who is unknown, a member twice or asks for two cannot be in a group', () => {
  for (const floors of [[{ members: [9], share: 1 }], [{ members: [1, 1], share: 1 }],
    [{ members: [1], share: 1 }, { members: [1], share: 0 }]]) {
    assert.throws(() => solveFairly(three, {}, floors), ImpossibleFloor)
  }
  assert.throws(() => solveFairly({ ...three, demand: [1, 2, 1] }, {}, [{ members: [1], share: 1 }]), ImpossibleFloor)
})

test('on 400 small problems with two groups no pairing misses less, and none that misses as little is cheaper', () => {
  const chance = chanceOf(12)
  let paid = 0
  for (let round = 0; round < 400; round += 1) {
    const { problem, floors } = randomProblem(chance)
    const fair = solveFairly(problem, {}, floors)
    const missed = fair.floors.reduce((sum, { least, served }) => sum + Math.max(0, least - served), 0)
    assert.deepEqual([missed, fair.total], bestOfAll(problem, floors), JSON.stringify({ problem, floors }))
    assert.equal(fair.bound, fair.total)
    assert.equal(fair.total - fair.priceOfFloors, solveWishes(problem, {}).total)
    if (fair.priceOfFloors > 0) paid += 1
  }
  assert.ok(paid > 50)
})

function randomProblem(chance: Chance): { problem: DemandingProblem; floors: Floor[] } {
  const numbers = (length: number, low: number, high: number) => Array.from({ length }, () => chance.between(low, high))
  const candidates = Array.from({ length: 6 }, () => numbers(4, 0, 60).map((cost, j) => [j, cost] as const)
    .filter(() => chance.is(0.6)))
  return {
    problem: { candidates, capacity: numbers(4, 0, 1), unmatchedCost: numbers(6, 10, 70) },
    floors: [{ members: [0, 1, 2], share: chance.between(0, 3) / 3 }, { members: [4, 5], share: chance.between(0, 2) / 2 }],
  }
}

/** Tries everything: the fewest that floors miss, and then the least cost. */
function bestOfAll(problem: DemandingProblem, floors: readonly Floor[]): [missed: number, total: number] {
  let best: [number, number] = [Infinity, Infinity]
  const visit = (i: number, left: readonly number[], total: number, served: readonly number[]) => {
    const row = problem.candidates[i]
    if (row) {
      visit(i + 1, left, total + problem.unmatchedCost[i]!, served)
      for (const [j, cost] of row) {
        if (left[j]! === 0 || cost >= problem.unmatchedCost[i]!) continue
        visit(i + 1, left.map((places, k) => (k === j ? places - 1 : places)), total + cost, [...served, i])
      }
      return
    }
    const missed = floors.reduce((sum, { members, share }) =>
      sum + Math.max(0, Math.round(share * members.length) - members.filter((k) => served.includes(k)).length), 0)
    if (missed < best[0] || (missed === best[0] && total < best[1])) best = [missed, total]
  }
  visit(0, problem.capacity, 0, [])
  return best
}
