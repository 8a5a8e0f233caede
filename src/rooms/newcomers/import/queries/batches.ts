import { sql, type Insertable } from 'kysely'
import type { Tx } from '../../../../db/database.ts'
import type { ImportBatchTable } from '../../../../db/schema.ts'
import type { Actor } from '../../../../kit/actor.ts'
import { NotFound } from '../../../../kit/errors.ts'
import type { DateSystem } from '../../../../kit/sheets/xlsx-cells.ts'
import type { ChosenUses, Column, ColumnUse } from '../rules/columns.ts'

export type BatchState = 'columns' | 'checking' | 'ready' | 'confirmed'

/** A file that somebody is reading in, from its columns to its confirmation. Only its owner sees it. */
export interface Batch {
  readonly id: string
  readonly fileName: string
  readonly state: BatchState
  /** Key of the text that says why the check did not end; '' when it did. */
  readonly refusal: string
  readonly columns: readonly Column[]
  readonly serials: DateSystem | undefined
  readonly otherSheets: readonly string[]
  readonly totalRows: number
  readonly checkedRows: number
  readonly beatAt: Date | null
  readonly checkedAt: Date | null
  readonly createdAt: Date
  readonly confirmedAt: Date | null
  /** How much was written, once it is confirmed. */
  readonly written: { readonly created: number; readonly changed: number }
}

export async function insertBatch(
  tx: Tx, actor: Actor, batch: Pick<Batch, 'id' | 'fileName' | 'columns' | 'serials' | 'otherSheets' | 'totalRows'>
    & { headerLine: number; at: Date },
): Promise<void> {
  await tx.insertInto('import_batch').values({
    municipality_id: actor.municipalityId, id: batch.id, account_id: actor.userId, file_name: batch.fileName,
    state: 'columns', headings: asJson(batch.columns), serials: batch.serials ?? null,
    other_sheets: asJson(batch.otherSheets), total_rows: batch.totalRows, header_line: batch.headerLine,
    created_at: batch.at,
  }).execute()
}

/** The actor's own batch. Throws NotFound; a dropped one is gone. */
export async function getBatch(tx: Tx, actor: Actor, id: string): Promise<Batch> {
  const row = await batches(tx, actor).where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return row
}

/** As getBatch, and holds it until the transaction ends: two taps on one button follow each other. */
export async function lockBatch(tx: Tx, actor: Actor, id: string): Promise<Batch> {
  const row = await batches(tx, actor).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new NotFound()
  return row
}

/** The actor's batches that are not confirmed yet, newest first. */
export async function listOpenBatches(tx: Tx, actor: Actor): Promise<Batch[]> {
  return batches(tx, actor).where('state', 'in', ['columns', 'checking', 'ready']).orderBy('created_at', 'desc')
    .limit(20).execute()
}

type BatchChange = Partial<Pick<Insertable<ImportBatchTable>, 'state' | 'refusal' | 'checked_rows' | 'beat_at'
| 'checked_at' | 'confirmed_at'>> & { columns?: readonly Column[]; written?: Batch['written'] }

export async function updateBatch(
  tx: Tx, actor: Actor, id: string, { columns, written, ...change }: BatchChange,
): Promise<void> {
  await tx.updateTable('import_batch').set({
    ...change, ...(columns ? { headings: asJson(columns) } : {}), ...(written ? { mapping: asJson(written) } : {}),
  })
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', id).execute()
}

export async function deleteBatch(tx: Tx, actor: Actor, id: string): Promise<void> {
  await tx.deleteFrom('import_batch').where('municipality_id', '=', actor.municipalityId).where('id', '=', id).execute()
}

/** Cells of a file are kept no longer than they are needed: batches of before that moment go. */
export async function deleteBatchesBefore(tx: Tx, actor: Actor, moment: Date): Promise<void> {
  await tx.deleteFrom('import_batch').where('municipality_id', '=', actor.municipalityId)
    .where('created_at', '<', moment).execute()
}

/** What people chose for a heading before, in this municipality. */
export async function findChosenUses(tx: Tx, actor: Actor): Promise<ChosenUses> {
  const rows = await tx.selectFrom('import_mapping').select(['heading', 'field'])
    .where('municipality_id', '=', actor.municipalityId).execute()
  return new Map(rows.map(({ heading, field }) => [heading, field as ColumnUse]))
}

export async function writeChosenUses(tx: Tx, actor: Actor, chosen: ChosenUses, at: Date): Promise<void> {
  if (chosen.size === 0) return
  await tx.insertInto('import_mapping').values([...chosen].map(([heading, field]) => ({
    municipality_id: actor.municipalityId, heading, field, decided_at: at,
  }))).onConflict((conflict) => conflict.columns(['municipality_id', 'heading']).doUpdateSet((row) => ({
    field: row.ref('excluded.field'), decided_at: row.ref('excluded.decided_at'),
  }))).execute()
}

function asJson(value: unknown) {
  return sql<never>`${JSON.stringify(value)}::jsonb`
}

function batches(tx: Tx, actor: Actor) {
  return tx.selectFrom('import_batch').select([
    'id', 'file_name as fileName', sql<BatchState>`state`.as('state'), 'refusal',
    sql<Column[]>`headings`.as('columns'), sql<DateSystem | undefined>`serials`.as('serials'),
    sql<string[]>`other_sheets`.as('otherSheets'), 'total_rows as totalRows', 'checked_rows as checkedRows',
    'beat_at as beatAt', 'checked_at as checkedAt', 'created_at as createdAt', 'confirmed_at as confirmedAt',
    sql<Batch['written']>`'{"created": 0, "changed": 0}'::jsonb || mapping`.as('written'),
  ]).where('municipality_id', '=', actor.municipalityId).where('account_id', '=', actor.userId)
}
