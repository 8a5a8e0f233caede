import { writeAudit } from '../../../db/audit.ts'
import { admitCard, inMunicipality, type Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { today as dayOf } from '../../../kit/plain-dates.ts'
import { hasProblems } from '../../../web/form-state.ts'
import { traceIdOf } from '../../../web/guard.ts'
import { openRoute, type OpenRoute, type OpenVisit, page, redirect } from '../../../web/route.ts'
import { nobodyIn } from '../../accounts/rules/actors.ts'
import { hashOfToken } from '../../accounts/tokens.ts'
import { asGuest } from '../../activities/routes/public.tsx'
import { getMunicipality, listVillages } from '../../territory/queries.ts'
import { addResidentCard, endCard } from '../actions/cards.ts'
import { finish } from '../actions/matching.ts'
import { boardQuery, type BoardQuery, newCardQuery, type NewCardQuery, residentCardForm } from '../forms.ts'
import { CardGonePage, OpenBoardPage, OpenNewPage, OwnCardPage } from '../pages/open.tsx'
import { type BoardCard, getCard, listBoard, perPage } from '../queries/cards.ts'
import { findCardLink, findContact } from '../queries/matches.ts'
import { stateOf } from '../rules/board.ts'
import { everything } from './board.tsx'
import { type BoardParts, nothing } from './parts.ts'

type AnyVisit = OpenVisit<unknown>

const path = '/bord/:municipality'
const own = '/bordkaart/:token'

/** Without account: the board without names, asking and offering, and one's own card by its link. */
export const openBoardRoutes = ({ secret }: BoardParts): OpenRoute[] => [
  openRoute({
    method: 'GET', path, allow: 'everyone', form: boardQuery, audit: nothing('open.board'),
    again: (visit) => showBoard(visit, everything), handle: (visit) => showBoard(visit, visit.form),
  }),
  openRoute({
    method: 'GET', path: `${path}/nieuw`, allow: 'everyone', form: newCardQuery, audit: nothing('open.new'),
    again: (visit) => showNew(visit, { kant: null, bij: null }), handle: (visit) => showNew(visit, visit.form),
  }),
  openRoute({
    method: 'POST', path: `${path}/nieuw`, allow: 'everyone', form: residentCardForm, audit: nothing('open.add'),
    again: (visit) => showNew(visit, { kant: null, bij: typedAnswers(visit) }),
    async handle(visit) {
      const token = await asGuest(visit, ({ tx, actor }) =>
        addResidentCard({ tx, actor, now: visit.now }, visit.form, { secret, address: visit.address }))
      return redirect(`/bordkaart/${token}`)
    },
  }),
  openRoute({
    method: 'GET', path: own, allow: 'everyone', form: 'none', audit: nothing('link.open'), handle: showOwn,
  }),
  openRoute({
    method: 'POST', path: `${own}/klaar`, allow: 'everyone', form: 'none', audit: nothing('link.done'), again: showOwn,
    handle: (visit) => byLink(visit, 'link.done', ({ tx, actor, card }) =>
      finish({ tx, actor, now: visit.now }, card, true)),
  }),
  openRoute({
    method: 'POST', path: `${own}/einde`, allow: 'everyone', form: 'none', audit: nothing('link.end'), again: showOwn,
    handle: (visit) => byLink(visit, 'link.end', ({ tx, actor, card }) =>
      endCard({ tx, actor, now: visit.now }, card, 'withdrawn', true)),
  }),
]

async function showBoard(visit: AnyVisit, query: BoardQuery) {
  return asGuest(visit, async ({ tx, actor, municipality }) => {
    const [found, villages] = await Promise.all([
      listBoard(tx, actor, { ...query, stand: 'open', isPublicOnly: true }), listVillages(tx, actor),
    ])
    const view = {
      municipality: municipality.name, path: `/bord/${municipality.slug}`, cards: found.slice(0, perPage),
      hasMore: found.length > perPage, query, villages, today: actor.today, isUnknown: hasProblems(visit.state),
    }
    const title = visit.text.t('talents.open.title', { municipality: municipality.name })
    return page({ title, place: '', body: <OpenBoardPage view={view} /> })
  })
}

async function showNew(visit: AnyVisit, { kant, bij }: NewCardQuery) {
  return asGuest(visit, async ({ tx, actor, municipality }) => {
    const villages = await listVillages(tx, actor)
    const view = {
      path: `/bord/${municipality.slug}`, villages, side: kant, answers: bij ? await getCard(tx, actor, bij) : null,
      state: visit.state,
    }
    return page({ title: visit.text.t('talents.open.new'), place: '', body: <OpenNewPage view={view} /> })
  })
}

function typedAnswers({ state }: AnyVisit): string | null {
  const { data } = newCardQuery.shape.bij.safeParse(state.values['answers'])
  return data ?? null
}

interface Linked {
  readonly tx: Tx
  readonly actor: Actor
  readonly card: BoardCard
}

/** Opens the card of the link in the address; null when it is off the board, or never was. */
async function throughLink<T>(visit: AnyVisit, work: (linked: Linked) => Promise<T>): Promise<T | null> {
  const link = await findCardLink(visit.database.front, hashOfToken(visit.params['token'] ?? ''))
  if (!link) return null
  const actor = nobodyIn(link.municipalityId, 'none', dayOf(visit.now))
  return inMunicipality(visit.database, actor, async (tx) => {
    await admitCard(tx, link.cardId)
    const card = await getCard(tx, actor, link.cardId)
    return ['ended', 'expired'].includes(stateOf(card, actor.today)) ? null : work({ tx, actor, card })
  })
}

async function byLink(visit: AnyVisit, action: string, work: (linked: Linked) => Promise<void>) {
  const done = await throughLink(visit, async (linked) => {
    await work(linked)
    // The front door writes no log by itself: an act about a card does.
    writeAudit(linked.tx, linked.actor, {
      action: `talents.${action}`, result: 'ok', objectKind: 'board_card', objectId: linked.card.id, personIds: [],
      origin: `link ${visit.address}`, traceId: traceIdOf(visit.request), at: visit.now,
    })
    return true
  })
  return done ? redirect(`/bordkaart/${visit.params['token']}`) : gone(visit)
}

async function showOwn(visit: AnyVisit) {
  const shown = await throughLink(visit, async ({ tx, actor, card }) => {
    const { matchId } = card
    const [contact, { slug }] = await Promise.all([
      matchId ? findContact(tx, actor, { matchId, forCardId: card.id }) : undefined, getMunicipality(tx, actor),
    ])
    const view = {
      token: visit.params['token'] ?? '', card, contact: contact ?? null, boardPath: `/bord/${slug}`,
      today: actor.today, state: visit.state,
    }
    return page({ title: card.title, place: '', body: <OwnCardPage view={view} /> })
  })
  return shown ?? gone(visit)
}

function gone(visit: AnyVisit) {
  return page({ title: visit.text.t('talents.open.gone'), place: '', status: 404, body: <CardGonePage /> })
}
