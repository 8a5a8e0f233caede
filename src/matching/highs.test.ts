// HiGHS is a judge of another kind: it solves the same problems as linear programmes, by the simplex method.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import loadHighs from 'highs'
import { type Chance, chanceOf } from '../kit/chance.ts'
import { type DemandingProblem, solveDemanding } from './demand.ts'
import type { Candidate } from './problem.ts'

// Its types are those of a CommonJS module, its code is not.
const highs = await (loadHighs as unknown as typeof loadHighs.default)()

for (const demand of [1, 3]) {
  for (const highest of [3, 1_000]) {
    test(`12 problems of 80 x 60, costs to ${highest}, demand to ${demand}: HiGHS finds the same total`, () => {
      const chance = chanceOf(demand + highest)
      for (let round = 0; round < 12; round += 1) {
        const problem = randomProblem(chance, highest, demand)
        const { Status, ObjectiveValue } = highs.solve(programme(problem))
        assert.equal(Status, 'Optimal')
        assert.equal(solveDemanding(problem).total, Math.round(ObjectiveValue))
      }
    })
  }
}

function randomProblem(chance: Chance, highest: number, mostDemand: number) {
  const numbers = (length: number, low: number, high: number) =>
    Array.from({ length }, () => chance.between(low, high))
  const row = () => Array.from({ length: 60 }, (_, j): Candidate => [j, chance.between(0, highest)])
    .filter(() => chance.is(0.25))
  return {
    candidates: Array.from({ length: 80 }, row), capacity: numbers(60, 0, 2),
    unmatchedCost: numbers(80, 0, 2 * highest), demand: numbers(80, 1, mostDemand),
  }
}

/** The problem in the LP format: x_i_j is a pair, y_i what row i misses. */
function programme({ candidates, capacity, unmatchedCost, demand = [] }: DemandingProblem): string {
  const pairs = candidates.flatMap((row, i) => row.map(([j, cost]) => ({ i, j, cost, name: `x_${i}_${j}` })))
  const sum = (terms: string[]) => terms.join('\n + ')
  const costs = [...pairs.map(({ cost, name }) => `${cost} ${name}`), ...unmatchedCost.map((cost, i) => `${cost} y_${i}`)]
  const rows = candidates.map((_, i) =>
    `r_${i}: ${sum([...pairs.filter((pair) => pair.i === i).map(({ name }) => name), `y_${i}`])} = ${demand[i]}`)
  const columns = capacity.map((places, j) => ({ places, names: pairs.filter((pair) => pair.j === j) }))
    .flatMap(({ places, names }, j) =>
      (names.length > 0 ? [`c_${j}: ${sum(names.map(({ name }) => name))} <= ${places}`] : []))
  const bounds = pairs.map(({ name }) => `0 <= ${name} <= 1`)
  return ['Minimize', `cost: ${sum(costs)}`, 'Subject To', ...rows, ...columns, 'Bounds', ...bounds, 'End'].join('\n')
}
