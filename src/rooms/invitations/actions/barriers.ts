import { Invalid, Refused } from '../../../kit/errors.ts'
import type { AgendaDate } from '../../activities/queries/dates.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import type { OutcomeForm, ReplyForm, TakeForm } from '../forms.ts'
import { type Barrier, giveBarrier, nameBarriers, settleBarrier, unsettleBarrier } from '../queries/barriers.ts'
import type { Invitation } from '../queries/invitations.ts'
import { listTakers } from '../queries/takers.ts'
import { isToDo, lastDayFor, needsIn, stateOf, whyNotBy } from '../rules/barriers.ts'

/** Each thing that somebody needs to come becomes a task (MS-11); an answer without needs takes back what is open. */
export async function nameNeeds(
  { tx, actor, now }: Acting, invitation: Invitation, date: AgendaDate, form: ReplyForm,
): Promise<void> {
  const needs = needsIn(form).map((need) => ({ need, dueOn: lastDayFor(need, date.day, actor.today) }))
  await nameBarriers(tx, actor, { invitation, needs, words: form.words, at: now })
}

/** Gives it to a colleague who may see the file, or to oneself, by a day. `ids` are all ids of the person. */
export async function take(by: Acting, ids: readonly string[], barrier: Barrier, form: TakeForm): Promise<void> {
  const { tx, actor, now } = by
  mustBeToDo(by, barrier)
  const why = whyNotBy(form.due_on, barrier, actor.today)
  if (why) throw new Invalid({ due_on: [why] })
  const takers = await listTakers(tx, actor, ids)
  if (!takers.some(({ id }) => id === form.taker_id)) throw new Invalid({ taker_id: ['web.problem.choose'] })
  await giveBarrier(tx, actor, barrier.id, { takerId: form.taker_id, dueOn: form.due_on, at: now })
}

/** Writes what was arranged, or why it cannot be. */
export async function settle(by: Acting, barrier: Barrier, { outcome, words }: OutcomeForm): Promise<void> {
  const { tx, actor, now } = by
  if (barrier.isEnded) throw new Refused('barriers.refused.withdrawn')
  const said = outcome === 'arranged' ? { arranged: words } : { impossible: words }
  await settleBarrier(tx, actor, barrier.id, { ...said, at: now })
}

/** What was arranged falls through, or can be arranged after all. */
export async function reopen({ tx, actor }: Acting, barrier: Barrier): Promise<void> {
  if (barrier.isEnded) throw new Refused('barriers.refused.withdrawn')
  await unsettleBarrier(tx, actor, barrier.id)
}

function mustBeToDo({ actor }: Acting, barrier: Barrier): void {
  const state = stateOf(barrier, actor.today)
  if (isToDo(state)) return
  throw new Refused(`barriers.refused.${state === 'over' || state === 'withdrawn' ? state : 'settled'}`)
}
