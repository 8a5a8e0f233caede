import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { Point } from '../rules/distance.ts'

/** Where the villages of the municipality lie, by id; a village that nobody put on the map is absent. */
export async function villagePoints(tx: Tx, actor: Actor): Promise<Map<string, Point>> {
  const rows = await tx.selectFrom('village_point').select(['village_id', 'latitude', 'longitude'])
    .where('municipality_id', '=', actor.municipalityId).execute()
  return new Map(rows.map(({ village_id, ...point }) => [village_id, point]))
}

/** Puts these villages on the map, in the place of what stood there. */
export async function setVillagePoints(tx: Tx, actor: Actor, points: ReadonlyMap<string, Point>): Promise<void> {
  await tx.deleteFrom('village_point').where('municipality_id', '=', actor.municipalityId).execute()
  if (points.size === 0) return
  await tx.insertInto('village_point').values([...points].map(([village_id, { latitude, longitude }]) =>
    ({ municipality_id: actor.municipalityId, village_id, latitude, longitude }))).execute()
}
