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

interface TodayCardProps {
  state: ShownState
  /** "te laat", "vandaag", "over 3 dagen". */
  stateWord: string
  /** What is to be done: "Gesprek na 6 maanden". */
  title: ComponentChildren
  href: string
  /** Whom it is about. */
  person?: string
  /** Heading level; 3 below a heading of a group. */
  level?: 2 | 3
  pieces?: readonly Pick<PuzzlePiece, 'areaName' | 'state' | 'stateWord'>[]
  /** Why and since when, in one sentence. */
  children?: ComponentChildren
  /** The act itself, one tap. */
  action?: ComponentChildren
}

/** One thing to do today, with the act at hand. */
export function TodayCard(props: TodayCardProps) {
  const { state, stateWord, title, href, person, pieces, children, action, level = 2 } = props
  const Heading = `h${level}` as 'h3'
  return (
    <article class={`card today today--${state}`}>
      <div class="today-text">
        <p class="today-state"><StateBadge state={state}>{stateWord}</StateBadge></p>
        <Heading class="card-title">
          <a class="nl-link" href={href}>{person && <><bdi>{person}</bdi>: </>}{title}</a>
        </Heading>
        {children && <p>{children}</p>}
      </div>
      {pieces && <PuzzleGlyph pieces={pieces} large />}
      {action && <div class="actions today-action">{action}</div>}
    </article>
  )
}
