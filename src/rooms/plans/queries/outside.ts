// What the puzzle, today and steering ask of the plans.
import { sql } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { newestLateDay } from '../../../kit/late.ts'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import type { PuzzleArea } from '../../approaches/forms.ts'
import { isOpenFile } from '../../newcomers/queries/closures.ts'
import { isActionAmong, isActionOf, isOnPlanInCaseload, isOnPlanOf } from './whose.ts'

export interface OpenAction {
  readonly id: string
  readonly personId: string
  readonly area: PuzzleArea
  readonly body: string
  readonly owner: string
  readonly ownerAccountId: string | null
  readonly dueOn: PlainDate | null
}

/**
 * Actions neither done nor dropped of these people, soonest due first. Give every id of a person; an action of a
 * household comes once for each of the ids it stands on.
 */
export async function openActionsByArea(tx: Tx, actor: Actor, personIds: readonly string[]): Promise<OpenAction[]> {
  if (personIds.length === 0) return []
  const { rows } = await sql<OpenAction>`
    select a.id, p.person_id as "personId", a.area, a.body, a.due_on as "dueOn",
      a.owner_account_id as "ownerAccountId", coalesce(account.name, o.name, a.owner_words) as owner
    from plan_action a
    cross join lateral unnest(a.person_ids) as p (person_id)
    left join account on account.id = a.owner_account_id
    left join organisation o on o.municipality_id = a.municipality_id and o.id = a.owner_organisation_id
    where a.municipality_id = ${actor.municipalityId} and ${isOnPlanOf(actor, 'a.goal_id', personIds)}
      and p.person_id = any(${[...personIds]}::uuid[]) and a.done_on is null and a.dropped_on is null
    order by a.due_on nulls last, a.created_at`.execute(tx)
  return rows
}

export interface AreaTouch {
  readonly personId: string
  readonly area: PuzzleArea
  readonly lastOn: PlainDate
}

/** The last day on which something on the plan was written or done about an area: goal, action or interim result. */
export async function planTouches(tx: Tx, actor: Actor, personIds: readonly string[]): Promise<AreaTouch[]> {
  if (personIds.length === 0) return []
  const ids = [...personIds]
  const day = (column: string) => sql`(${sql.ref(column)} at time zone 'Europe/Amsterdam')::date`
  const { rows } = await sql<AreaTouch>`
    select t.person_id as "personId", t.area, max(t.on_day)::text as "lastOn" from (
      select unnest(g.person_ids) as person_id, g.area, ${day('g.updated_at')} as on_day from goal g
        where g.municipality_id = ${actor.municipalityId} and ${isOnPlanOf(actor, 'g.id', ids)}
      union all
      select unnest(a.person_ids), a.area, ${day('a.updated_at')} from plan_action a
        where a.municipality_id = ${actor.municipalityId} and ${isOnPlanOf(actor, 'a.goal_id', ids)}
      union all
      select unnest(r.person_ids), g.area, r.on_day from interim_result r
        join goal g on g.municipality_id = r.municipality_id and g.id = r.goal_id
        where r.municipality_id = ${actor.municipalityId} and ${isOnPlanOf(actor, 'r.goal_id', ids)}
    ) t where t.person_id = any(${ids}::uuid[]) group by 1, 2`.execute(tx)
  return rows
}

export interface LateAction extends OpenAction {
  /** Of the household's people the owner of the goal when they may be seen, else one who may. */
  readonly personId: string
  readonly personName: string
  readonly dueOn: PlainDate
}

export interface LateQuestion {
  readonly limit: number
  /** Only actions of this colleague; absent: of everybody the actor may see. */
  readonly ownerAccountId?: string
  /** Only actions on the plans of these people, by kept id; together with a colleague: of either. */
  readonly among?: readonly string[] | undefined
  /** The last due day that is asked for; absent: exactly what is late today. A later day gives what is due soon too. */
  readonly dueBefore?: PlainDate
}

/**
 * Open actions whose day has passed, the longest late first. One row per action, whoever shares it; it leads to a
 * person whom the actor may see, because the owner of a household's goal can stand in another caseload.
 */
