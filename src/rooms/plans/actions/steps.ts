import { randomUUID } from 'node:crypto'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { Invalid, NotFound, Refused } from '../../../kit/errors.ts'
import { getActivity } from '../../activities/queries/activities.ts'
import { getOrganisation } from '../../organisations/queries.ts'
import { listColleagues } from '../../newcomers/queries/team.ts'
import type { ActionDoneForm, ChangeActionForm, NewActionsForm } from '../forms.ts'
import { getAction, getGoal, insertActions, type NewAction, updateAction } from '../queries/goals.ts'
import { actionState, type PlanAction } from '../rules/plan.ts'
import { whyNotDone, whyNotDoneOn, whyNotDropped } from '../rules/refusals.ts'
import type { GoalPlace } from './goals.ts'
import { conflictOf, openPlan, type PlanFile, refuse, refuseField } from './plan.ts'

export interface ActionPlace {
  readonly personId: string
  readonly actionId: string
  readonly now: Date
}

/** Adds ready-made steps and a free one to a goal, all with the same owner and day. Gives the ids. */
export async function addActions(
  tx: Tx, actor: Actor, at: GoalPlace, form: NewActionsForm,
): Promise<string[]> {
  const file = await openPlan(tx, actor, at.personId)
  const goal = await getGoal(tx, actor, file.person.ids, at.goalId)
  await checkOwner(tx, actor, form.owner)
  const owner = ownerColumns(file, form)
  const steps = [
    ...await activitySteps(tx, actor, form.activities, goal.area),
    ...form.ready.map((key) => readyStep(file, key)),
    ...(form.body ? [{ body: form.body, ready_made_key: '', area: goal.area, activity_id: null }] : []),
  ]
  const rows = steps.map((step): NewAction => ({
    id: randomUUID(), goal_id: goal.id, person_ids: [...goal.personIds], ...step, ...owner, due_on: form.due_on,
    manner: null, done_on: null, dropped_on: null, own_word_id: null, conversation_id: null,
    created_at: at.now, created_by: actor.userId, updated_at: at.now,
  }))
  await insertActions(tx, actor, rows)
  return rows.map(({ id }) => id)
}

/** Changes words, owner or day. Throws Conflict with both texts when somebody else was first. */
export async function changeAction(tx: Tx, actor: Actor, at: ActionPlace, form: ChangeActionForm): Promise<void> {
  const file = await openPlan(tx, actor, at.personId)
  const { action } = await getAction(tx, actor, file.person.ids, at.actionId)
  const { body, body_translated, due_on, version } = form
  const translated_language = form.translated_language ?? action.translation.language
  // Who has left keeps the action until it is given to somebody else.
  if (!isOwnedBy(action, form.owner)) await checkOwner(tx, actor, form.owner)
  if (form.activity_id) await openActivity(tx, actor, form.activity_id, 'activity_id')
  const owner = ownerColumns(file, form)
  const isDone = action.version === version && await updateAction(tx, actor, action, {
    body, body_translated, translated_language, due_on, ...owner, activity_id: form.activity_id, updated_at: at.now,
  })
  if (isDone) return
  const { action: now } = await getAction(tx, actor, file.person.ids, at.actionId)
  throw conflictOf(
    { body: now.body, body_translated: now.translation.text, due_on: now.dueOn ?? '' },
    { body, body_translated, due_on: due_on ?? '' },
  )
}

/** SB-04: done alone, together or for them, with what came of it. */
export async function completeAction(tx: Tx, actor: Actor, at: ActionPlace, form: ActionDoneForm): Promise<void> {
  const { person } = await openPlan(tx, actor, at.personId)
  const { action } = await getAction(tx, actor, person.ids, at.actionId)
  // Somebody else ticked it meanwhile: what they wrote is shown beside what was typed here.
  if (action.version !== form.version) throw doneConflict(action, form)
  refuse(whyNotDone(action))
  refuseField('done_on', whyNotDoneOn(action, form.done_on, actor.today))
  const isDone = await updateAction(tx, actor, action, {
    manner: form.manner, done_on: form.done_on, result: form.result, result_translated: form.result_translated,
    translated_language: form.translated_language ?? action.translation.language, updated_at: at.now,
  })
  if (!isDone) throw doneConflict((await getAction(tx, actor, person.ids, at.actionId)).action, form)
}

