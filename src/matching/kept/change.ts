import { longer } from '../longer.ts'
import { type Candidate, ImpossiblePin } from '../problem.ts'
import { none } from '../state.ts'
import { beforeNothing, takeBack, touchColumn, touchRow } from './before.ts'
import { columnOf, deterringPrice, emptySearch, isFull, type Kept, unseat } from './kept.ts'
import { addList, insert, pairsOf, positionOf, remove } from './lists.ts'
import { fillColumn, pairRow } from './paths.ts'
import { proveChange } from './proof.ts'

/**
 * What can happen to a kept problem. `row`: a person joins (the next number), changes or leaves (no candidates, at no
 * cost). `column`: who could come changes, or comes new. `places`: how many beside accepted pairs. `accept`: people
 * have decided this pair, candidate or not, so it stands from now on; `release` ends it, and the row waits for a `row`.
 */
export type Edit =
  | { readonly kind: 'row'; readonly row: number; readonly candidates: readonly Candidate[]; readonly alone: number }
  | { readonly kind: 'column'; readonly column: number; readonly askers: readonly Candidate[]; readonly places: number }
  | { readonly kind: 'places'; readonly column: number; readonly places: number }
  | { readonly kind: 'accept'; readonly row: number; readonly column: number; readonly cost: number }
  | { readonly kind: 'release' | 'forbid'; readonly row: number; readonly column: number }

/** What a change does: what everything together costs more (less: below 0), and which pairs go and come. */
export interface Consequence {
  readonly loss: number
  readonly gone: [row: number, column: number][]
  readonly come: [row: number, column: number][]
}

/** Carries the edits out together and solves again, exactly; accepted pairs stay. Checks the proof of the change. */
export function change(kept: Kept, edits: readonly Edit[]): Consequence {
  kept.before = beforeNothing()
  try {
    for (const edit of edits) carryOut(kept, edit)
  } catch (error) {
    takeBack(kept)
    throw error
  }
  repair(kept)
  return consequenceOf(kept, proveChange(kept))
}

/** What the edits would do; nothing stays of it. */
export function tryOut(kept: Kept, edits: readonly Edit[]): Consequence {
  const consequence = change(kept, edits)
  takeBack(kept)
  return consequence
}

/** Restores what `Kept` promises where the edits have touched it. */
export function repair(kept: Kept): void {
  const { before, pairedWith } = kept
  for (const i of [...before.rows.keys()].filter((row) => pairedWith[row] === none)) pairRow(kept, i)
  for (const j of [...before.columns.keys()].filter((column) => !isFull(kept, column))) fillColumn(kept, j)
}

function consequenceOf(kept: Kept, loss: number): Consequence {
  const moved = [...kept.before.rows].map(([i, { fixedTo, pairedWith }]) =>
    ({ i, was: fixedTo === none ? pairedWith : fixedTo, is: columnOf(kept, i) }))
    .filter(({ was, is }) => was !== is).toSorted((a, b) => a.i - b.i)
  return {
    loss,
    gone: moved.flatMap(({ i, was }): [number, number][] => (was === none ? [] : [[i, was]])),
    come: moved.flatMap(({ i, is }): [number, number][] => (is === none ? [] : [[i, is]])),
  }
}

function carryOut(kept: Kept, edit: Edit): void {
  switch (edit.kind) {
    case 'row': return setRow(kept, edit.row, edit.candidates, edit.alone)
    case 'column': return setColumn(kept, edit.column, edit.askers, edit.places)
    case 'places': return setPlaces(kept, edit.column, edit.places)
    case 'accept': return accept(kept, edit)
    case 'release': return release(kept, edit.row, edit.column)
    case 'forbid': return forbid(kept, edit.row, edit.column)
  }
}

function setRow(kept: Kept, i: number, candidates: readonly Candidate[], alone: number): void {
  if (i === kept.candidates.count) addRow(kept)
  if (!(i < kept.candidates.count) || kept.fixedTo[i] !== none) throw new ImpossiblePin(`row ${i} is fixed or unknown`)
  leavePlace(kept, i)
  for (const [j] of pairsOf(kept.candidates, i)) unlink(kept, i, j)
  for (const [j, cost] of candidates) if (cost < alone) link(kept, i, j, cost)
  setAlone(kept, i, alone)
}

