import { randomUUID } from 'node:crypto'
import { admitCalendar } from '../../db/database.ts'
import { Refused } from '../../kit/errors.ts'
import { addWeeks } from '../../kit/plain-dates.ts'
import { tokenOfLink } from '../accounts/shared-links.ts'
import { hashOfToken } from '../accounts/tokens.ts'
import { type AgendaDate, findAgendaDates } from '../activities/queries/dates.ts'
import type { Acting } from '../newcomers/actions/acting.ts'
import { whenClosed } from '../newcomers/actions/closures.ts'
import { findIdentity } from '../newcomers/queries/identity.ts'
import type { FileHead } from '../newcomers/rules/file-head.ts'
import { activityIdsOf, endLinks, keepLink, listInvited } from './queries.ts'
import { lastDayOfLink, type Standing, standingOf, weeksBack } from './rules.ts'

/** What a link is made with. */
interface Sealing {
  readonly secret: string
}

/** A new link to somebody's own calendar; the one before stops working. */
export async function makeLink({ tx, actor, now }: Acting, { secret }: Sealing, head: FileHead): Promise<void> {
  if (head.closure) throw new Refused('own-calendars.refused.closed')
  await endLinks(tx, actor, head.ids, now)
  const id = randomUUID()
  await keepLink(tx, actor, {
    id, personId: head.personId, lastDay: lastDayOfLink(actor.today), at: now,
    tokenHash: hashOfToken(tokenOfLink(secret, 'calendar link', id)),
  })
}

export async function revokeLinks({ tx, actor, now }: Acting, { ids }: FileHead): Promise<void> {
  await endLinks(tx, actor, ids, now)
}

// Closing a file ends access at once (definitions.md).
whenClosed(({ tx, actor, now }, personIds) => endLinks(tx, actor, personIds, now))

export interface OwnDate {
  readonly date: AgendaDate
  readonly standing: Standing
}

/** What the person of a link is invited to, by day, without what they said no to. The lock shows nobody else's. */
export async function ownDates({ tx, actor }: Acting, personId: string): Promise<OwnDate[]> {
  const ids = await findIdentity(tx, actor, personId)
  await admitCalendar(tx, { calendar_person_ids: ids })
  const invited = await listInvited(tx, actor, ids)
  const dateIds = invited.map(({ dateId }) => dateId)
  await admitCalendar(tx, { linked_date_ids: dateIds })
  await admitCalendar(tx, { linked_activity_ids: await activityIdsOf(tx, actor, dateIds) })
  const [dates, from] = [await findAgendaDates(tx, actor, dateIds), addWeeks(actor.today, -weeksBack)]
  return invited.flatMap(({ dateId, answer }) => {
    const [date, standing] = [dates.get(dateId), standingOf(answer)]
    return date && standing && date.day >= from ? [{ date, standing }] : []
  }).toSorted((a, b) => (`${a.date.day}${a.date.starts}` < `${b.date.day}${b.date.starts}` ? -1 : 1))
}
