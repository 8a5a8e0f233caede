import { NotFound, Refused } from '../../../kit/errors.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import {
  type Entry, entriesOf, findEntry, idOf, keyFor, type ListName, withAdded, withChanged, withEnded, withMoved,
  wordsByKey, wordsOf,
} from '../rules/lists.ts'
import { changeDraft, currentApproach, everyApproach } from './draft.ts'

interface Place {
  readonly list: ListName
  readonly version: number
}

/** Adds an entry; words that were in use before get the key they had, so that old answers stand beside new ones. */
export async function addEntry(by: Acting, { list, version }: Place, entry: Entry): Promise<void> {
  await changeDraft(by, version, async ({ approach }) => {
    const named = await keyed(by, list, { entry, own: '', taken: keysOf(entriesOf(approach, list)) })
    if (entriesOf(approach, list).some((other) => idOf(other) === idOf(named))) {
      throw new Refused('adoptions.refused.there_already')
    }
    return withAdded(approach, list, named)
  })
}

/** Changes an entry. Other Dutch words are another entry: the old one ends, and what was written under it keeps it. */
export async function changeEntry(
  by: Acting, { list, version, id }: Place & { id: string }, entry: Entry,
): Promise<void> {
  await changeDraft(by, version, async ({ approach }) => {
    const before = findEntry(approach, list, id)
    if (!before) throw new NotFound('no such entry')
    const others = entriesOf(approach, list).filter((other) => idOf(other) !== id)
    const sourced = 'source' in entry && 'source' in before ? { ...entry, source: before.source } : entry
    const named = await keyed(by, list, { entry: sourced, own: before.key, taken: keysOf(others) })
    if (others.some((other) => idOf(other) === idOf(named))) throw new Refused('adoptions.refused.there_already')
    return withChanged(approach, list, id, named)
  })
}

export async function endEntry(by: Acting, { list, version, id }: Place & { id: string }): Promise<void> {
  await changeDraft(by, version, ({ approach }) => {
    if (!findEntry(approach, list, id)) throw new NotFound('no such entry')
    return withEnded(approach, list, id)
  })
}

/** Takes back an entry of the approach in force that the draft does without. */
export async function keepEntry(by: Acting, { list, version, id }: Place & { id: string }): Promise<void> {
  const entry = findEntry(await currentApproach(by.tx, by.actor), list, id)
  if (!entry) throw new NotFound('no such entry')
  await changeDraft(by, version, ({ approach }) => {
    if (findEntry(approach, list, id)) throw new Refused('adoptions.refused.there_already')
    return withAdded(approach, list, entry)
  })
}

export async function moveEntry(by: Acting, { list, version, id }: Place & { id: string }): Promise<void> {
  await changeDraft(by, version, ({ approach }) => withMoved(approach, list, id))
}

interface Unkeyed {
  readonly entry: Entry
  readonly own: string
  readonly taken: ReadonlySet<string>
}

// A moment is called after its months and a target after its measure; the others after their words.
async function keyed({ tx, actor }: Acting, list: ListName, { entry, own, taken }: Unkeyed): Promise<Entry> {
  if (list === 'moments') return entry
  if (list === 'targets') return { ...entry, key: own || entry.key || keyFor(wordsOf(entry), new Map(), taken) }
  const known = wordsByKey(await everyApproach(tx, actor), list)
  return { ...entry, key: keyFor(wordsOf(entry), known, taken, own) }
}

function keysOf(entries: readonly Entry[]): Set<string> {
  return new Set(entries.map(({ key }) => key))
}
