import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Chance, chanceOf } from '../../kit/chance.ts'
import { type Candidate, ImpossiblePin, sparseProblem } from '../problem.ts'
import { solve } from '../solve.ts'
import { change, type Edit, tryOut } from './change.ts'
import { explainRow } from './explain.ts'
import { keep } from './keep.ts'
import { columnOf, type Kept } from './kept.ts'
import { pairsOf } from './lists.ts'
import { certifyKept } from './proof.ts'

/** The problem as plain lists, next to the kept one: what a change should have made of it. */
interface Plain {
  readonly candidates: Candidate[][]
  readonly alone: number[]
  readonly places: number[]
  readonly accepted: Map<number, number>
}

// Two rows want column 0, which has one place: row 1 would lose 30 without it, row 0 only 15.
const contest = (): Plain => ({
  candidates: [[[0, 10], [1, 25]], [[0, 20], [1, 50]]], places: [1, 1], alone: [90, 90], accepted: new Map(),
})

test('a third person takes the place that only she can use, and of the others who gains most by it keeps one', () => {
  const kept = keptOf(contest())
  assert.deepEqual(pairs(kept), [[0, 1], [1, 0]])
  const joined = change(kept, [{ kind: 'row', row: 2, candidates: [[1, 5]], alone: 90 }])
  // Before 25 + 20. Now row 2 has column 1 (5), row 0 column 0 (10), and row 1 stays alone (90); the other way is 115.
  assert.deepEqual(joined, { loss: 105 - 45, gone: [[0, 1], [1, 0]], come: [[0, 0], [2, 1]] })
})

test('who leaves makes room for who gains most by it', () => {
  const kept = keptOf(contest())
  assert.deepEqual(change(kept, [{ kind: 'row', row: 1, candidates: [], alone: 0 }]),
    { loss: 10 - 45, gone: [[0, 1], [1, 0]], come: [[0, 0]] })
})

test('an accepted pair stands whatever comes, until it is released', () => {
  const kept = keptOf(contest())
  assert.equal(change(kept, [{ kind: 'accept', row: 0, column: 0, cost: 10 }]).loss, 60 - 45)
  change(kept, [{ kind: 'row', row: 2, candidates: [[0, 0]], alone: 10_000 }])
  assert.deepEqual(pairs(kept), [[0, 0], [1, 1]])
  assert.equal(certifyKept(kept).total, 10 + 50 + 10_000)
  change(kept, [{ kind: 'release', row: 0, column: 0 }])
  assert.deepEqual(pairs(kept), [[1, 1], [2, 0]])
})

test('what cannot be accepted is refused, and nothing has changed by it', () => {
  const kept = keptOf(contest())
  const before = snapshot(kept)
  for (const edits of [
    [{ kind: 'accept', row: 0, column: 7, cost: 1 }], [{ kind: 'accept', row: 0, column: 0, cost: 10 }, { kind: 'accept', row: 1, column: 0, cost: 20 }],
    [{ kind: 'release', row: 0, column: 0 }], [{ kind: 'accept', row: 9, column: 0, cost: 1 }],
    [{ kind: 'row', row: 5, candidates: [], alone: 0 }],
  ] as Edit[][]) {
    assert.throws(() => change(kept, edits), ImpossiblePin)
    assert.deepEqual(snapshot(kept), before)
  }
})

test('a new column draws those who gain by it, as many as it has places', () => {
  const kept = keptOf(contest())
  const came = change(kept, [{ kind: 'column', column: 2, askers: [[0, 1], [1, 2]], places: 2 }])
  assert.deepEqual(came, { loss: 3 - 45, gone: [[0, 1], [1, 0]], come: [[0, 2], [1, 2]] })
})

