import { sql } from 'kysely'
import type { Database, Tx } from './database.ts'
import type { Schema } from './schema.ts'

/** A row as JSON: days and moments as text, arrays and objects as they are. */
export type BulkRow = Readonly<Record<string, unknown>>

/**
 * Writes many rows of one table in one statement, through the same locks as any other row. All rows have the columns
 * of the first; a column that is left out gets its default.
 */
export async function insertMany(tx: Tx, table: keyof Schema, rows: readonly BulkRow[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)))
  const given = sql`json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`
  await sql`insert into ${sql.table(table)} (${columns}) select ${columns} from ${given}`.execute(tx)
}

/** Tells the planner what is there now, after many rows came in at once. */
export async function refreshStatistics(database: Database): Promise<void> {
  await database.pool.query('analyze')
}
