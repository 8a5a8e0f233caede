import { page, redirect, type Route, route } from '../../../web/route.ts'
import { scannable } from '../../../web/scannable.ts'
import { type ListedVolunteer, listVolunteers } from '../../volunteers/queries/register.ts'
import { mayAct, matchers } from '../access.ts'
import { endCard, getOwnCard, publish, renewLink, shownCardToken } from '../actions/cards.ts'
import { finish, letGo, match } from '../actions/matching.ts'
import { endForm, matchForm, publicForm, withQuery } from '../forms.ts'
import { CardPage } from '../pages/card.tsx'
import { boardPath } from '../pages/parts.tsx'
import { type BoardCard, getCard, listCandidates } from '../queries/cards.ts'
import { findContact } from '../queries/matches.ts'
import { fitsFor, stateOf, volunteerWork } from '../rules/board.ts'
import { type AnyVisit, type BoardParts, people } from './parts.ts'

const one = `${boardPath}/:card`
const shownFits = 20
const shownVolunteers = 5

/** One card: who would fit, bringing together, done, let go, off the board. */
export function cardRoutes(parts: BoardParts): Route[] {
  const show = (visit: AnyVisit) => showCard(parts, visit, typedOther(visit))
  return [
    route({
      method: 'GET', path: one, allow: matchers, form: withQuery, audit: people('card'), again: show,
      handle: (visit) => showCard(parts, visit, visit.form.met ?? ''),
    }),
    route({
      method: 'POST', path: `${one}/koppeling`, allow: matchers, form: matchForm, audit: people('card.match'),
      again: show,
      handle: (visit) => acted(visit, async ({ id }) => visit.saw(...await match(visit, id, visit.form.other_id))),
    }),
    route({
      method: 'POST', path: `${one}/klaar`, allow: matchers, form: 'none', audit: people('card.done'), again: show,
      handle: (visit) => acted(visit, (card) => finish(visit, card)),
    }),
    route({
      method: 'POST', path: `${one}/los`, allow: matchers, form: 'none', audit: people('card.let_go'), again: show,
      handle: (visit) => acted(visit, (card) => letGo(visit, card)),
    }),
    route({
      method: 'POST', path: `${one}/einde`, allow: matchers, form: endForm, audit: people('card.end'), again: show,
      handle: (visit) => acted(visit, (card) => endCard(visit, card, visit.form.reason)),
    }),
    route({
      method: 'POST', path: `${one}/link`, allow: matchers, form: 'none', audit: people('card.link'), again: show,
      handle: (visit) => acted(visit, (card) => renewLink(visit, parts, card.id)),
    }),
    route({
      method: 'POST', path: `${one}/openbaar`, allow: matchers, form: publicForm, audit: people('card.public'),
      again: show,
      handle: (visit) => acted(visit, (card) => publish(visit, card, visit.form.is_public)),
    }),
  ]
}

function idOf({ params }: AnyVisit): string {
  return params['card'] ?? ''
}

/** Does it to the card of the address when it is the actor's to do, then shows the card again. */
async function acted(visit: AnyVisit, deed: (card: BoardCard) => Promise<void>) {
  const card = await getOwnCard(visit, idOf(visit))
  visit.about('board_card', card.id)
  visit.saw(...(card.personId ? [card.personId] : []))
  await deed(card)
  return redirect(`${boardPath}/${card.id}`)
}

function typedOther({ state }: AnyVisit): string {
  const typed = state.values['other_id']
  return typeof typed === 'string' ? typed : ''
}

async function showCard(parts: BoardParts, visit: AnyVisit, open: string) {
  const { tx, actor, today, state } = visit
  const card = await getCard(tx, actor, idOf(visit))
  visit.about('board_card', card.id)
  const isOwn = mayAct(actor, card)
  const isOpen = stateOf(card, today) === 'open'
  const hasLink = isOwn && ['open', 'matched'].includes(stateOf(card, today))
  const { otherId, matchId } = card
  const [candidates, volunteers, other, contact, link] = await Promise.all([
    isOwn && isOpen ? listCandidates(tx, actor, card) : [], isOwn && isOpen ? volunteersFor(visit, card) : [],
    otherId ? getCard(tx, actor, otherId) : null,
    matchId ? findContact(tx, actor, { matchId, forCardId: card.id }) : undefined,
    hasLink ? linkOf(parts, visit, card.id) : null,
  ])
  const fits = fitsFor(card, candidates, today).slice(0, shownFits)
    .map((fit) => ({ ...fit, mayAct: mayAct(actor, fit.card) }))
  const shown = [card, ...fits.map((fit) => fit.card), ...(other ? [other] : [])]
  visit.saw(...shown.flatMap(({ personId }) => personId ?? []))
  const view = {
    card, today, mayAct: isOwn, fits, volunteers, other, contact: contact ?? null, hasLink, link, open, state,
  }
  return page({ title: card.title, place: 'volunteers', body: <CardPage view={view} /> })
}

/** Volunteers who like to do what is asked, those of the village first. */
async function volunteersFor({ tx, actor }: AnyVisit, card: BoardCard): Promise<ListedVolunteer[]> {
  const wat = card.side === 'asked' ? volunteerWork[card.kind] : undefined
  if (!wat) return []
  const [taal = ''] = card.kind === 'interpreter' ? card.languages.filter((language) => language !== 'Nederlands') : []
  const found = await listVolunteers(tx, actor, { dorp: null, taal, wat, vog: null, stand: 'active', pagina: 1 })
  const isNear = ({ villageId }: ListedVolunteer) => villageId === card.villageId
  return [...found.filter(isNear), ...found.filter((one) => !isNear(one))].slice(0, shownVolunteers)
}

async function linkOf(parts: BoardParts, visit: AnyVisit, cardId: string) {
  const token = await shownCardToken(visit, parts, cardId)
  if (!token) return null
  const address = `${parts.origin ?? visit.url.origin}/bordkaart/${token}`
  return { address, code: await scannable(address, 2) }
}
