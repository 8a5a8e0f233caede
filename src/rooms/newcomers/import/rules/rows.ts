import { addYears, type PlainDate } from '../../../../kit/plain-dates.ts'
import type { DateSystem } from '../../../../kit/sheets/xlsx-cells.ts'
import type { Sex, TargetGroup } from '../../../../db/schema.ts'
import { pathDates } from '../../forms/person.ts'
import type { Birth } from '../../rules/birth.ts'
import {
  freeText, hasLostLetter, isLost, isName, oneLine, readAnswer, readEmail, readGroup, readLanguages, readLevel,
  readNumber,
  readPhone, readSex, whyUnfit, type LanguageLevel, type Read,
} from './cells.ts'
import { headingOf, isField, type Column } from './columns.ts'
import { dayOrderOf, isWhollyUnknown, readBirthDate, readPathDate, type DayOrder } from './dates.ts'
import { levelFields, type DateField, type ImportField, type LevelField } from './fields.ts'
import { bare, nearest } from './nearest.ts'
import type { Problem, ProblemKey, Remark, RemarkKey } from './problems.ts'
import { withoutServiceNumbers } from './service-numbers.ts'
import { findWorker, type Worker } from './workers.ts'

export interface Place {
  readonly id: string
  readonly name: string
}

/** What a row is read against. */
export interface Setting {
  readonly today: PlainDate
  /** How the file's serial numbers count; undefined for text files. */
  readonly serials: DateSystem | undefined
  readonly villages: readonly Place[]
  readonly areaTeams: readonly Place[]
  readonly workers: readonly Worker[]
}

/** The columns with what the whole of each column proves. */
export interface Reading extends Setting {
  readonly columns: readonly Column[]
  readonly horizon: PlainDate
  readonly orders: ReadonlyMap<number, DayOrder>
  readonly villageOf: (text: string) => Read<Place>
  readonly teamOf: (text: string) => Read<Place>
  readonly workerOf: (text: string) => Worker | undefined
}

/** What a row says. A field that the row leaves empty is absent: an empty cell takes nothing away. */
export interface RowValues {
  external_number?: string
  household_number?: string
  given_name?: string
  name_prefix?: string
  family_name?: string
  called?: string
  birth?: Birth
  sex?: Sex
  origin?: string
  target_group?: TargetGroup
  languages?: readonly string[]
  interpreter_needed?: boolean
  interpreter_language?: string
  dates?: Partial<Record<DateField, PlainDate>>
  village?: Place
  area_team?: Place
  address?: string
  address_protected?: boolean
  email?: string
  phone?: string
  worker?: Worker
  levels?: Partial<Record<LevelField, LanguageLevel>>
}

export interface ReadRow {
  /** The line in the file, counted as a spreadsheet does. */
  readonly line: number
  readonly values: RowValues
  /** Cells of columns that no room holds yet, by heading. */
  readonly kept: Readonly<Record<string, string>>
  readonly problems: readonly Problem[]
  readonly remarks: readonly Remark[]
}

const longest: Partial<Record<ImportField, number>> = {
  external_number: 60, household_number: 60, name_prefix: 40, called: 80, origin: 80, languages: 200, phone: 60,
  interpreter_language: 80, address: 200, email: 200,
}
const LONGEST = 120
const HORIZON_YEARS = 2

/** Works out once for all rows what the columns prove. */
export function readingOf(setting: Setting, columns: readonly Column[], rows: readonly (readonly string[])[]): Reading {
  const dated = columns.filter(({ use }) => isField(use) && (use === 'birth' || isDateField(use)))
  return {
    ...setting, columns, horizon: addYears(setting.today, HORIZON_YEARS),
    villageOf: remembering((text) => readPlace(text, setting.villages, 'unknown_village')),
    teamOf: remembering((text) => readPlace(text, setting.areaTeams, 'unknown_team')),
    workerOf: remembering((text) => findWorker(text, setting.workers)),
    orders: new Map(dated.map(({ index }) => [index, dayOrderOf(rows.map((row) => row[index] ?? ''))])),
  }
}

