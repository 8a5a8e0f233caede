import { page, redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { scannable } from '../../../web/scannable.ts'
import { namesOf } from '../../newcomers/queries/due.ts'
import { matchMakers } from '../access.ts'
import { inviteGuests, makeTables, planDinner, possibleGuests, proposeMutual } from '../actions/dinners.ts'
import { type BuddyParts, shownBuddyToken } from '../actions/links.ts'
import { dinnerForm, guestsForm, takeOverForm } from '../forms.ts'
import { CardsPage } from '../pages/cards.tsx'
import { DinnersPage, dinnersPath, GuestsPage } from '../pages/dinners.tsx'
import { type DinnerRow, getDinner, listDinners, listGuests, listSeats } from '../queries/dinners.ts'
import { listLinks } from '../queries/links.ts'
import { listRounds } from '../queries/rounds.ts'
import { showDinner } from './dinner.tsx'

type AnyVisit = Visit<unknown>

const one = `${dinnersPath}/:dinner`
const nothing = (action: string) => ({ action: `buddies.${action}`, shows: 'nothing' }) as const
const people = (action: string) => ({ action: `buddies.${action}`, shows: 'people' }) as const

/** Matching dinners: guests, tables, cards to print, and who would like to see each other again. */
export function dinnerRoutes(parts: BuddyParts): Route[] {
  return [
    route({
      method: 'GET', path: dinnersPath, allow: matchMakers, form: 'none', audit: nothing('dinners'),
      handle: showDinners,
    }),
    route({
      method: 'POST', path: dinnersPath, allow: matchMakers, form: dinnerForm, audit: nothing('dinner.plan'),
      again: showDinners, handle: async (visit) => redirect(`${dinnersPath}/${await planDinner(visit, visit.form)}`),
    }),
    route({
      method: 'GET', path: one, allow: matchMakers, form: 'none', audit: people('dinner'),
      handle: async (visit) => showDinner(visit, await dinnerAt(visit)),
    }),
    route({
      method: 'GET', path: `${one}/gasten`, allow: matchMakers, form: 'none', audit: people('dinner.guests.open'),
      handle: showGuests,
    }),
    route({
      method: 'POST', path: `${one}/gasten`, allow: matchMakers, form: guestsForm, audit: people('dinner.guests'),
      again: showGuests, handle: (visit) => done(visit, (dinner) => inviteGuests(visit, parts, dinner, visit.form)),
    }),
    ...eveningRoutes(parts),
  ]
}

function eveningRoutes(parts: BuddyParts): Route[] {
  const again = async (visit: AnyVisit) => showDinner(visit, await dinnerAt(visit))
  return [
    route({
      method: 'POST', path: `${one}/tafels`, allow: matchMakers, form: 'none', audit: people('dinner.seat'), again,
      handle: (visit) => done(visit, (dinner) => makeTables(visit, parts, dinner)),
    }),
    route({
      method: 'GET', path: `${one}/kaarten`, allow: matchMakers, form: 'none', audit: people('dinner.cards'),
      handle: (visit) => showCards(parts, visit),
    }),
    route({
      method: 'POST', path: `${one}/voorstellen`, allow: matchMakers, form: takeOverForm,
      audit: people('dinner.propose'), again,
      handle: (visit) => done(visit, (dinner) => proposeMutual(visit, parts, dinner, visit.form)),
    }),
  ]
}

/** The dinner of the address. */
async function dinnerAt(visit: AnyVisit): Promise<DinnerRow> {
  const dinner = await getDinner(visit.tx, visit.actor, visit.params['dinner'] ?? '')
  visit.about('buddy_dinner', dinner.id)
  return dinner
}

async function done(visit: AnyVisit, work: (dinner: DinnerRow) => Promise<void>) {
  const dinner = await dinnerAt(visit)
  await work(dinner)
  return redirect(`${dinnersPath}/${dinner.id}`)
}

async function showDinners(visit: AnyVisit) {
  const { tx, actor, state, text } = visit
  const [dinners, rounds] = await Promise.all([listDinners(tx, actor), listRounds(tx, actor)])
  const view = { dinners, state, rounds: rounds.filter(({ closedOn }) => closedOn === null) }
  const title = text.t('buddies.dinners.title')
  return page({ title, place: 'buddies', wide: true, body: <DinnersPage view={view} /> })
}

async function showGuests(visit: AnyVisit) {
  const { tx, actor, state, text } = visit
  const dinner = await dinnerAt(visit)
  const [{ newcomers, locals }, guests] = await Promise.all([possibleGuests(visit), listGuests(tx, actor, dinner.id)])
  const personIds = newcomers.map(({ personId }) => personId)
  const names = await namesOf(tx, actor, personIds)
  visit.saw(...personIds)
  const facts = ({ languages, villageName }: { languages: readonly string[]; villageName: string | null }) =>
    [villageName, text.list(languages)].filter(Boolean).join(' · ')
  // At first everybody is ticked: taking off who cannot come is less work.
  const chosen = guests.length > 0
    ? guests.map(({ registrationId }) => registrationId) : [...newcomers, ...locals].map(({ id }) => id)
  const view = {
    dinner, state, chosen,
    newcomers: newcomers.map((row) =>
      ({ id: row.id, name: names.get(row.personId)?.name ?? row.called, facts: facts(row) })),
    locals: locals.map((row) => ({ id: row.id, name: row.name, facts: facts(row) })),
  }
  return page({ title: text.t('buddies.guests.title'), place: 'buddies', body: <GuestsPage view={view} /> })
}

async function showCards(parts: BuddyParts, visit: AnyVisit) {
  const { tx, actor, url } = visit
  const dinner = await dinnerAt(visit)
  const [guests, seats] = await Promise.all([listGuests(tx, actor, dinner.id), listSeats(tx, actor, dinner.id)])
  const links = await listLinks(tx, actor, guests.map(({ id }) => id))
  visit.saw(...guests.flatMap(({ personId }) => personId ?? []))
  const cards = await Promise.all(guests.map(async ({ id, called }) => {
    const token = shownBuddyToken(parts, links.find(({ subjectId }) => subjectId === id))
    return {
      called, places: seats.filter(({ guestId }) => guestId === id).map(({ place }) => place),
      code: token ? await scannable(`${parts.origin ?? url.origin}/diner/${token}`, 1) : null,
    }
  }))
  const namesAt = (place: number, round: number) => guests.filter(({ id }) =>
    seats.some((seat) => seat.guestId === id && seat.place === place && seat.round === round))
    .map(({ called }) => called)
  const view = {
    dinner, people: cards, tables: numbers(dinner.tables).map((place) => ({
      place, rounds: numbers(dinner.rounds).map((round) => namesAt(place, round)),
    })),
  }
  const title = visit.text.t('buddies.cards.title')
  return page({ title, place: 'buddies', wide: true, body: <CardsPage view={view} /> })
}

function numbers(upTo: number): number[] {
  return Array.from({ length: upTo }, (_, at) => at + 1)
}
