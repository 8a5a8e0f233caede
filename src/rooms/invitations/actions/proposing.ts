import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { Point } from '../../../kit/distance.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { AgendaDate } from '../../activities/queries/dates.ts'
import { listVillages, pointsOf } from '../../territory/queries.ts'
import { type AskedBefore, type FoundCandidate, listAskedBefore, listCandidates } from '../queries/candidates.ts'
import { type ActivityOccasion, findOccasions } from '../queries/occasions.ts'
import { kilometresTo, villagesWithinReach } from '../rules/distance.ts'
import { type Candidate, propose, type Proposal, type LeftOut } from '../rules/proposals.ts'

/** As many people as one date is weighed for. */
const mostWeighed = 400

export type Weighed = Candidate & FoundCandidate

export interface DateProposals {
  readonly occasion: ActivityOccasion
  readonly ranked: readonly Proposal<Weighed>[]
  readonly leftOut: readonly { readonly candidate: Weighed; readonly why: LeftOut }[]
}

/** Who of the actor's own people could be invited to a date, ranked with reasons (MS-08). Four statements. */
export async function proposalsFor(tx: Tx, actor: Actor, date: AgendaDate): Promise<DateProposals> {
  const [occasions, villages] = await Promise.all([
    findOccasions(tx, actor, [date.activityId]), listVillages(tx, actor),
  ])
  const points = pointsOf(villages)
  const occasion = occasions.get(date.activityId)
  if (!occasion) throw new NotFound()
  const found = await listCandidates(tx, actor, {
    villageIds: villagesWithinReach(occasion, villages, points), firstVillageId: occasion.villageId,
    limit: mostWeighed,
  })
  const before = await listAskedBefore(tx, actor, found.flatMap(({ ids }) => ids), [date.activityId])
  const weighed = weighedFor(found, { occasion, before, points, dateIds: new Set([date.id]) })
  return { occasion, ...propose(occasion, weighed, actor.today) }
}

interface Known {
  readonly occasion: ActivityOccasion
  readonly before: readonly AskedBefore[]
  readonly points: ReadonlyMap<string, Point>
  /** Who is invited to one of these dates is not looked for. */
  readonly dateIds: ReadonlySet<string>
}

/** People with what counts for one activity: how far it is and how they were asked to it before. */
export function weighedFor(people: readonly FoundCandidate[], known: Known): Weighed[] {
  const { occasion, before, points, dateIds } = known
  const here = before.filter(({ activityId }) => activityId === occasion.activityId)
  const byPerson = new Map(here.map((asked) => [asked.personId, asked]))
  const place = occasion.place ?? points.get(occasion.villageId)
  return people.flatMap((candidate) => {
    const asked = candidate.ids.flatMap((id) => byPerson.get(id) ?? [])
    if (asked.some((one) => one.dateIds.some((id) => dateIds.has(id)))) return []
    return [{
      ...candidate, same: sameOf(asked), isPlanned: candidate.plannedIds.includes(occasion.activityId),
      kilometres: kilometresTo(place, points.get(candidate.villageId ?? '')),
    }]
  })
}

// Two files that became one may both have been asked: the newest counts, and "not for me" on either.
function sameOf(asked: readonly AskedBefore[]): Candidate['same'] {
  const isNotForThem = asked.some((one) => one.isNotForThem)
  const newest = asked.flatMap(({ askedOn, answer }) => (askedOn === null ? [] : [{ askedOn, answer }]))
    .toSorted((a, b) => (a.askedOn < b.askedOn ? 1 : -1))[0]
  if (newest) return { ...newest, isNotForThem }
  return isNotForThem ? { askedOn: '', answer: null, isNotForThem } : null
}
