import { glyphPaths } from '../../kit/charts/jigsaw.ts'
import { useText } from '../texts.tsx'
import { useShared } from './once-per-page.tsx'
import type { PuzzlePiece } from './puzzle.tsx'

const nine = glyphPaths({ rows: 3, columns: 3, size: 8 })

type GlyphPiece = Pick<PuzzlePiece, 'areaName' | 'state' | 'stateWord'>

/**
 * The puzzle in 24 px for lists; it is read out as the states that are there, with their areas. A list draws the nine
 * shapes and writes each word once: rows that did so themselves would make it five times as long.
 */
export function PuzzleGlyph({ pieces, large = false }: { pieces: readonly GlyphPiece[]; large?: boolean }) {
  const { t } = useText()
  const share = useShared()
  const shapes = share('glyph')
  const words = [t('web.puzzle.glyph'), ...wordsOf(pieces)].map((text) => ({ text, ...share(text) }))
  return (
    <>
      {words.filter(({ isFirst }) => isFirst).map(({ id, text }) => <span hidden id={id}>{text}</span>)}
      <svg class={large ? 'glyph glyph--large' : 'glyph'} role="img"
        aria-labelledby={words.map(({ id }) => id).join(' ')}>
        {shapes.isFirst && <NinePieces id={shapes.id} />}
        {statesOf(pieces).map((state) => <use class={classOf(state, pieces)} href={`#${shapes.id}`} />)}
      </svg>
    </>
  )
}

/** "niemand pakt dit op: Taal, Werk; klaar: Geld", cut where another glyph can take over a part. */
function wordsOf(pieces: readonly GlyphPiece[]): string[] {
  const groups = [...Map.groupBy(pieces, ({ stateWord }) => stateWord)]
  return groups.flatMap(([word, group], at) => [`${word}:`, ...group.map(({ areaName }, index) => {
    if (index < group.length - 1) return `${areaName},`
    return at < groups.length - 1 ? `${areaName};` : areaName
  })])
}

/** All nine, of which a reference shows those that its class names. */
function NinePieces({ id }: { id: string }) {
  return (
    <symbol id={id} viewBox="-0.75 -0.75 25.5 25.5">
      {nine.map((d, index) => <path class={`glyph-${index}`} d={d} />)}
    </symbol>
  )
}

function statesOf(pieces: readonly GlyphPiece[]): GlyphPiece['state'][] {
  return [...new Set(pieces.map(({ state }) => state))]
}

/** `moving p0 p4`: this state, on the first and the fifth piece. */
function classOf(state: GlyphPiece['state'], pieces: readonly GlyphPiece[]): string {
  return [state, ...pieces.flatMap((piece, index) => (piece.state === state ? [`p${index}`] : []))].join(' ')
}
