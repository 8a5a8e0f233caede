import { Fragment } from 'preact'
import { knobAt, knobReach, pathOf, type Point, type Side, sides } from '../../kit/charts/jigsaw.ts'
import { type Corner, type Lie, type PieceSide, roundCorners, sidesOf } from './puzzle-sides.ts'
import type { ShownState } from './state.tsx'

const knobSizes: Record<Lie, number> = { grid: 19, column: 15 }
const stubShare = 0.45
const radius = 14
/** How far a piece that nobody holds stays away from its neighbours; the style sheet insets it by as much. */
const gap = 7
const wide = { x: '-60%', y: '-90%', width: '220%', height: '280%' }
/** Large enough for every knob, and smaller than the mask: printers draw a hair line where the two end together. */
const painted = { x: '-25%', y: '-50%', width: '150%', height: '200%' }
const middle: Point = [0, 0]

const directions: Record<Side, { out: Point; along: Point }> = {
  top: { out: [0, -1], along: [1, 0] }, right: { out: [1, 0], along: [0, 1] },
  bottom: { out: [0, 1], along: [1, 0] }, left: { out: [-1, 0], along: [0, 1] },
}
const opposite: Record<Side, Side> = { top: 'bottom', right: 'left', bottom: 'top', left: 'right' }
const lines: Record<Side, Record<'x1' | 'y1' | 'x2' | 'y2', string>> = {
  top: { x1: '0', y1: '0', x2: '100%', y2: '0' }, right: { x1: '100%', y1: '0', x2: '100%', y2: '100%' },
  bottom: { x1: '0', y1: '100%', x2: '100%', y2: '100%' }, left: { x1: '0', y1: '0', x2: '0', y2: '100%' },
}
const bend = `${radius} ${radius} 0 0 1`
const corners: Record<Corner, { x: string; y: string; arc: string; quarter: [string, string] }> = {
  'top-left': { x: '0', y: '0', arc: `M0 ${radius}A${bend} ${radius} 0`, quarter: ['0', '0'] },
  'top-right': { x: '100%', y: '0', arc: `M-${radius} 0A${bend} 0 ${radius}`, quarter: ['50%', '0'] },
  'bottom-right': { x: '100%', y: '100%', arc: `M0 -${radius}A${bend} -${radius} 0`, quarter: ['50%', '50%'] },
  'bottom-left': { x: '0', y: '100%', arc: `M${radius} 0A${bend} 0 -${radius}`, quarter: ['0', '50%'] },
}
const everyCorner = Object.keys(corners) as Corner[]

/** The curves and patterns that the pieces share. Once per puzzle; every id starts with that of the puzzle. */
export function PuzzleShapes({ id }: { id: string }) {
  return (
    <svg class="puzzle-shapes" width="0" height="0" aria-hidden="true">
      <defs>
        {(['grid', 'column'] as const).map((lie) => sides.map((side) => (
          <Fragment key={lie + side}>
            <path id={`${id}-${lie}-knob-${side}`} d={knobPath(side, knobSizes[lie])} />
            <path id={`${id}-${lie}-stub-${side}`} d={knobPath(side, knobSizes[lie] * stubShare)} />
            <path id={`${id}-${lie}-bay-${side}`} d={bayPath(side, knobSizes[lie])} />
          </Fragment>
        )))}
        <pattern id={`${id}-stuck`} patternUnits="userSpaceOnUse" width="9" height="9" patternTransform="rotate(45)">
          <path class="pattern-line pattern-line--stuck" d="M0 0V9" />
        </pattern>
        <pattern id={`${id}-moving`} patternUnits="userSpaceOnUse" width="14" height="14">
          <path class="pattern-dot" d="M3 3h.01M10 10h.01" />
        </pattern>
        <pattern id={`${id}-not_needed`} patternUnits="userSpaceOnUse" width="10" height="10">
          <path class="pattern-line" d="M0 5H10" />
        </pattern>
        <pattern id={`${id}-hidden`} patternUnits="userSpaceOnUse" width="12" height="12">
          <path class="pattern-line" d="M0 0L12 12M12 0L0 12" />
        </pattern>
        <pattern id={`${id}-done`} patternUnits="userSpaceOnUse" width="4" height="4">
          <path class="pattern-flat" d="M0 0H4V4H0z" />
        </pattern>
      </defs>
    </svg>
  )
}

interface ShapeProps {
  id: string
  index: number
  states: readonly ShownState[]
  lie: Lie
}

/** One piece that fills its box, whatever the size of the box: straight sides stretch, knobs do not. */
export function PieceShape({ id, index, states, lie }: ShapeProps) {
  const state = states[index] as ShownState
  const apart = state === 'nobody'
  const shape = sidesOf(index, states, lie)
  const round = roundCorners(index, lie, apart)
  const mask = `${id}-${lie}-${index}`
  return (
    <svg class={`piece-shape piece-shape--${lie}`} aria-hidden="true">
      <mask id={mask} maskUnits="userSpaceOnUse" {...wide}>
        <Body round={round} shape={shape} />
        {sides.map((side) => <Knob use={knobOf(id, lie, apart)} side={side} shape={shape[side]} />)}
      </mask>
      <mask id={`${mask}-r`} maskUnits="userSpaceOnUse" {...wide}>
        <rect {...wide} fill="#fff" />
        {sides.map((side) => <Neck side={side} shape={shape[side]} lie={lie} apart={apart} />)}
        {round.map((corner) => <CornerCut corner={corner} />)}
      </mask>
      <g mask={`url(#${mask})`}>
        <rect class="piece-fill" {...painted} />
        {state in { nobody: 1, held: 1, held_twice: 1 } ||
          <rect class="piece-pattern" {...painted} fill={`url(#${id}-${state})`} />}
      </g>
      <g class="piece-edges">
        <g mask={`url(#${mask}-r)`}>
          {sides.map((side) => <line class={edgeClass(shape[side])} {...lines[side]} />)}
        </g>
        {sides.map((side) => <KnobEdge use={knobOf(id, lie, apart)} side={side} shape={shape[side]} />)}
        {round.map((corner) => <CornerArc corner={corner} />)}
      </g>
    </svg>
  )
}

