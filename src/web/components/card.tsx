import type { ComponentChildren } from 'preact'
import { ButtonLink } from './button.tsx'
import { PuzzleGlyph } from './puzzle-glyph.tsx'
import { type ShownState, StateBadge } from './state.tsx'

interface CardProps {
  title?: ComponentChildren
  /** Heading level of the title. */
  level?: 2 | 3 | 4
  /** The whole title is the link. */
  href?: string
  state?: { readonly state: ShownState; readonly word: string }
  /** Buttons at the end. */
  actions?: ComponentChildren
  children?: ComponentChildren
}

/** Something that lies on the paper: a goal, a talk, a person's day. */
export function Card({ title, level = 3, href, state, actions, children }: CardProps) {
  const Heading = `h${level}` as 'h3'
  return (
    <article class={state ? `card card--${state.state}` : 'card'}>
      {(title || state) && (
        <header class="card-head">
          {title && <Heading class="card-title">{href ? <a class="nl-link" href={href}>{title}</a> : title}</Heading>}
          {state && <StateBadge state={state.state}>{state.word}</StateBadge>}
        </header>
      )}
      {children}
      {actions && <div class="actions card-actions">{actions}</div>}
    </article>
  )
}

/** Cards below each other, or side by side where there is room. */
export function Cards({ children, columns = false }: { children: ComponentChildren; columns?: boolean }) {
  return <div class={columns ? 'cards cards--columns' : 'cards'}>{children}</div>
}

interface EmptyProps {
  /** One sentence that teaches the first step. */
  children: ComponentChildren
  action?: { href: string; label: string }
}

const emptyPieces = Array.from({ length: 9 }, () => ({ areaName: '', state: 'nobody' as const, stateWord: '' }))

/** Nothing here yet: one sentence, one button. */
export function EmptyState({ children, action }: EmptyProps) {
  return (
    <div class="empty">
      <span aria-hidden="true"><PuzzleGlyph pieces={emptyPieces} large /></span>
      <p>{children}</p>
      {action && <ButtonLink look="primary" href={action.href}>{action.label}</ButtonLink>}
    </div>
  )
}