// A caseload says the same few villages and colleagues over and over.
function remembering<T>(find: (text: string) => T): (text: string) => T {
  const found = new Map<string, T>()
  return (text) => {
    if (!found.has(text)) found.set(text, find(text))
    return found.get(text) as T
  }
}

export function isEmptyRow(cells: readonly string[]): boolean {
  return cells.every((cell) => oneLine(cell) === '')
}

/** Reads one row: its values, what keeps it from being imported and what is worth knowing. */
export function readRow(line: number, cells: readonly string[], reading: Reading): ReadRow {
  const row: OpenRow = { values: {}, kept: {}, problems: [], remarks: [] }
  for (const column of reading.columns) readCell(row, column, cells[column.index] ?? '', reading)
  const beyond = cells.slice(reading.columns.length).map(oneLine).find(Boolean)
  if (beyond !== undefined) addProblem(row, reading.columns.at(-1)?.heading ?? '', beyond, { key: 'too_many_cells' })
  checkName(row, reading.columns)
  checkOrder(row, reading.columns)
  return { line, ...row }
}

interface OpenRow {
  readonly values: RowValues
  readonly kept: Record<string, string>
  readonly problems: Problem[]
  readonly remarks: Remark[]
}

function readCell(row: OpenRow, column: Column, cell: string, reading: Reading): void {
  if (column.use === 'kept') return keepCell(row, column, cell)
  if (!isField(column.use)) return
  const text = oneLine(cell)
  if (text === '') return
  const unfit = whyUnfit(text, longest[column.use] ?? LONGEST)
  if (unfit) return addProblem(row, column.heading, text, { key: unfit })
  readField({ row, column, field: column.use, text, reading })
}

function keepCell(row: OpenRow, column: Column, cell: string): void {
  const read = freeText(cell)
  if (!('value' in read) || read.value === '') return
  const { text, found } = withoutServiceNumbers(read.value)
  row.kept[column.heading] = text
  if (read.remark) addRemark(row, column.heading, text, read.remark)
  if (found) addRemark(row, column.heading, text, 'service_number_removed')
}

interface Cell {
  readonly row: OpenRow
  readonly column: Column
  readonly field: ImportField
  readonly text: string
  readonly reading: Reading
}

function readField(cell: Cell): void {
  const { field, text } = cell
  if (field === 'birth' || isDateField(field)) return readDay(cell)
  if (isLevelField(field)) return take(cell, readLevel(text), (values, level) => {
    values.levels = { ...values.levels, [field]: level }
  })
  const reader = readers[field]
  if (reader) reader(cell)
}

const readers: Partial<Record<ImportField, (cell: Cell) => void>> = {
  external_number: (cell) => take(cell, readNumber(cell.text), set('external_number')),
  household_number: (cell) => take(cell, readNumber(cell.text), set('household_number')),
  full_name: readFullName,
  given_name: (cell) => takeName(cell, 'given_name'),
  name_prefix: (cell) => takeName(cell, 'name_prefix'),
  family_name: (cell) => takeName(cell, 'family_name'),
  called: (cell) => takeName(cell, 'called'),
  sex: (cell) => take(cell, readSex(cell.text), set('sex')),
  origin: (cell) => take(cell, { value: cell.text }, set('origin')),
  target_group: (cell) => take(cell, readGroup(cell.text), set('target_group')),
  languages: (cell) => take(cell, readLanguages(cell.text), set('languages')),
  interpreter_needed: (cell) => take(cell, readAnswer(cell.text), set('interpreter_needed')),
  interpreter_language: (cell) => take(cell, { value: cell.text }, set('interpreter_language')),
  village: (cell) => take(cell, cell.reading.villageOf(cell.text), set('village')),
  area_team: (cell) => take(cell, cell.reading.teamOf(cell.text), set('area_team')),
  address: (cell) => take(cell, { value: cell.text }, set('address')),
  address_protected: (cell) => take(cell, readAnswer(cell.text), set('address_protected')),
  email: (cell) => take(cell, readEmail(cell.text), set('email')),
  phone: (cell) => take(cell, readPhone(cell.text), set('phone')),
  case_worker: readWorker,
}

function set<K extends keyof RowValues>(key: K): (values: RowValues, value: NonNullable<RowValues[K]>) => void {
  return (values, value) => {
    values[key] = value
  }
}

