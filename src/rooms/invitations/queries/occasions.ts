import { sql } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { Point } from '../../../kit/distance.ts'
import { areasOf } from '../../activities/rules/fits.ts'
import type { Occasion } from '../rules/proposals.ts'

export interface ActivityOccasion extends Occasion {
  readonly activityId: string
  readonly title: string
  /** null is without end. */
  readonly capacity: number | null
  /** As the organiser wrote it: for a person to read, nobody is left out by it. */
  readonly forWhom: string
  readonly place: Point | null
}

/** What counts of these activities when people are looked for, by id. */
export async function findOccasions(
  tx: Tx, actor: Actor, activityIds: readonly string[],
): Promise<Map<string, ActivityOccasion>> {
  const rows = await tx.selectFrom('activity as a')
    .select(['a.id', 'a.title', 'a.kind', 'a.serves', 'a.language', 'a.level', 'a.interpreter_languages', 'a.childcare',
      'a.ride', 'a.women_only', 'a.village_id', 'a.capacity', 'a.for_whom', 'a.latitude', 'a.longitude'])
    .select(sql<Occasion['themes']>`coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name)
        order by t.name) from activity_theme h join theme t on t.municipality_id = h.municipality_id
          and t.id = h.theme_id
      where h.municipality_id = a.municipality_id and h.activity_id = a.id), '[]')`.as('themes'))
    .where('a.municipality_id', '=', actor.municipalityId).where('a.id', '=', anyOf(activityIds)).execute()
  return new Map(rows.map((row) => [row.id, {
    activityId: row.id, title: row.title, areas: areasOf(row), themes: row.themes, language: row.language,
    level: row.level, interpreterLanguages: row.interpreter_languages, childcare: row.childcare, ride: row.ride,
    womenOnly: row.women_only, villageId: row.village_id, capacity: row.capacity, forWhom: row.for_whom,
    place: row.latitude === null || row.longitude === null ? null
      : { latitude: row.latitude, longitude: row.longitude },
  }]))
}
