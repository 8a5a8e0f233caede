import type { ClosureReason } from '../../../db/schema.ts'
import { Invalid, NotFound, Refused } from '../../../kit/errors.ts'
import type { Acting } from './acting.ts'
import { closedAmong, endClosure, insertClosure, listClosures } from '../queries/closures.ts'
import { listHousemates } from '../queries/households.ts'
import { getPerson, lockPerson } from '../queries/persons.ts'
import { whyNotClose } from '../rules/closures.ts'

export interface Closing {
  readonly reason: ClosureReason
  readonly note: string
  readonly closed_on: string
  /** Others of the household whose file closes in the same act. */
  readonly with: readonly string[]
}

type Ending = (by: Acting, personIds: readonly string[]) => Promise<void>
const endings: Ending[] = []

/** A room below says here what it ends when a file closes, in the same transaction (decision 0122). */
export function whenClosed(ending: Ending): void {
  endings.push(ending)
}

/** Closes the file and those of the chosen housemates, all or none (definitions.md, Closing a file). */
export async function closeFiles(by: Acting, personId: string, closing: Closing): Promise<string[]> {
  const { tx, actor, now } = by
  const people = await together(by, personId, closing.with)
  for (const { id, ids } of people) {
    await lockPerson(tx, actor, id)
    const why = whyNotClose(closing.closed_on, await listClosures(tx, actor, ids), actor.today)
    if (why?.includes('.problem.')) throw new Invalid({ closed_on: [why] })
    if (why) throw new Refused(why)
  }
  for (const { ids } of people) {
    await insertClosure(tx, actor, ids, {
      reason: closing.reason, note: closing.note, closedOn: closing.closed_on, at: now,
    })
    for (const end of endings) await end(by, ids)
  }
  return people.map(({ id }) => id)
}

/** Opens the files again: everything is as it was, every term counts on from the day it always counted from. */
export async function reopenFiles(by: Acting, personId: string, others: readonly string[]): Promise<string[]> {
  const { tx, actor, now } = by
  const people = await together(by, personId, others)
  for (const { id, ids } of people) {
    await lockPerson(tx, actor, id)
    if ((await closedAmong(tx, actor, ids)).size === 0) throw new Refused('newcomers.refused.open_already')
    await endClosure(tx, actor, ids, now)
  }
  return people.map(({ id }) => id)
}

// Always in the same order, so that two who close one household at once wait for each other instead of for ever.
async function together({ tx, actor }: Acting, personId: string, others: readonly string[]) {
  const person = await getPerson(tx, actor, personId)
  const members = others.length > 0 ? await listHousemates(tx, actor, person.ids) : []
  if (others.some((other) => !members.some((member) => member.personId === other))) throw new NotFound()
  const people = [person]
  for (const other of new Set(others)) if (other !== person.id) people.push(await getPerson(tx, actor, other))
  return people.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}
