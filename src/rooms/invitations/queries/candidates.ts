import { type RawBuilder, sql } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import { isInCaseload } from '../../../db/caseload.ts'
import type { Tx } from '../../../db/database.ts'
import type { InvitationAnswer } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { addWeeks, type PlainDate } from '../../../kit/plain-dates.ts'
import { isOpenFile } from '../../newcomers/queries/closures.ts'
import { budget, type Candidate, hardly } from '../rules/proposals.ts'

/** Somebody of the actor's own files, with what a proposal counts and what a list shows. */
export interface FoundCandidate extends Omit<Candidate, 'same' | 'kilometres' | 'isPlanned'> {
  /** The activities that stand in their plan. */
  readonly plannedIds: readonly string[]
  /** Every id of the person, the kept one last. */
  readonly ids: readonly string[]
  readonly name: string
  readonly birthYear: number | null
  readonly village: string | null
}

export interface Where {
  readonly villageIds: readonly string[]
  /** The people of this village before the others; null is no difference. */
  readonly firstVillageId: string | null
  readonly limit: number
}

/** Of a village with more people than this only those who came last are looked at (decision 0127). */
const mostLookedAt = 3000
const yearsYoung = 12

/**
 * Adults with an open file who live in these villages or of whom the village is not known: who was asked longest ago
 * first, `limit` at most. One statement, whatever their number.
 */
export async function listCandidates(tx: Tx, actor: Actor, where: Where): Promise<FoundCandidate[]> {
  const { rows } = await sql<FoundCandidate>`
    with near as materialized (${peopleNear(actor, where)}),
    pool as materialized (
      select near.*, asked.recently, asked.in_budget, asked.last_on from near
        left join lateral (${askedOf(actor)}) asked on true
      order by near.village_id = ${where.firstVillageId}::uuid desc nulls last, asked.last_on nulls first, near.id
      limit ${where.limit}
    )
    select pool.id as "personId", pool.ids, pool.name, pool.birth_year as "birthYear", v.name as village,
      pool.village_id as "villageId", pool.sex, coalesce(pool.interpreter_needed, false) as "needsInterpreter",
      json_build_object('recently', pool.recently, 'inBudget', pool.in_budget, 'lastOn', pool.last_on) as asked,
      ${ownFacts(actor)}, ${childFacts(actor)}
    from pool left join village v on v.municipality_id = ${actor.municipalityId} and v.id = pool.village_id
      left join lateral (${childrenOf(actor)}) kid on true`.execute(tx)
  return rows
}

// Only kept people, each with all their ids; the year of birth is enough to leave children out.
function peopleNear(actor: Actor, { villageIds, firstVillageId }: Where): RawBuilder<unknown> {
  return sql`
    select p.id, p.village_id, p.sex, p.birth_year, p.interpreter_needed, p.interpreter_language,
      array_append(coalesce(g.ids, '{}'), p.id) as ids,
      concat_ws(' ', nullif(p.given_name, ''), nullif(p.name_prefix, ''), nullif(p.family_name, '')) as name
    from person p left join (
      select kept_id, array_agg(merged_id) as ids from person_merge
      where municipality_id = ${actor.municipalityId} and undone_at is null group by kept_id
    ) g on g.kept_id = p.id
    where p.municipality_id = ${actor.municipalityId} and ${isInCaseload(actor, sql`p.id`)}
      and (p.village_id = ${anyOf(villageIds)} or p.village_id is null)
      and case when p.birth_year is null then p.target_group <> 'child'
        else p.birth_year <= ${Number(actor.today.slice(0, 4)) - 18}::int end
      and not exists (select from person_merge m where m.municipality_id = p.municipality_id and m.merged_id = p.id
        and m.undone_at is null)
      and ${isOpenFile(sql`p.municipality_id`, sql`p.id`)}
    order by p.village_id = ${firstVillageId}::uuid desc nulls last, p.housed_on desc nulls last, p.id
    limit ${mostLookedAt}`
}

function askedOf(actor: Actor): RawBuilder<unknown> {
  const since = (weeks: number) => sql`${addWeeks(actor.today, -weeks)}::date`
  return sql`
    select count(*) filter (where i.asked_at >= ${since(hardly.weeks)})::int as recently,
      count(*) filter (where i.asked_at >= ${since(budget.weeks)})::int as in_budget,
      (max(i.asked_at) at time zone 'Europe/Amsterdam')::date as last_on
    from invitation i
    where i.municipality_id = ${actor.municipalityId} and i.person_id = any(near.ids) and i.ended_at is null`
}

