import { type PrintLanguage, directions, isolateNumbers, isRightToLeft } from './direction.ts'
import { drawable } from './fonts.ts'
import { renderPdf } from './render.ts'

/** A text in one language. `mark` is a short word set before it, for text that stands there in another language. */
export interface Piece {
  readonly text: string
  readonly language: PrintLanguage
  readonly mark?: Piece
}

/** The same thing in Dutch and in the reader's language; only the first when the reader reads Dutch. */
export type Sides = readonly [Piece] | readonly [Piece, Piece]

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly sides: Sides }
  | { readonly kind: 'text' | 'small' | 'notice' | 'words'; readonly sides: Sides }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'task'; readonly state: TaskState; readonly sides: Sides; readonly facts: readonly Fact[] }

/** Drawn as an empty box, a crossed box and a struck box, so that it reads in black and white. */
export type TaskState = 'open' | 'done' | 'stopped'

export interface Fact {
  readonly label: Sides
  readonly value: Sides
}

export interface BilingualDocument {
  /** Of the file: shown by the reader of the PDF and demanded by PDF/UA. */
  readonly title: string
  /** Dutch, or Dutch and the reader's language; each block has as many sides. */
  readonly languages: readonly ['nl'] | readonly ['nl', PrintLanguage]
  /** The line at the foot of each page; the page number is added. */
  readonly footer: string
  readonly blocks: readonly Block[]
}

/** A4, black and white, two columns: Dutch beside the reader's language, each script in its own direction. */
export function printBilingual(document: BilingualDocument, created: Date): Buffer {
  return renderPdf(new URL('./bilingual.typ', import.meta.url), {
    title: drawable(document.title),
    footer: set({ text: document.footer, language: 'nl' }),
    columns: document.languages.map((lang) => ({ lang, rtl: directions[lang] === 'rtl' })),
    blocks: document.blocks.map(setBlock),
  }, created)
}

function setBlock(block: Block) {
  return {
    kind: block.kind,
    whole: 'facts' in block && lengthOf(block) < LONGEST_WHOLE,
    level: block.kind === 'heading' ? block.level : 0,
    state: block.kind === 'task' ? block.state : '',
    sides: block.kind === 'facts' ? [] : block.sides.map(set),
    facts: 'facts' in block ? block.facts.map(setFact) : [],
  }
}

// A task or a group of facts stands on one page, unless it is so long that it might not fit on one.
const LONGEST_WHOLE = 1000

function lengthOf(block: Extract<Block, { facts: unknown }>): number {
  const sides = 'sides' in block ? block.sides : []
  return [...sides, ...block.facts.flatMap(({ value }) => value)].reduce((sum, { text }) => sum + text.length, 0)
}

function setFact({ label, value }: Fact) {
  return { label: label.map(set), value: value.map(set) }
}

interface SetPiece {
  readonly lines: readonly string[]
  readonly lang: PrintLanguage
  readonly rtl: boolean
  readonly mark: SetPiece | null
}

function set({ text, language, mark }: Piece): SetPiece {
  const rtl = isRightToLeft(text, language)
  const lines = drawable(text.normalize('NFC').trim()).split(/\r?\n/u)
  return { lines: rtl ? lines.map(isolateNumbers) : lines, lang: language, rtl, mark: mark ? set(mark) : null }
}
