import { knobAt, knobReach, pathOf, type Point, type Side } from '../../kit/charts/jigsaw.ts'

/** A whole knob, the stub that a piece that lies apart keeps of it, or the bay that it makes for its neighbour's. */
export type Knob = 'knob' | 'stub' | 'bay'

const stubShare = 0.45
/** How far a piece that nobody holds stays away from its neighbours; the style sheet insets it by as much. */
const gap = 7
const middle: Point = [0, 0]
const directions: Record<Side, { out: Point; along: Point }> = {
  top: { out: [0, -1], along: [1, 0] }, right: { out: [1, 0], along: [0, 1] },
  bottom: { out: [0, 1], along: [1, 0] }, left: { out: [-1, 0], along: [0, 1] },
}

/** The curve of one knob around the place where it sits. */
export function kindPath(kind: Knob, side: Side, size: number): string {
  if (kind === 'bay') return bayPath(side, size)
  return pathOf(knobAt({ middle, ...directions[side], size: kind === 'stub' ? size * stubShare : size }), 1)
}

/** Half the length of side that it takes. */
export function reachOf(kind: Knob, size: number): number {
  if (kind === 'bay') return bayReach(size)
  return tenth(size * knobReach * (kind === 'stub' ? stubShare : 1))
}

function bayReach(size: number): number {
  return tenth(size * 0.6 + gap + 1)
}

/** On a page a tenth of a pixel is exact enough. */
function tenth(length: number): number {
  return Math.round(length * 10) / 10
}

/** The bay in a piece that lies apart: wide enough for the neighbour's knob and the gap around it. */
function bayPath(side: Side, size: number): string {
  const reach = bayReach(size)
  const depth = size * 1.5
  const { out, along } = directions[side]
  const at = (x: number, y: number): string => `${x * along[0] + y * out[0]} ${x * along[1] + y * out[1]}`
  const sweep = out[0] * along[1] - out[1] * along[0] > 0 ? 1 : 0
  const foot = tenth(depth - reach)
  const arc = `A${reach} ${reach} 0 0 ${sweep} ${at(reach, foot)}`
  return `M${at(-reach, 0)}L${at(-reach, foot)}${arc}L${at(reach, 0)}`
}
