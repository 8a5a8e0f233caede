import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { Invalid, Refused } from '../../../kit/errors.ts'
import type { Approach } from '../../approaches/forms.ts'
import type { changeGoalForm, closeGoalForm, GoalForm } from '../forms.ts'
import {
  getGoal, insertGoal, type NewGoal, shareAllOf, updateAction, updateGoal,
} from '../queries/goals.ts'
import { actionState, areaOfHeading, endedHeading, goalState, type PlanGoal } from '../rules/plan.ts'
import { whyNotClosed, whyNotOnDay, whyNotShared } from '../rules/refusals.ts'
import { beginPlans, conflictOf, headingColumns, openPlan, type PlanFile, refuse, refuseField } from './plan.ts'

export interface GoalPlace {
  readonly personId: string
  readonly goalId: string
  readonly now: Date
}

/** Writes a goal in the newcomer's own words, for one person or for people of the household. Gives its id. */
export async function addGoal(
  tx: Tx, actor: Actor, at: Pick<GoalPlace, 'personId' | 'now'>, form: GoalForm,
): Promise<string> {
  const file = await openPlan(tx, actor, at.personId)
  const people = peopleOf(file, form, [file.person.id])
  await beginPlans(tx, actor, file.approach, people.person_ids)
  const id = randomUUID()
  await insertGoal(tx, actor, {
    id, ...wordsOf(form), ...placeOf(file.approach, form), ...people, raised_by_newcomer: form.raised,
    raised_on: actor.today, own_word_id: null, conversation_id: null, reached_on: null, ended_on: null,
    created_at: at.now, created_by: actor.userId, updated_at: at.now,
  } satisfies NewGoal)
  return id
}

/** Changes words, heading, people or owner. Throws Conflict with both texts when somebody else was first. */
export async function changeGoal(
  tx: Tx, actor: Actor, at: GoalPlace, form: z.output<typeof changeGoalForm>,
): Promise<void> {
  const file = await openPlan(tx, actor, at.personId)
  const goal = await getGoal(tx, actor, file.person.ids, at.goalId)
  const people = peopleOf(file, form, keptPeople(file, goal))
  const row = {
    ...wordsOf(form), ...changedPlace(file.approach, goal, form), ...people, raised_by_newcomer: form.raised,
    updated_at: at.now,
  }
  const isDone = goal.version === form.version && await updateGoal(tx, actor, goal, row)
  if (!isDone) throw conflictOf(shownWords(await getGoal(tx, actor, file.person.ids, at.goalId)), wordsOf(form))
  if (people.person_ids.join() === goal.personIds.join()) return
  await beginPlans(tx, actor, file.approach, people.person_ids)
  await shareAllOf(tx, actor, goal, people.person_ids)
}

/** A goal is reached, or ended with a reason; what was still open on an ended goal is dropped for the same reason. */
export async function closeGoal(
  tx: Tx, actor: Actor, at: GoalPlace, form: z.output<typeof closeGoalForm>,
): Promise<void> {
  const { person } = await openPlan(tx, actor, at.personId)
  const goal = await getGoal(tx, actor, person.ids, at.goalId)
  refuse(whyNotClosed(goal, form.how))
  refuseField('on_day', whyNotOnDay(goal, form.on_day, actor.today))
  const ended = { ended_on: form.on_day, end_reason: form.reason }
  const row = form.how === 'reached' ? { reached_on: form.on_day, end_reason: form.reason } : ended
  await write(tx, actor, goal, { ...row, version: form.version, updated_at: at.now })
  if (form.how === 'reached') return
  for (const action of goal.actions.filter((open) => actionState(open) === 'open')) {
    await updateAction(tx, actor, action, { dropped_on: form.on_day, drop_reason: form.reason, updated_at: at.now })
  }
}

/** A goal reached or ended by mistake, or taken up again. */
export async function reopenGoal(
  tx: Tx, actor: Actor, at: GoalPlace, version: number,
): Promise<void> {
  const { person } = await openPlan(tx, actor, at.personId)
  const goal = await getGoal(tx, actor, person.ids, at.goalId)
  if (goalState(goal) === 'open') throw new Refused('plans.refused.goal_open')
  await write(tx, actor, goal, { version, reached_on: null, ended_on: null, end_reason: '', updated_at: at.now })
}

/** `version` is the one that was on the screen. */
async function write(
  tx: Tx, actor: Actor, goal: PlanGoal, row: Parameters<typeof updateGoal>[3] & { version: number },
): Promise<void> {
  const { version, ...columns } = row
  const isDone = goal.version === version && await updateGoal(tx, actor, goal, columns)
  if (!isDone) throw conflictOf({}, {})
}

function wordsOf(form: GoalForm) {
  const { body, body_translated, dream, dream_translated } = form
  return { body, body_translated, dream, dream_translated, translated_language: form.translated_language ?? '' }
}

function shownWords(goal: PlanGoal): Record<string, string> {
  return {
    body: goal.body, body_translated: goal.translation.text, dream: goal.dream,
    dream_translated: goal.dreamTranslation.text, translated_language: goal.translation.language,
  }
}

function placeOf(approach: Approach, form: GoalForm) {
  const isHeading = approach.frame.headings.some(({ key }) => key === form.heading)
  if (!isHeading) throw new Invalid({ heading: ['web.problem.choose'] })
  return { ...headingColumns(approach, form.heading), area: form.area ?? areaOfHeading(approach, form.heading) }
}

// A goal may stay under a heading that the approach does without now; it cannot be put under another such one.
function changedPlace(approach: Approach, goal: PlanGoal, form: GoalForm) {
  if (form.heading !== endedHeading(approach, goal)?.key) return placeOf(approach, form)
  return { area: form.area ?? goal.area }
}

/** The people of a goal: who has to stay, and who of the household was ticked. */
function peopleOf(file: PlanFile, form: GoalForm, staying: readonly string[]) {
  const person_ids = [...new Set([...staying, ...form.people])]
  const owner_person_id = form.owner_person ?? staying[0] ?? file.person.id
  const household = new Set([...staying, ...file.housemates.map((mate) => mate.personId)])
  refuse(whyNotShared(person_ids, owner_person_id, household))
  return { person_ids, owner_person_id }
}

/** This person, and people of the goal whom this actor cannot see: nobody loses a goal by an eye that sees less. */
function keptPeople(file: PlanFile, goal: PlanGoal): string[] {
  const seen = new Set(file.housemates.map((mate) => mate.personId))
  const own = goal.personIds.filter((id) => file.person.ids.includes(id))
  return [...own, ...goal.personIds.filter((id) => !own.includes(id) && !seen.has(id))]
}
