import { page, redirect, type Route, route } from '../../../web/route.ts'
import { whyOver } from '../../invitations/rules/invitations.ts'
import { openFile } from '../../newcomers/routes/opening.tsx'
import { fileHeadOf } from '../../newcomers/queries/header.ts'
import { arrangers } from '../access.ts'
import { agreeRide, makeLink, stopRide } from '../actions.ts'
import { agreeQuery, rideForm } from '../forms.ts'
import { AgreePage, RidePage } from '../pages/ride.tsx'
import { freeWords, kmWords, offerWords, ridesPath } from '../pages/words.ts'
import { getOffer, listOffers, type RideOffer } from '../queries/offers.ts'
import { getRide } from '../queries/rides.ts'
import { kmOf, pickUpAt, type Roads } from '../rules/proposing.ts'
import { type AnyVisit, dateOf, linkShown, type RideParts } from './parts.ts'
import { freeOf, roadsTo } from './view.ts'

const path = '/activiteiten/:activity/data/:date/vervoer'
const one = `${path}/ritten/:ride`
const aboutFile = (action: string) => ({ action: `rides.${action}`, shows: 'file' }) as const

/** Agreeing on a ride for somebody, and the link of who rides along. */
export function rideRoutes(parts: RideParts): Route[] {
  return [
    route({
      method: 'GET', path: `${path}/mensen/:person`, allow: arrangers, form: agreeQuery, audit: aboutFile('agree.open'),
      again: (visit) => showAgree(parts, visit, ''),
      handle: (visit) => showAgree(parts, visit, visit.form.aanbod ?? ''),
    }),
    route({
      method: 'POST', path: `${path}/mensen/:person`, allow: arrangers, form: rideForm, audit: aboutFile('agree'),
      again: (visit) => showAgree(parts, visit, ''),
      async handle(visit) {
        const [date, head] = [await dateOf(visit), await openFile(visit)]
        const id = await agreeRide(visit, date.id, head, visit.form)
        return redirect(`${ridesPath(date)}/ritten/${id}`)
      },
    }),
    route({
      method: 'GET', path: one, allow: arrangers, form: 'none', audit: aboutFile('open'),
      handle: (visit) => showRide(parts, visit),
    }),
    route({
      method: 'POST', path: `${one}/link`, allow: arrangers, form: 'none', audit: aboutFile('link'),
      async handle(visit) {
        const { date, ride } = await rideOf(visit)
        await makeLink(visit, parts, { date, offerId: ride.offerId, rideId: ride.id })
        return redirect(`${ridesPath(date)}/ritten/${ride.id}`)
      },
    }),
    route({
      method: 'POST', path: `${one}/stoppen`, allow: arrangers, form: 'none', audit: aboutFile('stop'),
      async handle(visit) {
        const { date, ride } = await rideOf(visit)
        await stopRide(visit, { id: ride.id, dateId: date.id })
        return redirect(ridesPath(date))
      },
    }),
  ]
}

async function rideOf(visit: AnyVisit) {
  const date = await dateOf(visit)
  const ride = await getRide(visit.tx, visit.actor, { id: visit.params['ride'] ?? '', dateId: date.id })
  visit.saw(ride.personId)
  return { date, ride }
}

async function showAgree({ routing }: RideParts, visit: AnyVisit, chosen: string) {
  const { tx, actor, state, text } = visit
  const [date, head] = [await dateOf(visit), await openFile(visit)]
  const [offers, { roads, villages }] = await Promise.all([
    listOffers(tx, actor, date.id), roadsTo(visit, routing, date),
  ])
  const villageId = villages.find(({ name }) => name === head.village)?.id ?? null
  const view = {
    date, state, chosen, personId: head.personId, name: head.name, place: head.village ?? '',
    at: pickUpAt(date.starts, roads.toPlace(villageId) ?? 0),
    offers: optionsFor(visit, { offers, roads, villageId }),
  }
  const title = text.t('rides.agree_title', { name: head.name })
  return page({ title, place: 'activities', body: <AgreePage view={view} /> })
}

interface Shown {
  readonly offers: readonly RideOffer[]
  readonly roads: Roads
  readonly villageId: string | null
}

/** What still has room, the nearest first, each with what it means for this person. */
function optionsFor({ text }: AnyVisit, { offers, roads, villageId }: Shown) {
  const far = Number.MAX_SAFE_INTEGER
  return offers.filter((offer) => freeOf(offer).free > 0)
    .map((offer) => ({ offer, km: kmOf({ villageId }, freeOf(offer), roads) }))
    .toSorted((a, b) => (a.km ?? far) - (b.km ?? far))
    .map(({ offer, km }) => ({
      value: offer.id, label: [
        offerWords(offer, text), kmWords(offer.means === 'bicycle' ? 'cycle' : 'detour', km, text),
        freeWords(offer, text),
      ].filter(Boolean).join(' · '),
    }))
}

async function showRide(parts: RideParts, visit: AnyVisit) {
  const { tx, actor, today, text } = visit
  const { date, ride } = await rideOf(visit)
  const [head, offer, link] = await Promise.all([
    fileHeadOf(tx, actor, ride.personId), getOffer(tx, actor, { id: ride.offerId, dateId: date.id }),
    linkShown(parts, visit, { offerId: ride.offerId, rideId: ride.id }),
  ])
  const view = { date, ride, offer, link, name: head.name, isOver: whyOver(date, today) !== null }
  return page({ title: text.t('rides.link.passenger'), place: 'activities', body: <RidePage view={view} /> })
}
