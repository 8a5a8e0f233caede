import { Conflict, Invalid } from '../../../kit/errors.ts'
import { toPlainDate } from '../../../web/fields.ts'
import { listFields, type OwnField } from '../../own-lists/queries/fields.ts'
import { isInUse, whyNotValue } from '../../own-lists/rules.ts'
import { type ChangeSource, insertChanges } from '../queries/field-changes.ts'
import { listOwnValues, writeOwnValue } from '../queries/own-fields.ts'
import { getPerson, lockPerson } from '../queries/persons.ts'
import type { Acting } from './acting.ts'

/** What was typed in the own fields of a file, by field id, and what each said when the page was made. */
export interface TypedValues {
  readonly values: Readonly<Record<string, string>>
  readonly bases: Readonly<Record<string, string>>
  readonly source?: ChangeSource
}

/** The fields that are asked today. */
export async function ownFieldsInUse({ tx, actor }: Acting): Promise<OwnField[]> {
  return (await listFields(tx, actor)).filter((field) => isInUse(field, actor.today))
}

/**
 * Writes the own fields of a file; each change keeps what it said before, with who and when. Throws Conflict with
 * every field that somebody else changed meanwhile; nothing is written then.
 */
export async function writeOwnFields(by: Acting, personId: string, sent: TypedValues): Promise<void> {
  const { tx, actor, now } = by
  await lockPerson(tx, actor, personId)
  const person = await getPerson(tx, actor, personId)
  const stored = new Map((await listOwnValues(tx, actor, person.ids)).map(({ fieldId, value }) => [fieldId, value]))
  const fields = await ownFieldsInUse(by)
  const typed = { ...sent, values: Object.fromEntries(fields.map((field) => [field.id, valueOf(field, sent)])) }
  check(fields, typed)
  const changed = fields.filter(({ id }) => (typed.values[id] ?? '') !== (stored.get(id) ?? ''))
  refuseOverwriting(changed, stored, typed)
  for (const { id } of changed) {
    await writeOwnValue(tx, actor, person.id, { fieldId: id, value: typed.values[id] ?? '', at: now })
  }
  await insertChanges(tx, actor, {
    personId: person.id, version: person.version, source: sent.source ?? 'page', at: now,
    changes: changed.map(({ id }) => ({
      field: ownFieldKey(id), old: stored.get(id) ?? '', new: typed.values[id] ?? '',
    })),
  })
}

// A day may be typed as people write it; anything else stays as it is.
function valueOf({ id, kind }: OwnField, { values }: TypedValues): string {
  const text = values[id] ?? ''
  return kind === 'date' ? (toPlainDate(text) ?? text) : text
}

/** The name of an own field in the history of a file. */
export function ownFieldKey(fieldId: string): string {
  return `own.${fieldId}`
}

function check(fields: readonly OwnField[], { values }: TypedValues): void {
  const problems = fields.flatMap((field): [string, string[]][] => {
    const reason = whyNotValue(field, values[field.id] ?? '')
    return reason ? [[`veld-${field.id}`, [reason]]] : []
  })
  if (problems.length > 0) throw new Invalid(Object.fromEntries(problems))
}

function refuseOverwriting(
  changed: readonly OwnField[], stored: ReadonlyMap<string, string>, { values, bases }: TypedValues,
): void {
  const lost = changed.filter(({ id }) => (bases[id] ?? '') !== (stored.get(id) ?? ''))
  if (lost.length === 0) return
  throw new Conflict(Object.fromEntries(lost.map(({ id }) =>
    [`veld-${id}`, { theirs: stored.get(id) ?? '', yours: values[id] ?? '' }])))
}
