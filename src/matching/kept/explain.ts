import { tryOut } from './change.ts'
import { columnOf, type Kept, paysOf } from './kept.ts'
import { pairsOf } from './lists.ts'

/** A better candidate that a row does not get: what it would cost all together to choose it, and who would move. */
export interface Better {
  readonly column: number
  readonly cost: number
  readonly loss: number
  readonly moved: number
}

/** Why a row is paired as it is: its column (-1: alone), what that costs, and the better ones, cheapest first. */
export interface WhyThis {
  readonly column: number
  readonly pays: number
  /** 1: no candidate is better. */
  readonly rank: number
  readonly better: readonly Better[]
}

/** The losses are exact: each is tried. `most` says how many of the better candidates are looked into. */
export function explainRow(kept: Kept, row: number, most = 1): WhyThis {
  const pays = paysOf(kept, row)
  const cheaper = pairsOf(kept.candidates, row).filter(([, cost]) => cost < pays)
  const open = cheaper.filter(([column]) => kept.places[column]! > 0).slice(0, most)
  return {
    column: columnOf(kept, row), pays, rank: cheaper.length + 1,
    better: open.map(([column, cost]) => {
      const { loss, come } = tryOut(kept, [{ kind: 'accept', row, column, cost }])
      return { column, cost, loss, moved: come.filter(([i]) => i !== row).length }
    }),
  }
}
