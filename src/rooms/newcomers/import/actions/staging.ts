import { randomUUID } from 'node:crypto'
import { Refused } from '../../../../kit/errors.ts'
import { readSheet } from '../../../../kit/sheets/reading.ts'
import type { Acting } from '../../actions/acting.ts'
import {
  deleteBatch, deleteBatchesBefore, findChosenUses, insertBatch, lockBatch, updateBatch, writeChosenUses, type Batch,
} from '../queries/batches.ts'
import { deleteWrittenRows, insertStagedRows, listCells, listShown, updateCell,
  updateDecision, updateRepeated } from '../queries/staged-rows.ts'
import { headingText } from '../rules/cells.ts'
import { hasNames, isField, type Column, type ColumnUse } from '../rules/columns.ts'
import { shownText, type PlannedRow } from '../rules/decided.ts'
import type { Decision } from '../rules/plan.ts'
import { planRows } from './compare.ts'
import { asRefused, readingFor, tableOf } from './table.ts'
import { writeRows, type Written } from './write.ts'

const KEPT_DAYS = 14
const DAY = 86_400_000

/** Reads an uploaded file and sets its rows aside; nothing about a person is written. The id of the batch. */
export async function stageFile(by: Acting, upload: { name: string; bytes: Uint8Array }): Promise<string> {
  const { tx, actor, now } = by
  const sheet = await readSheet(upload.name, upload.bytes).catch(asRefused)
  const table = tableOf(sheet, await findChosenUses(tx, actor))
  if (table.rows.length === 0) throw new Refused('import.refused.empty')
  const id = randomUUID()
  await deleteBatchesBefore(tx, actor, new Date(now.getTime() - KEPT_DAYS * DAY))
  await insertBatch(tx, actor, {
    id, fileName: headingText(upload.name), columns: table.columns, serials: table.serials,
    otherSheets: table.otherSheets, totalRows: table.rows.length, headerLine: table.headerLine, at: now,
  })
  // A refused column is not even set aside (PRIV-03).
  const unread = new Set(table.columns.filter(({ use }) => use === 'refused').map(({ index }) => index))
  await insertStagedRows(tx, actor, id, table.rows.map(({ line, cells }) => (
    { line, cells: cells.map((cell, index) => (unread.has(index) ? '' : cell.replaceAll('\0', ''))) })))
  return id
}

/** Fixes what each column means, remembers what was chosen by hand, and asks for a check. */
export async function chooseColumns(by: Acting, batchId: string, uses: ReadonlyMap<number, ColumnUse>): Promise<void> {
  const { tx, actor, now } = by
  const batch = await lockOpenBatch(by, batchId)
  const columns = batch.columns.map((column) => withUse(column, uses.get(column.index)))
  const claimed = columns.map(({ use }) => use).filter(isField)
  if (!hasNames(columns)) throw new Refused('import.refused.no_names')
  if (new Set(claimed).size < claimed.length) throw new Refused('import.refused.twice')
  const chosen = columns.filter(({ index, use }) => use !== batch.columns[index]?.use)
  await writeChosenUses(tx, actor, new Map(chosen.map(({ heading, use }) => [heading, use])), now)
  await updateBatch(tx, actor, batchId, { columns, ...asked })
}

function withUse(column: Column, use: ColumnUse | undefined): Column {
  return use === undefined || column.use === 'refused' ? column : { ...column, use }
}

const asked = { state: 'checking', refusal: '', checked_rows: 0, beat_at: null }

export interface Corrections {
  readonly cells: readonly { line: number; index: number; text: string }[]
  /** The word of this cell, put right in every row that has it. */
  readonly repeated: readonly { line: number; index: number; text: string }[]
  readonly decisions: readonly { line: number; decision: Decision }[]
}

/** Writes cells that were put right and what was decided about rows, and asks for a new check. */
export async function correctRows(by: Acting, batchId: string, corrections: Corrections): Promise<void> {
  const { tx, actor } = by
  const { columns } = await lockOpenBatch(by, batchId)
  for (const cell of corrections.cells) await updateCell(tx, actor, batchId, cell)
  for (const cell of corrections.repeated) {
    const column = columns.find(({ index }) => index === cell.index)?.heading ?? ''
    await updateRepeated(tx, actor, batchId, { ...cell, column })
  }
  for (const decision of corrections.decisions) await updateDecision(tx, actor, batchId, decision)
  await updateBatch(tx, actor, batchId, asked)
}

export type Confirmed = Written | 'check_again'

/**
 * Writes the new and changed rows of a checked batch: all of them in this transaction, or none. When they are no longer
 * what the page showed, because a file changed meanwhile, nothing is written and a new check is asked for.
 */
export async function confirmBatch(by: Acting, batchId: string): Promise<Confirmed> {
  const { tx, actor, now } = by
  const batch = await lockOpenBatch(by, batchId)
  if (batch.state !== 'ready') throw new Refused('import.refused.not_checked')
  const planned = await planBatch(by, batch)
  if (!isAsShown(planned, await listShown(tx, actor, batchId))) {
    await updateBatch(tx, actor, batchId, asked)
    return 'check_again'
  }
  const written = await writeRows({ ...by, writtenBy: actor.userId }, planned)
  const counts = { created: written.created.length, changed: written.changed.length }
  await updateBatch(tx, actor, batchId, { state: 'confirmed', confirmed_at: now, written: counts })
  await deleteWrittenRows(tx, actor, batchId)
  return written
}

function isAsShown(planned: readonly PlannedRow[], shown: ReadonlyMap<number, string>): boolean {
  return planned.every(({ row, state, changes }) => shown.get(row.line) === shownText(state, changes))
}

/** What becomes of every row of the batch, worked out against the files as they are now. */
export async function planBatch(by: Acting, batch: Batch, onProgress?: (done: number) => Promise<void>) {
  const rows = await listCells(by.tx, by.actor, batch.id)
  const table = { columns: batch.columns, rows, serials: batch.serials ?? undefined }
  const decisions = new Map(rows.filter(({ decision }) => decision !== '').map(({ line, decision }) => [line,
    decision]))
  const reading = await readingFor(by, table)
  return planRows(by, { rows, reading, decisions, ...(onProgress ? { onProgress } : {}) })
}

/** Throws the rows of a batch away; nothing was or is written. */
export async function dropBatch(by: Acting, batchId: string): Promise<void> {
  await lockOpenBatch(by, batchId)
  await deleteBatch(by.tx, by.actor, batchId)
}

async function lockOpenBatch({ tx, actor }: Acting, batchId: string): Promise<Batch> {
  const batch = await lockBatch(tx, actor, batchId)
  if (batch.state === 'confirmed') throw new Refused('import.refused.confirmed')
  return batch
}
