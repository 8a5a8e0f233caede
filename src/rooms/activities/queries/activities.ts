import { type Insertable, type Selectable, sql } from 'kysely'
import type { Tx } from '../../../db/database.ts'
import type { ActivityTable } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import type { Text } from '../../approaches/forms.ts'
import type { OnOffer } from '../rules/fits.ts'

export interface Activity extends Omit<Selectable<ActivityTable>, 'kind_words' | 'municipality_id'> {
  readonly kind_words: Text | null
  readonly village: string
  readonly area_team_id: string | null
  readonly organisation: string | null
  readonly maker: string
}

export type ActivityValues = Omit<
  Insertable<ActivityTable>, 'municipality_id' | 'id' | 'made_at' | 'made_by' | 'version' | 'rule'
>

/** One activity that this actor may see, with the names of its village, organisation and maker. */
export async function getActivity(tx: Tx, actor: Actor, id: string): Promise<Activity> {
  const row = await tx.selectFrom('activity as a')
    .innerJoin('village as v', (join) => join.onRef('v.municipality_id', '=', 'a.municipality_id')
      .onRef('v.id', '=', 'a.village_id'))
    .leftJoin('organisation as o', (join) => join.onRef('o.municipality_id', '=', 'a.municipality_id')
      .onRef('o.id', '=', 'a.organisation_id'))
    .leftJoin('account as m', 'm.id', 'a.made_by')
    .selectAll('a').select(['v.name as village', 'v.area_team_id', 'o.name as organisation', 'm.name as maker'])
    .where('a.municipality_id', '=', actor.municipalityId).where('a.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return { ...row, kind_words: row.kind_words as Text | null, maker: row.maker ?? '' }
}

type NewActivity = ActivityValues & { id: string; rule: string; made_at: Date }

export async function insertActivities(tx: Tx, actor: Actor, rows: readonly NewActivity[]): Promise<void> {
  if (rows.length === 0) return
  await tx.insertInto('activity')
    .values(rows.map((row) => ({ municipality_id: actor.municipalityId, made_by: actor.userId, ...row }))).execute()
}

/** Holds the activity until the transaction ends, so that nobody changes it meanwhile. */
export async function lockActivity(tx: Tx, actor: Actor, id: string): Promise<void> {
  await tx.selectFrom('activity').select('id').where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', id).forUpdate().execute()
}

/** False when somebody else changed it meanwhile: nothing is written then. */
export async function updateActivity(
  tx: Tx, actor: Actor, activity: { id: string; version: number }, row: Partial<ActivityValues & { rule: string }>,
): Promise<boolean> {
  const done = await tx.updateTable('activity').set({ ...row, version: activity.version + 1 })
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', activity.id)
    .where('version', '=', activity.version).returning('id').executeTakeFirst()
  return done !== undefined
}

/** The themes that an activity answers, by name. */
export async function listActivityThemes(
  tx: Tx, actor: Actor, activityId: string,
): Promise<{ id: string; name: string }[]> {
  return tx.selectFrom('activity_theme as a').innerJoin('theme as t', (join) => join
    .onRef('t.municipality_id', '=', 'a.municipality_id').onRef('t.id', '=', 'a.theme_id'))
    .select(['t.id', 't.name']).where('a.municipality_id', '=', actor.municipalityId)
    .where('a.activity_id', '=', activityId).orderBy('t.name').execute()
}

/** These themes and no others. */
export async function setActivityThemes(
  tx: Tx, actor: Actor, activityId: string, themeIds: readonly string[],
): Promise<void> {
  await tx.deleteFrom('activity_theme').where('municipality_id', '=', actor.municipalityId)
    .where('activity_id', '=', activityId).execute()
  if (themeIds.length === 0) return
  await tx.insertInto('activity_theme').columns(['municipality_id', 'activity_id', 'theme_id'])
    .expression(tx.selectFrom('theme').select(['municipality_id', sql<string>`${activityId}::uuid`.as('a'), 'id'])
      .where('municipality_id', '=', actor.municipalityId).where('id', 'in', [...new Set(themeIds)]))
    .execute()
}

/** Every activity that is on between two days, once, with its first date: what exists already (AK-10). */
export async function listOnOffer(
  tx: Tx, actor: Actor, { from, until }: { from: PlainDate; until: PlainDate },
): Promise<OnOffer[]> {
  const { rows } = await sql<OnOffer>`
    select a.id, a.title, a.kind, a.serves, a.village_id as "villageId", v.name as village, n.day as "nextDay",
      array(select h.theme_id from activity_theme h where h.municipality_id = a.municipality_id
        and h.activity_id = a.id) as "themeIds", array_append(a.interpreter_languages, a.language) as languages
    from (
      select activity_id, min(day) as day from activity_date
      where municipality_id = ${actor.municipalityId} and day between ${from}::date and ${until}::date
        and cancelled_at is null group by activity_id
    ) n join activity a on a.municipality_id = ${actor.municipalityId} and a.id = n.activity_id
      join village v on v.municipality_id = a.municipality_id and v.id = a.village_id
    order by n.day, a.id`.execute(tx)
  return rows
}
