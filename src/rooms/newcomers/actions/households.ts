import { randomUUID } from 'node:crypto'
import { addDays } from '../../../kit/plain-dates.ts'
import { Invalid, Refused } from '../../../kit/errors.ts'
import type { Acting } from './acting.ts'
import {
  endMembership, findHouseholdId, insertHousehold, insertMembers, listHousemates,
} from '../queries/households.ts'
import { getPerson, lockPerson } from '../queries/persons.ts'

/** Makes an empty household; members join it. */
export async function createHousehold(by: Acting, externalNumber: string | null = null): Promise<string> {
  const { tx, actor, now } = by
  const id = randomUUID()
  await insertHousehold(tx, actor, { id, externalNumber, at: now })
  return id
}

/** The household of this person today; one is made when they are not in any. */
export async function ensureHousehold(by: Acting, personId: string): Promise<string> {
  const { tx, actor } = by
  const person = await getPerson(tx, actor, personId)
  await lockPerson(tx, actor, person.id)
  const found = await findHouseholdId(tx, actor, person.ids)
  if (found) return found
  const id = await createHousehold(by)
  await insertMembers(tx, actor, [{ household_id: id, person_id: person.id, first_day: actor.today }])
  return id
}

/** The other person comes to live in the household of this one, and leaves the one they were in. */
export async function joinHousehold(
  by: Acting, personId: string, joining: { person_id: string; relation: string },
): Promise<void> {
  const { tx, actor } = by
  const other = await getPerson(tx, actor, joining.person_id)
  await lockAll(by, [(await getPerson(tx, actor, personId)).id, other.id])
  const household = await ensureHousehold(by, personId)
  const theirs = await findHouseholdId(tx, actor, other.ids)
  if (theirs === household) throw new Refused('newcomers.refused.in_household')
  if (theirs) await endMembership(tx, actor, other.ids, addDays(actor.today, -1))
  await insertMembers(tx, actor, [{
    household_id: household, person_id: other.id, relation: joining.relation, first_day: actor.today,
  }])
}

/** In one order, and before anything is read: of two changes at once the second starts from what the first made. */
async function lockAll({ tx, actor }: Acting, ids: readonly string[]): Promise<void> {
  for (const id of [...new Set(ids)].toSorted()) await lockPerson(tx, actor, id)
}

/** A household splits: those who leave go on together in one of their own; every file stays whole. */
export async function splitHousehold(by: Acting, personId: string, leaving: readonly string[]): Promise<void> {
  const { tx, actor } = by
  const person = await getPerson(tx, actor, personId)
  await lockAll(by, [person.id, ...leaving])
  const members = await listHousemates(tx, actor, person.ids)
  const going = members.filter((member) => leaving.includes(member.personId))
  if (going.length === 0 || going.length === members.length) {
    throw new Invalid({ leaving: ['newcomers.problem.split'] })
  }
  const household = going.length > 1 ? await createHousehold(by) : null
  for (const member of going) {
    const { id, ids } = await getPerson(tx, actor, member.personId)
    await endMembership(tx, actor, ids, addDays(actor.today, -1))
    if (household) {
      await insertMembers(tx, actor, [{
        household_id: household, person_id: id, relation: member.relation, first_day: actor.today,
      }])
    }
  }
}
