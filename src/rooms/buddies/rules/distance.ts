import { estimatedRoad, type Point } from '../../../kit/distance.ts'

/** Km by road between two villages: 0 in the same one, null where one of them is not on the map. */
export function kmBetween(
  points: ReadonlyMap<string, Point>, from: string | null, to: string | null,
): number | null {
  if (from !== null && from === to) return 0
  const [a, b] = [points.get(from ?? ''), points.get(to ?? '')]
  return a && b ? Math.round(estimatedRoad(a, b) * 10) / 10 : null
}
