import type { Tx } from '../db/database.ts'
import { chanceOf } from '../kit/chance.ts'
import { addDays, addWeeks, type PlainDate } from '../kit/plain-dates.ts'
import {
  companyFor, findMutual, inviteGuests, makeTables, planDinner, possibleGuests, proposeMutual, tap,
} from '../rooms/buddies/actions/dinners.ts'
import { loadRound, openRound, takeOver } from '../rooms/buddies/actions/matching.ts'
import { answerProposal, finish, logMeeting, writeCheck } from '../rooms/buddies/actions/pairing.ts'
import { answerForm, dinnerForm } from '../rooms/buddies/forms.ts'
import { getDinner, listGuests } from '../rooms/buddies/queries/dinners.ts'
import { findPair, type Pair, setWeekly } from '../rooms/buddies/queries/pairs.ts'
import { listProposals, type Proposal } from '../rooms/buddies/queries/proposals.ts'
import { dueChecks, sides } from '../rooms/buddies/rules/pairs.ts'
import { closedAmong } from '../rooms/newcomers/queries/closures.ts'
import { type BuddyWorld, offerBuddy, seekBuddy, type Seeking, worldOf } from './buddy-people.ts'
import { type DemoPlace, type LivedHere, onDay } from './place.ts'

interface DemoRound {
  readonly name: string
  readonly changed: string
  /** Days ago on which it was opened. */
  readonly ago: number
  /** Of all who seek, this share takes part in it. */
  readonly share: number
  /** Pairs that find each other. */
  readonly meets: number
  readonly hasDinner: boolean
}

/** What the practice tells: few pairs met at first, most did once the way of working had changed (MS-14). */
const past: readonly DemoRound[] = [
  { name: 'Eerste ronde', changed: '', ago: 340, share: 0.25, meets: 0.15, hasDinner: false },
  { name: 'Zomerronde', changed: 'vast moment in de week', ago: 215, share: 0.22, meets: 0.5, hasDinner: false },
  { name: 'Najaarsronde', changed: 'samen eten vooraf', ago: 105, share: 0.28, meets: 0.8, hasDinner: true },
]

const weeklies = ['dinsdagavond, wandelen', 'zaterdagochtend, koffie', 'donderdag, samen koken']

// Links of the example region are made anew by whoever opens a pair.
const parts = { secret: 'the example region', origin: null }

/** A year of buddies: rounds with what was changed in each, pairs that meet or do not, a dinner, and who waits now. */
export async function makeBuddies(tx: Tx, place: DemoPlace, lived: readonly LivedHere[]): Promise<void> {
  const world = await worldOf(tx, place, chanceOf(place.slug.length * 7919))
  const seeking = await whoSeek(world, lived)
  let first = 0
  for (const [at, round] of past.entries()) {
    const some = seeking.slice(first, first += Math.floor(seeking.length * round.share))
    await holdRound(world, round, { some, firstLocal: at * 20 })
  }
  await openNow(world, seeking.slice(first))
}

async function whoSeek({ tx, place }: BuddyWorld, lived: readonly LivedHere[]): Promise<Seeking[]> {
  const grown = lived.flatMap(({ home, ids }) => ids.flatMap((personId, at): Seeking[] => {
    const newcomer = home.members[at]
    return newcomer?.isAdult && home.housedOn ? [{ personId, newcomer, languages: home.origin.languages }] : []
  }))
  const closed = await closedAmong(tx, place.coordinator, grown.map(({ personId }) => personId))
  return grown.filter(({ personId }) => !closed.has(personId))
}

