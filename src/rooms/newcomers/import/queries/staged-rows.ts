import { sql } from 'kysely'
import type { Tx } from '../../../../db/database.ts'
import type { Actor } from '../../../../kit/actor.ts'
import type { FieldChange } from '../../rules/fields.ts'
import type { DoubleLine, NumberedCells } from '../rules/check.ts'
import { shownText, type RowState } from '../rules/decided.ts'
import type { AlikeFile, Decision } from '../rules/plan.ts'
import { type Problem, type Remark, wordProblems } from '../rules/problems.ts'

/** A row of a file that waits for its confirmation. */
export interface StagedRow {
  readonly line: number
  readonly cells: readonly string[]
  readonly state: RowState | 'unread'
  readonly decision: Decision
  readonly problems: readonly Problem[]
  readonly remarks: readonly Remark[]
  readonly changes: readonly FieldChange[]
  readonly alike: readonly AlikeFile[]
  readonly double: DoubleLine | null
  readonly personId: string | null
}

/** What a check found of a row. */
export type CheckedState = Pick<StagedRow, 'line' | 'state' | 'problems' | 'remarks' | 'changes' | 'alike' | 'double'
| 'personId'>

const PART = 500

export async function insertStagedRows(
  tx: Tx, actor: Actor, batchId: string, rows: readonly NumberedCells[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += PART) {
    const part = JSON.stringify(rows.slice(start, start + PART))
    await sql`
      insert into import_row (municipality_id, batch_id, line, account_id, cells, state)
      select ${actor.municipalityId}::uuid, ${batchId}::uuid, line, ${actor.userId}::uuid, cells, 'unread'
      from jsonb_to_recordset(${part}::jsonb) as x(line integer, cells jsonb)`.execute(tx)
  }
}

/** All rows as they were read, with what was decided about them, in the order of the file; asked for in parts. */
export async function listCells(
  tx: Tx, actor: Actor, batchId: string,
): Promise<(NumberedCells & { decision: Decision })[]> {
  const found: (NumberedCells & { decision: Decision })[] = []
  for (;;) {
    const { rows } = await sql<NumberedCells & { decision: Decision }>`
      select line, cells, decision from import_row
      where municipality_id = ${actor.municipalityId} and batch_id = ${batchId} and line > ${found.at(-1)?.line ?? 0}
      order by line limit ${PART}`.execute(tx)
    found.push(...rows)
    if (rows.length < PART) return found
  }
}

/** Some rows of a batch, by what they are, or by their lines. */
export async function listStagedRows(
  tx: Tx, actor: Actor, batchId: string,
  which: { states: readonly string[]; offset: number; limit: number } | { lines: readonly number[] },
): Promise<StagedRow[]> {
  const those = 'lines' in which ? sql`line = any(${[...which.lines]}::integer[])`
    : sql`state = any(${[...which.states]}::text[])`
  const place = 'lines' in which ? sql`` : sql`limit ${which.limit} offset ${which.offset}`
  const { rows } = await sql<StagedRow>`
    select line, cells, state, decision, problems, remarks, changes, likeness->'alike' as alike,
      likeness->'double' as double, person_id as "personId"
    from import_row where municipality_id = ${actor.municipalityId} and batch_id = ${batchId} and ${those}
    order by line ${place}`.execute(tx)
  return rows.map((row) => ({ ...row, alike: row.alike ?? [] }))
}

/** A problem that stands in several rows, with the first of them. */
export interface RepeatedProblem extends Problem {
  readonly line: number
  readonly count: number
}

/** Words that are wrong in more than one row, the most frequent first, twenty at most. */
export async function listRepeated(tx: Tx, actor: Actor, batchId: string): Promise<RepeatedProblem[]> {
  const { rows } = await sql<RepeatedProblem>`
    select p->>'column' as column, p->>'key' as key, p->>'value' as value, max(p->>'suggestion') as suggestion,
      min(r.line) as line, count(*)::int as count
    from import_row r, jsonb_array_elements(r.problems) p
    where r.municipality_id = ${actor.municipalityId} and r.batch_id = ${batchId} and r.state = 'wrong'
      and p->>'key' = any(${[...wordProblems]}::text[])
    group by 1, 2, 3 having count(*) > 1 order by count(*) desc, min(r.line) limit 20`.execute(tx)
  return rows
}

