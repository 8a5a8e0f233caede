import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { deviationForm, resultForm, translateResultForm } from '../forms.ts'
import { getGoal, insertDeviation, insertResult, listGoals, translateResult } from '../queries/goals.ts'
import type { GoalPlace } from './goals.ts'
import { whyNotOnDay } from '../rules/refusals.ts'
import { openPlan, refuseField } from './plan.ts'

/** An interim result with its day and author; it is never changed afterwards, only translated (SB-04). Gives its id. */
export async function addResult(
  tx: Tx, actor: Actor, at: GoalPlace, form: z.output<typeof resultForm>,
): Promise<string> {
  const { person } = await openPlan(tx, actor, at.personId)
  const goal = await getGoal(tx, actor, person.ids, at.goalId)
  refuseField('on_day', whyNotOnDay(goal, form.on_day, actor.today))
  const { body, body_translated, on_day } = form
  const id = randomUUID()
  await insertResult(tx, actor, {
    id, goal_id: goal.id, person_ids: [...goal.personIds], body, body_translated, on_day,
    translated_language: form.translated_language ?? '', written_at: at.now, author_id: actor.userId,
  })
  return id
}

export async function translateInterimResult(
  tx: Tx, actor: Actor, at: { personId: string; resultId: string }, form: z.output<typeof translateResultForm>,
): Promise<void> {
  const { person } = await openPlan(tx, actor, at.personId)
  const goals = await listGoals(tx, actor, person.ids)
  if (!goals.some((goal) => goal.results.some(({ id }) => id === at.resultId))) throw new NotFound()
  const { body_translated, translated_language } = form
  await translateResult(tx, actor, at.resultId, { body_translated, translated_language: translated_language ?? '' })
}

/** ZE-06: why this person gets what the rule does not give, who decides and what it costs. Gives its id. */
export async function addDeviation(
  tx: Tx, actor: Actor, at: GoalPlace, form: z.output<typeof deviationForm>,
): Promise<string> {
  const { person } = await openPlan(tx, actor, at.personId)
  const goal = await getGoal(tx, actor, person.ids, at.goalId)
  const isAhead = form.decided_on !== null && form.decided_on > actor.today
  refuseField('decided_on', isAhead ? 'plans.problem.day_ahead' : null)
  const id = randomUUID()
  await insertDeviation(tx, actor, {
    id, goal_id: goal.id, person_ids: [...goal.personIds], body: form.body, reason: form.reason,
    decided_by_words: form.decided_by, decided_on: form.decided_on, cost_cents: form.cost, written_at: at.now,
    written_by: actor.userId,
  })
  return id
}
