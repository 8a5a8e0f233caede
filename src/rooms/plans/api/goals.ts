import type { z } from 'zod'
import { Invalid } from '../../../kit/errors.ts'
import { snakeKeys } from '../../../kit/names.ts'
import { type ApiRoute, operation } from '../../../web/api/route.ts'
import { made, madeAt } from '../../../web/api/shapes.ts'
import type { Visit } from '../../../web/route.ts'
import { startFromTalk } from '../actions/from-talk.ts'
import { addGoal, changeGoal, closeGoal, reopenGoal } from '../actions/goals.ts'
import { addDeviation, addResult, translateInterimResult } from '../actions/records.ts'
import type { GoalForm } from '../forms.ts'
import { getGoal, lockGoal } from '../queries/goals.ts'
import { headingKeyOf } from '../rules/plan.ts'
import { allow, checkLanguage, goalPlace, openFile, path } from './place.ts'
import { goalOf } from './present.ts'
import {
  deviationIn, fromWordsIn, goal, goalChangeIn, goalClosureIn, goalIn, reopeningIn, resultIn, resultTranslationIn,
} from './shapes.ts'

const one = `${path}/goals/:goalId` as const

export const goalOperations: readonly ApiRoute[] = [
  operation({
    method: 'POST', path: `${path}/goals`, summary: 'Zet een doel in het plan, in eigen woorden', allow,
    audit: { action: 'plans.goal.add', shows: 'file' }, form: goalIn, answer: made,
    async handle(visit) {
      const { person } = await openFile(visit)
      const at = { personId: person.id, now: visit.now }
      const goalId = await addGoal(visit.tx, visit.actor, at, snakeKeys(visit.form))
      visit.saw(...visit.form.people)
      visit.about('goal', goalId)
      return madeAt(goalId, `/newcomers/${person.id}/plan/goals/${goalId}`)
    },
  }),
  operation({
    method: 'POST', path: `${path}/goals-from-words`, allow,
    summary: 'Maakt van wat iemand zei een doel of een actie; een tweede keer is het dezelfde',
    audit: { action: 'plans.goal.from_talk', shows: 'file' }, form: fromWordsIn, answer: made,
    async handle(visit) {
      const { person } = await openFile(visit)
      const { conversationId: conversation, wordId: word, ...form } = visit.form
      const at = { personId: person.id, now: visit.now }
      const { goalId, actionId } = await startFromTalk(visit.tx, visit.actor, at, { ...form, conversation, word })
      visit.about(actionId ? 'plan_action' : 'goal', actionId ?? goalId)
      const below = actionId ? `actions/${actionId}` : `goals/${goalId}`
      return madeAt(actionId ?? goalId, `/newcomers/${person.id}/plan/${below}`)
    },
  }),
  operation({
    method: 'GET', path: one, summary: 'Eén doel met zijn acties en tussenresultaten', allow,
    audit: { action: 'plans.goal.show', shows: 'file' }, form: 'none', answer: goal, handle: show,
  }),
  operation({
    method: 'PATCH', path: one, summary: 'Wijzigt een doel; wat ontbreekt blijft zoals het is', allow,
    audit: { action: 'plans.goal.change', shows: 'file' }, form: goalChangeIn, answer: goal, guard: held,
    async handle(visit) {
      const at = await goalPlace(visit)
      const { form, version } = await changed(visit)
      await changeGoal(visit.tx, visit.actor, at, { ...form, version })
      visit.saw(...form.people)
      return show(visit)
    },
  }),
  operation({
    method: 'POST', path: `${one}/closure`, summary: 'Zegt dat een doel bereikt is, of met een reden ophoudt', allow,
    audit: { action: 'plans.goal.close', shows: 'file' }, form: goalClosureIn, answer: made, guard: held,
    async handle(visit) {
      const { version } = await found(visit)
      await closeGoal(visit.tx, visit.actor, await goalPlace(visit), { ...snakeKeys(visit.form), version })
      return madeIn(visit)
    },
  }),
  operation({
    method: 'POST', path: `${one}/reopening`, summary: 'Neemt een doel weer op', allow,
    audit: { action: 'plans.goal.reopen', shows: 'file' }, form: reopeningIn, answer: made, guard: held,
    async handle(visit) {
      const { version } = await found(visit)
      await reopenGoal(visit.tx, visit.actor, await goalPlace(visit), version)
      return madeIn(visit)
    },
  }),
  operation({
    method: 'POST', path: `${one}/interim-results`, summary: 'Legt een tussenresultaat vast bij een doel', allow,
    audit: { action: 'plans.result.add', shows: 'file' }, form: resultIn, answer: made,
    async handle(visit) {
      return madeIn(visit, await addResult(visit.tx, visit.actor, await goalPlace(visit), snakeKeys(visit.form)))
    },
  }),
  operation({
    method: 'POST', path: `${one}/interim-result-translations`, allow,
    summary: 'Zet een vertaling bij een tussenresultaat; de woorden zelf veranderen niet',
    audit: { action: 'plans.result.translate', shows: 'file' }, form: resultTranslationIn, answer: made, guard: held,
    async handle(visit) {
      const { interimResultId: resultId, ...form } = visit.form
      const isOfGoal = (await found(visit)).results.some((result) => result.id === resultId)
      if (!isOfGoal) throw new Invalid({ interim_result_id: ['web.problem.choose'] })
      const at = { ...await goalPlace(visit), resultId }
      await translateInterimResult(visit.tx, visit.actor, at, snakeKeys(form))
      return madeIn(visit, resultId)
    },
  }),
  operation({
    method: 'POST', path: `${one}/deviations`, summary: 'Legt vast waarom iemand krijgt wat de regel niet geeft', allow,
    audit: { action: 'plans.deviation.add', shows: 'file' }, form: deviationIn, answer: made,
    async handle(visit) {
      const { costCents: cost, ...form } = visit.form
      const at = await goalPlace(visit)
      return madeIn(visit, await addDeviation(visit.tx, visit.actor, at, { ...snakeKeys(form), cost }))
    },
  }),
]

