import type { Limits } from './limits.ts'
import { SheetRefused } from './refusals.ts'
import { columnOf, numberText, type DateSystem } from './xlsx-cells.ts'
import { openParts, type Attributes, type PartReader } from './xlsx-parts.ts'
import { readWorkbook, textReader, type Workbook } from './xlsx-workbook.ts'

export interface XlsxSheet {
  readonly sheetName: string
  /** Other sheets that a person sees; they are not read. */
  readonly otherSheets: readonly string[]
  readonly dates: DateSystem
  readonly rows: AsyncGenerator<string[]>
}

/** The first sheet that holds anything. Cells are the text a person sees; formulas give their last result. */
export async function readXlsx(bytes: Uint8Array, limits: Limits): Promise<XlsxSheet> {
  const parts = await openParts(bytes, limits)
  const workbook = await readWorkbook(parts, limits)
  for (const { name, part } of workbook.sheets) {
    const rows = flat(parts.read(part, rowReader(workbook, limits)))
    const first = await rows.next()
    if (first.done) continue
    return {
      sheetName: name, otherSheets: workbook.sheets.flatMap((sheet) => (sheet.part === part ? [] : [sheet.name])),
      dates: workbook.dates, rows: startingWith(first.value, rows),
    }
  }
  throw new SheetRefused(workbook.sheets.length > 0 ? 'empty' : 'no-sheet')
}

async function* flat(batches: AsyncGenerator<string[][]>): AsyncGenerator<string[]> {
  for await (const batch of batches) yield* batch
}

async function* startingWith(first: string[], rest: AsyncGenerator<string[]>): AsyncGenerator<string[]> {
  yield first
  yield* rest
}

interface OpenCell {
  readonly column: number
  readonly type: string
  readonly style: number
  value: string
}

interface OpenRow {
  line: number
  next: number
  cells: string[]
}

function rowReader(workbook: Workbook, limits: Limits): PartReader<string[]> {
  const rows = rowGatherer(limits)
  const inline = textReader(limits)
  let cell: OpenCell | undefined
  let inValue = false
  return {
    open(name, attributes) {
      if (name === 'row') rows.start(attributes)
      else if (name === 'c') {
        cell = rows.startCell(attributes)
        inline.start()
      } else if (name === 'v') inValue = true
      else inline.open(name)
    },
    text(text) {
      if (!inValue || !cell) return inline.add(text)
      cell.value += text
      if (cell.value.length > limits.cell) throw new SheetRefused('cell-too-long', { line: 0, most: limits.cell })
    },
    close(name) {
      if (name === 'row') rows.end()
      else if (name === 'c' && cell) rows.endCell(cell.column, cellText(cell, inline.value(), workbook))
      else if (name === 'v') inValue = false
      else inline.close(name)
    },
    take: rows.take,
  }
}

function rowGatherer(limits: Limits) {
  const found: string[][] = []
  const row: OpenRow = { line: 0, next: 0, cells: [] }
  let written = 0
  return {
    start(attributes: Attributes) {
      row.line = lineOf(attributes, row.line)
      row.cells = []
      row.next = 0
    },
    startCell(attributes: Attributes): OpenCell {
      const cell = openCell(attributes, row.next)
      row.next = cell.column + 1
      return cell
    },
    endCell(column: number, text: string) {
      if (text !== '') place(row, column, text, limits)
    },
    end() {
      if (row.cells.every((text) => text === '')) return
      if (row.line > limits.rows) throw new SheetRefused('too-many-rows', { line: row.line, most: limits.rows })
      for (; written < row.line - 1; written += 1) found.push([''])
      found.push(row.cells)
      written = row.line
    },
    take: () => found.splice(0),
  }
}

function place(row: OpenRow, column: number, text: string, limits: Limits): void {
  if (column >= limits.columns) throw new SheetRefused('too-many-columns', { line: row.line, most: limits.columns })
  while (row.cells.length < column) row.cells.push('')
  row.cells[column] = text
}

function lineOf(attributes: Attributes, previous: number): number {
  const line = attributes['r'] === undefined ? previous + 1 : Number(attributes['r'])
  if (!Number.isInteger(line) || line <= previous) throw new SheetRefused('broken')
  return line
}

function openCell(attributes: Attributes, next: number): OpenCell {
  const column = attributes['r'] === undefined ? next : columnOf(attributes['r'])
  if (column === undefined || column < next) throw new SheetRefused('broken')
  return { column, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), value: '' }
}

function cellText(cell: OpenCell, inline: string, workbook: Workbook): string {
  if (cell.type === 's') return workbook.strings[Number(cell.value)] ?? ''
  if (cell.type === 'inlineStr') return inline
  if (cell.type === 'b') return cell.value === '1' ? 'TRUE' : 'FALSE'
  if (cell.type === 'd') return cell.value.replace(/T00:00(:00(\.0+)?)?Z?$/, '')
  if (cell.type === 'n') return numberText(cell.value, workbook.formats[cell.style], workbook.dates)
  return cell.value
}
