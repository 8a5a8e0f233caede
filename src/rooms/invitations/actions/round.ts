import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { addDays, addWeeks } from '../../../kit/plain-dates.ts'
import { type AgendaDate, listAgenda } from '../../activities/queries/dates.ts'
import { listVillages, pointsOf } from '../../territory/queries.ts'
import { listAskedBefore, listCandidates } from '../queries/candidates.ts'
import { type ActivityOccasion, findOccasions } from '../queries/occasions.ts'
import { countSeats } from '../queries/seats.ts'
import { villagesWithinReach } from '../rules/distance.ts'
import { budget, type Proposal, propose } from '../rules/proposals.ts'
import { firstPage, mostPerDate, overDates, planRound, type Round, type RoundPerson } from '../rules/round.ts'
import { placesLeft } from '../rules/seats.ts'
import { type Weighed, weighedFor } from './proposing.ts'

/** As many people as one round is made for. */
const mostWeighed = 600

export interface RoundAsked {
  /** null is the whole municipality. */
  readonly villageId: string | null
  readonly weeks: number
  /** How often one person is asked at most. */
  readonly most: number
}

export interface DateOfRound {
  readonly date: AgendaDate
  readonly proposals: readonly Proposal<Weighed>[]
  /** Who comes in when somebody falls away: said at the first date of an activity. */
  readonly next: readonly Proposal<Weighed>[]
}

export interface LoadedRound extends Pick<Round<Weighed>, 'hardly' | 'price' | 'alone'> {
  readonly dates: readonly DateOfRound[]
  /** Invitations to dates that come when these were sent. */
  readonly later: number
  readonly people: number
}

/** Whom to invite to everything that is on in the coming weeks, all together (MS-08). Seven statements. */
export async function loadRound(tx: Tx, actor: Actor, asked: RoundAsked): Promise<LoadedRound> {
  const [agenda, villages] = await Promise.all([
    listAgenda(tx, actor, {
      from: addDays(actor.today, 1), until: addWeeks(actor.today, asked.weeks), villageId: asked.villageId, kind: null,
    }), listVillages(tx, actor),
  ])
  const points = pointsOf(villages)
  const dates = agenda.filter(({ isCancelled }) => !isCancelled)
  const [found, seats] = await Promise.all([
    findOccasions(tx, actor, [...new Set(dates.map(({ activityId }) => activityId))]),
    countSeats(tx, actor, dates.map(({ id }) => id)),
  ])
  const occasions = [...found.values()]
  const villageIds = new Set(occasions.flatMap((one) => villagesWithinReach(one, villages, points)))
  const people = await listCandidates(tx, actor, {
    villageIds: [...villageIds], firstVillageId: asked.villageId, limit: mostWeighed,
  })
  const before = await listAskedBefore(tx, actor, people.flatMap(({ ids }) => ids), [...found.keys()])
  const dateIds = new Set(dates.map(({ id }) => id))
  const weighed = occasions.map((occasion) =>
    propose(occasion, weighedFor(people, { occasion, before, points, dateIds }), actor.today).ranked)
  return laidOut({ dates, occasions, seats }, planned(weighed, { dates, occasions, seats }, asked.most))
}

interface Offered {
  readonly dates: readonly AgendaDate[]
  readonly occasions: readonly ActivityOccasion[]
  readonly seats: ReadonlyMap<string, number>
}

function planned(weighed: readonly (readonly Proposal<Weighed>[])[], offered: Offered, most: number): Round<Weighed> {
  const options = weighed.flatMap((ranked, activity) => ranked.map((proposal) => ({ activity, proposal })))
  const byPerson = Map.groupBy(options, ({ proposal }) => proposal.candidate.personId)
  const people = [...byPerson].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, own]): RoundPerson<Weighed> => {
    const already = own[0]?.proposal.candidate.asked.inBudget ?? 0
    return { asks: Math.max(0, Math.min(most, budget.invitations - already)), options: own }
  })
  return planRound(people, offered.occasions.map((occasion) =>
    placesOver(occasion, offered).reduce((sum, { places }) => sum + places, 0)))
}

function placesOver({ activityId, capacity }: ActivityOccasion, { dates, seats }: Offered) {
  return dates.filter((date) => date.activityId === activityId).map(({ id }) =>
    ({ id, places: Math.min(mostPerDate, placesLeft(seats.get(id) ?? 0, capacity) ?? mostPerDate) }))
}

function laidOut(offered: Offered, round: Round<Weighed>): LoadedRound {
  const { hardly, price, alone, proposed, next } = round
  const byDate = new Map(offered.occasions.flatMap((occasion, at) =>
    [...overDates(proposed[at] ?? [], placesOver(occasion, offered))]))
  const nextOf = new Map(offered.occasions.map(({ activityId }, at) => [activityId, next[at] ?? []]))
  return {
    hardly, price, alone, people: proposed.flat().length,
    ...firstPage(offered.dates.flatMap((date, at) => {
      const isFirst = offered.dates.findIndex(({ activityId }) => activityId === date.activityId) === at
      const proposals = byDate.get(date.id) ?? []
      const waiting = isFirst ? nextOf.get(date.activityId) ?? [] : []
      return proposals.length + waiting.length > 0 ? [{ date, proposals, next: waiting }] : []
    })),
  }
}
