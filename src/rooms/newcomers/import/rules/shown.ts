import type { PersonFields } from '../../forms/person.ts'
import { birthText } from '../../rules/birth.ts'
import type { FieldChange } from '../../rules/fields.ts'
import { fullName } from '../../rules/names.ts'
import { shownValue } from '../../rules/shown.ts'
import { oneLine } from './cells.ts'
import type { Column } from './columns.ts'
import type { ImportField } from './fields.ts'

/** The words of one language. */
export interface Words {
  t(key: string, values?: Record<string, string | number>): string
  date(day: string): string
  row(facts: readonly string[]): string
  languageName(typed: string): string
  list(items: readonly string[]): string
}

/** The text of the cell that is read as this field; '' without such a column. */
export function cellOf(columns: readonly Column[], cells: readonly string[], field: ImportField): string {
  const column = columns.find(({ use }) => use === field)
  return column ? oneLine(cells[column.index] ?? '') : ''
}

/** The name in a row as it stands there. */
export function nameInRow(columns: readonly Column[], cells: readonly string[]): string {
  const parts = (['full_name', 'given_name', 'name_prefix', 'family_name'] as const)
    .map((field) => cellOf(columns, cells, field))
  return parts.filter((part) => part !== '').join(' ')
}

const comparedFields = ['birth', 'sex', 'phone', 'email', 'village', 'household_number', 'external_number'] as const

/** The facts on which two rows are compared, by the label of each. */
export function factsOfRow(columns: readonly Column[], cells: readonly string[]): Map<string, string> {
  return new Map([
    ['name', nameInRow(columns, cells)],
    ...comparedFields.map((field): [string, string] => [field, cellOf(columns, cells, field)]),
  ])
}

/** The same facts of a file. */
export function factsOfFile(
  known: { fields: PersonFields; household: string }, village: string, words: Words,
): Map<string, string> {
  const { fields } = known
  return new Map([
    ['name', fullName(fields)], ['birth', shownValue('birth', birthText(fields.birth), words)],
    ['sex', shownValue('sex', fields.sex, words)], ['phone', fields.phone], ['email', fields.email],
    ['village', village], ['household_number', known.household], ['external_number', fields.external_number],
  ])
}

/** What a change is about and its values, as people read them. */
export function shownChange(change: FieldChange, words: Words): { label: string; old: string; new: string } {
  const { field } = change
  if (field.startsWith('kept:')) return { label: field.slice(5), old: change.old, new: change.new }
  const isOurs = field.startsWith('level_') || field === 'household'
  const label = isOurs
    ? `import.field.${field === 'household' ? 'household_number' : field}` : `newcomers.field.${field}`
  return {
    label: words.t(label), old: shownValue(field, change.old, words), new: shownValue(field, change.new, words),
  }
}
