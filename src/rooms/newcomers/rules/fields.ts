import type { PersonFields } from '../forms/person.ts'
import { birthText } from './birth.ts'

/** A field with its value before and after, as text: a day as YYYY-MM-DD, a choice as its word, a place by its name. */
export interface FieldChange {
  readonly field: string
  readonly old: string
  readonly new: string
}

export type FieldTexts = Readonly<Record<string, string>>

/** The name of the last day of this work or internship in the history of a file. */
export function workEndKey(startId: string): string {
  return `work_end.${startId}`
}

/** Names of villages and area teams by id. */
export type PlaceNames = ReadonlyMap<string, string>

/** Each field of a person as one text, so that values can be compared, kept as history and shown. */
export function fieldTexts(fields: PersonFields, places: PlaceNames): FieldTexts {
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, textOf(field, value, places)]))
}

function textOf(field: string, value: PersonFields[keyof PersonFields], places: PlaceNames): string {
  if (field === 'birth') return birthText(value as PersonFields['birth'])
  if (field === 'village_id' || field === 'area_team_id') return places.get(value as string) ?? ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' ? value : ''
}

/** The fields that differ, in the order of the form. */
export function changesBetween(old: FieldTexts, next: FieldTexts): FieldChange[] {
  return Object.keys(next).filter((field) => (old[field] ?? '') !== next[field])
    .map((field) => ({ field, old: old[field] ?? '', new: next[field] ?? '' }))
}

export interface Meanwhile {
  /** Changed by somebody else, and typed differently here: both texts are shown. */
  readonly conflicts: Record<string, { theirs: string; yours: string }>
  /** Changed by somebody else and not touched here: the form takes theirs. */
  readonly untouched: string[]
}

/**
 * BUS-02: what others changed since the version on the screen, beside what was typed here. The changes are in the
 * order in which they were made; the first old value of a field is what the screen showed.
 */
export function meanwhile(changes: readonly FieldChange[], current: FieldTexts, yours: FieldTexts): Meanwhile {
  const shown = new Map<string, string>()
  for (const change of changes) if (!shown.has(change.field)) shown.set(change.field, change.old)
  const differing = [...shown.keys()].filter((field) => field in yours && yours[field] !== current[field])
  const conflicting = differing.filter((field) => yours[field] !== shown.get(field))
  return {
    conflicts: Object.fromEntries(conflicting.map((field) => [
      field, { theirs: current[field] ?? '', yours: yours[field] ?? '' },
    ])),
    untouched: differing.filter((field) => yours[field] === shown.get(field)),
  }
}
