import { page, type Visit } from '../../../web/route.ts'
import { findMutual, loadDinner } from '../actions/dinners.ts'
import { DinnerPage } from '../pages/dinner.tsx'
import { type DinnerRow, type Guest, listSeats, type SeatRow } from '../queries/dinners.ts'
import { listProposals } from '../queries/proposals.ts'
import { knownBeforehand } from '../rules/dinner.ts'

type Loaded = Awaited<ReturnType<typeof loadDinner>>

export async function showDinner(visit: Visit<unknown>, dinner: DinnerRow) {
  const { tx, actor, state } = visit
  const [loaded, seats, { pairs, tapped }, proposals] = await Promise.all([
    loadDinner(visit, dinner), listSeats(tx, actor, dinner.id), findMutual(visit, dinner.id),
    listProposals(tx, actor, { roundId: dinner.roundId }),
  ])
  visit.saw(...loaded.guests.flatMap(({ personId }) => personId ?? []))
  const proposalOf = (newcomer: Guest, local: Guest) => proposals.find((one) => one.withdrawnOn === null
    && one.newcomerId === newcomer.registrationId && one.localId === local.registrationId)?.id ?? null
  const view = {
    dinner, state, tapped, newcomers: loaded.guests.filter(({ side }) => side === 'newcomer').length,
    locals: loaded.guests.filter(({ side }) => side === 'local').length,
    beforehand: loaded.locals.length === 0 ? [] : knownBeforehand(loaded.dinner)
      .map(({ newcomer, rounds }) => ({ called: loaded.newcomers[newcomer]?.called ?? '', rounds })),
    rounds: roundsOf(dinner, loaded.guests, seats), breaches: breachesOf(loaded, seats),
    mutual: pairs.map(({ newcomer, local }) => ({ newcomer, local, proposalId: proposalOf(newcomer, local) })),
  }
  return page({ title: dinner.name, place: 'buddies', wide: true, body: <DinnerPage view={view} /> })
}

function roundsOf({ tables, rounds }: DinnerRow, guests: readonly Guest[], seats: readonly SeatRow[]) {
  const byId = new Map(guests.map((guest) => [guest.id, guest]))
  const at = (round: number, place: number, side: Guest['side']) => seats
    .filter((seat) => seat.round === round && seat.place === place && byId.get(seat.guestId)?.side === side)
    .map(({ guestId }) => byId.get(guestId)?.called ?? '').toSorted((a, b) => a.localeCompare(b, 'nl'))
  return Array.from({ length: rounds }, (_, first) => ({
    round: first + 1, tables: Array.from({ length: tables }, (__, next) => ({
      place: next + 1, newcomers: at(first + 1, next + 1, 'newcomer'), locals: at(first + 1, next + 1, 'local'),
    })),
  }))
}

/** Who sits, in some round, at a table where no resident shares a language. */
function breachesOf({ dinner, newcomers, locals }: Loaded, seats: readonly SeatRow[]) {
  const at = new Map(locals.map(({ id }, j) => [id, j]))
  return newcomers.map(({ id, called }, i) => ({
    called, at: seats.filter(({ guestId, round, place }) => guestId === id
      && !seats.some((seat) => seat.round === round && seat.place === place
        && dinner.sharesLanguage[i]?.[at.get(seat.guestId) ?? -1] === 1))
      .map(({ round, place }) => ({ round, place })),
  })).filter((one) => one.at.length > 0)
}
