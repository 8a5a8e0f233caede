import { sql } from 'kysely'
import type { Database, Tx } from './database.ts'
import type { Schema } from './schema.ts'

/** A row as JSON: days and moments as text, arrays and objects as they are. */
export type BulkRow = Readonly<Record<string, unknown>>

/**
 * Writes many rows of one table in one statement, through the same locks as any other row. All rows have the columns
 * of the first; a column that is left out gets its default. A document that all rows share travels once.
 */
export async function insertMany(tx: Tx, table: keyof Schema, rows: readonly BulkRow[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const shared = new Set(Object.keys(first).filter((column) => isShared(column, rows)))
  const kept = shared.size === 0 ? rows : rows.map((row) => pick(row, (column) => !shared.has(column)))
  const names = Object.keys(first)
  const columns = sql.join(names.map((column) => sql.ref(column)))
  const values = sql.join(names.map((column) => sql.ref(`${shared.has(column) ? 'shared' : 'kept'}.${column}`)))
  const record = sql`null::${sql.table(table)}`
  await sql`insert into ${sql.table(table)} (${columns}) select ${values}
    from json_populate_recordset(${record}, ${JSON.stringify(kept)}::json) as kept,
      json_populate_record(${record}, ${JSON.stringify(pick(first, (column) => shared.has(column)))}::json) as shared
    `.execute(tx)
}

function isShared(column: string, rows: readonly BulkRow[]): boolean {
  const value = rows[0]?.[column]
  return typeof value === 'object' && value !== null && rows.every((row) => row[column] === value)
}

function pick(row: BulkRow, isWanted: (column: string) => boolean): BulkRow {
  return Object.fromEntries(Object.entries(row).filter(([column]) => isWanted(column)))
}

/** Tells the planner what is there now, after many rows came in at once. */
export async function refreshStatistics(database: Database): Promise<void> {
  await database.pool.query('analyze')
}
