import { randomUUID } from 'node:crypto'
import type { Actor } from '../../../kit/actor.ts'
import { Invalid, Refused } from '../../../kit/errors.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import { fileHeadOf } from '../../newcomers/queries/header.ts'
import type { BoardCard } from '../queries/cards.ts'
import {
  type Contact, insertContact, insertDone, insertMatch, insertMatchEnd, queueMatches,
} from '../queries/matches.ts'
import { isPossible, stateOf } from '../rules/board.ts'
import { getOwnCard } from './cards.ts'

/**
 * Brings two cards together, decided by a person (MS-07): from now on each of the two knows the other's name and
 * number, and nobody else does. Both cards must be open, and of people whom the actor may help. Gives the newcomers
 * whom it is about, for the log.
 */
export async function match(by: Acting, id: string, otherId: string): Promise<string[]> {
  const { tx, actor, now } = by
  await queueMatches(tx, actor)
  const [card, other] = [await getOwnCard(by, id), await getOwnCard(by, otherId)]
  if (!isPossible(card, other)) throw new Invalid({ other_id: ['talents.problem.no_fit'] })
  if ([card, other].some((one) => stateOf(one, actor.today) !== 'open')) throw new Refused('talents.refused.not_open')
  const [request, offer] = card.side === 'asked' ? [card, other] : [other, card]
  const matchId = randomUUID()
  await insertMatch(tx, actor, { id: matchId, requestId: request.id, offerId: offer.id, at: now })
  for (const [whose, reader] of [[request, offer], [offer, request]] as const) {
    await insertContact(tx, actor, {
      ...await contactOf(by, whose), matchId, forCardId: reader.id, personId: whose.personId,
    })
  }
  return [request, offer].flatMap(({ personId }) => personId ?? [])
}

// Of a newcomer a stranger learns what they are called and their number; no number when their address is protected.
async function contactOf({ tx, actor }: Acting, card: BoardCard): Promise<Contact> {
  if (card.personId === null) return { name: card.name ?? '', phone: card.phone ?? '', email: card.email ?? '' }
  const head = await fileHeadOf(tx, actor, card.personId)
  const phone = head.isProtected ? '' : head.phone
  return { name: head.called || (head.name.split(' ')[0] ?? ''), phone, email: '' }
}

/** What was asked was done. `isByLink`: said by one of the two through their link. */
export async function finish({ tx, actor, now }: Acting, card: BoardCard, isByLink = false): Promise<void> {
  await insertDone(tx, actor, { matchId: matchOf(card, actor), at: now, ...(isByLink ? { cardId: card.id } : {}) })
}

/** It did not work out: both cards are open again, and what the two knew of one another is no longer shown. */
export async function letGo({ tx, actor, now }: Acting, card: BoardCard): Promise<void> {
  await insertMatchEnd(tx, actor, matchOf(card, actor), now)
}

function matchOf(card: BoardCard, { today }: Pick<Actor, 'today'>): string {
  if (card.matchId === null || stateOf(card, today) !== 'matched') throw new Refused('talents.refused.not_matched')
  return card.matchId
}
