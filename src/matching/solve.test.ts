import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Chance, chanceOf } from '../kit/chance.ts'
import { type Candidate, sparseProblem } from './problem.ts'
import { solve } from './solve.ts'

interface Small {
  readonly candidates: (readonly Candidate[])[]
  readonly capacity: number[]
  readonly unmatchedCost: number[]
}

test('who has no candidate stays alone, and a place goes to who would lose most without it', () => {
  const { pairedWith, total } = answer({
    candidates: [[[0, 10]], [[0, 20], [1, 25]], []], capacity: [1, 1], unmatchedCost: [100, 100, 70],
  })
  assert.deepEqual([...pairedWith], [0, 1, -1])
  assert.equal(total, 10 + 25 + 70)
})

test('a pair that costs more than staying alone is not made', () => {
  assert.deepEqual([...answer({ candidates: [[[0, 50]]], capacity: [1], unmatchedCost: [50] }).pairedWith], [-1])
})

test('a column takes as many rows as it has places, and none without', () => {
  const candidates: Candidate[][] = [[[0, 1], [1, 1]], [[0, 2]], [[0, 3]]]
  assert.deepEqual([...answer({ candidates, capacity: [2, 0], unmatchedCost: [9, 9, 9] }).pairedWith], [0, 0, -1])
})

test('the price of a full column is what one place more would save', () => {
  const candidates: Candidate[][] = [[[0, 1]], [[0, 4]], [[0, 6]]]
  const problem = (places: number) => ({ candidates, capacity: [places], unmatchedCost: [20, 20, 20] })
  const { total, price } = answer(problem(1))
  assert.equal(total - answer(problem(2)).total, 16)
  assert.ok(price[0]! >= 16 && price[0]! <= 19)
})

for (const kind of ['scarce', 'ample', 'tied', 'wide'] as const) {
  test(`on 400 small ${kind} problems no pairing of all possible ones is cheaper`, () => {
    const chance = chanceOf(kind.length)
    for (let round = 0; round < 400; round += 1) {
      const small = randomProblem(chance, kind)
      const { total, bound } = answer(small)
      assert.deepEqual([total, bound], [cheapestOfAll(small), total], JSON.stringify(small))
    }
  })
}

for (const kind of ['scarce', 'ample', 'tied', 'wide'] as const) {
  test(`on larger ${kind} problems the proof holds, the answer is the same twice, and one candidate more costs nothing`, () => {
    const chance = chanceOf(90 + kind.length)
    for (let round = 0; round < 25; round += 1) {
      const large = randomProblem(chance, kind, 120)
      const first = answer(large)
      assert.deepEqual(answer(large), first)
      const more = { ...large, candidates: large.candidates.map((row, i) => (i === 7 ? withOneMore(row, large) : row)) }
      assert.ok(answer(more).total <= first.total)
    }
  })
}

test('forced to the auction by a long tail of ties it still proves its answer', () => {
  const rows = 300
  const candidates = Array.from({ length: rows }, (_, i): Candidate[] =>
    Array.from({ length: 40 }, (_, k): Candidate => [(i * 7 + k * 11) % 150, 10 * (((i * k) % 5) + 1)]))
  const { total, bound, matched } = answer({
    candidates, capacity: Array.from({ length: 150 }, () => 1), unmatchedCost: Array.from({ length: rows }, () => 800),
  })
  assert.equal(total, bound)
  assert.equal(matched, 150)
})

/** Solves it the easy way and by auction; both must cost the same. */
function answer({ candidates, capacity, unmatchedCost }: Small) {
  const problem = sparseProblem(candidates, capacity, unmatchedCost)
  const easy = solve(problem)
  const { total, bound, matched } = solve(problem, { easyWork: -1 })
  assert.deepEqual({ total, bound }, { total: easy.total, bound: easy.bound }, JSON.stringify({ matched }))
  return easy
}

function randomProblem(chance: Chance, kind: string, size = 6): Small {
  const rows = 1 + below(chance, size)
  const columns = 1 + below(chance, kind === 'scarce' ? Math.ceil(rows / 2) : rows + 1)
  const highest = { scarce: 30, ample: 30, tied: 2, wide: 1_000_000 }[kind] ?? 30
  const candidates = Array.from({ length: rows }, () => Array.from({ length: columns }, (_, j) => j)
    .filter(() => below(chance, 3) > 0).map((j): Candidate => [j, below(chance, highest)]))
  return {
    candidates, capacity: Array.from({ length: columns }, () => below(chance, 3)),
    unmatchedCost: Array.from({ length: rows }, () => below(chance, 2 * highest)),
  }
}

function below(chance: Chance, limit: number): number {
  return Math.floor(chance.next() * limit)
}

function withOneMore(row: readonly Candidate[], { capacity }: Small): Candidate[] {
  const known = new Set(row.map(([j]) => j))
  const other = capacity.findIndex((_, j) => !known.has(j))
  return other === -1 ? [...row] : [...row, [other, 1]]
}

/** Tries everything: row by row, each candidate with a place left, or alone. */
function cheapestOfAll({ candidates, capacity, unmatchedCost }: Small, i = 0, left = capacity): number {
  const row = candidates[i]
  if (!row) return 0
  const alone = unmatchedCost[i]! + cheapestOfAll({ candidates, capacity, unmatchedCost }, i + 1, left)
  const paired = row.filter(([j]) => left[j]! > 0).map(([j, cost]) => cost + cheapestOfAll(
    { candidates, capacity, unmatchedCost }, i + 1, left.map((places, k) => (k === j ? places - 1 : places))))
  return Math.min(alone, ...paired)
}
