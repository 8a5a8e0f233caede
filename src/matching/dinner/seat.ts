import { seatByAnnealing } from './anneal.ts'
import { boundOf } from './bound.ts'
import type { Dinner, Seating } from './dinner.ts'
import { seatExactly } from './exact.ts'

export interface SeatingWithBound extends Seating {
  /** No seating scores more. Equal to the total where every seating was tried. */
  readonly bound: number
  readonly isExact: boolean
}

/** Seats a dinner: the best of all where that can be tried, else a good one with the bound that it cannot pass. */
export function seatGuests(dinner: Dinner): SeatingWithBound {
  const exact = seatExactly(dinner)
  if (exact) return { ...exact, bound: exact.total, isExact: true }
  return { ...seatByAnnealing(dinner), bound: boundOf(dinner), isExact: false }
}
