import { type Fit, fitOf, type Side } from '../../kit/charts/jigsaw.ts'
import type { ShownState } from './state.tsx'

/** How the pieces lie: three by three, or one below the other on a narrow screen. */
export type Lie = 'grid' | 'column'

/** One side of one piece, seen with its neighbour. */
export interface PieceSide {
  readonly fit: Fit
  /** Where the knob sits along the side: an SVG length. */
  readonly at: string
  /** Two done pieces meet without a seam, so that a life that goes well is one picture. */
  readonly seamless: boolean
  /** Nobody holds the neighbour either: both lie apart. */
  readonly lonely: boolean
}

export type Corner = 'top-left' | 'top-right' | 'bottom-right' | 'bottom-left'

const grid = { rows: 3, columns: 3 }
// A hand-cut puzzle does not have all its knobs in the middle: percentage of the side, per seam.
const standingSeams = [[66, 60], [62, 68], [67, 61]]
const lyingSeams = [[72, 66, 74], [67, 75, 69]]
const columnKnob = '84%'

/** The four sides of the piece with this number, 0 to 8 in reading order. */
export function sidesOf(index: number, states: readonly ShownState[], lie: Lie): Record<Side, PieceSide> {
  return lie === 'grid' ? gridSides(index, states) : columnSides(index, states)
}

function gridSides(index: number, states: readonly ShownState[]): Record<Side, PieceSide> {
  const [row, column] = [Math.floor(index / 3), index % 3]
  const side = (name: Side, neighbour: number, at: number | undefined): PieceSide => ({
    fit: fitOf(row, column, name, grid), at: `${at ?? 50}%`, seamless: meet(states, index, neighbour, at !== undefined),
    lonely: states[neighbour] === 'nobody',
  })
  return {
    top: side('top', index - 3, lyingSeams[row - 1]?.[column]),
    right: side('right', index + 1, standingSeams[row]?.[column]),
    bottom: side('bottom', index + 3, lyingSeams[row]?.[column]),
    left: side('left', index - 1, standingSeams[row]?.[column - 1]),
  }
}

function columnSides(index: number, states: readonly ShownState[]): Record<Side, PieceSide> {
  const goesOut = index % 2 === 1
  const last = states.length - 1
  const flat: PieceSide = { fit: 'flat', at: columnKnob, seamless: false, lonely: false }
  const side = (neighbour: number, atRim: boolean): PieceSide => ({
    fit: atRim ? 'flat' : goesOut ? 'tab' : 'blank', at: columnKnob, seamless: meet(states, index, neighbour, !atRim),
    lonely: states[neighbour] === 'nobody',
  })
  return { top: side(index - 1, index === 0), right: flat, bottom: side(index + 1, index === last), left: flat }
}

function meet(states: readonly ShownState[], one: number, other: number, isInside: boolean): boolean {
  return isInside && states[one] === 'done' && states[other] === 'done'
}

/** The corners that are round: those of the whole puzzle, and all four of a piece that lies apart. */
export function roundCorners(index: number, lie: Lie, apart: boolean): Corner[] {
  if (apart) return ['top-left', 'top-right', 'bottom-right', 'bottom-left']
  const found: Record<Lie, Record<number, Corner[]>> = {
    grid: { 0: ['top-left'], 2: ['top-right'], 8: ['bottom-right'], 6: ['bottom-left'] },
    column: { 0: ['top-left', 'top-right'], 8: ['bottom-right', 'bottom-left'] },
  }
  return found[lie][index] ?? []
}
