import { page, redirect, type Route, route } from '../../../web/route.ts'
import { listVillages } from '../../territory/queries.ts'
import { whyOver } from '../../invitations/rules/invitations.ts'
import { arrangers } from '../access.ts'
import { makeLink, offerRide, stopOffer } from '../actions.ts'
import { offerForm } from '../forms.ts'
import { RidesPage } from '../pages/date.tsx'
import { NewOfferPage, OfferPage } from '../pages/offer.tsx'
import { ridesPath } from '../pages/words.ts'
import { getOffer } from '../queries/offers.ts'
import { listRides } from '../queries/rides.ts'
import { type AnyVisit, dateOf, linkShown, type RideParts } from './parts.ts'
import { viewOf } from './view.ts'

const path = '/activiteiten/:activity/data/:date/vervoer'
const one = `${path}/aanbod/:offer`
const people = (action: string) => ({ action: `rides.${action}`, shows: 'people' }) as const

/** Of one date: who asks and who offers, offering, and the link of who drives. */
export function dateRoutes(parts: RideParts): Route[] {
  const showAll = (visit: AnyVisit) => showRides(parts, visit)
  const showOne = (visit: AnyVisit) => showOffer(parts, visit)
  return [
    route({ method: 'GET', path, allow: arrangers, form: 'none', audit: people('date'), handle: showAll }),
    route({
      method: 'GET', path: `${path}/nieuw`, allow: arrangers, form: 'none', audit: people('offer.new'),
      handle: showNew,
    }),
    route({
      method: 'POST', path, allow: arrangers, form: offerForm, audit: people('offer'), again: showNew,
      async handle(visit) {
        const date = await dateOf(visit)
        await offerRide(visit, date.id, visit.form)
        return redirect(ridesPath(date))
      },
    }),
    route({ method: 'GET', path: one, allow: arrangers, form: 'none', audit: people('offer.open'), handle: showOne }),
    route({
      method: 'POST', path: `${one}/link`, allow: arrangers, form: 'none', audit: people('offer.link'),
      async handle(visit) {
        const { date, offer } = await offerOf(visit)
        await makeLink(visit, parts, { date, offerId: offer.id, rideId: null })
        return redirect(`${ridesPath(date)}/aanbod/${offer.id}`)
      },
    }),
    route({
      method: 'POST', path: `${one}/stoppen`, allow: arrangers, form: 'none', audit: people('offer.stop'),
      async handle(visit) {
        const { date, offer } = await offerOf(visit)
        await stopOffer(visit, { id: offer.id, dateId: date.id })
        return redirect(ridesPath(date))
      },
    }),
  ]
}

async function offerOf(visit: AnyVisit) {
  const date = await dateOf(visit)
  const offer = await getOffer(visit.tx, visit.actor, { id: visit.params['offer'] ?? '', dateId: date.id })
  return { date, offer }
}

async function showRides({ routing }: RideParts, visit: AnyVisit) {
  const date = await dateOf(visit)
  const view = await viewOf(visit, routing, date)
  visit.saw(...view.guests.map(({ personId }) => personId))
  const title = visit.text.t('rides.title', { title: date.title })
  return page({ title, place: 'activities', body: <RidesPage view={view} /> })
}

async function showNew(visit: AnyVisit) {
  const { tx, actor, state, text } = visit
  const date = await dateOf(visit)
  const villages = (await listVillages(tx, actor)).map(({ id, name }) => ({ value: id, label: name }))
  const body = <NewOfferPage view={{ date, villages, state }} />
  return page({ title: text.t('rides.offer.add'), place: 'activities', body })
}

async function showOffer(parts: RideParts, visit: AnyVisit) {
  const { tx, actor, today, text } = visit
  const { date, offer } = await offerOf(visit)
  const passengers = (await listRides(tx, actor, date.id)).filter(({ offerId }) => offerId === offer.id)
  visit.saw(...passengers.map(({ personId }) => personId))
  const view = {
    date, offer, passengers, isOver: offer.isEnded || whyOver(date, today) !== null,
    link: await linkShown(parts, visit, { offerId: offer.id, rideId: null }),
  }
  return page({ title: text.t('rides.link.driver'), place: 'activities', body: <OfferPage view={view} /> })
}
