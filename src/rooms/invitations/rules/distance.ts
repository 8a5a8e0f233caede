export interface Point {
  readonly latitude: number
  readonly longitude: number
}

/** A road is about this much longer than the straight line. */
const detour = 1.3
const earthKilometres = 6371

/** How far most people cycle to something in the evening or with a child, in kilometres by road. */
export const cyclingKilometres = 7

/** From one place to another by road: the great circle with a detour, in kilometres. */
export function roadKilometres(from: Point, to: Point): number {
  const [phi, psi] = [radians(from.latitude), radians(to.latitude)]
  const half = (angle: number) => Math.sin(angle / 2) ** 2
  const chord = half(psi - phi) + Math.cos(phi) * Math.cos(psi) * half(radians(to.longitude - from.longitude))
  return 2 * earthKilometres * Math.asin(Math.sqrt(chord)) * detour
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}

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
  going: Going, villages: readonly Village[], middles: ReadonlyMap<string, Point>,
): string[] {
  const own = villages.find(({ id }) => id === going.villageId)
  return villages.filter(({ id, areaTeamId }) => {
    if (going.ride || id === going.villageId || areaTeamId !== null && areaTeamId === own?.areaTeamId) return true
    const kilometres = kilometresTo(going.place ?? middles.get(going.villageId), middles.get(id))
    return kilometres === null ? areaTeamId === null : kilometres <= cyclingKilometres
  }).map(({ id }) => id)
}

/** By road between two places; null when one of them is not known. */
export function kilometresTo(from: Point | null | undefined, to: Point | null | undefined): number | null {
  return from && to ? roadKilometres(from, to) : null
}