/** New candidates may be better than all that prices know of: a price that deters everybody first, then it falls. */
function setColumn(kept: Kept, j: number, askers: readonly Candidate[], places: number): void {
  if (j === kept.holders.count) addColumn(kept)
  setPlaces(kept, j, 0)
  for (const [i] of pairsOf(kept.askers, j)) unlink(kept, i, j)
  for (const [i, cost] of askers) if (kept.fixedTo[i] === none && cost < kept.alone[i]!) link(kept, i, j, cost)
  kept.price[j] = deterringPrice(kept, j)
  setPlaces(kept, j, places)
}

function setPlaces(kept: Kept, j: number, places: number): void {
  const { holders } = kept
  touchColumn(kept, j)
  const was = kept.places[j]!
  kept.before.undo.push(() => (kept.places[j] = was))
  kept.places[j] = places
  while (holders.size[j]! > places) leavePlace(kept, holders.name[holders.first[j]! + holders.size[j]! - 1]!)
}

/** An accepted pair is a row that has no candidates and always costs what the pair costs, and one place less. */
function accept(kept: Kept, { row, column, cost }: Edit & { readonly kind: 'accept' }): void {
  if (!(row < kept.candidates.count) || !(kept.places[column]! > 0)) {
    throw new ImpossiblePin(`row ${row} to column ${column}`)
  }
  setRow(kept, row, [], cost)
  setPlaces(kept, column, kept.places[column]! - 1)
  setFixed(kept, row, column)
}

function release(kept: Kept, i: number, j: number): void {
  if (kept.fixedTo[i] !== j) throw new ImpossiblePin(`row ${i} has not accepted column ${j}`)
  touchRow(kept, i)
  setFixed(kept, i, none)
  setPlaces(kept, j, kept.places[j]! + 1)
  setAlone(kept, i, 0)
}

function forbid(kept: Kept, i: number, j: number): void {
  if (positionOf(kept.candidates, i, j) === -1) return
  if (kept.pairedWith[i] === j) leavePlace(kept, i)
  unlink(kept, i, j)
}

function leavePlace(kept: Kept, i: number): void {
  touchRow(kept, i)
  if (kept.pairedWith[i] !== none) unseat(kept, i)
}

function setAlone(kept: Kept, i: number, alone: number): void {
  const was = kept.alone[i]!
  kept.before.undo.push(() => (kept.alone[i] = was))
  kept.alone[i] = alone
}

function addRow(kept: Kept): void {
  if (kept.candidates.count === kept.alone.length) {
    for (const part of ['alone', 'worth', 'pairedWith', 'paid', 'fixedTo'] as const) kept[part] = longer(kept[part])
  }
  const i = kept.candidates.count
  kept.pairedWith[i] = none
  kept.fixedTo[i] = none
  kept.alone[i] = 0
  addList(kept.candidates)
  kept.before.undo.push(() => (kept.candidates.count -= 1))
}

function addColumn(kept: Kept): void {
  if (kept.holders.count === kept.price.length) {
    for (const part of ['places', 'price'] as const) kept[part] = longer(kept[part])
    kept.search = emptySearch(kept.price.length)
  }
  kept.price[kept.holders.count] = 0
  kept.places[kept.holders.count] = 0
  for (const lists of [kept.askers, kept.holders]) {
    addList(lists)
    kept.before.undo.push(() => (lists.count -= 1))
  }
}

function setFixed(kept: Kept, i: number, j: number): void {
  const was = kept.fixedTo[i]!
  kept.before.undo.push(() => (kept.fixedTo[i] = was))
  kept.fixedTo[i] = j
}

function link(kept: Kept, i: number, j: number, cost: number): void {
  joinLists(kept, i, j, cost)
  kept.before.undo.push(() => partLists(kept, i, j))
}

function unlink(kept: Kept, i: number, j: number): void {
  const cost = kept.candidates.cost[positionOf(kept.candidates, i, j)]!
  partLists(kept, i, j)
  kept.before.undo.push(() => joinLists(kept, i, j, cost))
}

function joinLists({ candidates, askers }: Kept, i: number, j: number, cost: number): void {
  insert(candidates, i, j, cost)
  insert(askers, j, i, cost)
}

function partLists({ candidates, askers }: Kept, i: number, j: number): void {
  remove(candidates, i, j)
  remove(askers, j, i)
}
