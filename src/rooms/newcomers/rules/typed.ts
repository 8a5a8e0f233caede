import type { PersonFields } from '../forms/person.ts'
import { birthTyped } from './birth.ts'
import type { FieldChange } from './fields.ts'

type Typed = Record<string, string | string[]>

/** The fields of a person as a form holds them; an unticked box is not there. */
export function typedOf(fields: PersonFields): Typed {
  const { birth, address_protected, ...rest } = fields
  const texts = Object.entries(rest).map(([field, value]) => [field, value ?? ''])
  const ticked = address_protected ? { address_protected: 'on' } : {}
  return { ...Object.fromEntries(texts), birth: birthTyped(birth), ...ticked }
}

interface StaleState {
  readonly values: Readonly<Typed>
  readonly problems: Readonly<Record<string, string[]>>
  readonly conflicts?: Readonly<Record<string, { theirs: string; yours: string }>>
}

interface Meanwhile {
  /** What others changed since the version that was on the screen. */
  readonly changes: readonly FieldChange[]
  /** The person now, as a form holds it. */
  readonly current: Typed
  /** A kept value in the words of the reader. */
  shown(field: string, value: string): string
}

/**
 * BUS-02: the form of an older version shown again. What was typed stays; a field that only somebody else changed
 * takes theirs; where both changed, theirs stands beside it in words.
 */
export function refreshed(state: StaleState, { changes, current, shown }: Meanwhile): StaleState {
  const conflicts = state.conflicts ?? {}
  const values: Typed = { ...state.values }
  for (const { field } of changes) {
    if (field in conflicts) continue
    const theirs = current[field]
    if (theirs === undefined) delete values[field]
    else values[field] = theirs
  }
  const inWords = Object.entries(conflicts).map(([field, { theirs, yours }]) =>
    [field, { theirs: shown(field, theirs), yours: shown(field, yours) }])
  return { ...state, values, conflicts: Object.fromEntries(inWords) }
}