function ownFacts(actor: Actor): RawBuilder<unknown> {
  const of = (table: string) => sql`${sql.ref(`${table}.municipality_id`)} = ${actor.municipalityId}
    and ${sql.ref(`${table}.person_id`)} = any(pool.ids)`
  return sql`
    array(select l.language from person_language l where ${of('l')}
      union select pool.interpreter_language where pool.interpreter_language <> '') as languages,
    coalesce((select l.level from language_level l where ${of('l')} and l.skill = 'speaking'
      order by l.measured_on desc, l.written_at desc limit 1), '') as level,
    array(select distinct t.theme_id from conversation_theme t where ${of('t')}) as "themeIds",
    array(select distinct g.area::text from goal_person o join goal g on g.municipality_id = o.municipality_id
      and g.id = o.goal_id where ${of('o')} and g.reached_on is null and g.ended_on is null) as "goalAreas",
    array(select distinct a.activity_id from goal_person o join plan_action a on a.municipality_id = o.municipality_id
      and a.goal_id = o.goal_id where ${of('o')} and a.person_ids && pool.ids and a.activity_id is not null
      and a.done_on is null and a.dropped_on is null) as "plannedIds",
    array(select distinct w.area::text from own_word w where ${of('w')} and ${isWish}) as "wishAreas",
    array(select distinct n.need::text from reply_need n join invitation_reply r
      on r.municipality_id = n.municipality_id and r.id = n.reply_id
      where ${of('n')} and r.at >= ${addWeeks(actor.today, -52)}::date) as needs`
}

const isWish = sql`w.kind in ('wish', 'dream') and w.area is not null and w.ended_on is null`

/** Children of the household whose files the actor may see. */
function childrenOf(actor: Actor): RawBuilder<unknown> {
  const year = Number(actor.today.slice(0, 4))
  return sql`
    select coalesce(array_agg(p.id), '{}') as ids,
      coalesce(bool_or(p.birth_year >= ${year - yearsYoung}::int), false) as has_young
    from household_member mine
      join household_member other on other.municipality_id = mine.municipality_id
        and other.household_id = mine.household_id and other.last_day is null
      join person p on p.municipality_id = other.municipality_id and p.id = other.person_id
    where mine.municipality_id = ${actor.municipalityId} and mine.person_id = any(pool.ids)
      and mine.last_day is null and p.birth_year > ${year - 18}::int`
}

// A goal of the whole household is the parent's own already.
function childFacts(actor: Actor): RawBuilder<unknown> {
  return sql`kid.has_young as "hasYoungChildren", array(
    select g.area::text from goal_person o join goal g on g.municipality_id = o.municipality_id and g.id = o.goal_id
    where o.municipality_id = ${actor.municipalityId} and o.person_id = any(kid.ids)
      and g.reached_on is null and g.ended_on is null and not g.person_ids && pool.ids
    union select w.area::text from own_word w
    where w.municipality_id = ${actor.municipalityId} and w.person_id = any(kid.ids) and ${isWish}) as "childAreas"`
}

export interface AskedBefore {
  readonly personId: string
  readonly activityId: string
  readonly askedOn: PlainDate | null
  readonly answer: InvitationAnswer | null
  readonly isNotForThem: boolean
  /** Of the invitations that stand. */
  readonly dateIds: readonly string[]
}

/** How these people were asked to these activities before, under whichever of their ids. */
export async function listAskedBefore(
  tx: Tx, actor: Actor, personIds: readonly string[], activityIds: readonly string[],
): Promise<AskedBefore[]> {
  if (personIds.length === 0 || activityIds.length === 0) return []
  const { rows } = await sql<AskedBefore>`
    select i.person_id as "personId", d.activity_id as "activityId",
      (max(i.asked_at) filter (where i.ended_at is null) at time zone 'Europe/Amsterdam')::date as "askedOn",
      (array_agg(r.answer order by i.asked_at desc) filter (where i.ended_at is null))[1] as answer,
      coalesce(bool_or(r.answer = 'not_for_me'), false) as "isNotForThem",
      coalesce(array_agg(i.date_id) filter (where i.ended_at is null), '{}') as "dateIds"
    from invitation i
      join activity_date d on d.municipality_id = i.municipality_id and d.id = i.date_id
      left join lateral (select answer from invitation_reply r where r.municipality_id = i.municipality_id
        and r.invitation_id = i.id order by turn desc limit 1) r on true
    where i.municipality_id = ${actor.municipalityId} and i.person_id = ${anyOf(personIds)}
      and d.activity_id = ${anyOf(activityIds)}
    group by i.person_id, d.activity_id`.execute(tx)
  return rows
}