for (const kind of ['scarce', 'tied', 'wide'] as const) {
  test(`${kind}: after each of 3,000 changes of small problems no other pairing is cheaper`, () => {
    const chance = chanceOf(kind.length)
    for (let round = 0; round < 100; round += 1) liveThrough(chance, { kind, size: 5, changes: 30, cheapest: cheapestOfAll })
  })

  test(`${kind}: after each change of a larger problem it costs what a solve from scratch costs`, () => {
    const chance = chanceOf(40 + kind.length)
    for (let round = 0; round < 6; round += 1) liveThrough(chance, { kind, size: 80, changes: 60, cheapest: fromScratch })
  })
}

test('a row hears which better candidate it does not get, what choosing it would cost all, and who would move', () => {
  const kept = keptOf(contest())
  assert.deepEqual(explainRow(kept, 0),
    { column: 1, pays: 25, rank: 2, better: [{ column: 0, cost: 10, loss: 15, moved: 1 }] })
  assert.deepEqual(explainRow(kept, 1), { column: 0, pays: 20, rank: 1, better: [] })
})

test('the same changes give the same state, whether or not somebody looked what would be if', () => {
  const run = (isCurious: boolean) => {
    const chance = chanceOf(3)
    const kept = keptOf(randomPlain(chance, 'tied', 60))
    for (let step = 0; step < 40; step += 1) {
      const row = chance.between(0, 59)
      if (isCurious) tryOut(kept, [{ kind: 'row', row, candidates: [], alone: 0 }])
      change(kept, [{ kind: 'row', row, candidates: randomRow(chance, 'tied', 40), alone: chance.between(0, 5) }])
    }
    return snapshot(kept)
  }
  assert.deepEqual(run(true), run(false))
})

interface Life {
  readonly kind: string
  readonly size: number
  readonly changes: number
  readonly cheapest: (plain: Plain) => number
}

/** Random changes one after another; each is compared with `cheapest`, and is tried out before it is made. */
function liveThrough(chance: Chance, { kind, size, changes, cheapest }: Life): void {
  const plain = randomPlain(chance, kind, size)
  const kept = keptOf(plain)
  let total = cheapest(plain)
  for (let step = 0; step < changes; step += 1) {
    const edits = Array.from({ length: chance.is(0.3) ? 2 : 1 }, () => randomEdit(chance, kind, plain))
    const before = snapshot(kept)
    const foreseen = tryOut(kept, edits)
    assert.deepEqual(snapshot(kept), before)
    assert.deepEqual(change(kept, edits), foreseen)
    const certificate = certifyKept(kept)
    assert.deepEqual([certificate.total, certificate.bound], [cheapest(plain), total + foreseen.loss], JSON.stringify(edits))
    for (const [row, column] of plain.accepted) assert.equal(columnOf(kept, row), column)
    total = certificate.total
  }
}

/** An edit that can be carried out, made on the plain lists at once. */
function randomEdit(chance: Chance, kind: string, plain: Plain): Edit {
  const { candidates, places, accepted } = plain
  const row = chance.between(0, candidates.length)
  const column = chance.between(0, places.length - 1)
  const possible = candidates[row]?.filter(([j]) => places[j]! > 0) ?? []
  const what = chance.between(0, 9)
  const make = (edit: Edit) => {
    follow(plain, edit)
    return edit
  }
  if (what === 0) return make({ kind: 'places', column, places: chance.between(0, 3) })
  if (what === 1) {
    const askers = candidates.map((_, i): Candidate => [i, chance.between(0, highest(kind))]).filter(() => chance.is(0.5))
    return make({ kind: 'column', column: chance.between(0, places.length), askers, places: chance.between(0, 3) })
  }
  if (accepted.has(row)) return make({ kind: 'release', row, column: accepted.get(row)! })
  if (what < 4 && possible.length > 0) {
    const [other, cost] = chance.pick(possible)
    return make({ kind: 'accept', row, column: other, cost })
  }
  if (what < 5 && possible.length > 0) return make({ kind: 'forbid', row, column: chance.pick(possible)[0] })
  if (chance.is(0.3)) return make({ kind: 'row', row, candidates: [], alone: 0 })
  const alone = chance.between(0, 2 * highest(kind))
  return make({ kind: 'row', row, candidates: randomRow(chance, kind, places.length), alone })
}

