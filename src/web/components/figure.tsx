import type { ComponentChildren } from 'preact'
import { useText } from '../texts.tsx'
import { Disclosure } from './disclosure.tsx'

interface FigureProps {
  /** The sentence with its number between double stars: "**11 van 14** mensen hadden hun sleutel binnen 3 maanden". */
  sentence: string
  /** A bullet or another picture. */
  picture?: ComponentChildren
  /** What is counted, who is left out and why, until when. */
  counted: ComponentChildren
  /** The same figures as a table. */
  table?: ComponentChildren
  /** What else is one click away: the people behind it, a split. */
  more?: ComponentChildren
  children?: ComponentChildren
}

/** A figure is a sentence with the number large in it; how it is counted is one click away. */
export function Figure({ sentence, picture, counted, table, more, children }: FigureProps) {
  const { t } = useText()
  const parts = sentence.split('**')
  return (
    <article class="figure">
      <p class="figure-sentence">
        {parts.map((part, index) => (index % 2 === 1 ? <strong class="figure-number">{part}</strong> : part))}
      </p>
      {picture}
      {children}
      <div class="figure-more">
        {more}
        <Disclosure label={t('web.figure.howCounted')}>{counted}</Disclosure>
        {table && <Disclosure label={t('web.figure.table')}>{table}</Disclosure>}
      </div>
    </article>
  )
}
