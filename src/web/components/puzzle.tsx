import type { ComponentChildren } from 'preact'
import { useText } from '../texts.tsx'
import { Disclosure } from './disclosure.tsx'
import { Pictogram } from './pictogram.tsx'
import { HolderSeam, PieceShape, PuzzleShapes } from './puzzle-shape.tsx'
import { Mark, StateBadge } from './state.tsx'

export interface PuzzlePiece {
  /** Key of the area of life, such as `housing`. */
  readonly area: string
  readonly areaName: string
  readonly state: 'nobody' | 'moving' | 'stuck' | 'done' | 'not_needed' | 'held' | 'held_twice' | 'hidden'
  readonly stateWord: string
  readonly holders: readonly string[]
  readonly nextStep?: string | undefined
  /** As people write it, already in the reader's language. */
  readonly nextDate?: string | undefined
  readonly lastTouch?: string | undefined
  readonly href?: string | undefined
  /** What opens in place: open actions, buttons. */
  readonly children?: ComponentChildren
}

interface PuzzleProps {
  /** Nine, in reading order. */
  pieces: readonly PuzzlePiece[]
  /** Unique on the page. */
  id?: string
  /** Heading level of the names of the areas. */
  level?: 2 | 3 | 4
  /** Whose puzzle it is, for who listens. */
  label: string
}

/** The picture of a person: nine areas of life that interlock, open in place and read as a table too (ZE-01). */
export function Puzzle({ pieces, id = 'puzzel', level = 2, label }: PuzzleProps) {
  const { t } = useText()
  const states = pieces.map(({ state }) => state)
  return (
    <section class="puzzle" aria-label={label}>
      <PuzzleShapes />
      <div class="puzzle-pieces">
        {pieces.map((piece, index) => (
          <details class={`piece piece--${piece.state}`} name={id} data-place={index}>
            <summary class="piece-front">
              <PieceShape id={id} index={index} states={states} lie="grid" />
              <PieceShape id={id} index={index} states={states} lie="column" />
              <PieceText piece={piece} level={level} />
            </summary>
            <PieceOpen piece={piece} />
          </details>
        ))}
      </div>
      <Disclosure label={t('web.puzzle.asTable')}><PuzzleTable pieces={pieces} label={label} /></Disclosure>
    </section>
  )
}

function PieceText({ piece, level }: { piece: PuzzlePiece; level: 2 | 3 | 4 }) {
  const { t } = useText()
  const Heading = `h${level}` as 'h3'
  return (
    <>
      <Heading class="piece-area"><Pictogram area={piece.area} /><span>{piece.areaName}</span></Heading>
      <span class="piece-state"><Mark state={piece.state} />{piece.stateWord}</span>
      <span class="piece-holders">
        <span class="sr-only">{t('web.puzzle.holder')}: </span>
        {piece.holders.map((holder) => <span class="piece-holder"><bdi>{breakable(holder)}</bdi></span>)}
        {piece.state === 'held_twice' && <HolderSeam />}
      </span>
      {piece.nextStep && (
        <span class="piece-next">
          <span dir="auto">{piece.nextStep}</span>
          {piece.nextDate && <> <span class="piece-date">· <bdi>{piece.nextDate}</bdi></span></>}
        </span>
      )}
    </>
  )
}

/** Names such as VluchtelingenWerk may break before their inner capital. */
function breakable(name: string): ComponentChildren {
  return name.split(/(?<=\p{Ll})(?=\p{Lu})/u).map((part, index) => index === 0 ? part : <><wbr />{part}</>)
}

function PieceOpen({ piece }: { piece: PuzzlePiece }) {
  const { t, list } = useText()
  const { holders, nextStep, nextDate, lastTouch, href, children } = piece
  return (
    <div class="piece-open">
      <dl class="facts">
        <dt>{t('web.puzzle.holder')}</dt>
        <dd>{holders.length > 0 ? <bdi>{list(holders)}</bdi> : t('web.puzzle.nobody')}</dd>
        {nextStep && <><dt>{t('web.puzzle.next')}</dt><dd><bdi>{nextStep}</bdi>{nextDate && ` (${nextDate})`}</dd></>}
        {lastTouch && <><dt>{t('web.puzzle.touched')}</dt><dd>{lastTouch}</dd></>}
      </dl>
      {children}
      {href && <p><a class="nl-link" href={href}>{t('web.puzzle.open')}: {piece.areaName}</a></p>}
    </div>
  )
}

/** The same nine pieces for who cannot see the picture. */
export function PuzzleTable({ pieces, label }: { pieces: readonly PuzzlePiece[]; label: string }) {
  const { t, list } = useText()
  const heads = ['area', 'state', 'holder', 'next', 'touched'].map((key) => t(`web.puzzle.${key}`))
  return (
    <section class="table-scroll" tabindex={0} aria-label={`${label}: ${t('web.puzzle.asTable')}`}>
      <table class="utrecht-table utrecht-table--html-table">
        <caption>{label}</caption>
        <thead><tr>{heads.map((head) => <th scope="col">{head}</th>)}</tr></thead>
        <tbody>
          {pieces.map(({ areaName, state, stateWord, holders, nextStep, nextDate, lastTouch }) => (
            <tr>
              <th scope="row">{areaName}</th>
              <td><StateBadge state={state}>{stateWord}</StateBadge></td>
              <td><bdi>{list(holders) || t('web.puzzle.nobody')}</bdi></td>
              <td><bdi>{nextStep ?? ''}</bdi> {nextDate ?? ''}</td>
              <td>{lastTouch ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
