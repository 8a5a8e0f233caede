import { Refused } from '../../../kit/errors.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import { fileHeadOf } from '../../newcomers/queries/header.ts'
import type { HandForm } from '../forms.ts'
import { keepCarrier } from '../queries/carriers.ts'
import type { Invitation } from '../queries/invitations.ts'
import { findLinkOf } from '../queries/links.ts'
import { makeLink, type Sealing, shownInvitationToken } from './inviting.ts'

/**
 * Hands an invitation to somebody who passes it on (MS-09): another newcomer, or a resident in words. Whoever is
 * invited answers by the link as before; it shows no name, so it can go from hand to hand.
 */
export async function hand(by: Acting, sealing: Sealing, invitation: Invitation, form: HandForm): Promise<void> {
  const { tx, actor, now } = by
  if (invitation.endedAt) throw new Refused('invitations.refused.ended')
  const carrier = form.carrier ? await fileHeadOf(tx, actor, form.carrier) : null
  if (carrier?.ids.includes(invitation.personId)) throw new Refused('invitations.refused.own')
  if (carrier?.closure) throw new Refused('invitations.refused.closed')
  await keepCarrier(tx, actor, {
    invitationId: invitation.id, personId: invitation.personId, carrierId: carrier?.personId ?? null,
    words: carrier ? '' : form.carrier_words, at: now,
  })
  const link = await findLinkOf(tx, actor, invitation.id)
  if (shownInvitationToken(sealing, link) === null) await makeLink(by, sealing, invitation)
}

/** A new invitation that goes through a resident at once; '' is nobody. */
export async function passOn(
  { tx, actor, now }: Acting, { id, personId }: Pick<Invitation, 'id' | 'personId'>, words: string,
): Promise<void> {
  if (words === '') return
  await keepCarrier(tx, actor, { invitationId: id, personId, carrierId: null, words, at: now })
}