/** How many rows there are of each state. */
export async function countStates(tx: Tx, actor: Actor, batchId: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ state: string; count: number }>`
    select state, count(*)::int as count from import_row
    where municipality_id = ${actor.municipalityId} and batch_id = ${batchId} group by state`.execute(tx)
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

/** State and changes of every row as they were shown, by line. */
export async function listShown(tx: Tx, actor: Actor, batchId: string): Promise<Map<number, string>> {
  const { rows } = await sql<Pick<StagedRow, 'line' | 'state' | 'changes'>>`
    select line, state, changes from import_row
    where municipality_id = ${actor.municipalityId} and batch_id = ${batchId}`.execute(tx)
  return new Map(rows.map(({ line, state, changes }) => [line, shownText(state, changes)]))
}

/** Writes what a check found of these rows. */
export async function writeChecked(
  tx: Tx, actor: Actor, batchId: string, rows: readonly CheckedState[],
): Promise<void> {
  const found = JSON.stringify(rows.map(({ alike, double, personId, ...row }) => (
    { ...row, likeness: { alike, double }, person_id: personId })))
  await sql`
    update import_row r set state = x.state, problems = x.problems, remarks = x.remarks, changes = x.changes,
      likeness = x.likeness, person_id = x.person_id
    from jsonb_to_recordset(${found}::jsonb)
      as x(line integer, state text, problems jsonb, remarks jsonb, changes jsonb, likeness jsonb, person_id uuid)
    where r.municipality_id = ${actor.municipalityId} and r.batch_id = ${batchId} and r.line = x.line`.execute(tx)
}

/** Writes a cell that somebody put right. */
export async function updateCell(
  tx: Tx, actor: Actor, batchId: string, cell: { line: number; index: number; text: string },
): Promise<void> {
  await sql`
    update import_row set cells = jsonb_set(cells, array[${String(cell.index)}], to_jsonb(${cell.text}::text), true)
    where municipality_id = ${actor.municipalityId} and batch_id = ${batchId} and line = ${cell.line}
      and ${cell.index} < jsonb_array_length(cells)`.execute(tx)
}

/** Writes the same text in every row that has the problem of this column which the given line has. */
export async function updateRepeated(
  tx: Tx, actor: Actor, batchId: string, cell: { line: number; index: number; column: string; text: string },
): Promise<void> {
  await sql`
    with wrong as (
      select p->>'key' as key, p->>'value' as value from import_row, jsonb_array_elements(problems) p
      where municipality_id = ${actor.municipalityId} and batch_id = ${batchId} and line = ${cell.line}
        and p->>'column' = ${cell.column} and p->>'key' = any(${[...wordProblems]}::text[])
    )
    update import_row r set cells = jsonb_set(cells, array[${String(cell.index)}], to_jsonb(${cell.text}::text), true)
    from wrong w
    where r.municipality_id = ${actor.municipalityId} and r.batch_id = ${batchId} and r.state = 'wrong'
      and r.problems @> jsonb_build_array(jsonb_build_object('column', ${cell.column}::text, 'key', w.key,
        'value', w.value))`.execute(tx)
}

export async function updateDecision(
  tx: Tx, actor: Actor, batchId: string, row: { line: number; decision: Decision },
): Promise<void> {
  await sql`
    update import_row set decision = ${row.decision}
    where municipality_id = ${actor.municipalityId} and batch_id = ${batchId} and line = ${row.line}`.execute(tx)
}

/** Rows that were written need not be kept a second time. */
export async function deleteWrittenRows(tx: Tx, actor: Actor, batchId: string): Promise<void> {
  await sql`
    delete from import_row where municipality_id = ${actor.municipalityId} and batch_id = ${batchId}
      and state in ('new', 'changed', 'same')`.execute(tx)
}
