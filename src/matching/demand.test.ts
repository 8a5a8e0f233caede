import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Chance, chanceOf } from '../kit/chance.ts'
import { type DemandingProblem, solveDemanding } from './demand.ts'
import { assign } from './dense.ts'

test('who asks for two gets two different ones, and pays for what is missing', () => {
  const { pairs, total } = solveDemanding({
    candidates: [[[0, 1], [1, 5]], [[0, 2]]], capacity: [2, 1], unmatchedCost: [50, 50], demand: [3, 1],
  })
  assert.deepEqual(pairs, [[0, 0], [0, 1], [1, 0]])
  assert.equal(total, 1 + 5 + 50 + 2)
})

test('who asks for none gets none', () => {
  const { pairs, total } = solveDemanding({ candidates: [[[0, 1]]], capacity: [1], unmatchedCost: [9], demand: [0] })
  assert.deepEqual([pairs, total], [[], 0])
})

test('on 300 small problems no way to meet the demands is cheaper', () => {
  const chance = chanceOf(11)
  for (let round = 0; round < 300; round += 1) {
    const problem = randomProblem(chance)
    const { pairs, total, bound } = solveDemanding(problem)
    assert.deepEqual([total, bound], [cheapestOfAll(problem), total], JSON.stringify(problem))
    assert.equal(new Set(pairs.map(String)).size, pairs.length)
  }
})

test('a square of costs: everybody gets one', () => {
  const { total, pairedWith } = assign([[4, 1, 3], [2, 0, 5], [3, 2, 2]])
  assert.deepEqual([total, [...pairedWith]], [5, [1, 0, 2]])
})

test('in a square nobody is left alone, however dear the last pair', () => {
  const { total, matched } = assign([[0, 0], [0, 1_000_000]])
  assert.deepEqual([total, matched], [0, 2])
  assert.deepEqual(assign([[0, 1_000_000], [0, 1_000_000]]).total, 1_000_000)
})

function randomProblem(chance: Chance) {
  const rows = chance.between(1, 3)
  const columns = chance.between(1, 4)
  const numbers = (length: number, low: number, high: number) =>
    Array.from({ length }, () => chance.between(low, high))
  return {
    candidates: Array.from({ length: rows }, () => numbers(columns, 0, 9).map((cost, j) => [j, cost] as const)),
    capacity: numbers(columns, 0, 2), unmatchedCost: numbers(rows, 0, 12), demand: numbers(rows, 0, 3),
  }
}

/** Tries every set of candidates for each row in turn. */
function cheapestOfAll(problem: Required<Omit<DemandingProblem, 'demand'>> & { demand: number[] }, i = 0): number {
  const row = problem.candidates[i]
  if (!row) return 0
  const costs = Array.from({ length: 2 ** row.length }, (_, set) => row.filter((_c, k) => (set >> k) & 1))
    .filter((chosen) => chosen.length <= problem.demand[i]! && chosen.every(([j]) => problem.capacity[j]! > 0))
    .map((chosen) => {
      const taken = new Set(chosen.map(([j]) => j))
      const capacity = problem.capacity.map((places, j) => (taken.has(j) ? places - 1 : places))
      const missing = (problem.demand[i]! - chosen.length) * problem.unmatchedCost[i]!
      return chosen.reduce((sum, [, cost]) => sum + cost, missing) + cheapestOfAll({ ...problem, capacity }, i + 1)
    })
  return Math.min(...costs)
}
