import { randomUUID } from 'node:crypto'
import { Refused } from '../../../kit/errors.ts'
import { shownToken, tokenOfLink } from '../../accounts/shared-links.ts'
import { hashOfToken } from '../../accounts/tokens.ts'
import type { AgendaDate } from '../../activities/queries/dates.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import { arrive } from '../queries/attendance.ts'
import { countDoorGuests, type Door, insertDoorGuest, keepDoor } from '../queries/doors.ts'
import type { Invitation } from '../queries/invitations.ts'
import { mostDoorGuests, whyNotIn } from '../rules/door.ts'
import { lastDayOfLink, whyOver } from '../rules/invitations.ts'
import type { Sealing } from './inviting.ts'

/** Opens the door of a date: a new link, the one before stops working. */
export async function openDoor({ tx, actor, now }: Acting, { secret }: Sealing, date: AgendaDate): Promise<void> {
  const over = whyOver(date, actor.today)
  if (over) throw new Refused(over)
  const id = randomUUID()
  await keepDoor(tx, actor, {
    id, dateId: date.id, activityId: date.activityId, lastDay: lastDayOfLink(date), at: now,
    tokenHash: hashOfToken(tokenOfLink(secret, 'door link', id)),
  })
}

/** The token of a door that is open. */
export function shownDoorToken({ secret }: Sealing, door: Door | undefined): string | null {
  return shownToken(secret, 'door link', door)
}

/** Somebody says by their own invitation that they are there (MS-07). */
export async function tapIn({ tx, actor, now }: Acting, invitation: Invitation, date: AgendaDate): Promise<void> {
  const why = whyNotIn(date, actor.today)
  if (why) throw new Refused(why)
  await arrive(tx, actor, invitation, now)
}

/** Somebody comes without an invitation and is counted. */
export async function tapAsGuest({ tx, actor, now }: Acting, date: AgendaDate, tap: string): Promise<void> {
  const why = whyNotIn(date, actor.today)
  if (why) throw new Refused(why)
  if (await countDoorGuests(tx, actor, date.id) >= mostDoorGuests) throw new Refused('door.refused.many')
  await insertDoorGuest(tx, actor, { id: tap, dateId: date.id, at: now })
}
