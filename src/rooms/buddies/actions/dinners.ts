import { randomUUID } from 'node:crypto'
import { Invalid, NotFound, Refused } from '../../../kit/errors.ts'
import { addDays } from '../../../kit/plain-dates.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import { villagePoints } from '../../territory/queries.ts'
import type { DinnerForm, GuestsForm } from '../forms.ts'
import {
  type DinnerRow, type Guest, insertDinner, listGuests, listSeats, listTaps, setGuests, setSeats, setTaps,
} from '../queries/dinners.ts'
import { endLinks } from '../queries/links.ts'
import { listLocals, listNewcomers } from '../queries/registrations.ts'
import { getRound, listChoices, triedPairs } from '../queries/rounds.ts'
import { compare } from '../rules/candidates.ts'
import { companyOf, daysToTap, dinnerOf, mutualTaps, seat, whyNotSeat } from '../rules/dinner.ts'
import { stageOf } from '../rules/registrations.ts'
import { type BuddyParts, makeLinks } from './links.ts'
import { takeOver } from './matching.ts'

/** Plans a matching dinner within a round. */
export async function planDinner({ tx, actor }: Acting, form: DinnerForm): Promise<string> {
  if (form.day < actor.today) throw new Invalid({ day: ['buddies.problem.past'] })
  const { round_id: roundId, ...said } = form
  if ((await getRound(tx, actor, roundId)).closedOn) throw new Refused('buddies.refused.round_closed')
  const id = randomUUID()
  await insertDinner(tx, actor, { ...said, id, roundId })
  return id
}

/** Who could come: everybody who is ready on both sides. */
export async function possibleGuests({ tx, actor }: Acting) {
  const [newcomers, locals] = await Promise.all([listNewcomers(tx, actor), listLocals(tx, actor)])
  return {
    newcomers: newcomers.filter((one) => stageOf(one, actor.today) === 'ready'),
    locals: locals.filter((one) => stageOf(one, actor.today, one.places) === 'ready'),
  }
}

/** Sets the list of guests; each new one gets a link for the evening. The tables are made anew after it. */
export async function inviteGuests(by: Acting, parts: BuddyParts, dinner: DinnerRow, form: GuestsForm): Promise<void> {
  const { tx, actor, now } = by
  const [{ newcomers, locals }, known] = await Promise.all([possibleGuests(by), listGuests(tx, actor, dinner.id)])
  const wanted: Omit<Guest, 'id'>[] = [
    ...newcomers.filter(({ id }) => form.newcomers.includes(id)).map(({ id, called, personId }) =>
      ({ side: 'newcomer' as const, registrationId: id, called, personId })),
    ...locals.filter(({ id }) => form.locals.includes(id)).map(({ id, called }) =>
      ({ side: 'local' as const, registrationId: id, called, personId: null })),
  ]
  if (wanted.length < form.newcomers.length + form.locals.length) throw new NotFound()
  const isKnown = ({ registrationId }: Omit<Guest, 'id'>) => known.some((one) => one.registrationId === registrationId)
  const come = wanted.filter((one) => !isKnown(one)).map((one) => ({ ...one, id: randomUUID() }))
  const gone = known.filter((one) => !wanted.some(({ registrationId }) => registrationId === one.registrationId))
  await setGuests(tx, actor, dinner.id, { gone, come })
  await endLinks(tx, actor, gone.map(({ id }) => id), now)
  await makeLinks(by, parts, linksOf(dinner, come))
}

/** What the tables are made from, and whom each place in it stands for. */
export async function loadDinner({ tx, actor }: Acting, row: DinnerRow) {
  const [guests, newcomers, locals, points, choices, tried] = await Promise.all([
    listGuests(tx, actor, row.id), listNewcomers(tx, actor), listLocals(tx, actor), villagePoints(tx, actor),
    listChoices(tx, actor), triedPairs(tx, actor, row.roundId),
  ])
  const of = <R extends { id: string }>(side: Guest['side'], rows: readonly R[]) =>
    guests.filter((guest) => guest.side === side).flatMap((guest) => {
      const registration = rows.find(({ id }) => id === guest.registrationId)
      return registration ? [{ guest, registration }] : []
    })
  const [ours, theirs] = [of('newcomer', newcomers), of('local', locals)]
  const sides = compare({
    newcomers: ours.map(({ registration }) => registration),
    locals: theirs.map(({ registration }) => registration), points,
  })
  const never = [...choices.filter(({ kind }) => kind === 'forbid'), ...tried]
  return {
    dinner: dinnerOf(sides, row, never), guests,
    newcomers: ours.map(({ guest }) => guest), locals: theirs.map(({ guest }) => guest),
  }
}