async function holdRound(
  world: BuddyWorld, round: DemoRound, { some, firstLocal }: { some: readonly Seeking[]; firstLocal: number },
): Promise<void> {
  const { tx, place, chance } = world
  const day = addDays(place.coordinator.today, -round.ago)
  for (const one of some) await seekBuddy(world, one, addDays(day, -chance.between(20, 70)))
  for (const at of some.keys()) await offerBuddy(world, addDays(day, -chance.between(20, 60)), firstLocal + at)
  const by = { tx, ...onDay(place, day) }
  const roundId = await openRound(by, { name: round.name, changed: round.changed, activity_id: null, weeks: 16 })
  if (round.hasDinner) await dine(world, roundId, day)
  const { round: solved } = await loadRound(by, roundId)
  const pairs = solved.pairing.pairs.map(([i, j]) =>
    ({ newcomerId: solved.sides.newcomers[i]!.id, localId: solved.sides.locals[j]!.id }))
  if (pairs.length > 0) await takeOver(by, parts, { roundId, pairs, why: 'proposed' })
  for (const proposal of await listProposals(tx, by.actor, { roundId })) await live(world, round, proposal)
}

/** A dinner after which who chose each other is proposed. */
async function dine(world: BuddyWorld, roundId: string, day: PlainDate): Promise<void> {
  const { tx, place } = world
  const by = { tx, ...onDay(place, day) }
  const { newcomers, locals } = await possibleGuests(by)
  const tables = Math.max(1, Math.floor(Math.min(newcomers.length, locals.length) / 3))
  if (tables < 2) return
  const id = await planDinner(by, dinnerForm.parse({
    name: 'Soep, brood en kennismaken', day, round_id: roundId, tables: String(tables),
    rounds: String(Math.min(3, tables)),
  }))
  const dinner = await getDinner(tx, by.actor, id)
  const chosen = { newcomers: newcomers.map((one) => one.id), locals: locals.map((one) => one.id) }
  await inviteGuests(by, parts, dinner, chosen)
  await makeTables(by, parts, dinner)
  const taken = new Set<string>()
  for (const guest of (await listGuests(tx, by.actor, id)).filter(({ side }) => side === 'newcomer')) {
    const liked = (await companyFor(by, id, guest.id)).find((one) => !taken.has(one.id))
    if (!liked || !world.chance.is(0.75)) continue
    taken.add(liked.id)
    await tap(by, id, guest.id, [liked.id])
    await tap(by, id, liked.id, [guest.id])
  }
  const { pairs } = await findMutual(by, id)
  await proposeMutual(by, parts, dinner, pairs.map(({ newcomer, local }) =>
    ({ newcomerId: newcomer.registrationId, localId: local.registrationId })))
}

/** What became of a proposal: somebody said no, or the pair met as often as its round made likely, and ended. */
async function live(world: BuddyWorld, round: DemoRound, proposal: Proposal): Promise<void> {
  const { tx, place, chance } = world
  const by = { tx, ...onDay(place, addDays(proposal.madeOn, chance.between(2, 8))) }
  const refuses = chance.is(0.1)
  await answerProposal(by, proposal.id, { side: 'newcomer', byLink: false }, answerForm.parse({ says: 'yes' }))
  await answerProposal(by, proposal.id, { side: 'local', byLink: false },
    answerForm.parse(refuses ? { says: 'no', after: 'again', words: 'Toch te druk met werk.' } : { says: 'yes' }))
  const pair = await findPair(tx, by.actor, proposal.id)
  if (!pair) return
  const doesMeet = chance.is(round.meets)
  if (doesMeet) await setWeekly(tx, by.actor, pair.id, chance.pick(weeklies))
  await meet(world, pair, doesMeet)
  await followUp(world, pair, doesMeet)
}

async function meet(world: BuddyWorld, { id, firstDay, lastDay }: Pair, doesMeet: boolean): Promise<void> {
  const { tx, place, chance } = world
  const today = place.coordinator.today
  const stops = chance.is(0.2) ? addDays(today, -25) : today
  const until = [lastDay, stops].toSorted()[0] ?? today
  const often = doesMeet ? 16 : chance.between(0, 1)
  for (let week = 0, day = addDays(firstDay, chance.between(3, 8)); week < often && day <= until; week += 1) {
    if (!doesMeet || chance.is(0.8)) {
      const who = chance.is(0.5) ? sides : [chance.pick(sides)]
      for (const side of who) await logMeeting({ tx, ...onDay(place, day) }, id, { side, byLink: false }, day)
    }
    day = addDays(day, 7)
  }
}

