import type { FieldChange } from '../rules/fields.ts'
import { type ChangeSource, insertChanges } from '../queries/field-changes.ts'
import { deleteLanguage, listLanguages, type PersonLanguage, writeLanguages } from '../queries/languages.ts'
import { getPerson } from '../queries/persons.ts'
import type { Acting } from './acting.ts'

/** A language with its level; what it said before stays in the history. */
export async function writeLanguage(
  by: Acting, personId: string, row: Omit<PersonLanguage, 'id'>, source: ChangeSource = 'page',
): Promise<void> {
  const { tx, actor } = by
  const person = await getPerson(tx, actor, personId)
  const known = (await listLanguages(tx, actor, person.ids)).find(({ language }) => language === row.language)
  await writeLanguages(tx, actor, [{ personId: person.id, ...row }])
  await keep(by, person, { field: 'languages', old: known ? words(known) : '', new: words(row) }, source)
}

export async function removeLanguage(
  by: Acting, personId: string, language: string, source: ChangeSource = 'page',
): Promise<void> {
  const { tx, actor } = by
  const person = await getPerson(tx, actor, personId)
  const known = (await listLanguages(tx, actor, person.ids)).find((row) => row.language === language)
  if (!known) return
  await deleteLanguage(tx, actor, person.ids, language)
  await keep(by, person, { field: 'languages', old: words(known), new: '' }, source)
}

async function keep(
  { tx, actor, now }: Acting, person: { id: string; version: number }, change: FieldChange,
  source: ChangeSource,
): Promise<void> {
  if (change.old === change.new) return
  await insertChanges(tx, actor, {
    personId: person.id, version: person.version, source, at: now, changes: [change],
  })
}

// As words of a list, which `shownValue` says in the language of the reader.
function words({ language, level, is_mother_tongue }: Omit<PersonLanguage, 'id'>): string {
  return [language, level, is_mother_tongue ? 'mother_tongue' : ''].filter(Boolean).join(', ')
}
