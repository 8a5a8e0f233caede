import { accountIdOf } from '../../../kit/actor.ts'
import { Invalid, Refused } from '../../../kit/errors.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import type { DateForm } from '../forms.ts'
import { type ActivityDate, getDate, updateDate } from '../queries/dates.ts'
import { whyNotChange, whyNotResume } from '../rules/dates.ts'
import { getOwnActivity } from './activities.ts'

/** Moves one date, or gives it another clock or place, with the reason that people read. */
export async function changeDate(by: Acting, activityId: string, id: string, form: DateForm): Promise<void> {
  const { tx, actor, now } = by
  const { activity, date } = await ownDate(by, activityId, id)
  refuse(whyNotChange(date, actor.today))
  if (form.day < actor.today) throw new Invalid({ day: ['activities.problem.past'] })
  await updateDate(tx, actor, id, {
    day: form.day, starts: form.starts, ends: form.ends, change_reason: form.reason, changed_at: now,
    place: form.place === '' || form.place === activity.place ? null : form.place, changed_by: accountIdOf(actor),
  })
}

/** Calls one date off; the others of the series go on. */
export async function cancelDate(by: Acting, activityId: string, id: string, reason: string): Promise<void> {
  const { tx, actor, now } = by
  const { date } = await ownDate(by, activityId, id)
  refuse(whyNotChange(date, actor.today))
  await updateDate(tx, actor, id, { cancel_reason: reason, cancelled_at: now, cancelled_by: accountIdOf(actor) })
}

/** What was called off goes on after all. */
export async function resumeDate(by: Acting, activityId: string, id: string): Promise<void> {
  const { tx, actor } = by
  const { date } = await ownDate(by, activityId, id)
  refuse(whyNotResume(date, actor.today))
  await updateDate(tx, actor, id, { cancel_reason: '', cancelled_at: null, cancelled_by: null })
}

async function ownDate(by: Acting, activityId: string, id: string) {
  const activity = await getOwnActivity(by, activityId)
  const date: ActivityDate = await getDate(by.tx, by.actor, activityId, id)
  return { activity, date }
}

function refuse(why: string | null): void {
  if (why) throw new Refused(why)
}
