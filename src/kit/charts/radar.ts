import { scaleLinear } from 'd3-scale'
import { curveLinearClosed, lineRadial } from 'd3-shape'

export interface RadarPoint {
  readonly x: number
  readonly y: number
}

interface RadarFrame {
  /** How many axes; the first points up, the rest follow clockwise. */
  readonly axes: number
  readonly radius: number
  readonly max: number
}

/** Where a value on an axis lies, with the middle at 0, 0. */
export function radarPoint(axis: number, value: number, { axes, radius, max }: RadarFrame): RadarPoint {
  const length = scaleLinear([0, max], [0, radius]).clamp(true)(value)
  const angle = (axis / axes) * 2 * Math.PI
  return { x: rounded(length * Math.sin(angle)), y: rounded(-length * Math.cos(angle)) }
}

/**
 * The line through the values that are there. All there: a closed shape. Some absent: only the stretches between
 * neighbours, because a line over a gap would say something that nobody said.
 */
export function radarPath(values: readonly (number | null)[], frame: RadarFrame): string {
  if (values.every((value) => value !== null)) return closedPath(values, frame)
  return values.map((value, axis) => {
    const next = (axis + 1) % values.length
    const other = values[next]
    if (value === null || other === null || other === undefined) return ''
    const [from, to] = [radarPoint(axis, value, frame), radarPoint(next, other, frame)]
    return `M${from.x},${from.y}L${to.x},${to.y}`
  }).join('')
}

function closedPath(values: readonly number[], { axes, radius, max }: RadarFrame): string {
  const length = scaleLinear([0, max], [0, radius]).clamp(true)
  return lineRadial<number>().angle((_, axis) => (axis / axes) * 2 * Math.PI).radius((value) => length(value))
    .curve(curveLinearClosed).digits(2)([...values]) ?? ''
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100 + 0
}
