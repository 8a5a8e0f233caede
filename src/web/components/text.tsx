import type { ComponentChildren } from 'preact'

/** What a person typed: its own direction, its own line breaks, apart from the text around it. */
export function OwnWords({ children }: { children: ComponentChildren }) {
  return <p class="own-words" dir="auto">{children}</p>
}

/** A name, number or date of unknown direction inside a sentence. */
export function Bdi({ children }: { children: ComponentChildren }) {
  return <bdi>{children}</bdi>
}

interface PageHeadProps {
  title: ComponentChildren
  /** Above the title: where this page belongs. */
  back?: { href: string; label: string }
  lead?: ComponentChildren
  /** Buttons of the page; the first is the one that matters. */
  children?: ComponentChildren
}

/** The head of a page: way back, title, one sentence, what you can do. */
export function PageHead({ title, back, lead, children }: PageHeadProps) {
  return (
    <header class="page-head">
      {back && <p class="page-back"><a class="nl-link" href={back.href}>{back.label}</a></p>}
      <h1>{title}</h1>
      {lead && <p class="lead">{lead}</p>}
      {children && <div class="actions">{children}</div>}
    </header>
  )
}
