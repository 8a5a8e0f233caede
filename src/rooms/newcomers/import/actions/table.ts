import { Refused } from '../../../../kit/errors.ts'
import type { Sheet } from '../../../../kit/sheets/reading.ts'
import { SheetRefused } from '../../../../kit/sheets/refusals.ts'
import { listAreaTeams, listVillages } from '../../../territory/queries.ts'
import type { Acting } from '../../actions/acting.ts'
import { listColleagues } from '../../queries/team.ts'
import { numberedRows, type NumberedCells } from '../rules/check.ts'
import { headingText } from '../rules/cells.ts'
import { findHeaderRow, recogniseColumns, type ChosenUses, type Column } from '../rules/columns.ts'
import { readingOf, type Reading } from '../rules/rows.ts'

/** A sheet with its headings found and its columns understood. */
export interface Table {
  readonly columns: readonly Column[]
  /** The line of the headings. */
  readonly headerLine: number
  readonly rows: readonly NumberedCells[]
  readonly serials: Sheet['dates']
  readonly otherSheets: readonly string[]
}

// What a column holds shows in its first rows.
const SAMPLE = 1000

export function tableOf(sheet: Sheet, chosen?: ChosenUses): Table {
  const header = findHeaderRow(sheet.rows)
  const rows = numberedRows(sheet.rows, header)
  const headings = (sheet.rows[header] ?? []).map(headingText)
  return {
    columns: recogniseColumns(headings, rows.slice(0, SAMPLE).map(({ cells }) => cells), chosen), headerLine: header
    + 1, rows,
    serials: sheet.dates, otherSheets: sheet.otherSheets ?? [],
  }
}

/** What the rows are read against: places and colleagues of the municipality, and what the columns prove. */
export async function readingFor(
  { tx, actor }: Acting, table: Pick<Table, 'columns' | 'rows' | 'serials'>,
): Promise<Reading> {
  const setting = {
    today: actor.today, serials: table.serials, villages: await listVillages(tx, actor),
    areaTeams: await listAreaTeams(tx, actor), workers: await listColleagues(tx, actor),
  }
  return readingOf(setting, table.columns, table.rows.map(({ cells }) => cells))
}

/** A file that cannot be read becomes a refusal in words that say what to do. */
export function asRefused(error: unknown): never {
  if (error instanceof SheetRefused) throw new Refused(`import.refused.${error.key}`, { ...error.values })
  throw error
}