export async function lateActions(tx: Tx, actor: Actor, { limit, ...asked }: LateQuestion): Promise<LateAction[]> {
  // Cut before the names are looked up: of thousands of late actions only the first are shown.
  const first = lateOnes(tx, actor, asked).selectAll('a').orderBy('a.due_on').orderBy('a.id').limit(limit)
  return tx.selectFrom(first.as('a'))
    .leftJoin('account', 'account.id', 'a.owner_account_id')
    .leftJoin('organisation as o', (join) => join.onRef('o.municipality_id', '=', 'a.municipality_id')
      .onRef('o.id', '=', 'a.owner_organisation_id'))
    .innerJoin('goal as g', (join) => join.onRef('g.municipality_id', '=', 'a.municipality_id')
      .onRef('g.id', '=', 'a.goal_id'))
    .innerJoinLateral((lateral) => lateral.selectFrom('person as one').select('one.id')
      .whereRef('one.municipality_id', '=', 'a.municipality_id').where(sql<boolean>`one.id = any(a.person_ids)`)
      .orderBy(sql`one.id = g.owner_person_id`, 'desc').orderBy('one.id').limit(1).as('p'), (join) => join.onTrue())
    .leftJoin('person_finding as f', (join) => join.onRef('f.municipality_id', '=', 'a.municipality_id')
      .onRef('f.person_id', '=', 'p.id'))
    .select((get) => ['a.id', 'p.id as personId', 'a.person_ids as personIds', 'a.area', 'a.body',
      'a.owner_account_id as ownerAccountId', get.fn.coalesce('account.name', 'o.name', 'a.owner_words').as('owner'),
      get.fn.coalesce('f.display_name', sql<string>`''`).as('personName'), 'a.due_on as dueOn'])
    .orderBy('a.due_on').orderBy('a.id')
    .$narrowType<{ dueOn: PlainDate }>().execute()
}

/** How many open actions are late, without reading them. */
export async function countLateActions(tx: Tx, actor: Actor, asked: Omit<LateQuestion, 'limit'>): Promise<number> {
  const { count } = await lateOnes(tx, actor, asked).select((get) => get.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

function lateOnes(tx: Tx, actor: Actor, { ownerAccountId, among, dueBefore }: Omit<LateQuestion, 'limit'>) {
  const late = tx.selectFrom('plan_action as a').where('a.municipality_id', '=', actor.municipalityId)
    .where(isOnPlanInCaseload(actor, 'a.goal_id')).where(isForAnyOpenFile)
    .where('a.done_on', 'is', null).where('a.dropped_on', 'is', null)
    .where('a.due_on', '<=', dueBefore ?? newestLateDay(actor.today))
  if (!ownerAccountId && !among) return late
  return late.where((where) => where.or([
    ...(ownerAccountId ? [where('a.owner_account_id', '=', ownerAccountId)] : []),
    ...(among ? [onPlansOf(actor, among)] : []),
  ]))
}

// An action of a household goes on as long as one of its files is open.
const isForAnyOpenFile = sql<boolean>`exists (select from unnest(a.person_ids) as one (person_id)
  where ${isOpenFile(sql`a.municipality_id`, sql`one.person_id`)})`

// Also what stands on a file that was merged into one of these.
function onPlansOf(actor: Actor, among: readonly string[]) {
  const ids = sql`${[...among]}::uuid[]`
  return isActionAmong(actor, 'a', sql`(${ids} || array(select merged_id from person_merge
    where municipality_id = ${actor.municipalityId} and kept_id = any(${ids}) and undone_at is null))`)
}

export interface AgreedPlan {
  readonly personId: string
  readonly firstAgreedOn: PlainDate
}

/**
 * The day on which each person's plan was first agreed; people without an agreed plan are not in it. Works in the
 * figures scope too. `personIds` absent: everybody the transaction may see or count.
 */
export async function agreedPlans(tx: Tx, actor: Actor, personIds?: readonly string[]): Promise<AgreedPlan[]> {
  if (personIds?.length === 0) return []
  const agreed = tx.selectFrom('plan_agreement')
    .select((get) => ['person_id as personId', get.fn.min('agreed_on').as('firstAgreedOn')])
    .where('municipality_id', '=', actor.municipalityId).groupBy('person_id')
  return (personIds ? agreed.where('person_id', '=', anyOf(personIds)) : agreed).execute()
}

/** The activities that open actions on the plan of this person are about, by all their ids (AK-10). */
export async function listPlannedActivities(tx: Tx, actor: Actor, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct a.activity_id as id from plan_action a
    where a.municipality_id = ${actor.municipalityId} and ${isActionOf(actor, 'a', ids)}
      and a.activity_id is not null and a.done_on is null and a.dropped_on is null`.execute(tx)
  return rows.map(({ id }) => id)
}

/** On whose plan an activity stands, in an open action: their ids, some of whom this actor may not see. */
export async function listPlannedBy(tx: Tx, actor: Actor, activityId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct p.id from plan_action a cross join lateral unnest(a.person_ids) as p (id)
    where a.municipality_id = ${actor.municipalityId} and a.activity_id = ${activityId}
      and a.done_on is null and a.dropped_on is null limit 200`.execute(tx)
  return rows.map(({ id }) => id)
}
