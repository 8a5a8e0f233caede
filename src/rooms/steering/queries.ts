import { sql } from 'kysely'
import type { Tx } from '../../db/database.ts'
import type { LanguageSkill, TargetGroup } from '../../db/schema.ts'
import type { Actor } from '../../kit/actor.ts'
import type { PlainDate } from '../../kit/plain-dates.ts'
import { closuresByPerson, isMistake } from '../newcomers/queries/closures.ts'
import type { Closure } from '../newcomers/rules/closures.ts'
import type { AskedNumber, HalfYear, HousedPerson } from './rules/housing.ts'

/** What a term needs to know of a person, and no name: the figures are for who may never see a person. */
export interface TermRow {
  readonly personId: string
  readonly permitOn: PlainDate | null
  readonly keyOn: PlainDate | null
  readonly housedOn: PlainDate | null
  readonly birthYear: number | null
  readonly birthMonth: number | null
  readonly birthDay: number | null
  readonly targetGroup: TargetGroup
  /** People in the household today, the person among them; 1 for who is in none. */
  readonly householdSize: number
  readonly closures: readonly Closure[]
}

/**
 * One row for each person in scope, closed files too; a file that was merged into another is that other's, and one that
 * was made by mistake is nobody's.
 */
export async function listTermRows(tx: Tx, actor: Actor): Promise<TermRow[]> {
  const [{ rows }, closures] = await Promise.all([termsOf(actor).execute(tx), closuresByPerson(tx, actor)])
  return rows.map((row) => ({ ...row, closures: closures.get(row.personId) ?? [] }))
}

function termsOf(actor: Actor) {
  return sql<Omit<TermRow, 'closures'>>`
    with merged as (
      select merged_id from person_merge where municipality_id = ${actor.municipalityId} and undone_at is null
    ), member as (
      select person_id, household_id from household_member
      where municipality_id = ${actor.municipalityId} and first_day <= ${actor.today}
        and (last_day is null or last_day >= ${actor.today}) and person_id not in (select merged_id from merged)
    ), size as (
      select household_id, count(*)::int as people from member group by household_id
    )
    select p.id as "personId", p.permit_on as "permitOn", p.key_on as "keyOn", p.housed_on as "housedOn",
      p.birth_year as "birthYear", p.birth_month as "birthMonth", p.birth_day as "birthDay",
      p.target_group as "targetGroup", coalesce(max(s.people), 1) as "householdSize"
    from person p
      left join member m on m.person_id = p.id
      left join size s on s.household_id = m.household_id
    where p.municipality_id = ${actor.municipalityId} and p.id not in (select merged_id from merged)
      and not ${isMistake(sql`p.municipality_id`, sql`p.id`)}
    group by p.municipality_id, p.id`
}

export interface LevelRow {
  /** Under the kept id. */
  readonly personId: string
  readonly skill: LanguageSkill
  readonly level: string
  readonly measuredOn: PlainDate
}

/** Every language level that was measured of the people in scope who were housed on this day or before. */
export async function listLevelRows(tx: Tx, actor: Actor, housedBy: PlainDate): Promise<LevelRow[]> {
  const { rows } = await sql<LevelRow>`
    select coalesce(m.kept_id, l.person_id) as "personId", l.skill, l.level, l.measured_on as "measuredOn"
    from language_level l left join person_merge m on m.municipality_id = l.municipality_id
      and m.merged_id = l.person_id and m.undone_at is null
    where l.municipality_id = ${actor.municipalityId} and coalesce(m.kept_id, l.person_id) in (
      select id from person where municipality_id = ${actor.municipalityId} and housed_on <= ${housedBy})`.execute(tx)
  return rows
}

export interface WorkRow {
  readonly personId: string
  /** The household on the day of the start; the person where there was none. */
  readonly householdId: string
  readonly kind: string
  readonly helpedBy: string
  readonly startedOn: PlainDate
}