function take<T>(cell: Cell, read: Read<T>, put: (values: RowValues, value: T) => void): void {
  const { row, column, text } = cell
  if ('problem' in read) return addProblem(row, column.heading, text, { key: read.problem,
    suggestion: read.suggestion })
  put(row.values, read.value)
  if (read.remark) addRemark(row, column.heading, text, read.remark)
}

function takeName(cell: Cell, key: 'given_name' | 'name_prefix' | 'family_name' | 'called'): void {
  cell.row.values[key] = cell.text
  if (hasLostLetter(cell.text)) addRemark(cell.row, cell.column.heading, cell.text, 'letter_lost')
}

/** "Al-Hassan, Ahmad" has its family name first; without a comma the name stays whole, as it is written. */
function readFullName(cell: Cell): void {
  const [family, given, more] = cell.text.split(',').map((part) => part.trim())
  if (family && given && more === undefined) {
    takeName({ ...cell, text: given }, 'given_name')
    takeName({ ...cell, text: family }, 'family_name')
  } else takeName(cell, 'given_name')
}

function readPlace(text: string, places: readonly Place[], problem: ProblemKey): Read<Place> {
  const wanted = bare(text)
  const found = places.find(({ name }) => bare(name) === wanted)
  if (found) return { value: found }
  const suggestion = nearest(text, places.map(({ name }) => name))
  return suggestion === undefined ? { problem } : { problem, suggestion }
}

function readWorker(cell: Cell): void {
  const worker = cell.reading.workerOf(cell.text)
  if (worker) cell.row.values.worker = worker
  else addRemark(cell.row, cell.column.heading, cell.text, 'unknown_worker')
}

function readDay({ row, column, field, text, reading }: Cell): void {
  if (isWhollyUnknown(text)) return addRemark(row, column.heading, text, 'date_unknown')
  const how = { ...reading, order: reading.orders.get(column.index) ?? 'unproved' }
  const read = field === 'birth' ? readBirthDate(text, how) : readPathDate(text, how)
  if ('problem' in read) return addProblem(row, column.heading, text, { key: read.problem,
    suggestion: read.suggestion })
  if (field === 'birth') row.values.birth = read.birth
  else row.values.dates = { ...row.values.dates, [field]: dayText(read.birth) }
}

function dayText({ year, month, day }: Birth): PlainDate {
  return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-')
}

function checkName(row: OpenRow, columns: readonly Column[]): void {
  const { given_name = '', family_name = '' } = row.values
  const column = headingOf(columns, 'given_name') ?? headingOf(columns, 'full_name')
    ?? headingOf(columns, 'family_name') ?? ''
  if (row.problems.some((problem) => problem.column === column) || isName(`${given_name} ${family_name}`)) return
  const text = `${given_name} ${family_name}`.trim()
  addProblem(row, column, text, { key: isLost(text) ? 'letters_lost' : 'no_name' })
}

function checkOrder(row: OpenRow, columns: readonly Column[]): void {
  const { permit_on, housed_on, coupled_on } = row.values.dates ?? {}
  if (permit_on === undefined) return
  if (housed_on !== undefined && housed_on < permit_on) {
    addProblem(row, headingOf(columns, 'housed_on') ?? '', housed_on, { key: 'housed_before_permit' })
  }
  if (coupled_on !== undefined && coupled_on < permit_on) {
    addRemark(row, headingOf(columns, 'coupled_on') ?? '', coupled_on, 'coupled_before_permit')
  }
}

function addProblem(
  row: OpenRow, column: string, value: string, why: { key: ProblemKey; suggestion?: string | undefined },
): void {
  const { key, suggestion } = why
  row.problems.push(suggestion === undefined ? { column, key, value } : { column, key, value, suggestion })
}

function addRemark(row: OpenRow, column: string, value: string, key: RemarkKey): void {
  row.remarks.push({ column, key, value })
}

function isDateField(field: ImportField): field is DateField {
  return (pathDates as readonly string[]).includes(field)
}

function isLevelField(field: ImportField): field is LevelField {
  return (levelFields as readonly string[]).includes(field)
}
