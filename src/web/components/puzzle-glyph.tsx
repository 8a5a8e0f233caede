import { glyphPaths } from '../../kit/charts/jigsaw.ts'
import { useText } from '../texts.tsx'
import type { PuzzlePiece } from './puzzle.tsx'

const nine = glyphPaths({ rows: 3, columns: 3, size: 8 })

type GlyphPiece = Pick<PuzzlePiece, 'areaName' | 'state' | 'stateWord'>

/** The puzzle in 24 px for lists; it is read out as the states that are there, with their areas. */
export function PuzzleGlyph({ pieces, large = false }: { pieces: readonly GlyphPiece[]; large?: boolean }) {
  const { t } = useText()
  const words = [...new Set(pieces.map(({ stateWord }) => stateWord))]
  const states = words.map((word) => {
    const areas = pieces.filter(({ stateWord }) => stateWord === word).map(({ areaName }) => areaName)
    return `${word}: ${areas.join(', ')}`
  }).join('; ')
  return (
    <svg class={large ? 'glyph glyph--large' : 'glyph'} viewBox="-0.75 -0.75 25.5 25.5" role="img"
      aria-label={t('web.puzzle.glyph', { states })}>
      {pieces.map(({ state }, index) => <path class={`glyph-piece glyph-piece--${state}`} d={nine[index]} />)}
    </svg>
  )
}
