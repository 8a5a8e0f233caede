import { randomUUID } from 'node:crypto'
import { Refused } from '../../../kit/errors.ts'
import { shownToken, tokenOfLink } from '../../accounts/shared-links.ts'
import { hashOfToken, keyedHash } from '../../accounts/tokens.ts'
import { getAgendaDate } from '../../activities/queries/dates.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import { whenClosed } from '../../newcomers/actions/closures.ts'
import { fileHeadOf } from '../../newcomers/queries/header.ts'
import { endBarriers } from '../queries/barriers.ts'
import {
  endInvitations, insertInvitation, type Invitation, listInvitations, reviveInvitation,
} from '../queries/invitations.ts'
import { endLinks, findLinkByCode, type InvitationLink, keepLink } from '../queries/links.ts'
import { releaseSeats } from '../queries/seats.ts'
import { codeFrom } from '../rules/door.ts'
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
  by: Acting, { secret }: Sealing, { id: invitationId, dateId }: Pick<Invitation, 'id' | 'dateId'>,
): Promise<void> {
  const { tx, actor } = by
  const date = await getAgendaDate(tx, actor, dateId)
  const { id, codeHash } = await freeCode(by, secret, dateId)
  await keepLink(tx, actor, {
    id, invitationId, activityId: date.activityId, dateId, lastDay: lastDayOfLink(date), codeHash,
    tokenHash: hashOfToken(tokenOfLink(secret, 'invitation link', id)),
  })
}

// Codes are short: another id until nobody else of this date has the same one.
async function freeCode({ tx, actor: { municipalityId } }: Acting, secret: string, dateId: string) {
  for (;;) {
    const id = randomUUID()
    const codeHash = hashOfCode(secret, dateId, codeOf(secret, id))
    if (!await findLinkByCode(tx, { municipalityId, dateId, codeHash })) return { id, codeHash }
  }
}

/** The token of the link of an invitation while it works. */
export function shownInvitationToken({ secret }: Sealing, link: InvitationLink | undefined): string | null {
  return shownToken(secret, 'invitation link', link)
}

/** The code for the door that goes with a link that works; null for a link from before there were codes. */
export function shownCode(sealing: Sealing, link: InvitationLink | undefined): string | null {
  return link?.dateId && shownInvitationToken(sealing, link) ? codeOf(sealing.secret, link.id) : null
}

/** What is stored of a code: it is short, so its hash is keyed. */
export function hashOfCode(secret: string, dateId: string, code: string): string {
  return keyedHash(secret, 'door code', `${dateId} ${code}`)
}

function codeOf(secret: string, linkId: string): string {
  return codeFrom(keyedHash(secret, 'code of link', linkId))
}

/** Takes an invitation back: its link stops working and its place goes to who waits. */
export async function takeBack(by: Acting, { personId, id }: Invitation): Promise<void> {
  await end(by, await endInvitations(by.tx, by.actor, { personIds: [personId], id, at: by.now }))
}

// Closing a file stops invitations at once (definitions.md).
whenClosed(async (by, personIds) => {
  await end(by, await endInvitations(by.tx, by.actor, { personIds, at: by.now }))
  await endBarriers(by.tx, by.actor, { personIds, at: by.now })
})

async function end({ tx, actor, now }: Acting, ids: readonly string[]): Promise<void> {
  await releaseSeats(tx, actor, ids, now)
  await endLinks(tx, actor, ids, now)
  await endBarriers(tx, actor, { invitationIds: ids, at: now })
}
