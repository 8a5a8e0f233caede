import { type RawBuilder, sql } from 'kysely'
import { isInCaseload } from '../../../db/caseload.ts'
import type { Actor } from '../../../kit/actor.ts'

type GoalColumn = 'g.id' | 'goal_id' | 'id' | 'a.goal_id' | 'r.goal_id' | 'x.goal_id' | 'plan_action.goal_id'

/**
 * True for a goal, or what hangs on one, on the plan of any of these people; give every id of a person. An index
 * answers it, which it could not for the list of people within the row (decision 0063).
 */
export function isOnPlanOf(actor: Actor, goal: GoalColumn, personIds: readonly string[]): RawBuilder<boolean> {
  return isOnPlanAmong(actor, goal, sql`${[...personIds]}::uuid[]`)
}

/**
 * True for an action on the plan of any of these people. What one of them said in a talk stays theirs, also when the
 * goal is the household's (definitions.md, Household goal).
 */
export function isActionOf(
  actor: Actor, action: 'a' | 'x' | 'plan_action', personIds: readonly string[],
): RawBuilder<boolean> {
  return isActionAmong(actor, action, sql`${[...personIds]}::uuid[]`)
}

/** The same for people that the database itself looks up: an array of ids. */
export function isActionAmong(
  actor: Actor, action: 'a' | 'x' | 'plan_action', ids: RawBuilder<unknown>,
): RawBuilder<boolean> {
  return sql<boolean>`(${isOnPlanAmong(actor, `${action}.goal_id`, ids)}
    and ${sql.ref(`${action}.person_ids`)} && (${ids}))`
}

/** As `isOnPlanOf`, for people that the database itself looks up: an array of ids. */
function isOnPlanAmong(actor: Actor, goal: GoalColumn, ids: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(goal)} = any(${goalsOf(actor, sql`w.person_id = any(${ids})`)})`
}

/**
 * True for what hangs on a goal of somebody in the caseload. The policies ask no less; this lets an index find it,
 * where they alone would look at everything that the municipality planned.
 */
export function isOnPlanInCaseload(actor: Actor, goal: GoalColumn): RawBuilder<boolean> {
  if (actor.scope !== 'files') return sql<boolean>`true`
  return sql<boolean>`${sql.ref(goal)} = any(${goalsOf(actor, isInCaseload(actor, sql`w.person_id`))})`
}

// An array, so that the goals are looked up first and an index finds what hangs on each of them. As a subquery the
// planner expects hardly anything to pass the policies, and goes through everything of the municipality instead.
function goalsOf({ municipalityId }: Actor, isTheirs: RawBuilder<boolean>): RawBuilder<string[]> {
  return sql<string[]>`array(select w.goal_id from goal_person w
    where w.municipality_id = ${municipalityId} and ${isTheirs})`
}