/** Check-ins of which most were done, the end of the period, and how it was four weeks later. */
async function followUp(world: BuddyWorld, { id, firstDay, lastDay }: Pair, doesMeet: boolean): Promise<void> {
  const { tx, place, chance } = world
  const today = place.coordinator.today
  const endedOn = doesMeet ? lastDay : addWeeks(firstDay, 8)
  const asked = dueChecks({ firstDay, endedOn: null }, [], today)
    .filter(({ day }) => (doesMeet || day < endedOn) && day < addDays(today, -20))
  for (const { side, moment, day } of asked) {
    await writeCheck({ tx, ...onDay(place, addDays(day, chance.between(0, 5))) }, id, {
      side, moment, how: chance.pick(doesMeet ? ['good', 'good', 'fair'] : ['fair', 'hard']), in_touch: null,
      new_people: chance.between(0, doesMeet ? 4 : 1), body: doesMeet ? 'We koken om de beurt bij elkaar.' : '',
    })
  }
  if (endedOn >= today) return
  await finish({ tx, ...onDay(place, endedOn) }, id, {
    reason: doesMeet ? 'period_over' : chance.pick(['no_contact', 'no_time', 'no_click']), ended_on: endedOn,
    newcomer_again: false, local_again: false,
  })
  if (addWeeks(endedOn, 4) >= today) return
  for (const side of sides) {
    await writeCheck({ tx, ...onDay(place, addWeeks(endedOn, 4)) }, id, {
      side, moment: 'after', how: doesMeet ? 'good' : 'fair', new_people: null, body: '',
      in_touch: doesMeet && chance.is(0.8) ? 'yes' : 'no',
    })
  }
}

/** The round that is open: who waits, two proposals of which one has its first answer, and a dinner next week. */
async function openNow(world: BuddyWorld, some: readonly Seeking[]): Promise<void> {
  const { tx, place, chance } = world
  const { today } = place.coordinator
  for (const [at, one] of some.entries()) {
    await seekBuddy(world, one, addDays(today, -chance.between(20, 120)), at % 5 !== 4)
  }
  for (let at = 0; at < Math.ceil(some.length * 0.7); at += 1) {
    await offerBuddy(world, addDays(today, -chance.between(18, 60)), 60 + at, at % 6 !== 5)
  }
  const by = { tx, ...onDay(place, addDays(today, -4)) }
  const roundId = await openRound(by, {
    name: 'Winterronde', changed: 'samen eten en een vast moment', activity_id: null, weeks: 16,
  })
  const { round } = await loadRound(by, roundId)
  const pairs = round.pairing.pairs.slice(0, 2).map(([i, j]) =>
    ({ newcomerId: round.sides.newcomers[i]!.id, localId: round.sides.locals[j]!.id }))
  if (pairs.length > 0) await takeOver(by, parts, { roundId, pairs, why: 'proposed' })
  const [proposal] = await listProposals(tx, by.actor, { roundId })
  const yes = answerForm.parse({ says: 'yes' })
  if (proposal) await answerProposal(by, proposal.id, { side: 'newcomer', byLink: false }, yes)
  await planNext(world, roundId)
}

async function planNext({ tx, place }: BuddyWorld, roundId: string): Promise<void> {
  const by = { tx, actor: place.coordinator, now: place.now }
  const { newcomers, locals } = await possibleGuests(by)
  const tables = Math.floor(Math.min(newcomers.length, locals.length) / 3)
  if (tables < 2) return
  const id = await planDinner(by, dinnerForm.parse({
    name: 'Winterdiner', day: addDays(place.coordinator.today, 6), round_id: roundId, tables: String(tables),
    rounds: String(Math.min(3, tables)),
  }))
  const dinner = await getDinner(tx, by.actor, id)
  const guests = { newcomers: newcomers.map((one) => one.id), locals: locals.map((one) => one.id) }
  await inviteGuests(by, parts, dinner, guests)
  await makeTables(by, parts, dinner)
}
