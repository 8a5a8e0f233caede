import { none } from '../state.ts'
import type { Kept } from './kept.ts'
import { insert, remove } from './lists.ts'

/** What a change has touched, as it was: enough to prove the change by itself, to tell it, and to take it back. */
export interface Before {
  readonly rows: Map<number, RowBefore>
  readonly columns: Map<number, { readonly price: number; readonly places: number }>
  /** Takes back what was changed in the problem itself, last first. */
  readonly undo: (() => void)[]
}

interface RowBefore {
  readonly pairedWith: number
  readonly fixedTo: number
  readonly pays: number
  readonly worth: number
}

export function beforeNothing(): Before {
  return { rows: new Map(), columns: new Map(), undo: [] }
}

/** Must be called before anything of row `i` changes. */
export function touchRow({ before, pairedWith, fixedTo, paid, alone, worth }: Kept, i: number): void {
  if (before.rows.has(i)) return
  const column = pairedWith[i]!
  before.rows.set(i, {
    pairedWith: column, fixedTo: fixedTo[i]!, pays: column === none ? alone[i]! : paid[i]!, worth: worth[i]!,
  })
}

/** Must be called before anything of column `j` changes. */
export function touchColumn({ before, price, places }: Kept, j: number): void {
  if (!before.columns.has(j)) before.columns.set(j, { price: price[j]!, places: places[j]! })
}

/** Takes the last change back, to the last tie. */
export function takeBack(kept: Kept): void {
  const { rows, columns, undo } = kept.before
  for (const i of rows.keys()) {
    if (kept.pairedWith[i] !== none) remove(kept.holders, kept.pairedWith[i]!, i)
    kept.pairedWith[i] = none
  }
  for (const step of undo.toReversed()) step()
  for (const [i, { pairedWith, pays, worth }] of rows) {
    kept.worth[i] = worth
    if (pairedWith === none) continue
    insert(kept.holders, pairedWith, i, pays)
    kept.pairedWith[i] = pairedWith
    kept.paid[i] = pays
  }
  for (const [j, { price }] of columns) kept.price[j] = price
  kept.before = beforeNothing()
}