/** The rectangle with its corners; on a seamless side a hair wider, so that no light shines through. */
function Body({ round, shape }: { round: readonly Corner[]; shape: Record<Side, PieceSide> }) {
  return (
    <>
      <rect width="100%" height="100%" rx={round.length > 0 ? radius : 0} fill="#fff" />
      {round.length > 0 && everyCorner.filter((corner) => !round.includes(corner)).map((corner) => (
        <rect x={corners[corner].quarter[0]} y={corners[corner].quarter[1]} width="50%" height="50%" fill="#fff" />
      ))}
      {sides.filter((side) => shape[side].seamless).map((side) => (
        <line {...lines[side]} stroke="#fff" stroke-width="2" />
      ))}
    </>
  )
}

interface KnobProps {
  /** Reference of a curve by its kind and direction. */
  use: (side: Side, shape: PieceSide) => string
  side: Side
  shape: PieceSide
}

function Knob({ use, side, shape }: KnobProps) {
  if (shape.fit === 'flat' || (shape.fit === 'blank' && shape.seamless)) return null
  const paint = shape.fit === 'tab' ? { fill: '#fff', stroke: '#fff', 'stroke-width': 1 } : { fill: '#000' }
  return <use href={use(side, shape)} {...placeOf(side, shape.at)} {...paint} />
}

function KnobEdge({ use, side, shape }: KnobProps) {
  if (shape.fit === 'flat') return null
  return <use class={edgeClass(shape)} href={use(side, shape)} {...placeOf(side, shape.at)} />
}

/** Takes the straight line away where the knob begins. */
function Neck({ side, shape, lie, apart }: { side: Side; shape: PieceSide; lie: Lie; apart: boolean }) {
  if (shape.fit === 'flat') return null
  const size = knobSizes[lie]
  const reach = apart ? reachApart(shape, size) : size * knobReach
  const lying = side === 'top' || side === 'bottom'
  const [width, height] = lying ? [reach * 2, 12] : [12, reach * 2]
  return (
    <svg {...placeOf(side, shape.at)} overflow="visible">
      <rect x={-width / 2} y={-height / 2} width={width} height={height} fill="#000" />
    </svg>
  )
}

function CornerCut({ corner }: { corner: Corner }) {
  const { x, y } = corners[corner]
  return (
    <svg x={x} y={y} overflow="visible">
      <rect x={-radius} y={-radius} width={2 * radius} height={2 * radius} fill="#000" />
    </svg>
  )
}

function CornerArc({ corner }: { corner: Corner }) {
  const { x, y, arc } = corners[corner]
  return <svg x={x} y={y} overflow="visible"><path class="piece-edge" d={arc} /></svg>
}

function knobOf(id: string, lie: Lie, apart: boolean) {
  return (side: Side, { fit, lonely }: PieceSide): string => {
    const kind = !apart ? 'knob' : fit === 'tab' ? 'stub' : lonely ? 'knob' : 'bay'
    return `#${id}-${lie}-${kind}-${fit === 'tab' ? side : opposite[side]}`
  }
}

function placeOf(side: Side, at: string): { x: string; y: string } {
  const places = {
    top: { x: at, y: '0' }, bottom: { x: at, y: '100%' }, left: { x: '0', y: at }, right: { x: '100%', y: at },
  }
  return places[side]
}

function edgeClass({ seamless }: PieceSide): string {
  return seamless ? 'piece-edge piece-edge--seamless' : 'piece-edge'
}

function knobPath(side: Side, size: number): string {
  return pathOf(knobAt({ middle, ...directions[side], size }))
}

function reachApart({ fit, lonely }: PieceSide, size: number): number {
  if (fit === 'tab') return size * stubShare * knobReach
  return lonely ? size * knobReach : bayReach(size)
}

function bayReach(size: number): number {
  return size * 0.6 + gap + 1
}

/** The bay in a piece that lies apart: wide enough for the neighbour's knob and the gap around it. */
function bayPath(side: Side, size: number): string {
  const reach = bayReach(size)
  const depth = size * 1.5
  const { out, along } = directions[side]
  const at = (x: number, y: number): string => `${x * along[0] + y * out[0]} ${x * along[1] + y * out[1]}`
  const sweep = out[0] * along[1] - out[1] * along[0] > 0 ? 1 : 0
  const arc = `A${reach} ${reach} 0 0 ${sweep} ${at(reach, depth - reach)}`
  return `M${at(-reach, 0)}L${at(-reach, depth - reach)}${arc}L${at(reach, 0)}`
}
