import type { Acting } from '../actions/acting.ts'
import { findPlaceNames } from '../actions/persons.ts'
import { filePath } from '../pages/header.tsx'
import type { PlaceNames } from '../rules/fields.ts'
import type { ShownFact, ShownRepeated, ShownRow } from './pages/rows.tsx'
import type { Batch } from './queries/batches.ts'
import { findKnown, type Known } from './queries/existing.ts'
import { listRepeated, listStagedRows, type StagedRow } from './queries/staged-rows.ts'
import type { Column } from './rules/columns.ts'
import type { Problem } from './rules/problems.ts'
import { cellOf, factsOfFile, factsOfRow, nameInRow, shownChange, type Words } from './rules/shown.ts'

interface Beside {
  readonly columns: readonly Column[]
  readonly known: ReadonlyMap<string, Known>
  readonly lines: ReadonlyMap<number, StagedRow>
  readonly places: PlaceNames
  readonly words: Words
}

/** Rows as the preview shows them, and the people whose files they show. */
export async function showRows(
  by: Acting, batch: Batch, rows: readonly StagedRow[], words: Words,
): Promise<{ rows: ShownRow[]; personIds: string[] }> {
  const { tx, actor } = by
  const personIds = rows.flatMap(({ alike, personId }) => [...alike.map((one) => one.personId), ...(personId
    ? [personId] : [])])
  const others = await listStagedRows(tx, actor, batch.id, { lines: rows.flatMap(({ double }) => double?.line ?? []) })
  const beside = {
    columns: batch.columns, words, places: await findPlaceNames(by), known: await findKnown(tx, actor, personIds),
    lines: new Map(others.map((row) => [row.line, row])),
  }
  return { rows: rows.map((row) => shownRow(row, beside)), personIds }
}

/** Words that are wrong in several rows, to be put right once. */
export async function showRepeated({ tx, actor }: Acting, batch: Batch, words: Words): Promise<ShownRepeated[]> {
  const repeated = await listRepeated(tx, actor, batch.id)
  return repeated.map(({ line, count, ...problem }) => ({
    line, count, ...shownProblem(problem, { columns: batch.columns, words }),
  }))
}

function shownRow(row: StagedRow, beside: Beside): ShownRow {
  const { columns, words } = beside
  const { cells, line, decision } = row
  return {
    line, decision, name: nameInRow(columns, cells), birth: cellOf(columns, cells, 'birth'),
    village: cellOf(columns, cells, 'village'), household: cellOf(columns, cells, 'household_number'),
    problems: row.problems.map((problem) => shownProblem(problem, beside, cells)),
    remarks: row.remarks.map(({ column, key, value }) =>
      [column, words.t(`import.remark.${key}`, { value })].filter(Boolean).join(': ')),
    changes: row.changes.map((change) => shownChange(change, words)),
    other: otherOf(row, beside), facts: factsOf(row, beside), href: row.personId ? filePath(row.personId) : '',
  }
}

function shownProblem(
  { column: heading, key, value, suggestion }: Problem, { columns, words }: Pick<Beside, 'columns' | 'words'>,
  cells?: readonly string[],
) {
  const index = columns.find((column) => column.heading === heading)?.index ?? 0
  const reason = words.t(`import.problem.${key}`, { value, suggestion: suggestion ?? 'none' })
  // A place can be taken over as suggested; a date has to be looked at.
  const isPlace = key === 'unknown_village' || key === 'unknown_team'
  const inFile = cells ? cells[index] ?? '' : value
  return { index, heading, reason, value: inFile, suggestion: (isPlace && suggestion) || '' }
}

function otherOf(row: StagedRow, { known, words }: Beside): ShownRow['other'] {
  const reasonsOf = (reasons: readonly string[]) =>
    words.list(reasons.map((reason) => words.t(`newcomers.alike.${reason}`)))
  if (row.double) {
    return { title: words.t('import.row.line', { line: row.double.line }), href: '',
      reasons: reasonsOf(row.double.reasons) }
  }
  const [likeliest] = row.alike
  if (!likeliest || !known.has(likeliest.personId)) return null
  return {
    title: words.t('import.double.existing'), href: filePath(likeliest.personId), reasons: reasonsOf(likeliest.reasons),
  }
}

function factsOf(row: StagedRow, { columns, known, lines, places, words }: Beside): ShownFact[] {
  const here = factsOfRow(columns, row.cells)
  const line = lines.get(row.double?.line ?? 0)
  const file = known.get(row.alike[0]?.personId ?? '')
  const there = line ? factsOfRow(columns, line.cells)
    : file ? factsOfFile(file, places.get(file.fields.village_id ?? '') ?? '', words) : new Map<string, string>()
  return [...here].map(([field, text]) => ({
    label: words.t(field === 'name' ? 'newcomers.column.name' : `import.field.${field}`), here: text,
    there: there.get(field) ?? '',
  })).filter((fact) => fact.here !== '' || fact.there !== '')
}
