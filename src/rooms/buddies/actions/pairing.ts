import { Invalid, NotFound, Refused } from '../../../kit/errors.ts'
import type { BuddySide } from '../../../db/schema.ts'
import { daysBetween, type PlainDate } from '../../../kit/plain-dates.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import { whenClosed } from '../../newcomers/actions/closures.ts'
import type { AnswerForm, CheckForm, EndForm } from '../forms.ts'
import { insertAnswer, insertRefusal, waitForTurn } from '../queries/answers.ts'
import { endLinks } from '../queries/links.ts'
import { endPair, findPair, insertCheck, insertMeeting, insertPair, type Pair } from '../queries/pairs.ts'
import { getProposal, listProposals, type Proposal, withdrawProposals } from '../queries/proposals.ts'
import { changeLocal, changeNewcomers } from '../queries/registrations.ts'
import { lastDayOf, otherSide, whyNotAnswer, whyNotMeeting } from '../rules/pairs.ts'

/** Who speaks: for which of the two, and whether by the link without account. */
interface Voice {
  readonly side: BuddySide
  readonly byLink: boolean
}

/** What one side says to a proposal. The second yes makes the pair; a no says what follows from it. */
export async function answerProposal(by: Acting, id: string, voice: Voice, form: AnswerForm): Promise<void> {
  const { tx, actor, now } = by
  const { side, byLink } = voice
  await waitForTurn(tx, id)
  const proposal = await getProposal(tx, actor, id)
  const why = whyNotAnswer(proposal, side)
  if (why) throw new Refused(why)
  const said = { proposalId: id, personId: proposal.personId, side }
  await insertAnswer(tx, actor, { ...said, saysYes: form.says === 'yes', at: now, by: byLink ? null : actor.userId })
  if (form.says === 'no') {
    const isPast = form.parked_until !== null && form.parked_until <= actor.today
    if (isPast) throw new Invalid({ parked_until: ['buddies.problem.past'] })
    await insertRefusal(tx, actor, { ...said, after: form.after, parkedUntil: form.parked_until, words: form.words })
    return
  }
  const other = otherSide(side) === 'newcomer' ? proposal.newcomerSays : proposal.localSays
  if (other) await join(by, proposal)
}

async function join({ tx, actor }: Acting, proposal: Proposal): Promise<void> {
  await insertPair(tx, actor, {
    ...proposal, firstDay: actor.today, lastDay: lastDayOf(actor.today, proposal.weeks),
    waitedDays: Math.max(0, daysBetween(proposal.waitingSince, actor.today)),
  })
}

/** A pair of the actor's people. */
export async function getPair({ tx, actor }: Acting, id: string): Promise<Pair> {
  const pair = await findPair(tx, actor, id)
  if (!pair) throw new NotFound()
  return pair
}

/** That they met on a day, said by one of them or by a colleague; once more for the same day changes nothing. */
export async function logMeeting(by: Acting, id: string, voice: Voice, day: PlainDate): Promise<void> {
  const { tx, actor, now } = by
  const pair = await getPair(by, id)
  const why = whyNotMeeting(day, pair, actor.today)
  if (why) throw new Invalid({ day: [why] })
  await insertMeeting(tx, actor, {
    pairId: id, personId: pair.personId, day, side: voice.side, at: now, by: voice.byLink ? null : actor.userId,
  })
}

/** How it goes, asked of one side. */
export async function writeCheck(by: Acting, id: string, form: CheckForm): Promise<void> {
  const { tx, actor, now } = by
  const pair = await getPair(by, id)
  if ((form.moment === 'after') !== (pair.endedOn !== null)) throw new Refused('buddies.refused.moment')
  const isNew = await insertCheck(tx, actor, {
    pairId: id, personId: pair.personId, side: form.side, moment: form.moment, how: form.how, body: form.body,
    newPeople: form.new_people, inTouch: form.in_touch === null ? null : form.in_touch === 'yes', at: now,
  })
  if (!isNew) throw new Refused('buddies.refused.asked')
}

/** Ends a pair with its reason. Who wants another buddy waits from that day; who does not leaves the list. */
export async function finish(by: Acting, id: string, form: EndForm): Promise<void> {
  const { tx, actor, now } = by
  const pair = await getPair(by, id)
  if (form.ended_on > actor.today) throw new Invalid({ ended_on: ['buddies.problem.future'] })
  if (form.ended_on < pair.firstDay) throw new Invalid({ ended_on: ['buddies.problem.before'] })
  const isEnded = await endPair(tx, actor, id, { on: form.ended_on, reason: form.reason })
  if (!isEnded) throw new Refused('buddies.refused.over')
  const again = { waiting_since: form.ended_on }
  const stopped = { ended_on: actor.today }
  await changeNewcomers(tx, actor, { ids: [pair.newcomerId] }, form.newcomer_again ? again : stopped)
  await changeLocal(tx, actor, pair.localId, form.local_again ? again : stopped)
  await endLinks(tx, actor, [id], now)
}

/** Takes a proposal back before both have answered; its links stop working. */
export async function withdraw({ tx, actor, now }: Acting, id: string): Promise<void> {
  const ids = await withdrawProposals(tx, actor, { ids: [id] })
  if (ids.length === 0) throw new Refused('buddies.refused.over')
  await endLinks(tx, actor, ids, now)
}

// Closing a file stops proposals and links at once (definitions.md, Closing a file); the registration waits unseen.
whenClosed(async ({ tx, actor, now }, personIds) => {
  await withdrawProposals(tx, actor, { personIds })
  const all = await listProposals(tx, actor, { personIds })
  await endLinks(tx, actor, all.map(({ id }) => id), now)
})
