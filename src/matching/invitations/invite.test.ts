import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Chance, chanceOf } from '../../kit/chance.ts'
import { ImpossiblePin } from '../problem.ts'
import { solveProgramme } from '../programme/programme.ts'
import type { Invitations, Possible, Use } from './invitations.ts'
import { inviteAll } from './invite.ts'

// One seat in the car to activity 0. Person 1 gains most by it, and person 2 needs none.
const village: Invitations = {
  candidates: [[[0, 50, [[0, 1]]]], [[0, 70, [[0, 1]]], [1, 30]], [[0, 20], [1, 40]]], seats: [3, 1], resources: [1],
}

test('the one seat in the car goes to who gains most by it', async () => {
  for (const few of [0, 100]) {
    const { pairs, total, bound, isExact } = await inviteAll(village, { few })
    assert.deepEqual({ pairs, total, bound, isExact }, { pairs: [[1, 0], [2, 1]], total: 110, bound: 110, isExact: true })
  }
})

test('an invitation that stands keeps its seat, whoever would gain more by it', async () => {
  for (const few of [0, 100]) {
    const { pairs, total } = await inviteAll({ ...village, pinned: [[0, 0]] }, { few })
    assert.deepEqual([pairs, total], [[[0, 0], [1, 1], [2, 0]], 100])
  }
})

test('an invitation that cannot stand is refused: no candidate, no seat left, twice', async () => {
  for (const pinned of [[[0, 1]], [[0, 0], [1, 0]], [[2, 0], [2, 0]], [[2, 0], [2, 1]]] as [number, number][][]) {
    await assert.rejects(inviteAll({ ...village, pinned }), ImpossiblePin)
  }
})

test('on 150 small problems: no plan of all possible ones is worth more, and the bound without HiGHS holds', async () => {
  const chance = chanceOf(4)
  let worst = 1
  for (let round = 0; round < 150; round += 1) {
    const problem = randomProblem(chance, 5, 3)
    const best = bestOfAll(problem)
    const { total, bound, pairs } = await inviteAll(problem, { few: 0 })
    assertWithinLimits(problem, pairs, total)
    assert.ok(total <= best && bound >= best, JSON.stringify({ problem, total, best, bound }))
    if (best > 0) worst = Math.min(worst, total / best)
    if (round % 10 === 0) assert.deepEqual((({ total: exact, bound: own }) => [exact, own])(await inviteAll(problem)), [best, best])
  }
  assert.ok(worst > 0.85, String(worst))
})

test('with 300 people it comes within half a per cent of the best of all, which lies below the bound', async () => {
  const problem = randomProblem(chanceOf(6), 300, 12)
  const best = await inviteAll(problem, { few: 10_000, seconds: 120 })
  const well = await inviteAll(problem, { few: 0 })
  assertWithinLimits(problem, well.pairs, well.total)
  assert.ok(best.isExact && well.total <= best.total && best.total <= well.bound)
  assert.ok(well.total >= 0.995 * best.total, `${well.total} of ${best.total}`)
  assert.deepEqual(await inviteAll(problem, { few: 0 }), well)
})

test('a programme that takes too long is ended, and the answer is then the good plan with its bound', async () => {
  const problem = randomProblem(chanceOf(6), 300, 12)
  assert.equal(await solveProgramme('Maximize\nv: x\nSubject To\nc: x <= 1\nBinary\nx\nEnd', 0), null)
  assert.deepEqual(await inviteAll(problem, { few: 10_000, seconds: 0 }), await inviteAll(problem, { few: 0 }))
})

function randomProblem(chance: Chance, people: number, activities: number): Invitations {
  const each = (high: number) => Array.from({ length: activities }, () => chance.between(0, high))
  const most = Math.ceil(people / activities)
  const row = () => Array.from({ length: activities }, (_, j): Possible => {
    const uses: Use[] = [[j, chance.between(0, 3)], [activities + j, chance.is(0.3) ? 1 : 0]]
    return [j, chance.between(1, 300), uses]
  }).filter(() => chance.is(0.6))
  return {
    candidates: Array.from({ length: people }, row), seats: each(most), resources: [...each(most), ...each(most)],
    atMost: Array.from({ length: people }, () => chance.between(0, 2)),
  }
}

function assertWithinLimits({ candidates, seats, resources, atMost }: Invitations, pairs: [number, number][], total: number) {
  const left = [...seats, ...resources]
  const open = candidates.map((_, i) => atMost?.[i] ?? 1)
  let value = 0
  for (const [i, j] of pairs) {
    const [, worth, uses = []] = candidates[i]!.find(([activity]) => activity === j)!
    value += worth
    open[i]! -= 1
    left[j]! -= 1
    for (const [r, amount] of uses) left[seats.length + r]! -= amount
  }
  assert.equal(value, total)
  assert.equal(new Set(pairs.map(String)).size, pairs.length)
  assert.ok([...left, ...open].every((number) => number >= 0))
}

/** Tries every set of activities for each person in turn. */
function bestOfAll(problem: Invitations, i = 0, left = [...problem.seats, ...problem.resources]): number {
  const row = problem.candidates[i]
  if (!row) return 0
  let best = 0
  for (let set = 0; set < 2 ** row.length; set += 1) {
    const chosen = row.filter((_, k) => (set >> k) & 1)
    if (chosen.length > (problem.atMost?.[i] ?? 1)) continue
    const rest = [...left]
    for (const [j, , uses = []] of chosen) {
      rest[j]! -= 1
      for (const [r, amount] of uses) rest[problem.seats.length + r]! -= amount
    }
    if (rest.some((number) => number < 0)) continue
    best = Math.max(best, chosen.reduce((sum, [, value]) => sum + value, 0) + bestOfAll(problem, i + 1, rest))
  }
  return best
}
