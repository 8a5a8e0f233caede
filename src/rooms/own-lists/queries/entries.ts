import { sql } from 'kysely'
import type { Tx } from '../../../db/database.ts'
import type { ContactKind, OwnList } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import type { Text } from '../../approaches/forms.ts'
import { inEveryLanguage } from '../../approaches/rules/texts.ts'
import { isInUse } from '../rules.ts'

export interface ListEntry {
  readonly id: string
  readonly list: OwnList
  /** In every language; the Dutch, marked, where a translation is missing. */
  readonly name: Text
  /** For a kind of contact: as which it counts for silence and figures. */
  readonly countsAs: ContactKind | null
  readonly place: number
  readonly firstDay: PlainDate
  readonly lastDay: PlainDate | null
}

/** Every entry that was ever added, in its order. */
export async function listEntries(tx: Tx, actor: Actor): Promise<ListEntry[]> {
  const rows = await tx.selectFrom('own_list_entry').selectAll().where('municipality_id', '=', actor.municipalityId)
    .orderBy('list').orderBy('place').orderBy('id').execute()
  return rows.map((row) => ({
    id: row.id, list: row.list, name: inEveryLanguage(row.name as Text), countsAs: row.counts_as,
    place: row.place, firstDay: row.first_day, lastDay: row.last_day,
  }))
}

/** What can be chosen from a list today. */
export async function entriesInUse(tx: Tx, actor: Actor, list: OwnList): Promise<ListEntry[]> {
  return (await listEntries(tx, actor)).filter((entry) => entry.list === list && isInUse(entry, actor.today))
}

/** The words of a list for beside a free text; in Dutch, the language of the file. */
export async function suggestionsOf(tx: Tx, actor: Actor, list: OwnList): Promise<string[]> {
  return (await entriesInUse(tx, actor, list)).map(({ name }) => name.nl)
}

export async function getEntry(tx: Tx, actor: Actor, id: string): Promise<ListEntry> {
  const found = (await listEntries(tx, actor)).find((entry) => entry.id === id)
  if (!found) throw new NotFound('no such entry')
  return found
}

export async function insertEntry(
  tx: Tx, actor: Actor, entry: Pick<ListEntry, 'id' | 'list' | 'name' | 'countsAs'> & { at: Date },
): Promise<void> {
  await tx.insertInto('own_list_entry').values({
    municipality_id: actor.municipalityId, id: entry.id, list: entry.list, name: JSON.stringify(entry.name),
    counts_as: entry.countsAs, first_day: actor.today, written_at: entry.at, written_by: actor.userId,
    place: sql<number>`(select coalesce(max(place), 0) + 1 from own_list_entry
      where municipality_id = ${actor.municipalityId} and list = ${entry.list})`,
  }).execute()
}

export async function updateEntry(
  tx: Tx, actor: Actor, id: string, row: { place?: number; last_day?: PlainDate },
): Promise<void> {
  await tx.updateTable('own_list_entry').set(row).where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', id).execute()
}
