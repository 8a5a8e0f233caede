import { compare, type Comparable, type LikenessReason } from '../../likeness.ts'
import { comparableOf, type CheckedRow, type DoubleLine } from './check.ts'
import type { Problem } from './problems.ts'

/** What somebody decided about a row: the same person as the one it is like, somebody else, or not to be read in. */
export type Decision = '' | 'same' | 'other' | 'left_out'

/** A file that a row may be about. */
export interface AlikeFile {
  readonly personId: string
  readonly score: number
  readonly reasons: readonly LikenessReason[]
}

/** Who a row is about, as far as can be told without a person. */
export type Match =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'person'; readonly personId: string }
  /** A second row of somebody, decided so at an earlier import. */
  | { readonly kind: 'extra'; readonly personId: string }
  | { readonly kind: 'maybe'; readonly alike: readonly AlikeFile[] }
  /** An earlier line of this file is probably the same person. */
  | { readonly kind: 'double'; readonly double: DoubleLine }
  | { readonly kind: 'number_taken'; readonly personId: string }

/** What is known before the rows are read. */
export interface Memory {
  readonly readings: ReadonlyMap<string, { readonly personId: string; readonly isExtra: boolean }>
  readonly byNumber: ReadonlyMap<string, { readonly personId: string; readonly file: Comparable }>
}

const nameAlike = 0.6

/**
 * Who the row is about: whom it was about before, else who has its number and a like name or the birth date, else an
 * earlier line or a file that is like it. A number alone is no key (lesson 10). `claimed` holds who earlier lines are
 * about.
 */
export function matchRow(
  row: CheckedRow, rowKey: string, memory: Memory, claimed: ReadonlyMap<string, number>,
): Match {
  const before = memory.readings.get(rowKey)
  if (before?.isExtra) return { kind: 'extra', personId: before.personId }
  if (before) return once({ kind: 'person', personId: before.personId }, claimed)
  const numbered = memory.byNumber.get(row.values.external_number ?? '')
  if (numbered) {
    const { score, reasons } = compare(comparableOf(row.values), numbered.file)
    const isThem = score >= nameAlike || reasons.includes('birth-date')
    if (!isThem) return { kind: 'number_taken', personId: numbered.personId }
    return once({ kind: 'person', personId: numbered.personId }, claimed)
  }
  if (row.double) return { kind: 'double', double: row.double }
  const alike = row.alike.map(({ item, score, reasons }) => ({ personId: item, score, reasons }))
    .filter(({ personId }) => !claimed.has(personId))
  return alike.length > 0 ? { kind: 'maybe', alike } : { kind: 'nobody' }
}

function once(match: { kind: 'person'; personId: string }, claimed: ReadonlyMap<string, number>): Match {
  const line = claimed.get(match.personId)
  return line === undefined ? match : { kind: 'double', double: { line, score: 1, reasons: ['number'] } }
}

/** The problem of a row whose number belongs to a file of somebody else. */
export function numberTaken(row: CheckedRow, column: string): Problem {
  return { column, key: 'number_twice', value: row.values.external_number ?? '' }
}
