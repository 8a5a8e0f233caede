import { randomUUID } from 'node:crypto'
import { NotFound, Refused } from '../../../kit/errors.ts'
import { addMonths } from '../../../kit/plain-dates.ts'
import { shownToken, tokenOfLink } from '../../accounts/shared-links.ts'
import { hashOfToken } from '../../accounts/tokens.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import { whenClosed } from '../../newcomers/actions/closures.ts'
import { fileHeadOf } from '../../newcomers/queries/header.ts'
import { getVillage } from '../../territory/queries.ts'
import { type Network, takeTurn } from '../../volunteers/actions/register.ts'
import type { PersonCardForm, ResidentCardForm } from '../forms.ts'
import {
  type BoardCard, endCards, getCard, insertCard, insertCardPerson, insertCardResident, listCardsOf, setPublic,
} from '../queries/cards.ts'
import { findLinkOf, insertCardLink, insertMatchEnd, renewCardLink } from '../queries/matches.ts'
import { eraseResidents } from '../queries/retention.ts'
import { mayAct } from '../access.ts'
import { keptMonths, stateOf } from '../rules/board.ts'

/** What a link is made with. */
export interface Sealing {
  readonly secret: string
}

/** A card of a newcomer, written by who works with their file; its id. */
export async function addPersonCard(
  by: Acting, { secret }: Sealing, personId: string, form: PersonCardForm,
): Promise<string> {
  const { tx, actor, now } = by
  const head = await fileHeadOf(tx, actor, personId)
  if (head.closure) throw new Refused('talents.refused.closed')
  await getVillage(tx, actor, form.village_id)
  const id = randomUUID()
  await insertCard(tx, actor, {
    ...saidIn(form), id, isNewcomers: true, isPublic: form.is_public && !head.isProtected, answersId: null, at: now,
    madeBy: actor.userId,
  })
  await insertCardPerson(tx, actor, { cardId: id, personId: head.personId, words: form.words })
  await linkTo(by, secret, id)
  return id
}

/** A resident asks or offers, without account and without becoming a volunteer; the token of their link. */
export async function addResidentCard(by: Acting, form: ResidentCardForm, network: Network): Promise<string> {
  const { tx, actor, now } = by
  await takeTurn(by, network)
  await getVillage(tx, actor, form.village_id)
  if (form.answers) await getCard(tx, actor, form.answers)
  const id = randomUUID()
  await insertCard(tx, actor, {
    ...saidIn(form), id, isNewcomers: false, isPublic: false, answersId: form.answers, at: now, madeBy: null,
  })
  const { name, phone, email, words } = form
  await insertCardResident(tx, actor, { cardId: id, name, phone, email, words })
  return linkTo(by, network.secret, id)
}

function saidIn(form: PersonCardForm | ResidentCardForm) {
  const isAskedInterpreter = form.kind === 'interpreter' && form.side === 'asked'
  return {
    side: form.side, kind: form.kind, title: form.title, villageId: form.village_id,
    languages: [...new Set(form.languages)], setting: isAskedInterpreter ? form.setting : null,
    neededOn: form.side === 'asked' ? form.needed_on : null,
  }
}

async function linkTo({ tx, actor, now }: Acting, secret: string, cardId: string): Promise<string> {
  const id = randomUUID()
  const token = tokenOfLink(secret, 'card link', id)
  await insertCardLink(tx, actor, { id, cardId, tokenHash: hashOfToken(token), at: now })
  return token
}

/** Another link of a card: for who lost it, or passed it on. */
export async function renewLink(by: Acting, { secret }: Sealing, cardId: string): Promise<void> {
  const id = randomUUID()
  const tokenHash = hashOfToken(tokenOfLink(secret, 'card link', id))
  await renewCardLink(by.tx, by.actor, { id, cardId, tokenHash, at: by.now })
}

/** The token of a card's link. */
export async function shownCardToken(
  { tx, actor }: Acting, { secret }: Sealing, cardId: string,
): Promise<string | null> {
  const link = await findLinkOf(tx, actor, cardId)
  return shownToken(secret, 'card link', link && { ...link, isEnded: false })
}

/** A card on which the actor may act; throws NotFound for one of a newcomer whose file is not theirs. */
export async function getOwnCard({ tx, actor }: Acting, id: string): Promise<BoardCard> {
  const card = await getCard(tx, actor, id)
  if (!mayAct(actor, card)) throw new NotFound()
  return card
}

/** What a resident wrote stands on the public board once a colleague has read it; never of a protected address. */
export async function publish({ tx, actor }: Acting, card: BoardCard, isPublic: boolean): Promise<void> {
  const head = isPublic && card.personId ? await fileHeadOf(tx, actor, card.personId) : null
  if (head?.isProtected) throw new Refused('talents.refused.protected')
  await setPublic(tx, actor, card.id, isPublic)
}

/** Takes a card off the board; a match that stands is let go first. */
export async function endCard(
  by: Acting, card: BoardCard, reason: 'withdrawn' | 'not_found', isByLink = false,
): Promise<void> {
  const { tx, actor, now } = by
  const state = stateOf(card, actor.today)
  if (state === 'done' || state === 'matched' || card.endReason !== null) throw new Refused('talents.refused.not_open')
  await endCards(tx, actor, { cardIds: [card.id], reason, at: now, by: isByLink ? null : actor.userId })
}

/** Names and numbers of residents go some months after their card was done, ended or left the board (decision 0130). */
export async function forgetResidents({ tx, actor }: Acting): Promise<void> {
  await eraseResidents(tx, actor, addMonths(actor.today, -keptMonths))
}

// Closing a file takes its cards off the board at once, and frees those that they were brought together with.
whenClosed(async ({ tx, actor, now }, personIds) => {
  const cards = (await listCardsOf(tx, actor, personIds)).filter(({ doneOn, endReason }) => !doneOn && !endReason)
  for (const { matchId } of cards) if (matchId) await insertMatchEnd(tx, actor, matchId, now)
  const cardIds = cards.map(({ id }) => id)
  await endCards(tx, actor, { cardIds, reason: 'file_closed', at: now, by: actor.userId })
})
