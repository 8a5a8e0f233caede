import { randomUUID } from 'node:crypto'
import { NotFound, Refused } from '../../../kit/errors.ts'
import { addWeeks } from '../../../kit/plain-dates.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import { comparable, compare, worthShowing } from '../../newcomers/likeness.ts'
import type { FileHead } from '../../newcomers/rules/file-head.ts'
import { insertInvitation, insertReply, listInvitations, reviveInvitation } from '../queries/invitations.ts'
import { giveSeat } from '../queries/seats.ts'
import { type DatedSignUp, endSignUp, listDatedSignUps } from '../queries/sign-ups.ts'
import { weeksOfSignUps, whyNotInvite } from '../rules/invitations.ts'

/** Sign-ups that may be of this person: their name, in any spelling, or their phone number. */
export async function findLikeSignUps({ tx, actor }: Acting, head: FileHead): Promise<DatedSignUp[]> {
  if (head.closure) return []
  const person = comparable(head)
  return (await listDatedSignUps(tx, actor, addWeeks(actor.today, -weeksOfSignUps)))
    .filter((signUp) => compare(person, comparable(signUp)).score >= worthShowing)
}

/**
 * Somebody signed up before there was a file, at a reception centre perhaps: from now on it is an invitation of this
 * person that they said yes to on that day, in the same place of the list. The id of that invitation.
 */
export async function joinSignUp(by: Acting, head: FileHead, signUpId: string): Promise<string> {
  const { tx, actor, now } = by
  const signUp = (await findLikeSignUps(by, head)).find(({ id }) => id === signUpId)
  if (!signUp) throw new NotFound()
  const { dateId, signedAt } = signUp
  const [earlier] = await listInvitations(tx, actor, { dateId, personIds: head.ids })
  const why = whyNotInvite({ isClosed: head.closure !== null, isInvited: earlier?.endedAt === null })
  if (why) throw new Refused(why)
  const id = earlier?.id ?? randomUUID()
  if (earlier) await reviveInvitation(tx, actor, id)
  else await insertInvitation(tx, actor, { id, personId: head.personId, dateId, at: signedAt })
  await insertReply(tx, actor, {
    id: randomUUID(), invitation_id: id, person_id: head.personId, answer: 'comes', words: '', at: signedAt,
    by_account: null,
  }, [])
  await giveSeat(tx, actor, await endSignUp(tx, actor, { id: signUpId, dateId, at: now }), id)
  return id
}
