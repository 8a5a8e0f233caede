import type { ComponentChildren } from 'preact'
import { type Side, sides } from '../../kit/charts/jigsaw.ts'
import { useShared } from './once-per-page.tsx'
import { type Knob, kindPath, reachOf } from './puzzle-knobs.ts'
import { type Corner, type Lie, type PieceSide, roundCorners, sidesOf } from './puzzle-sides.ts'
import type { ShownState } from './state.tsx'

const knobSizes: Record<Lie, number> = { grid: 19, column: 15 }
const radius = 14
const wide = { x: '-60%', y: '-90%', width: '220%', height: '280%' }
/** Large enough for every knob; its mask is a tenth wider: printers draw a hair line where the two end together. */
const painted = { x: '-25%', y: '-50%', width: '150%', height: '200%' }
const neckWidth = 12

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

type Share = ReturnType<typeof useShared>

/** The id on this page of something that pieces refer to. */
const knobName = (lie: Lie, kind: Knob, side: Side) => `puzzle ${lie} ${kind} ${side}`
const neckName = (lie: Lie, kind: Knob, isLying: boolean) => `puzzle ${lie} ${kind} ${isLying ? 'lies' : 'stands'}`
const kinds: readonly Knob[] = ['knob', 'stub', 'bay']
const lies: readonly Lie[] = ['grid', 'column']
const sidesIn: Record<Lie, readonly Side[]> = { grid: sides, column: ['top', 'bottom'] }
const knobPaths = Object.fromEntries(lies.flatMap((lie) => kinds.flatMap((kind) => sidesIn[lie].map((side) =>
  [knobName(lie, kind, side), kindPath(kind, side, knobSizes[lie])]))))

/** The curves and patterns that the pieces share, on the first puzzle of a page. */
export function PuzzleShapes() {
  const share = useShared()
  if (!share('puzzle shapes').isFirst) return null
  const idOf = (name: string) => share(name).id
  return (
    <svg class="puzzle-shapes" width="0" height="0" aria-hidden="true">
      <defs>
        {lies.map((lie) => <Knobs lie={lie} idOf={idOf} />)}
        {sides.map((side) => <line id={idOf(`puzzle ${side}`)} {...lines[side]} />)}
        <g id={idOf('puzzle frame')}>{sides.map((side) => <use href={`#${idOf(`puzzle ${side}`)}`} />)}</g>
        {everyCorner.map((corner) => <path id={idOf(`puzzle ${corner}`)} d={corners[corner].arc} />)}
        <g id={idOf('puzzle corners')}>{everyCorner.map((corner) => (
          <use href={`#${idOf(`puzzle ${corner}`)}`} {...cornerPlace(corner)} />
        ))}</g>
        <rect id={idOf('puzzle corner')} x={-radius} y={-radius} width={2 * radius} height={2 * radius} />
        <g id={idOf('puzzle corner squares')}>{everyCorner.map((corner) => (
          <use href={`#${idOf('puzzle corner')}`} {...cornerPlace(corner)} />
        ))}</g>
        <rect id={idOf('puzzle whole')} width="100%" height="100%" fill="#fff" />
        <rect id={idOf('puzzle wide')} {...wide} fill="#fff" />
        <rect id={idOf('puzzle painted')} {...painted} />
        <Patterns idOf={idOf} />
      </defs>
    </svg>
  )
}

function Knobs({ lie, idOf }: { lie: Lie; idOf: (name: string) => string }) {
  return (
    <>
      {kinds.map((kind) => sidesIn[lie].map((side) => (
        <path id={idOf(knobName(lie, kind, side))} d={knobPaths[knobName(lie, kind, side)]} />
      )))}
      {kinds.map((kind) => (lie === 'grid' ? [true, false] : [true]).map((isLying) => {
        const length = 2 * reachOf(kind, knobSizes[lie])
        const [width, height] = isLying ? [length, neckWidth] : [neckWidth, length]
        return (
          <rect id={idOf(neckName(lie, kind, isLying))} x={-width / 2} y={-height / 2} width={width} height={height} />
        )
      }))}
    </>
  )
}