async function found(visit: Visit<unknown>) {
  const file = await openFile(visit)
  return getGoal(visit.tx, visit.actor, file.person.ids, visit.params['goalId'] ?? '')
}

async function show(visit: Visit<unknown>) {
  const kept = await found(visit)
  visit.saw(...kept.personIds)
  visit.about('goal', kept.id)
  return goalOf(await openFile(visit), kept)
}

async function held(visit: Visit<unknown>) {
  await lockGoal(visit.tx, visit.actor, visit.params['goalId'] ?? '')
  return show(visit)
}

/** The goal as it stands, with what the program changed. */
async function changed(visit: Visit<z.output<typeof goalChangeIn>>): Promise<{ form: GoalForm; version: number }> {
  const { approach, housemates, person } = await openFile(visit)
  const kept = await found(visit)
  const seen = new Set(housemates.map(({ personId }) => personId))
  const form = {
    body: kept.body, body_translated: kept.translation.text, dream: kept.dream,
    dream_translated: kept.dreamTranslation.text,
    translated_language: (kept.translation.language || null) as GoalForm['translated_language'],
    heading: headingKeyOf(approach, kept), area: kept.area, raised: kept.raisedByNewcomer,
    people: kept.personIds.filter((id) => seen.has(id) && id !== person.id), owner_person: kept.ownerPersonId,
    ...snakeKeys(visit.form),
  }
  checkLanguage(form, [form.body_translated, form.dream_translated])
  return { form, version: kept.version }
}

function madeIn(visit: Visit<unknown>, id = visit.params['goalId'] ?? '') {
  visit.about('goal', id)
  return madeAt(id, `/newcomers/${visit.params['newcomerId']}/plan/goals/${visit.params['goalId']}`)
}
