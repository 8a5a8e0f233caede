import type { z } from 'zod'
import { snakeKeys } from '../../kit/names.ts'
import { type ApiRoute, operation } from '../../web/api/route.ts'
import { made, madeAt } from '../../web/api/shapes.ts'
import type { Visit } from '../../web/route.ts'
import { addGoal, type GoalPlace } from './actions/goals.ts'
import { openPlan } from './actions/plan.ts'
import { addResult } from './actions/records.ts'
import { addActions } from './actions/steps.ts'
import { goalOf, planOf } from './api/present.ts'
import { actionIn, goal, goalIn, plan, resultIn } from './api/shapes.ts'
import { getGoal } from './queries/goals.ts'
import { listVersions } from './queries/plans.ts'
import { loadPlan } from './routes/view.tsx'

const allow = ['coordinator', 'case_worker'] as const
const path = '/newcomers/:newcomerId/plan'
const oneGoal = `${path}/goals/:goalId` as const

export const operations: readonly ApiRoute[] = [
  operation({
    method: 'GET', path, summary: 'Het plan van één nieuwkomer: doelen, acties, tussenresultaten en akkoorden', allow,
    audit: { action: 'plans.show', shows: 'file' }, form: 'none', answer: plan, handle: showPlan,
  }),
  operation({
    method: 'POST', path: `${path}/goals`, summary: 'Zet een doel in het plan, in eigen woorden', allow,
    audit: { action: 'plans.goal.add', shows: 'file' }, form: goalIn, answer: made,
    async handle(visit) {
      const { person } = await openFile(visit)
      const at = { personId: person.id, now: visit.now }
      const goalId = await addGoal(visit.tx, visit.actor, at, snakeKeys(visit.form))
      visit.saw(...visit.form.people)
      return about(visit, madeAt(goalId, `/newcomers/${person.id}/plan/goals/${goalId}`))
    },
  }),
  operation({
    method: 'GET', path: oneGoal, summary: 'Eén doel met zijn acties en tussenresultaten', allow,
    audit: { action: 'plans.goal.show', shows: 'file' }, form: 'none', answer: goal, handle: showGoal,
  }),
  operation({
    method: 'POST', path: `${oneGoal}/actions`, summary: 'Zet een actie bij een doel', allow,
    audit: { action: 'plans.action.add', shows: 'file' }, form: actionIn, answer: made,
    async handle(visit) {
      const at = await placeOf(visit)
      const [actionId = ''] = await addActions(visit.tx, visit.actor, at, stepOf(visit.form))
      return about(visit, madeAt(actionId, `/newcomers/${at.personId}/plan/goals/${at.goalId}`))
    },
  }),
  operation({
    method: 'POST', path: `${oneGoal}/interim-results`, summary: 'Legt een tussenresultaat vast bij een doel', allow,
    audit: { action: 'plans.result.add', shows: 'file' }, form: resultIn, answer: made,
    async handle(visit) {
      const at = await placeOf(visit)
      const resultId = await addResult(visit.tx, visit.actor, at, snakeKeys(visit.form))
      return about(visit, madeAt(resultId, `/newcomers/${at.personId}/plan/goals/${at.goalId}`))
    },
  }),
]

async function showPlan(visit: Visit<unknown>) {
  const loaded = await loadPlan(visit, visit.params['newcomerId'] ?? '')
  const versions = await listVersions(visit.tx, visit.actor, loaded.file.person.ids)
  return planOf(loaded, versions, { today: visit.today, language: visit.text.language })
}

async function showGoal(visit: Visit<unknown>) {
  const file = await openFile(visit)
  const found = await getGoal(visit.tx, visit.actor, file.person.ids, visit.params['goalId'] ?? '')
  visit.saw(...found.personIds)
  visit.about('goal', found.id)
  return goalOf(file, found)
}

async function openFile(visit: Visit<unknown>) {
  const file = await openPlan(visit.tx, visit.actor, visit.params['newcomerId'] ?? '')
  visit.saw(file.person.id)
  return file
}

async function placeOf(visit: Visit<unknown>): Promise<GoalPlace> {
  const { person } = await openFile(visit)
  return { personId: person.id, goalId: visit.params['goalId'] ?? '', now: visit.now }
}

function stepOf({ readyMade, body, ownerKind, ownerId, ownerWords, dueOn }: z.output<typeof actionIn>) {
  const owner = {
    accountId: ownerKind === 'account' ? ownerId : null, isNewcomer: ownerKind === 'newcomer',
    organisationId: ownerKind === 'organisation' ? ownerId : null,
  }
  return {
    ready: readyMade ? [readyMade] : [], body, owner, due_on: dueOn,
    owner_words: ownerKind === 'words' ? ownerWords : '',
  }
}

function about<T extends { readonly id: string }>(visit: Visit<unknown>, answer: T): T {
  visit.about('goal', answer.id)
  return answer
}
