import { redirect, type Route, route, type Visit } from '../../../web/route.ts'
import { addGoal, changeGoal, closeGoal, type GoalPlace, reopenGoal } from '../actions/goals.ts'
import { addDeviation, addResult, translateInterimResult } from '../actions/records.ts'
import {
  changeGoalForm, closeGoalForm, deviationForm, newGoalForm, reopenForm, resultForm, translateResultForm,
} from '../forms.ts'
import { type OpenKind, planPath } from '../pages/view.ts'
import { showPlan } from './view.tsx'

const path = '/nieuwkomers/:person/plan'
const allow = ['coordinator', 'case_worker'] as const

export const goalRoutes: readonly Route[] = [
  route({
    method: 'POST', path: `${path}/doelen`, allow, form: newGoalForm,
    audit: { action: 'plans.goal.add', shows: 'file' },
    again: (visit) => showPlan(visit, { kind: 'doel', id: String(visit.state.values['heading'] ?? '') }),
    handle: async (visit) => toGoal(visit, await addGoal(visit.tx, visit.actor, place(visit), visit.form)),
  }),
  route({
    method: 'POST', path: `${path}/doelen/:goal`, allow, form: changeGoalForm,
    audit: { action: 'plans.goal.change', shows: 'file' }, again: again('wijzig-doel'),
    async handle(visit) {
      await changeGoal(visit.tx, visit.actor, place(visit), visit.form)
      return toGoal(visit)
    },
  }),
  route({
    method: 'POST', path: `${path}/doelen/:goal/afloop`, allow, form: closeGoalForm,
    audit: { action: 'plans.goal.close', shows: 'file' }, again: again('sluit-doel'),
    async handle(visit) {
      await closeGoal(visit.tx, visit.actor, place(visit), visit.form)
      return toGoal(visit)
    },
  }),
  route({
    method: 'POST', path: `${path}/doelen/:goal/heropening`, allow, form: reopenForm,
    audit: { action: 'plans.goal.reopen', shows: 'file' }, again: (visit) => showPlan(visit, null),
    async handle(visit) {
      await reopenGoal(visit.tx, visit.actor, place(visit), visit.form.version)
      return toGoal(visit)
    },
  }),
  route({
    method: 'POST', path: `${path}/doelen/:goal/tussenresultaten`, allow, form: resultForm,
    audit: { action: 'plans.result.add', shows: 'file' }, again: again('tussen'),
    async handle(visit) {
      await addResult(visit.tx, visit.actor, place(visit), visit.form)
      return toGoal(visit)
    },
  }),
  route({
    method: 'POST', path: `${path}/tussenresultaten/:result/vertaling`, allow, form: translateResultForm,
    audit: { action: 'plans.result.translate', shows: 'file' },
    again: (visit) => showPlan(visit, { kind: 'vertaal', id: visit.params['result'] ?? '' }),
    async handle(visit) {
      const resultId = visit.params['result'] ?? ''
      await translateInterimResult(visit.tx, visit.actor, { ...place(visit), resultId }, visit.form)
      visit.saw(place(visit).personId)
      visit.about('interim_result', resultId)
      return redirect(`${planPath(place(visit).personId)}#tussen-${resultId}`)
    },
  }),
  route({
    method: 'POST', path: `${path}/doelen/:goal/afwijkingen`, allow, form: deviationForm,
    audit: { action: 'plans.deviation.add', shows: 'file' }, again: again('afwijking'),
    async handle(visit) {
      await addDeviation(visit.tx, visit.actor, place(visit), visit.form)
      return toGoal(visit)
    },
  }),
]

function again(kind: OpenKind) {
  return (visit: Visit<unknown>) => showPlan(visit, { kind, id: place(visit).goalId })
}

function place(visit: Visit<unknown>): GoalPlace {
  return { personId: visit.params['person'] ?? '', goalId: visit.params['goal'] ?? '', now: visit.now }
}

function toGoal(visit: Visit<unknown>, goalId = place(visit).goalId) {
  const { personId } = place(visit)
  visit.saw(personId)
  visit.about('goal', goalId)
  return redirect(`${planPath(personId)}#doel-${goalId}`)
}
