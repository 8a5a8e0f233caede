import { type Insertable, type RawBuilder, type Selectable, sql, type Updateable } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import type { Tx } from '../../../db/database.ts'
import type { DeviationTable, GoalTable, InterimResultTable, PlanActionTable } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'
import { today as dayOf } from '../../../kit/plain-dates.ts'
import { fullName } from '../../newcomers/rules/names.ts'
import type { Heading } from '../../approaches/forms.ts'
import type { Deviation, InterimResult, PlanAction, PlanGoal } from '../rules/plan.ts'
import { isActionOf, isOnPlanOf } from './whose.ts'

/** Every goal on the plan of one person (all their ids), a household's among them, with what hangs on it. */
export async function listGoals(tx: Tx, actor: Actor, ids: readonly string[]): Promise<PlanGoal[]> {
  const [rows, ...hanging] = await Promise.all([
    goals(tx, actor).where(isOnPlanOf(actor, 'g.id', ids)).orderBy('g.created_at').execute(),
    ...whatHangs(tx, actor, isOnPlanOf(actor, 'goal_id', ids), ids),
  ])
  return withAll(rows, ...hanging)
}

/** A goal of this person. Throws NotFound when it stands on somebody else's plan. */
export async function getGoal(tx: Tx, actor: Actor, ids: readonly string[], goalId: string): Promise<PlanGoal> {
  const row = await goals(tx, actor).where('g.id', '=', goalId).where(isOnPlanOf(actor, 'g.id', ids)).executeTakeFirst()
  const hanging = row && await Promise.all(whatHangs(tx, actor, sql<boolean>`goal_id = ${row.id}`, ids))
  const [goal] = hanging ? withAll([row], ...hanging) : []
  if (!goal) throw new NotFound()
  return goal
}

/** Holds the goal until the transaction ends. */
export async function lockGoal(tx: Tx, actor: Actor, goalId: string): Promise<void> {
  await tx.selectFrom('goal').select('id').where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', goalId).forUpdate().execute()
}

/** The same for an action. */
export async function lockAction(tx: Tx, actor: Actor, actionId: string): Promise<void> {
  await tx.selectFrom('plan_action').select('id').where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', actionId).forUpdate().execute()
}

/** An action on this person's plan, with the goal it serves. Throws NotFound. */
export async function getAction(
  tx: Tx, actor: Actor, ids: readonly string[], actionId: string,
): Promise<{ goal: PlanGoal; action: PlanAction }> {
  const row = await tx.selectFrom('plan_action').select('goal_id').where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', actionId).where(isOnPlanOf(actor, 'goal_id', ids)).executeTakeFirst()
  if (!row) throw new NotFound()
  const goal = await getGoal(tx, actor, ids, row.goal_id)
  const action = goal.actions.find(({ id }) => id === actionId)
  if (!action) throw new NotFound()
  return { goal, action }
}

/** The goal that was made of these words earlier, so that a second tap makes no second goal. */
export async function findGoalFrom(
  tx: Tx, actor: Actor, ids: readonly string[], origin: Origin,
): Promise<{ id: string } | undefined> {
  const made = tx.selectFrom('goal').select('id').where('municipality_id', '=', actor.municipalityId)
    .where(isOnPlanOf(actor, 'id', ids))
  if (origin.wordId) return made.where('own_word_id', '=', origin.wordId).executeTakeFirst()
  return made.where('conversation_id', '=', origin.conversationId).where('question_key', '=', origin.questionKey)
    .executeTakeFirst()
}

/** The action that was made of these words earlier. */
export async function findActionFrom(
  tx: Tx, actor: Actor, ids: readonly string[], origin: Origin,
): Promise<{ id: string; goal_id: string } | undefined> {
  const made = tx.selectFrom('plan_action').select(['id', 'goal_id'])
    .where('municipality_id', '=', actor.municipalityId).where(isActionOf(actor, 'plan_action', ids))
  if (origin.wordId) return made.where('own_word_id', '=', origin.wordId).executeTakeFirst()
  return made.where('conversation_id', '=', origin.conversationId).where('question_key', '=', origin.questionKey)
    .executeTakeFirst()
}

/** Where a goal or action came from: an answer in a talk, or a word kept on the file. */
export interface Origin {
  readonly conversationId: string | null
  readonly questionKey: string
  readonly wordId: string | null
}

export type NewGoal = Omit<Insertable<GoalTable>, 'municipality_id' | 'version'>
export type NewAction = Omit<Insertable<PlanActionTable>, 'municipality_id' | 'version'>