function follow(plain: Plain, edit: Edit): void {
  const { candidates, alone, places, accepted } = plain
  const useful = (row: readonly Candidate[], i: number) => row.filter(([, cost]) => cost < alone[i]!)
  switch (edit.kind) {
    case 'row':
      alone[edit.row] = edit.alone
      candidates[edit.row] = useful(edit.candidates, edit.row)
      break
    case 'places': places[edit.column] = edit.places
      break
    case 'column': {
      const cost = new Map(edit.askers)
      places[edit.column] = edit.places
      candidates.forEach((row, i) => {
        const others = row.filter(([j]) => j !== edit.column)
        const own: Candidate[] = cost.has(i) && !accepted.has(i) ? [[edit.column, cost.get(i)!]] : []
        candidates[i] = useful([...others, ...own], i)
      })
      break
    }
    case 'accept': {
      accepted.set(edit.row, edit.column)
      candidates[edit.row] = []
      alone[edit.row] = edit.cost
      places[edit.column]! -= 1
      break
    }
    case 'release':
      accepted.delete(edit.row)
      alone[edit.row] = 0
      places[edit.column]! += 1
      break
    case 'forbid': candidates[edit.row] = candidates[edit.row]!.filter(([j]) => j !== edit.column)
  }
}

function randomPlain(chance: Chance, kind: string, size: number): Plain {
  const columns = Math.ceil(kind === 'scarce' ? size / 2 : size * 0.8)
  return {
    candidates: Array.from({ length: size }, () => randomRow(chance, kind, columns)),
    alone: Array.from({ length: size }, () => chance.between(0, 2 * highest(kind))),
    places: Array.from({ length: columns }, () => chance.between(0, 2)), accepted: new Map(),
  }
}

function randomRow(chance: Chance, kind: string, columns: number): Candidate[] {
  return Array.from({ length: columns }, (_, j) => j).filter(() => chance.is(Math.min(0.7, 12 / columns)))
    .map((j) => [j, chance.between(0, highest(kind))])
}

function highest(kind: string): number {
  return kind === 'tied' ? 2 : kind === 'wide' ? 1_000_000 : 30
}

function keptOf({ candidates, places, alone }: Plain): Kept {
  const problem = sparseProblem(candidates, places, alone)
  return keep(problem, solve(problem))
}

function fromScratch({ candidates, places, alone }: Plain): number {
  return solve(sparseProblem(candidates, places, alone)).total
}

/** Tries everything: row by row, each candidate with a place left, or alone. */
function cheapestOfAll({ candidates, alone, places }: Plain, i = 0, left: readonly number[] = places): number {
  const row = candidates[i]
  if (!row) return 0
  const rest = (taken?: number) => cheapestOfAll({ candidates, alone, places, accepted: new Map() }, i + 1,
    taken === undefined ? left : left.map((number, j) => (j === taken ? number - 1 : number)))
  return Math.min(alone[i]! + rest(), ...row.filter(([j]) => left[j]! > 0).map(([j, cost]) => cost + rest(j)))
}

function pairs(kept: Kept): [number, number][] {
  return Array.from({ length: kept.candidates.count }, (_, i): [number, number] => [i, columnOf(kept, i)])
    .filter(([, j]) => j !== -1)
}

/** All that a later answer can depend on. */
function snapshot(kept: Kept) {
  const { candidates, askers, holders, worth, alone, price, places } = kept
  const lists = [candidates, askers, holders].map((each) => Array.from({ length: each.count }, (_, k) => pairsOf(each, k)))
  return { lists, pairs: pairs(kept), numbers: [worth, alone].map((part) => [...part.subarray(0, candidates.count)]),
    prices: [price, places].map((part) => [...part.subarray(0, holders.count)]) }
}
