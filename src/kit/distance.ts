/** A place on the map, in degrees. */
export interface Point {
  readonly latitude: number
  readonly longitude: number
}

// Mean radius of the earth (IUGG), in kilometres.
const earth = 6371.0088

/** As the crow flies, in kilometres: the great circle between two places. */
export function greatCircle(from: Point, to: Point): number {
  const [a, b] = [radians(from.latitude), radians(to.latitude)]
  const half = Math.sin((b - a) / 2) ** 2
    + Math.cos(a) * Math.cos(b) * Math.sin(radians(to.longitude - from.longitude) / 2) ** 2
  return 2 * earth * Math.asin(Math.sqrt(half))
}

/**
 * A road is longer than the crow flies. Within a city 1.2 times (Newell 1980), in whole countries 1.2 to 1.6 (Ballou,
 * Rahardja and Sakai 2002); between villages we take 1.3. An estimate, which a routing service replaces.
 */
export const roadFactor = 1.3

/** By road, in kilometres, estimated. */
export function estimatedRoad(from: Point, to: Point): number {
  return greatCircle(from, to) * roadFactor
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}