/** The links of the evening: with new tables come new cards, and with them new codes. */
function linksOf({ id: dinnerId, day }: DinnerRow, guests: readonly Guest[]) {
  return guests.map(({ id, side }) => ({
    about: 'dinner' as const, subjectId: id, side, dinnerId, lastDay: addDays(day, daysToTap),
  }))
}

/** Makes the tables: no newcomer and resident twice, and each newcomer understood as far as that can be. */
export async function makeTables(by: Acting, parts: BuddyParts, row: DinnerRow): Promise<void> {
  const { dinner, guests, newcomers, locals } = await loadDinner(by, row)
  const why = whyNotSeat(dinner)
  if (why) throw new Refused(why)
  const seating = seat(dinner)
  const seats = seating.rounds.flatMap((tables, round) => tables.flatMap((table, place) =>
    [...table.newcomers.map((i) => newcomers[i]!), ...table.locals.map((j) => locals[j]!)]
      .map(({ id }) => ({ guestId: id, round: round + 1, place: place + 1 }))))
  await setSeats(by.tx, by.actor, row.id, { seats, at: by.now })
  await makeLinks(by, parts, linksOf(row, guests))
}

/** A guest says whom they would like to see again: only people with whom they sat, of the other side. */
export async function tap(by: Acting, dinnerId: string, guestId: string, chosen: readonly string[]): Promise<void> {
  const { tx, actor, now } = by
  const company = await companyFor(by, dinnerId, guestId)
  if (chosen.some((id) => !company.some((guest) => guest.id === id))) throw new NotFound()
  await setTaps(tx, actor, dinnerId, { from: guestId, to: [...new Set(chosen)], at: now })
}

/** The people of the other side with whom a guest shares a table in some round. */
export async function companyFor({ tx, actor }: Acting, dinnerId: string, guestId: string): Promise<Guest[]> {
  const [guests, seats] = await Promise.all([listGuests(tx, actor, dinnerId), listSeats(tx, actor, dinnerId)])
  const me = guests.find(({ id }) => id === guestId)
  if (!me) throw new NotFound()
  const beside = new Set(companyOf(seats, guestId))
  return guests.filter(({ id, side }) => side !== me.side && beside.has(id))
}

/** Guests who both tapped each other, by registration. */
export async function findMutual({ tx, actor }: Acting, dinnerId: string) {
  const [guests, taps] = await Promise.all([listGuests(tx, actor, dinnerId), listTaps(tx, actor, dinnerId)])
  const byId = new Map(guests.map((guest) => [guest.id, guest]))
  const pairs = mutualTaps(taps, (id) => byId.get(id)?.side === 'newcomer').flatMap(([newcomer, local]) => {
    const [ours, theirs] = [byId.get(newcomer), byId.get(local)]
    return ours && theirs ? [{ newcomer: ours, local: theirs }] : []
  })
  return { pairs, tapped: new Set(taps.map(({ from }) => from)).size }
}

/** Proposes two guests who both want it; the coordinator has seen it, and their own wish outweighs the rules. */
export async function proposeMutual(
  by: Acting, parts: BuddyParts, row: DinnerRow, pairs: readonly { newcomerId: string; localId: string }[],
): Promise<void> {
  const { pairs: mutual } = await findMutual(by, row.id)
  const isMutual = (pair: (typeof pairs)[number]) => mutual.some(({ newcomer, local }) =>
    newcomer.registrationId === pair.newcomerId && local.registrationId === pair.localId)
  if (!pairs.every(isMutual)) throw new NotFound()
  await takeOver(by, parts, { roundId: row.roundId, pairs, why: 'mutual' })
}
