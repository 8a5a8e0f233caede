import type { PersonFields } from '../../forms/person.ts'
import { ageOn, birthText, unknownBirth } from '../../rules/birth.ts'
import { changesBetween, fieldTexts, type FieldChange, type PlaceNames } from '../../rules/fields.ts'
import { phoneDigits } from '../../rules/names.ts'
import { levelFields } from './fields.ts'
import type { RowValues } from './rows.ts'

const nobody: PersonFields = {
  external_number: '', given_name: '', name_prefix: '', family_name: '', called: '', sex: 'not_asked',
  birth: unknownBirth, target_group: 'other', email: '', phone: '', contact_habits: '', interpreter_needed: 'unknown',
  interpreter_language: '', literacy: 'unknown', scripts: '', village_id: null, area_team_id: null, address: '',
  address_protected: false, permit_on: null, coupled_on: null, offered_on: null, contract_on: null, key_on: null,
  housed_on: null, registered_on: null, origin: '',
}

/** The fields of a person that a row fills; what the row leaves empty is absent. */
export function fieldsOfRow(values: RowValues): Partial<PersonFields> {
  const { dates = {}, interpreter_needed: needed, village, area_team: team } = values
  const same = ['external_number', 'given_name', 'name_prefix', 'family_name', 'called', 'birth', 'sex', 'origin',
    'target_group', 'interpreter_language', 'address', 'address_protected', 'email', 'phone'] as const
  return {
    ...Object.fromEntries(same.filter((name) => values[name] !== undefined).map((name) => [name, values[name]])),
    ...dates,
    ...(needed === undefined ? {} : { interpreter_needed: needed ? 'yes' : 'no' }),
    ...(village ? { village_id: village.id } : {}),
    ...(team ? { area_team_id: team.id } : {}),
  }
}

/** A new person as the row says. Without a column for it the group follows from age and permit. */
export function newFields(values: RowValues, today: string): PersonFields {
  const fields = { ...nobody, ...fieldsOfRow(values) }
  if (values.target_group !== undefined) return fields
  const age = ageOn(fields.birth, today)
  const group = age !== null && age < 18 ? 'child' : fields.permit_on ? 'asylum_status_holder' : 'other'
  return { ...fields, target_group: group }
}

/** The texts that a row says, by field, as they are remembered for the next time. */
export function textsOfRow(values: RowValues): Record<string, string> {
  const filled = fieldsOfRow(values)
  const names = Object.keys(filled)
  const texts = fieldTexts({ ...nobody, ...filled }, placesOf(values))
  return Object.fromEntries(names.map((name) => [name, texts[name] ?? '']))
}

/** A person as the file room knows them, for comparing. */
export interface Compared {
  readonly fields: PersonFields
  readonly household: string
  readonly languages: readonly string[]
  readonly levels: Readonly<Record<string, string>>
  readonly kept: Readonly<Record<string, string>>
  readonly base: Readonly<Record<string, string>>
}

export interface Merged {
  readonly fields: PersonFields
  readonly changes: readonly FieldChange[]
  readonly household: string | null
  readonly languages: readonly string[]
  readonly levels: Readonly<Record<string, string>>
  readonly kept: Readonly<Record<string, string>>
}

/**
 * What a row changes about a person. A value that the last import said already changes nothing, so that what was put
 * right here since stays right; nor does a value that lost letters on the way or writes the same phone otherwise.
 */
export function mergeRow(
  row: { values: RowValues; kept: Readonly<Record<string, string>> }, known: Compared, places: PlaceNames,
): Merged {
  const { values } = row
  const said = textsOfRow(values)
  const was = fieldTexts(known.fields, places)
  const fresh = Object.fromEntries(Object.entries(fieldsOfRow(values)).filter(([name]) =>
    known.base[name] !== said[name] && !isSameValue(name, was[name] ?? '', said[name] ?? '')))
  const fields: PersonFields = { ...known.fields, ...fresh }
  const household = values.household_number ?? ''
  return {
    fields, changes: changesBetween(was, fieldTexts(fields, places)),
    household: household !== '' && household !== known.household ? household : null,
    languages: (values.languages ?? []).filter((name) => !includesWord(known.languages, name)),
    levels: newLevels(values, known.levels),
    kept: Object.fromEntries(Object.entries(row.kept).filter(([heading, text]) => known.kept[heading] !== text)),
  }
}

/** True when the last import read the same of this person: there is nothing new to remember. */
export function isReadBefore(values: RowValues, base: Readonly<Record<string, string>>): boolean {
  return Object.entries(textsOfRow(values)).every(([name, text]) => base[name] === text)
}

/** True when nothing would be written. */
export function changesNothing(merged: Merged): boolean {
  return merged.changes.length === 0 && merged.household === null && merged.languages.length === 0
    && Object.keys(merged.levels).length === 0 && Object.keys(merged.kept).length === 0
}

/** Every change as text, for the preview: the fields first, then what stands beside them. */
export function changeList(merged: Merged, known: Compared): FieldChange[] {
  return [
    ...merged.changes,
    ...(merged.household ? [{ field: 'household', old: known.household, new: merged.household }] : []),
    ...merged.languages.map((name) => ({ field: 'languages', old: '', new: name })),
    ...Object.entries(merged.levels).map(([skill, level]) => (
      { field: `level_${skill}`, old: known.levels[skill] ?? '', new: level })),
    ...Object.entries(merged.kept).map(([heading, text]) => ({
      field: `kept:${heading}`, old: known.kept[heading] ?? '', new: text,
    })),
  ]
}

/** The levels of a row by skill (reading, listening, writing, speaking). */
export function levelsOfRow(values: RowValues): Record<string, string> {
  return Object.fromEntries(levelFields.flatMap((field) => {
    const level = values.levels?.[field]
    return level ? [[field.replace('level_', ''), level]] : []
  }))
}

function newLevels(values: RowValues, known: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(levelsOfRow(values)).filter(([skill, level]) => known[skill] !== level))
}

function isSameValue(name: string, was: string, said: string): boolean {
  if (name === 'phone') return was !== '' && phoneDigits(was) === phoneDigits(said)
  if (was.toLowerCase() === said.toLowerCase()) return true
  return /[?\uFFFD]/.test(said) && new RegExp(`^${said.split(/[?\uFFFD]/).map(escape).join('.')}$`, 'u').test(was)
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}

function includesWord(words: readonly string[], word: string): boolean {
  return words.some((known) => known.toLowerCase() === word.toLowerCase())
}

function placesOf({ village, area_team: team }: RowValues): PlaceNames {
  return new Map([village, team].flatMap((place) => (place ? [[place.id, place.name] as const] : [])))
}

/** What identifies a row from one file to the next: its number, name and birth date. */
export function identityOf(values: RowValues): readonly string[] {
  const { external_number = '', given_name = '', name_prefix = '', family_name = '', birth = unknownBirth } = values
  const contact = external_number === '' ? phoneDigits(values.phone ?? '') : ''
  return [external_number, given_name, name_prefix, family_name, birthText(birth), contact]
}
