export type Point = readonly [x: number, y: number]

/** One cubic Bézier; a straight line is the curve whose controls lie on it. */
export interface Curve {
  readonly from: Point
  readonly c1: Point
  readonly c2: Point
  readonly to: Point
}

export type Side = 'top' | 'right' | 'bottom' | 'left'
export const sides: readonly Side[] = ['top', 'right', 'bottom', 'left']

/** What a piece has on one side: nothing at the rim, a tab that goes out, or a blank that takes the neighbour's tab. */
export type Fit = 'flat' | 'tab' | 'blank'

// Half a knob in its own units: x along the edge from its middle, y outwards. Neck 0.33 wide, head 0.6, depth 1.5.
const halfKnob: readonly (readonly [Point, Point, Point, Point])[] = [
  [[-0.9, 0], [-0.45, 0], [-0.22, 0.05], [-0.33, 0.38]],
  [[-0.33, 0.38], [-0.385, 0.545], [-0.6, 0.68], [-0.6, 0.95]],
  [[-0.6, 0.95], [-0.6, 1.3], [-0.31, 1.5], [0, 1.5]],
]

/** Half the length of edge that a knob of size 1 takes. */
export const knobReach = 0.9

interface Grid {
  readonly rows: number
  readonly columns: number
}

/** Which fit a piece has on a side: tabs and blanks alternate like the squares of a chessboard. */
export function fitOf(row: number, column: number, side: Side, { rows, columns }: Grid): Fit {
  const atRim = { top: row === 0, bottom: row === rows - 1, left: column === 0, right: column === columns - 1 }[side]
  if (atRim) return 'flat'
  const lying = side === 'left' || side === 'right'
  return ((row + column) % 2 === 0) === lying ? 'tab' : 'blank'
}

/**
 * An edge from one corner to another with a knob in it: outwards is to the left of the direction of travel, so a piece
 * drawn clockwise has its tabs outside. `at` is the share of the length at which the knob sits.
 */
export function edge(from: Point, to: Point, fit: Fit, { size, at = 0.5 }: { size: number; at?: number }): Curve[] {
  if (fit === 'flat') return [line(from, to)]
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const along: Point = [(to[0] - from[0]) / length, (to[1] - from[1]) / length]
  const out: Point = fit === 'tab' ? [along[1], -along[0]] : [-along[1], along[0]]
  const middle: Point = [from[0] + along[0] * length * at, from[1] + along[1] * length * at]
  const knob = knobAt({ middle, along, out, size })
  const first = knob[0] as Curve
  const last = knob.at(-1) as Curve
  return [line(from, first.from), ...knob, line(last.to, to)]
}

interface Place {
  readonly middle: Point
  readonly along: Point
  readonly out: Point
  readonly size: number
}

/** A knob by itself, for drawing on an edge whose length is not known beforehand. */
export function knobAt({ middle, along, out, size }: Place): Curve[] {
  const place = ([x, y]: Point): Point => [
    round(middle[0] + size * (x * along[0] + y * out[0])), round(middle[1] + size * (x * along[1] + y * out[1])),
  ]
  const mirrored = ([x, y]: Point): Point => place([-x, y])
  const going = halfKnob.map(([from, c1, c2, to]) => curve(place(from), place(c1), place(c2), place(to)))
  const coming = halfKnob.toReversed().map(([from, c1, c2, to]) =>
    curve(mirrored(to), mirrored(c2), mirrored(c1), mirrored(from)))
  return [...going, ...coming]
}

/** The same edge walked from the other end: what the neighbour draws. */
export function reversed(curves: readonly Curve[]): Curve[] {
  return curves.toReversed().map(({ from, c1, c2, to }) => curve(to, c2, c1, from))
}

interface PieceSize extends Grid {
  readonly width: number
  readonly height: number
  /** Size of the knobs. */
  readonly knob: number
}

/** The four edges of a piece, clockwise from its top left corner, in the coordinates of the whole puzzle. */
export function pieceEdges(row: number, column: number, size: PieceSize): Record<Side, Curve[]> {
  const { width, height, knob } = size
  const [x, y] = [column * width, row * height]
  const corners: Point[] = [[x, y], [x + width, y], [x + width, y + height], [x, y + height]]
  const drawn = sides.map((side, index) => [
    side,
    edge(corners[index] as Point, corners[(index + 1) % 4] as Point, fitOf(row, column, side, size), { size: knob }),
  ])
  return Object.fromEntries(drawn) as Record<Side, Curve[]>
}

/** The closed outlines of a whole small puzzle, row by row. */
export function glyphPaths({ rows, columns, size }: Grid & { size: number }): string[] {
  return Array.from({ length: rows * columns }, (_, index) => {
    const edges = pieceEdges(Math.floor(index / columns), index % columns, {
      rows, columns, width: size, height: size, knob: size / 4.6,
    })
    return `${pathOf(sides.flatMap((side) => edges[side]), 1)}z`
  })
}

/**
 * The path of curves that follow each other, as short as it can be said: from each point to the next, to so many
 * `digits` behind the point. Points are rounded where they are, so that nothing adds up and neighbours meet.
 */
export function pathOf(curves: readonly Curve[], digits = 2): string {
  const start = curves[0]
  if (!start) return ''
  const steps = curves.map((one) => {
    const [x, y] = stepTo(one.from, one.to, digits)
    const bends = [one.c1, one.c2].flatMap((point) => stepTo(one.from, point, digits))
    if (!isLine(one)) return `c${pairs([...bends, x, y])}`
    return y === 0 ? `h${short(x)}` : x === 0 ? `v${short(y)}` : `l${pairs([x, y])}`
  })
  return `M${pairs(stepTo([0, 0], start.from, digits))}${steps.join('')}`
}

function stepTo(from: Point, to: Point, digits: number): Point {
  const step = (at: 0 | 1) => round(round(to[at], digits) - round(from[at], digits), digits)
  return [step(0), step(1)]
}

// A sign or a second point ends the number before it as well as a space does.
function pairs(numbers: readonly number[]): string {
  return numbers.map(short).reduce((text, next) => {
    const isApart = next.startsWith('-') || (next.startsWith('.') && /\.\d*$/.test(text))
    return text + (isApart ? '' : ' ') + next
  })
}

function short(value: number): string {
  return String(value).replace(/^(-?)0\./, '$1.')
}

function line(from: Point, to: Point): Curve {
  return curve(from, from, to, to)
}

function curve(from: Point, c1: Point, c2: Point, to: Point): Curve {
  return { from: rounded(from), c1: rounded(c1), c2: rounded(c2), to: rounded(to) }
}

function isLine({ from, c1, c2, to }: Curve): boolean {
  return c1[0] === from[0] && c1[1] === from[1] && c2[0] === to[0] && c2[1] === to[1]
}

function rounded([x, y]: Point): Point {
  return [round(x), round(y)]
}

function round(value: number, digits = 2): number {
  // Adding zero turns -0 into 0, so that the same point is written the same way from both sides.
  return Math.round(value * 10 ** digits) / 10 ** digits + 0
}