export async function insertGoal(tx: Tx, actor: Actor, row: NewGoal): Promise<void> {
  await tx.insertInto('goal').values({ ...row, municipality_id: actor.municipalityId }).execute()
  await putOnPlans(tx, actor, row.id, row.person_ids)
}

async function putOnPlans(tx: Tx, actor: Actor, goalId: string, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return
  await tx.insertInto('goal_person').values([...new Set(personIds)].map((person_id) =>
    ({ municipality_id: actor.municipalityId, person_id, goal_id: goalId }))).execute()
}

export async function insertActions(tx: Tx, actor: Actor, rows: readonly NewAction[]): Promise<void> {
  await tx.insertInto('plan_action').values(rows.map((row) => ({ ...row, municipality_id: actor.municipalityId })))
    .execute()
}

/** False when somebody else changed the goal meanwhile: nothing is written then (BUS-02). */
export async function updateGoal(
  tx: Tx, actor: Actor, goal: { id: string; version: number }, row: Updateable<GoalTable>,
): Promise<boolean> {
  const done = await tx.updateTable('goal').set({ ...row, version: goal.version + 1 })
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', goal.id)
    .where('version', '=', goal.version).returning('id').executeTakeFirst()
  return done !== undefined
}

/** False when somebody else changed the action meanwhile. */
export async function updateAction(
  tx: Tx, actor: Actor, action: { id: string; version: number }, row: Updateable<PlanActionTable>,
): Promise<boolean> {
  const done = await tx.updateTable('plan_action').set({ ...row, version: action.version + 1 })
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', action.id)
    .where('version', '=', action.version).returning('id').executeTakeFirst()
  return done !== undefined
}

/**
 * What hangs on a household's goal stands on the same people's plans; not the actions that came from what one of them
 * said in a talk: those stay with that person (definitions.md, Household goal).
 */
export async function shareAllOf(
  tx: Tx, actor: Actor, { id: goalId, personIds: earlier }: PlanGoal, personIds: readonly string[],
): Promise<void> {
  const gone = earlier.filter((id) => !personIds.includes(id))
  if (gone.length > 0) {
    await tx.deleteFrom('goal_person').where('municipality_id', '=', actor.municipalityId)
      .where('goal_id', '=', goalId).where('person_id', '=', anyOf(gone)).execute()
  }
  await putOnPlans(tx, actor, goalId, personIds.filter((id) => !earlier.includes(id)))
  await tx.updateTable('plan_action').set({ person_ids: [...personIds] })
    .where('municipality_id', '=', actor.municipalityId).where('goal_id', '=', goalId)
    .where('conversation_id', 'is', null).where('own_word_id', 'is', null).execute()
  await tx.updateTable('interim_result').set({ person_ids: [...personIds] })
    .where('municipality_id', '=', actor.municipalityId).where('goal_id', '=', goalId).execute()
  await tx.updateTable('deviation').set({ person_ids: [...personIds] })
    .where('municipality_id', '=', actor.municipalityId).where('goal_id', '=', goalId).execute()
}

export async function insertResult(
  tx: Tx, actor: Actor, row: Omit<Insertable<InterimResultTable>, 'municipality_id'>,
): Promise<void> {
  await tx.insertInto('interim_result').values({ ...row, municipality_id: actor.municipalityId }).execute()
}

/** Only the translation: what was written and when stays as it was. */
export async function translateResult(
  tx: Tx, actor: Actor, id: string, words: { body_translated: string; translated_language: string },
): Promise<void> {
  await tx.updateTable('interim_result').set(words)
    .where('municipality_id', '=', actor.municipalityId).where('id', '=', id).execute()
}

export async function insertDeviation(
  tx: Tx, actor: Actor, row: Omit<Insertable<DeviationTable>, 'municipality_id'>,
): Promise<void> {
  await tx.insertInto('deviation').values({ ...row, municipality_id: actor.municipalityId }).execute()
}

function goals(tx: Tx, actor: Actor) {
  return tx.selectFrom('goal as g')
    .leftJoin('person as p', (join) => join.onRef('p.municipality_id', '=', 'g.municipality_id')
      .onRef('p.id', '=', 'g.owner_person_id'))
    .selectAll('g').select(['p.given_name', 'p.name_prefix', 'p.family_name'])
    .where('g.municipality_id', '=', actor.municipalityId)
}

type GoalRow = Selectable<GoalTable> & Record<'given_name' | 'name_prefix' | 'family_name', string | null>

type Hanging = [PlanAction[], InterimResult[], Deviation[]]

/** What hangs on these goals for these people: asked with the goals themselves, so by a condition, not by their ids. */
function whatHangs(tx: Tx, actor: Actor, onThese: RawBuilder<boolean>, ids: readonly string[]) {
  return [
    listActions(tx, actor, onThese, ids), listResults(tx, actor, onThese), listDeviations(tx, actor, onThese),
  ] as const
}

