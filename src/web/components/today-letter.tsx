import type { ComponentChildren } from 'preact'
import { PuzzleGlyph } from './puzzle-glyph.tsx'
import type { PuzzlePiece } from './puzzle.tsx'
import { type ShownState, StateBadge } from './state.tsx'

interface LetterProps {
  /** "Goedemorgen Sanne." */
  greeting: string
  /** "Drie gesprekken deze week, één is te laat." */
  summary: ComponentChildren
  children?: ComponentChildren
}

/** Today as a short letter: a greeting, one or two sentences, then cards in order of lateness. */
export function TodayLetter({ greeting, summary, children }: LetterProps) {
  return (
    <div class="letter">
      <h1 class="letter-greeting">{greeting}</h1>
      <p class="letter-summary">{summary}</p>
      {children}
    </div>
  )
}

export interface TodayLine {
  /** Whom it is about; the birth year tells two people of one name apart. */
  readonly person?: string | undefined
  readonly born?: number | null | undefined
  /** What is to be done: "Gesprek na 6 maanden". */
  readonly title: ComponentChildren
  readonly href: string
  readonly pieces?: readonly Pick<PuzzlePiece, 'areaName' | 'state' | 'stateWord'>[] | undefined
  /** The act itself, one tap. */
  readonly action?: ComponentChildren
}

interface TodayCardProps {
  state: ShownState
  /** "te laat", "vandaag", "over 3 dagen". */
  stateWord: string
  /** One thing to do; several when it is the same for people who live together. */
  lines: readonly TodayLine[]
  /** Heading level; 3 below a heading of a group. */
  level?: 2 | 3
  /** Why and since when, in one sentence. */
  children?: ComponentChildren
}

/** One thing to do today, with the act at hand; the person first, then since when. */
export function TodayCard({ state, stateWord, lines, children, level = 2 }: TodayCardProps) {
  return (
    <article class={`card today today--${state}`}>
      {lines.map((line) => <Line line={line} level={level} />)}
      <p class="today-why"><StateBadge state={state}>{stateWord}</StateBadge> {children}</p>
    </article>
  )
}

function Line({ line, level }: { line: TodayLine; level: number }) {
  const { person, born, title, href, pieces, action } = line
  const Heading = `h${level}` as 'h3'
  return (
    <div class={pieces ? 'today-line today-line--pieces' : 'today-line'}>
      {pieces && <PuzzleGlyph pieces={pieces} large />}
      <Heading class="card-title">
        <a class="nl-link" href={href}>
          {person && <><bdi>{person}</bdi>{born ? <span class="born"> ({born})</span> : null}: </>}{title}
        </a>
      </Heading>
      {action && <div class="actions today-action">{action}</div>}
    </div>
  )
}
