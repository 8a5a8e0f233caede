import { comparable, type Comparable, type LikenessReason } from '../../likeness.ts'
import { headingOf } from './columns.ts'
import { likenessIndex, type Alike, type LikenessIndex } from './doubles.ts'
import type { Problem } from './problems.ts'
import { isEmptyRow, readRow, type Reading, type ReadRow, type RowValues } from './rows.ts'

/** An earlier line of the same file that is probably the same person. */
export interface DoubleLine {
  readonly line: number
  readonly score: number
  readonly reasons: readonly LikenessReason[]
}

export interface CheckedRow extends ReadRow {
  readonly double: DoubleLine | null
  /** Files in Samenspel that are probably the same person. */
  readonly alike: readonly Alike<string>[]
}

export interface NumberedCells {
  readonly line: number
  readonly cells: readonly string[]
}

/** What a dry run prints; the words of --json. */
export interface DryRun {
  readonly rows: number
  readonly importable: number
  readonly problems: readonly (readonly [line: number, column: string, reason: string])[]
  readonly likely_duplicates: readonly (readonly [line: number, other: number])[]
}

/** The filled lines below the header, with the line they stand on. */
export function numberedRows(rows: readonly (readonly string[])[], header: number): NumberedCells[] {
  return rows.map((cells, index) => ({ line: index + 1, cells }))
    .filter(({ line, cells }) => line > header + 1 && !isEmptyRow(cells))
}

/**
 * Reads and compares the rows one by one, in the order of the file: the caller decides when to let others work.
 * `existing` finds files that are there already.
 */
export function* checkRows(
  rows: Iterable<NumberedCells>, reading: Reading, existing: LikenessIndex<string>,
): Generator<CheckedRow> {
  const earlier = likenessIndex<number>()
  const numbers = new Map<string, number>()
  for (const { line, cells } of rows) {
    const row = readRow(line, cells, reading)
    const file = comparableOf(row.values)
    const [double] = earlier.find(file)
    const twice = double ? undefined : numberTwice(row, numbers, reading)
    earlier.add(file, line)
    if (row.values.external_number && !numbers.has(row.values.external_number)) {
      numbers.set(row.values.external_number, line)
    }
    yield {
      ...row, problems: twice ? [...row.problems, twice] : row.problems, alike: existing.find(file),
      double: double ? { line: double.item, score: double.score, reasons: double.reasons } : null,
    }
  }
}

/** The name as the person writes it, from the parts of a row. */
export function nameOf({ given_name = '', name_prefix = '', family_name = '' }: RowValues): string {
  return [given_name, name_prefix, family_name].filter(Boolean).join(' ')
}

/** A row made ready for comparing. */
export function comparableOf(values: RowValues): Comparable {
  return comparable({
    name: nameOf(values), givenName: values.given_name ?? '', sex: values.sex ?? '',
    birthYear: values.birth?.year ?? null, birthMonth: values.birth?.month ?? null, birthDay: values.birth?.day ?? null,
    phone: values.phone ?? '', email: values.email ?? '', household: values.household_number ?? '',
    externalNumber: values.external_number ?? '',
  })
}

/** True when nothing has to be decided about the row before it can be imported. */
export function isImportable(row: CheckedRow): boolean {
  return row.problems.length === 0 && row.double === null
}

export function dryRunOf(rows: readonly CheckedRow[], reasonOf: (problem: Problem) => string): DryRun {
  return {
    rows: rows.length,
    importable: rows.filter(isImportable).length,
    problems: rows.flatMap(({ line, problems }) =>
      problems.map((problem): [number, string, string] => [line, problem.column, reasonOf(problem)])),
    likely_duplicates: rows.flatMap(({ line, double }) => (double ? [[line, double.line] as [number, number]] : [])),
  }
}

function numberTwice(row: ReadRow, numbers: ReadonlyMap<string, number>, reading: Reading): Problem | undefined {
  const number = row.values.external_number
  if (number === undefined || !numbers.has(number)) return undefined
  return { column: headingOf(reading.columns, 'external_number') ?? '', key: 'number_twice', value: number }
}
