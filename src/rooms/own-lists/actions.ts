import { randomUUID } from 'node:crypto'
import type { Tx } from '../../db/database.ts'
import type { Actor } from '../../kit/actor.ts'
import { Invalid, Refused } from '../../kit/errors.ts'
import type { PlainDate } from '../../kit/plain-dates.ts'
import { type EntryForm, type FieldForm, optionsOf } from './forms.ts'
import { entriesInUse, getEntry, insertEntry, updateEntry } from './queries/entries.ts'
import { endField, getField, insertField, listFields } from './queries/fields.ts'
import { isInUse, mostFields, whyNotEnd } from './rules.ts'

interface Keeping {
  readonly tx: Tx
  readonly actor: Actor
  readonly now: Date
}

const nameOf = (form: EntryForm | FieldForm) => ({ nl: form.name_nl, en: form.name_en, ar: form.name_ar })

/** Adds a word at the end of a list, from today on. There is no renaming: the old one ends and a new one is added. */
export async function addEntry({ tx, actor, now }: Keeping, form: EntryForm): Promise<void> {
  const known = await entriesInUse(tx, actor, form.list)
  if (known.some(({ name }) => name.nl === form.name_nl)) throw new Invalid({ name_nl: ['own-lists.problem.taken'] })
  await insertEntry(tx, actor, {
    id: randomUUID(), list: form.list, name: nameOf(form), at: now,
    countsAs: form.list === 'contact_kind' ? form.counts_as : null,
  })
}

/** After its last day a word is not offered any more; what was written with it stays. */
export async function endEntry({ tx, actor }: Keeping, id: string, lastDay: PlainDate): Promise<void> {
  const entry = await getEntry(tx, actor, id)
  const reason = whyNotEnd(entry, lastDay)
  if (reason) throw new Invalid({ last_day: [reason] })
  await updateEntry(tx, actor, id, { last_day: lastDay })
}

/** One place up among those in use; the first stays where it is. */
export async function moveEntry({ tx, actor }: Keeping, id: string): Promise<void> {
  const entry = await getEntry(tx, actor, id)
  const before = (await entriesInUse(tx, actor, entry.list)).findLast(({ place }) => place < entry.place)
  if (!before) return
  await updateEntry(tx, actor, entry.id, { place: before.place })
  await updateEntry(tx, actor, before.id, { place: entry.place })
}

/** Adds a field to every file, with what it is for and how long it is kept; eight at most at once. */
export async function addField({ tx, actor, now }: Keeping, form: FieldForm): Promise<void> {
  const inUse = (await listFields(tx, actor)).filter((field) => isInUse(field, actor.today))
  if (inUse.length >= mostFields) throw new Refused('own-lists.refused.too_many', { count: mostFields })
  if (inUse.some(({ name }) => name.nl === form.name_nl)) throw new Invalid({ name_nl: ['own-lists.problem.taken'] })
  await insertField(tx, actor, {
    name: nameOf(form), kind: form.kind, options: form.kind === 'choice' ? optionsOf(form.options) : [],
    purpose: form.purpose, keptMonths: form.kept_months, at: now,
  })
}

/** After its last day a field is not asked any more; what stands in it stays readable. */
export async function closeField({ tx, actor }: Keeping, id: string, lastDay: PlainDate): Promise<void> {
  const field = await getField(tx, actor, id)
  const reason = whyNotEnd(field, lastDay)
  if (reason) throw new Invalid({ last_day: [reason] })
  await endField(tx, actor, id, lastDay)
}
