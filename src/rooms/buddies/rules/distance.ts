export interface Point {
  readonly latitude: number
  readonly longitude: number
}

// Roads are not straight: a stated factor over the great circle.
const detour = 1.3
const earthKm = 6371

/** Km by road between two villages: 0 in the same one, null where one of them is not on the map. */
export function kmBetween(
  points: ReadonlyMap<string, Point>, from: string | null, to: string | null,
): number | null {
  if (from !== null && from === to) return 0
  const [a, b] = [points.get(from ?? ''), points.get(to ?? '')]
  return a && b ? Math.round(detour * greatCircle(a, b) * 10) / 10 : null
}

/** "53.1836, 6.1503" as a place; null when it is none. */
export function pointOf(text: string): Point | null {
  const found = /^(-?\d{1,2}(?:\.\d+)?)\s*[,;]\s*(-?\d{1,3}(?:\.\d+)?)$/.exec(text)
  const point = { latitude: Number(found?.[1]), longitude: Number(found?.[2]) }
  return found && Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180 ? point : null
}

function greatCircle(a: Point, b: Point): number {
  const [up, over] = [half(b.latitude - a.latitude), half(b.longitude - a.longitude)]
  const chord = up + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * over
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(chord)))
}

function half(degrees: number): number {
  return Math.sin(radians(degrees) / 2) ** 2
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}
