import type { z } from 'zod'
import { writeCsv, type WrittenRow, writeXlsx } from '../kit/sheets/writing.ts'
import { file, type Route, route, type Visit } from './route.ts'

/** A list or figure as it leaves the house. */
export interface Sheet {
  /** Of the sheet in the workbook. */
  readonly title: string
  /** Of the file, without day and ending. */
  readonly name: string
  readonly headings: readonly string[]
  readonly rows: readonly WrittenRow[]
}

interface SheetLine<F extends z.ZodType | 'none'> extends Pick<Route, 'allow' | 'audit' | 'reads'> {
  /** Without the ending. */
  readonly path: string
  readonly form: F
  readonly sheet: (visit: Visit<F extends z.ZodType ? z.output<F> : undefined>) => Promise<Sheet>
}

const types = {
  csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
const kinds = ['csv', 'xlsx'] as const

/** The two routes of an export (F16): the same rows as CSV and as Excel, inert, with their line in the access log. */
export function sheetRoutes<F extends z.ZodType | 'none'>({ path, sheet, ...line }: SheetLine<F>): Route[] {
  return kinds.map((kind) => route<F>({
    ...line, method: 'GET', path: `${path}.${kind}`,
    handle: async (visit) => {
      const { title, name, headings, rows } = await sheet(visit)
      const body = kind === 'csv' ? await writeCsv(headings, rows) : await writeXlsx(title, headings, rows)
      return file(`${name}-${visit.today}.${kind}`, types[kind], body)
    },
  }))
}