export async function dropAction(
  tx: Tx, actor: Actor, at: ActionPlace, form: { reason: string; version: number },
): Promise<void> {
  const { person } = await openPlan(tx, actor, at.personId)
  const { action } = await getAction(tx, actor, person.ids, at.actionId)
  refuse(whyNotDropped(action))
  const { version, reason } = form
  await write(tx, actor, action, { version, dropped_on: actor.today, drop_reason: reason, updated_at: at.now })
}

/** Takes a tick or a drop back; what was written as result stays until the action is done again. */
export async function reopenAction(tx: Tx, actor: Actor, at: ActionPlace, version: number): Promise<void> {
  const { person } = await openPlan(tx, actor, at.personId)
  const { action } = await getAction(tx, actor, person.ids, at.actionId)
  if (actionState(action) === 'open') throw new Refused('plans.refused.action_open')
  const row = { done_on: null, manner: null, dropped_on: null, drop_reason: '', updated_at: at.now }
  await write(tx, actor, action, { version, ...row })
}

async function write(
  tx: Tx, actor: Actor, action: PlanAction, row: Parameters<typeof updateAction>[3] & { version: number },
): Promise<void> {
  const { version, ...columns } = row
  const isDone = action.version === version && await updateAction(tx, actor, action, columns)
  if (!isDone) throw conflictOf({}, {})
}

function doneConflict(action: PlanAction, form: ActionDoneForm) {
  return conflictOf(
    { result: action.result, manner: action.manner ?? '', done_on: action.doneOn ?? '' },
    { result: form.result, manner: form.manner, done_on: form.done_on },
  )
}

function readyStep({ approach }: PlanFile, key: string) {
  const ready = approach.actions.find((action) => action.key === key)
  if (!ready) throw new Invalid({ ready: ['web.problem.choose'] })
  return { body: ready.name.nl, ready_made_key: key, area: ready.area, activity_id: null }
}

/** Taking part in what exists already (AK-10): the action is called as the activity is. */
async function activitySteps(tx: Tx, actor: Actor, ids: readonly string[], area: PlanAction['area']) {
  const steps = []
  for (const id of new Set(ids)) {
    const { title } = await openActivity(tx, actor, id, 'activities')
    steps.push({ body: title, ready_made_key: '', area, activity_id: id })
  }
  return steps
}

async function openActivity(tx: Tx, actor: Actor, id: string, field: string) {
  return getActivity(tx, actor, id).catch((error) => {
    throw error instanceof NotFound ? new Invalid({ [field]: ['web.problem.choose'] }) : error
  })
}

function ownerColumns(
  file: PlanFile, form: Pick<ChangeActionForm, 'owner' | 'owner_words'>,
): Pick<NewAction, 'owner_account_id' | 'owner_organisation_id' | 'owner_words'> {
  const { accountId, organisationId, isNewcomer } = form.owner
  const isNamed = accountId !== null || organisationId !== null
  const words = isNewcomer ? file.person.called || file.name : form.owner_words
  return { owner_account_id: accountId, owner_organisation_id: organisationId, owner_words: isNamed ? '' : words }
}

function isOwnedBy(action: PlanAction, { accountId, organisationId }: ChangeActionForm['owner']): boolean {
  return accountId === action.ownerAccountId && organisationId === action.ownerOrganisationId
}

async function checkOwner(tx: Tx, actor: Actor, owner: ChangeActionForm['owner']): Promise<void> {
  const { accountId, organisationId } = owner
  const isColleague = accountId === null || (await listColleagues(tx, actor)).some(({ id }) => id === accountId)
  if (!isColleague) throw new Invalid({ owner: ['web.problem.choose'] })
  if (organisationId === null) return
  await getOrganisation(tx, actor, organisationId).catch((error) => {
    throw error instanceof NotFound ? new Invalid({ owner: ['web.problem.choose'] }) : error
  })
}
