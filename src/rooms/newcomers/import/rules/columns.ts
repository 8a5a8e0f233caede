import { importFields, knownHeadings, refusedHeadings, type ImportField } from './fields.ts'
import { bare, slips } from './nearest.ts'
import { isServiceNumber } from './service-numbers.ts'

/** What becomes of a column: read as a field, kept under its own heading, left out by choice, or refused unread. */
export type ColumnUse = ImportField | 'kept' | 'left_out' | 'refused'

export interface Column {
  readonly index: number
  readonly heading: string
  readonly use: ColumnUse
}

/** Choices that somebody made for this municipality before: heading (as it stands) to use. */
export type ChosenUses = ReadonlyMap<string, ColumnUse>

const smallWords = new Set(['van', 'de', 'het', 'een', 'in', 'op'])
const byHeading = new Map<string, ImportField>(importFields.flatMap((field) =>
  knownHeadings[field].map((heading): [string, ImportField] => [bare(heading), field])))
const refused = new Set(refusedHeadings.map(bare))
const SHORTEST_FORGIVEN = 8
const SAMPLE = 200

/**
 * What each column of the file means: by an earlier choice, by its heading (forgiving case, accents, spaces, order of
 * words, a slip), and never when its values are service numbers (BSN). The first of two columns for a field wins.
 */
export function recogniseColumns(
  headings: readonly string[], rows: readonly (readonly string[])[], chosen: ChosenUses = new Map(),
): Column[] {
  const uses = headings.map((heading, index) => useOf(heading, rows.map((row) => row[index] ?? ''), chosen))
  const named = settleNames(uses)
  return headings.map((_, index) => {
    const use = named[index] as ColumnUse
    const isTaken = isField(use) && named.indexOf(use) < index
    return { index, heading: uniqueHeading(headings, index), use: isTaken ? 'kept' : use }
  })
}

// Two columns of one name are told apart, so that neither's cells take the place of the other's.
function uniqueHeading(headings: readonly string[], index: number): string {
  const heading = headings[index] || `Kolom ${index + 1}`
  const before = headings.slice(0, index).filter((other) => other === heading).length
  return before === 0 ? heading : `${heading} (${before + 1})`
}

export function isField(use: ColumnUse): use is ImportField {
  return (importFields as readonly string[]).includes(use)
}

/** The heading of the column that is read as this field. */
export function headingOf(columns: readonly Column[], field: ImportField): string | undefined {
  return columns.find(({ use }) => use === field)?.heading
}

/** True when people can be told apart: some column holds a name. */
export function hasNames(columns: readonly Column[]): boolean {
  return columns.some(({ use }) => use === 'full_name' || use === 'given_name' || use === 'family_name')
}

/** The first of the first lines that reads as headings; 0 when none does better. */
export function findHeaderRow(rows: readonly (readonly string[])[]): number {
  const scores = rows.slice(0, 20).map((row) => row.filter((heading) => byHeading.has(bare(heading))).length)
  const best = Math.max(0, ...scores)
  return best >= 2 ? scores.indexOf(best) : Math.max(0, rows.findIndex((row) => row.some((cell) => cell.trim() !== '')))
}

function useOf(heading: string, values: readonly string[], chosen: ChosenUses): ColumnUse {
  if (refused.has(bare(heading)) || holdServiceNumbers(heading, values)) return 'refused'
  if (bare(heading) === '' && values.every((value) => value.trim() === '')) return 'left_out'
  return chosen.get(heading.trim()) ?? fieldOf(heading) ?? 'kept'
}

// A column of dates or phone numbers holds figures too, and one in eleven numbers passes by chance.
function holdServiceNumbers(heading: string, values: readonly string[]): boolean {
  const field = fieldOf(heading)
  if (field !== undefined && field !== 'external_number' && field !== 'household_number') return false
  const filled = values.map((value) => value.trim()).filter(Boolean).slice(0, SAMPLE)
  return filled.length >= 2 && filled.filter(isServiceNumber).length > filled.length * 0.6
}

function fieldOf(heading: string): ImportField | undefined {
  const typed = bare(heading)
  if (typed === '') return undefined
  return byHeading.get(typed) ?? byWords(heading) ?? byPattern(typed) ?? bySlip(typed)
}

function byWords(heading: string): ImportField | undefined {
  const wanted = wordsOf(heading)
  if (wanted === '') return undefined
  const found = importFields.filter((field) => knownHeadings[field].some((known) => wordsOf(known) === wanted))
  return found.length === 1 ? found[0] : undefined
}

function wordsOf(heading: string): string {
  const words = heading.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !smallWords.has(word))
  return words.length > 1 ? words.map(bare).toSorted().join(' ') : ''
}

// A letter that an old encoding lost stands in the file as a question mark.
function byPattern(typed: string): ImportField | undefined {
  if (!/[?\uFFFD]/.test(typed)) return undefined
  const pattern = new RegExp(`^${typed.replace(/[?\uFFFD]/g, '.')}$`)
  return [...byHeading].find(([known]) => pattern.test(known))?.[1]
}

function bySlip(typed: string): ImportField | undefined {
  if (typed.length < SHORTEST_FORGIVEN) return undefined
  const fields = new Set([...byHeading].filter(([known]) => slips(typed, known) === 1).map(([, field]) => field))
  return fields.size === 1 ? [...fields][0] : undefined
}

// "Naam" beside "Voornaam" is the family name.
function settleNames(uses: readonly ColumnUse[]): ColumnUse[] {
  if (!uses.includes('given_name')) return [...uses]
  const hasFamily = uses.includes('family_name')
  return uses.map((use) => (use === 'full_name' ? (hasFamily ? 'kept' : 'family_name') : use))
}
