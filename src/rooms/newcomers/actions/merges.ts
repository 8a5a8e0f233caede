import { NotFound, Refused } from '../../../kit/errors.ts'
import type { Acting } from './acting.ts'
import { closedAmong } from '../queries/closures.ts'
import { endMerge, getMerge, insertMerge, insertNotDuplicates } from '../queries/merges.ts'
import { getPerson, lockPerson, type Person } from '../queries/persons.ts'
import { whyNotMerge } from '../rules/merges.ts'

/**
 * Two files of one person become one: a row of its own, nothing is moved, and undoing ends it (definitions.md).
 * The actor must have both files. Returns the id under which the person goes on.
 */
export async function mergeFiles(
  by: Acting, files: { keptId: string; mergedId: string; reason: string },
): Promise<string> {
  const { tx, actor, now } = by
  // Judged after locking, so that of two merges at once the second sees the first.
  for (const id of [files.keptId, files.mergedId].toSorted()) await lockPerson(tx, actor, id)
  const kept = await getPerson(tx, actor, files.keptId)
  const merged = await getPerson(tx, actor, files.mergedId)
  const closed = await closedAmong(tx, actor, [kept.id, merged.id])
  const why = whyNotMerge(factsOf(kept, closed), factsOf(merged, closed))
  if (why) throw new Refused(why)
  await insertMerge(tx, actor, { keptId: kept.id, mergedId: merged.id, reason: files.reason, at: now })
  return kept.id
}

function factsOf(person: Person, closed: ReadonlyMap<string, unknown>) {
  return { ...person, isClosed: closed.has(person.id), isProtected: person.address_protected }
}

export async function undoMerge(by: Acting, personId: string, mergeId: string): Promise<void> {
  const { tx, actor, now } = by
  const person = await getPerson(tx, actor, personId)
  const merge = await getMerge(tx, actor, person.ids, mergeId)
  if (merge.undone_at !== null) throw new NotFound()
  await endMerge(tx, actor, merge.id, now)
}

/** Somebody looked and these are two people; search and import do not ask again. */
export async function declareDifferent(by: Acting, pair: { personId: string; otherId: string }): Promise<void> {
  const { tx, actor, now } = by
  const person = await getPerson(tx, actor, pair.personId)
  const other = await getPerson(tx, actor, pair.otherId)
  await insertNotDuplicates(tx, actor, [[person.id, other.id]], now)
}