function Patterns({ idOf }: { idOf: (name: string) => string }) {
  const pattern = (state: ShownState, size: number) =>
    ({ id: idOf(`puzzle ${state}`), patternUnits: 'userSpaceOnUse', width: size, height: size }) as const
  return (
    <>
      <pattern {...pattern('stuck', 9)} patternTransform="rotate(45)">
        <path class="pattern-line pattern-line--stuck" d="M0 0V9" />
      </pattern>
      <pattern {...pattern('moving', 14)}><path class="pattern-dot" d="M3 3h.01M10 10h.01" /></pattern>
      <pattern {...pattern('not_needed', 10)}><path class="pattern-line" d="M0 5H10" /></pattern>
      <pattern {...pattern('hidden', 12)}><path class="pattern-line" d="M0 0L12 12M12 0L0 12" /></pattern>
      <pattern {...pattern('done', 4)}><path class="pattern-flat" d="M0 0H4V4H0z" /></pattern>
    </>
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
  const share = useShared()
  const state = states[index] as ShownState
  const shape = sidesOf(index, states, lie)
  const round = roundCorners(index, lie, state === 'nobody')
  const [mask, rim] = ['mask', 'rim'].map((name) => share(`${name} ${id} ${lie} ${index}`).id)
  const parts = sides.filter((side) => shape[side].fit !== 'flat').map((side): Part => (
    { share, lie, side, shape: shape[side], kind: kindOf(shape[side], state === 'nobody') }))
  const likeness = JSON.stringify([shape, round, state === 'nobody'])
  return (
    <svg class={`piece-shape piece-shape--${lie}`} aria-hidden="true">
      <mask id={mask}>
        <Alike lie={lie} name={`body ${likeness}`}>
          <Body share={share} round={round} shape={shape} />
          {parts.map((part) => <KnobBody {...part} />)}
        </Alike>
      </mask>
      <mask id={rim}>
        <Alike lie={lie} name={`rim ${likeness}`}>
          <use href={refOf(share, 'puzzle wide')} />
          {parts.map((part) => <Neck {...part} />)}
          <Corners share={share} round={round} all="puzzle corner squares" nameOf={() => 'puzzle corner'} />
        </Alike>
      </mask>
      <g mask={`url(#${mask})`}>
        <use class="piece-fill" href={refOf(share, 'puzzle painted')} />
        {state in { nobody: 1, held: 1, held_twice: 1 } ||
          <use class="piece-pattern" href={refOf(share, 'puzzle painted')}
            fill={`url(${refOf(share, `puzzle ${state}`)})`} />}
      </g>
      <g class="piece-edges">
        <g mask={`url(#${rim})`}><Straights share={share} shape={shape} /></g>
        <Alike lie={lie} name={`edges ${likeness}`}>
          {parts.map((part) => <KnobEdge {...part} />)}
          <Corners share={share} round={round} all="puzzle corners" nameOf={(corner) => `puzzle ${corner}`} />
        </Alike>
      </g>
    </svg>
  )
}

interface AlikeProps {
  lie: Lie
  name: string
  children: ComponentChildren
}

/** Below each other many pieces have the same outline: the first draws it, the others refer. Side by side none has. */
function Alike({ lie, name, children }: AlikeProps) {
  const share = useShared()
  if (lie === 'grid') return <>{children}</>
  const { id, isFirst } = share(`puzzle ${name}`)
  return isFirst ? <g id={id}>{children}</g> : <use href={`#${id}`} />
}

interface CornersProps {
  share: Share
  round: readonly Corner[]
  /** What holds all four. */
  all: string
  nameOf: (corner: Corner) => string
}

function Corners({ share, round, all, nameOf }: CornersProps) {
  if (round.length === everyCorner.length) return <use href={refOf(share, all)} />
  return <>{round.map((corner) => <use href={refOf(share, nameOf(corner))} {...cornerPlace(corner)} />)}</>
}

function refOf(share: Share, name: string): string {
  return `#${share(name).id}`
}

/** The four straight sides: as one when none of them is seamless. */
function Straights({ share, shape }: { share: Share; shape: Record<Side, PieceSide> }) {
  if (!sides.some((side) => shape[side].seamless)) return <use href={refOf(share, 'puzzle frame')} />
  return <>{sides.map((side) => <use class={edgeClass(shape[side])} href={refOf(share, `puzzle ${side}`)} />)}</>
}

/** The seam between two holders of one piece: it is still to be decided who leads. */
export function HolderSeam() {
  return (
    <svg class="holder-seam" aria-hidden="true">
      <line x1="0" y1="0" x2="0" y2="100%" />
      <use href={refOf(useShared(), knobName('grid', 'stub', 'right'))} y="50%" />
    </svg>
  )
}

interface BodyProps {
  share: Share
  round: readonly Corner[]
  shape: Record<Side, PieceSide>
}

/** The rectangle with its corners; on a seamless side a hair wider, so that no light shines through. */
function Body({ share, round, shape }: BodyProps) {
  return (
    <>
      {round.length > 0
        ? <rect width="100%" height="100%" rx={radius} fill="#fff" />
        : <use href={refOf(share, 'puzzle whole')} />}
      {round.length > 0 && everyCorner.filter((corner) => !round.includes(corner)).map((corner) => (
        <rect x={corners[corner].quarter[0]} y={corners[corner].quarter[1]} width="50%" height="50%" fill="#fff" />
      ))}
      {sides.filter((side) => shape[side].seamless).map((side) => (
        <line {...lines[side]} stroke="#fff" stroke-width="2" />
      ))}
    </>
  )
}

/** A side of a piece that is not straight. */
interface Part {
  readonly share: Share
  readonly lie: Lie
  readonly side: Side
  readonly shape: PieceSide
  readonly kind: Knob
}

function KnobBody({ share, lie, side, shape, kind }: Part) {
  if (shape.fit === 'blank' && shape.seamless) return null
  const paint = shape.fit === 'tab' ? { fill: '#fff', stroke: '#fff' } : {}
  return <use href={knobRef({ share, lie, side, shape, kind })} {...placeOf(side, shape.at)} {...paint} />
}

function KnobEdge(part: Part) {
  return <use class={edgeClass(part.shape)} href={knobRef(part)} {...placeOf(part.side, part.shape.at)} />
}

/** Takes the straight line away where the knob begins. */
function Neck({ share, lie, side, shape, kind }: Part) {
  const isLying = side === 'top' || side === 'bottom'
  return <use href={refOf(share, neckName(lie, kind, isLying))} {...placeOf(side, shape.at)} />
}

function knobRef({ share, lie, side, shape, kind }: Part): string {
  return refOf(share, knobName(lie, kind, shape.fit === 'tab' ? side : opposite[side]))
}

/** A piece that lies apart keeps only a stub of its knob, and makes room for that of its neighbour. */
function kindOf({ fit, lonely }: PieceSide, apart: boolean): Knob {
  if (!apart) return 'knob'
  if (fit === 'tab') return 'stub'
  return lonely ? 'knob' : 'bay'
}

function cornerPlace(corner: Corner): { x: string; y: string } {
  const { x, y } = corners[corner]
  return { x, y }
}

function placeOf(side: Side, at: string): { x: string; y: string } {
  const places = {
    top: { x: at, y: '0' }, bottom: { x: at, y: '100%' }, left: { x: '0', y: at }, right: { x: '100%', y: at },
  }
  return places[side]
}

function edgeClass({ seamless }: PieceSide): string | undefined {
  return seamless ? 'piece-edge--seamless' : undefined
}
