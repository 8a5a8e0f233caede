import { estimatedRoad, type Point } from '../../../kit/distance.ts'

/** How far most people cycle to something in the evening or with a child, in kilometres by road. */
export const cyclingKilometres = 7

interface Village {
  readonly id: string
  readonly areaTeamId: string | null
}

interface Going {
  readonly villageId: string
  readonly ride: boolean
  readonly place: Point | null
}

/**
 * The villages in which people are looked for: its own, those of the same team, and those within cycling distance; all
 * of them when there is a ride, or when nothing tells how far they are.
 */
export function villagesWithinReach(
  going: Going, villages: readonly Village[], points: ReadonlyMap<string, Point>,
): string[] {
  const own = villages.find(({ id }) => id === going.villageId)
  return villages.filter(({ id, areaTeamId }) => {
    if (going.ride || id === going.villageId || areaTeamId !== null && areaTeamId === own?.areaTeamId) return true
    const kilometres = kilometresTo(going.place ?? points.get(going.villageId), points.get(id))
    return kilometres === null ? areaTeamId === null : kilometres <= cyclingKilometres
  }).map(({ id }) => id)
}

/** By road between two places; null when one of them is not known. */
export function kilometresTo(from: Point | null | undefined, to: Point | null | undefined): number | null {
  return from && to ? estimatedRoad(from, to) : null
}
