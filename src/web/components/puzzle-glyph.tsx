import { glyphPaths } from '../../kit/charts/jigsaw.ts'
import { useText } from '../texts.tsx'
import { useFirstOnPage } from './once-per-page.tsx'
import type { PuzzlePiece } from './puzzle.tsx'

const nine = glyphPaths({ rows: 3, columns: 3, size: 8 })

type GlyphPiece = Pick<PuzzlePiece, 'areaName' | 'state' | 'stateWord'>

/** The puzzle in 24 px for lists; it is read out as the states that are there, with their areas. */
export function PuzzleGlyph({ pieces, large = false }: { pieces: readonly GlyphPiece[]; large?: boolean }) {
  const { t } = useText()
  const isFirst = useFirstOnPage('glyph')
  const words = [...new Set(pieces.map(({ stateWord }) => stateWord))]
  const states = words.map((word) => {
    const areas = pieces.filter(({ stateWord }) => stateWord === word).map(({ areaName }) => areaName)
    return `${word}: ${areas.join(', ')}`
  }).join('; ')
  return (
    <svg class={large ? 'glyph glyph--large' : 'glyph'} role="img" aria-label={t('web.puzzle.glyph', { states })}>
      {isFirst && <NinePieces />}
      {[...new Set(pieces.map(({ state }) => state))].map((state) => (
        <use class={classOf(state, pieces)} href="#glyph" />
      ))}
    </svg>
  )
}

/** All nine, of which a reference shows those that its class names: a list of fifty people draws them once. */
function NinePieces() {
  return (
    <symbol id="glyph" viewBox="-0.75 -0.75 25.5 25.5">
      {nine.map((d, index) => <path class={`glyph-${index}`} d={d} />)}
    </symbol>
  )
}

/** `moving p0 p4`: this state, on the first and the fifth piece. */
function classOf(state: GlyphPiece['state'], pieces: readonly GlyphPiece[]): string {
  return [state, ...pieces.flatMap((piece, index) => (piece.state === state ? [`p${index}`] : []))].join(' ')
}