function withAll(rows: readonly GoalRow[], ...[actions, results, deviations]: Hanging): PlanGoal[] {
  return rows.map((row) => ({
    ...goalOf(row),
    actions: actions.filter(({ goalId }) => goalId === row.id),
    results: results.filter(({ goalId }) => goalId === row.id),
    deviations: deviations.filter(({ goalId }) => goalId === row.id),
  }))
}

// What one of a household said in a talk stays theirs, also under the household's goal.
async function listActions(
  tx: Tx, actor: Actor, onThese: RawBuilder<boolean>, ids: readonly string[],
): Promise<PlanAction[]> {
  const rows = await tx.selectFrom('plan_action as a').leftJoin('account', 'account.id', 'a.owner_account_id')
    .leftJoin('organisation as o', (join) => join.onRef('o.municipality_id', '=', 'a.municipality_id')
      .onRef('o.id', '=', 'a.owner_organisation_id'))
    .leftJoin('activity as e', (join) => join.onRef('e.municipality_id', '=', 'a.municipality_id')
      .onRef('e.id', '=', 'a.activity_id'))
    .selectAll('a').select(['account.name as account_name', 'o.name as organisation_name', 'e.title as activity_title'])
    .where('a.municipality_id', '=', actor.municipalityId).where(onThese)
    .where(sql<boolean>`a.person_ids && ${[...ids]}::uuid[]`).orderBy('a.created_at').orderBy('a.id').execute()
  return rows.map((row) => ({
    id: row.id, goalId: row.goal_id, area: row.area, body: row.body,
    translation: { language: row.translated_language, text: row.body_translated },
    readyMadeKey: row.ready_made_key, ownerAccountId: row.owner_account_id,
    ownerOrganisationId: row.owner_organisation_id, ownerWords: row.owner_words,
    ownerName: row.account_name ?? row.organisation_name ?? row.owner_words,
    dueOn: row.due_on, manner: row.manner, doneOn: row.done_on, result: row.result,
    resultTranslation: { language: row.translated_language, text: row.result_translated },
    droppedOn: row.dropped_on, dropReason: row.drop_reason,
    activity: row.activity_id && row.activity_title ? { id: row.activity_id, title: row.activity_title } : null,
    createdOn: dayOf(row.created_at), version: row.version,
  }))
}

async function listResults(tx: Tx, actor: Actor, onThese: RawBuilder<boolean>): Promise<InterimResult[]> {
  const rows = await tx.selectFrom('interim_result as r').leftJoin('account', 'account.id', 'r.author_id')
    .selectAll('r').select('account.name as author').where('r.municipality_id', '=', actor.municipalityId)
    .where(onThese).orderBy('r.on_day').orderBy('r.written_at').execute()
  return rows.map((row) => ({
    id: row.id, goalId: row.goal_id, body: row.body, onDay: row.on_day, authorName: row.author ?? '',
    translation: { language: row.translated_language, text: row.body_translated },
  }))
}

async function listDeviations(tx: Tx, actor: Actor, onThese: RawBuilder<boolean>): Promise<Deviation[]> {
  const rows = await tx.selectFrom('deviation').selectAll().where('municipality_id', '=', actor.municipalityId)
    .where(onThese).orderBy('written_at').execute()
  return rows.map((row) => ({
    id: row.id, goalId: row.goal_id, body: row.body, reason: row.reason, decidedBy: row.decided_by_words,
    decidedOn: row.decided_on, costCents: row.cost_cents,
  }))
}

function goalOf(row: GoalRow): Omit<PlanGoal, 'actions' | 'results' | 'deviations'> {
  return {
    id: row.id, personIds: row.person_ids, ownerPersonId: row.owner_person_id, ownerName: ownerName(row),
    frameKey: row.frame_key, heading: row.frame_heading as Heading | null, area: row.area, body: row.body,
    translation: { language: row.translated_language, text: row.body_translated },
    raisedByNewcomer: row.raised_by_newcomer, raisedOn: row.raised_on, createdAt: row.created_at,
    dream: row.dream, dreamTranslation: { language: row.translated_language, text: row.dream_translated },
    conversationId: row.conversation_id, questionKey: row.question_key, reachedOn: row.reached_on,
    endedOn: row.ended_on, endReason: row.end_reason, version: row.version,
  }
}

/** '' when the reader may not see the owner. */
function ownerName({ given_name, name_prefix, family_name }: GoalRow): string {
  return fullName({ given_name: given_name ?? '', name_prefix: name_prefix ?? '', family_name: family_name ?? '' })
}
