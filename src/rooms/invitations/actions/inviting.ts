import { randomUUID } from 'node:crypto'
import { Refused } from '../../../kit/errors.ts'
import { shownToken, tokenOfLink } from '../../accounts/shared-links.ts'
import { hashOfToken } from '../../accounts/tokens.ts'
import { getAgendaDate } from '../../activities/queries/dates.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import { whenClosed } from '../../newcomers/actions/closures.ts'
import { fileHeadOf } from '../../newcomers/queries/header.ts'
import {
  endInvitations, insertInvitation, type Invitation, listInvitations, reviveInvitation,
} from '../queries/invitations.ts'
import { endLinks, type InvitationLink, keepLink } from '../queries/links.ts'
import { releaseSeats } from '../queries/seats.ts'
import { lastDayOfLink, whyNotInvite, whyOver } from '../rules/invitations.ts'

/** What a link is made with. */
export interface Sealing {
  readonly secret: string
}

/** Invites somebody to one date; the id of the invitation (MS-08). */
export async function invite(by: Acting, personId: string, dateId: string): Promise<string> {
  const { tx, actor, now } = by
  const head = await fileHeadOf(tx, actor, personId)
  const date = await getAgendaDate(tx, actor, dateId)
  const over = whyOver(date, actor.today)
  if (over) throw new Refused(over)
  const [earlier] = (await listInvitations(tx, actor, { dateId, personIds: head.ids }))
  const why = whyNotInvite({ isClosed: head.closure !== null, isInvited: earlier?.endedAt === null })
  if (why) throw new Refused(why)
  const id = earlier?.id ?? randomUUID()
  if (earlier) await reviveInvitation(tx, actor, id)
  else if (!await insertInvitation(tx, actor, { id, personId: head.personId, dateId, at: now })) {
    throw new Refused('invitations.refused.twice')
  }
  return id
}

/** A new link by which somebody answers themselves; the one before stops working. */
export async function makeLink(
  { tx, actor }: Acting, { secret }: Sealing, { id: invitationId, dateId }: Pick<Invitation, 'id' | 'dateId'>,
): Promise<void> {
  const date = await getAgendaDate(tx, actor, dateId)
  const id = randomUUID()
  await keepLink(tx, actor, {
    id, invitationId, activityId: date.activityId, lastDay: lastDayOfLink(date),
    tokenHash: hashOfToken(tokenOfLink(secret, 'invitation link', id)),
  })
}

/** The token of the link of an invitation while it works. */
export function shownInvitationToken({ secret }: Sealing, link: InvitationLink | undefined): string | null {
  return shownToken(secret, 'invitation link', link)
}

/** Takes an invitation back: its link stops working and its place goes to who waits. */
export async function takeBack(by: Acting, { personId, id }: Invitation): Promise<void> {
  await end(by, await endInvitations(by.tx, by.actor, { personIds: [personId], id, at: by.now }))
}

// Closing a file stops invitations at once (definitions.md).
whenClosed(async (by, personIds) =>
  end(by, await endInvitations(by.tx, by.actor, { personIds, at: by.now })))

async function end({ tx, actor, now }: Acting, ids: readonly string[]): Promise<void> {
  await releaseSeats(tx, actor, ids, now)
  await endLinks(tx, actor, ids, now)
}
