import { randomUUID } from 'node:crypto'
import { Refused } from '../../kit/errors.ts'
import { tokenOfLink } from '../accounts/shared-links.ts'
import { hashOfToken } from '../accounts/tokens.ts'
import { getOwnActivity } from '../activities/actions/activities.ts'
import { updateActivity } from '../activities/queries/activities.ts'
import { getDate, listDates } from '../activities/queries/dates.ts'
import { findCount, keepCount } from '../invitations/queries/attendance.ts'
import type { Acting } from '../newcomers/actions/acting.ts'
import type { CountForm, WordsForm } from './forms.ts'
import { endLink, keepLink } from './queries.ts'
import { lastDayOfLink, whyNoCount } from './rules.ts'

/** What a link is made with. */
interface Sealing {
  readonly secret: string
}

/** A new link by which the organiser keeps an activity; the one before stops working. */
export async function makeLink(by: Acting, { secret }: Sealing, activityId: string): Promise<void> {
  const { tx, actor, now } = by
  await getOwnActivity(by, activityId)
  const [id, dates] = [randomUUID(), await listDates(tx, actor, activityId)]
  await keepLink(tx, actor, {
    id, activityId, lastDay: lastDayOfLink(dates, actor.today), at: now,
    tokenHash: hashOfToken(tokenOfLink(secret, 'organiser link', id)),
  })
}

/** The link of an activity stops working at once. */
export async function revokeLink(by: Acting, activityId: string): Promise<void> {
  await getOwnActivity(by, activityId)
  await endLink(by.tx, by.actor, activityId, by.now)
}

/** Other words of the organiser, for all dates. */
export async function changeWords(by: Acting, activityId: string, { version, ...words }: WordsForm): Promise<void> {
  const activity = await getOwnActivity(by, activityId)
  if (activity.version !== version || !await updateActivity(by.tx, by.actor, activity, words)) {
    throw new Refused('organisers.refused.stale')
  }
}

interface Counting {
  readonly activityId: string
  readonly dateId: string
}

/** How many people were there, counted by the organiser without names (MS-11). */
export async function countGuests(by: Acting, { activityId, dateId }: Counting, { guests }: CountForm): Promise<void> {
  const { tx, actor, now } = by
  await getOwnActivity(by, activityId)
  const date = await getDate(tx, actor, activityId, dateId)
  const why = whyNoCount(date, await findCount(tx, actor, dateId), actor.today)
  if (why) throw new Refused(why)
  await keepCount(tx, actor, dateId, { guests, lowReason: '', at: now })
}