/** Every start of work or of a placement of the people in scope; a file made by mistake started nothing. */
export async function listWorkRows(tx: Tx, actor: Actor): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select distinct on (w.id) coalesce(m.kept_id, w.person_id) as "personId", w.kind, w.helped_by as "helpedBy",
      w.started_on as "startedOn",
      coalesce(h.household_id, m.kept_id, w.person_id) as "householdId"
    from work_start w
      left join person_merge m on m.municipality_id = w.municipality_id and m.merged_id = w.person_id
        and m.undone_at is null
      left join household_member h on h.municipality_id = w.municipality_id
        and h.person_id in (w.person_id, m.kept_id) and h.first_day <= w.started_on
        and (h.last_day is null or h.last_day >= w.started_on)
    where w.municipality_id = ${actor.municipalityId}
      and not ${isMistake(sql`w.municipality_id`, sql`w.person_id`)}
    order by w.id, h.first_day desc`.execute(tx)
  return rows
}

/** What was entered of the housing number, half-year by half-year. */
export async function listHousingNumbers(tx: Tx, actor: Actor): Promise<AskedNumber[]> {
  const rows = await tx.selectFrom('housing_number').select(['year', 'half', 'asked', 'carried'])
    .where('municipality_id', '=', actor.municipalityId).orderBy('year').orderBy('half').execute()
  return rows.map((row) => ({ ...row, half: row.half === 1 ? 1 : 2 }))
}

export async function writeHousingNumber(
  tx: Tx, actor: Actor, number: HalfYear & { asked: number; carried: number | null; at: Date },
): Promise<void> {
  const { year, half, asked, carried, at } = number
  const row = { asked, carried, written_at: at, written_by: actor.userId }
  await tx.insertInto('housing_number').values({ municipality_id: actor.municipalityId, year, half, ...row })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'year', 'half']).doUpdateSet(row)).execute()
}

/** Everybody who was housed here, once; who moved away since was housed too. */
export async function listHoused(tx: Tx, actor: Actor): Promise<HousedPerson[]> {
  const { rows } = await sql<HousedPerson>`
    select distinct on (p.id) p.id as "personId", coalesce(h.household_id, p.id) as "householdId",
      p.housed_on as "housedOn"
    from person p
      left join household_member h on h.municipality_id = p.municipality_id and h.person_id = p.id
        and h.first_day <= p.housed_on and (h.last_day is null or h.last_day >= p.housed_on)
    where p.municipality_id = ${actor.municipalityId} and p.housed_on is not null
      and not ${isMistake(sql`p.municipality_id`, sql`p.id`)}
      and not exists (select from person_merge m where m.municipality_id = p.municipality_id and m.merged_id = p.id
        and m.undone_at is null)
    order by p.id, h.first_day desc`.execute(tx)
  return rows
}

export interface ThemeRow {
  readonly theme: string
  /** Typed in a talk, so its name is somebody's words. */
  readonly isFree: boolean
  /** '' where it is not known. */
  readonly village: string
  readonly origin: string
  /** Of the first talk in which this person named it. */
  readonly year: string
}

/** One row for each theme and person, over the talks that were held; whoever it is cannot be told from it. */
export async function listThemeRows(tx: Tx, actor: Actor): Promise<ThemeRow[]> {
  const { rows } = await sql<ThemeRow>`
    with named as (
      select x.theme_id, coalesce(m.kept_id, x.person_id) as person_id,
        min(extract(year from c.held_on))::int::text as year
      from conversation_theme x
        join conversation c on c.municipality_id = x.municipality_id and c.id = x.conversation_id
        left join person_merge m on m.municipality_id = x.municipality_id and m.merged_id = x.person_id
          and m.undone_at is null
      where x.municipality_id = ${actor.municipalityId} and c.held_on is not null and c.cancelled_on is null
      group by 1, 2
    )
    select t.name as theme, t.is_free as "isFree", coalesce(v.name, '') as village,
      coalesce(o.country, '') as origin, n.year
    from named n
      join theme t on t.municipality_id = ${actor.municipalityId} and t.id = n.theme_id
      join person p on p.municipality_id = t.municipality_id and p.id = n.person_id
      left join village v on v.municipality_id = p.municipality_id and v.id = p.village_id
      left join person_origin o on o.municipality_id = p.municipality_id and o.person_id = p.id
    where not ${isMistake(sql`p.municipality_id`, sql`p.id`)}`.execute(tx)
  return rows
}

export interface ChoiceRow {
  readonly talkId: string
  /** The key of a scale: `how.network`, `level.reading`, `net.bonds_seen`. */
  readonly key: string
  readonly value: string
}

/** What was chosen from a short list in the talks of the people in scope; no words. */
export async function listChoiceRows(tx: Tx, actor: Actor): Promise<ChoiceRow[]> {
  const { rows } = await sql<ChoiceRow>`
    select conversation_id as "talkId", question_key as key, body as value from conversation_answer
    where municipality_id = ${actor.municipalityId} and body <> ''
      and (question_key like 'how.%' or question_key like 'net.%' and question_key <> 'net.words')
    union all
    select conversation_id, 'level.' || skill, level from language_level
    where municipality_id = ${actor.municipalityId} and conversation_id is not null`.execute(tx)
  return rows
}
