import { redirect, type Route, route, type Visit } from '../../../web/route.ts'
import {
  type ActionPlace, addActions, changeAction, completeAction, dropAction, reopenAction,
} from '../actions/steps.ts'
import { actionDoneForm, actionDroppedForm, changeActionForm, newActionsForm, reopenForm } from '../forms.ts'
import { type OpenKind, planPath } from '../pages/view.ts'
import { showPlan } from './view.tsx'

const path = '/nieuwkomers/:person/plan'
const allow = ['coordinator', 'case_worker'] as const

export const stepRoutes: readonly Route[] = [
  route({
    method: 'POST', path: `${path}/doelen/:goal/acties`, allow, form: newActionsForm,
    audit: { action: 'plans.action.add', shows: 'file' },
    again: (visit) => showPlan(visit, { kind: 'stap', id: visit.params['goal'] ?? '' }),
    async handle(visit) {
      const goalId = visit.params['goal'] ?? ''
      const ids = await addActions(visit.tx, visit.actor, { ...place(visit), goalId }, visit.form)
      return toStep(visit, ids[0])
    },
  }),
  route({
    method: 'POST', path: `${path}/acties/:action`, allow, form: changeActionForm,
    audit: { action: 'plans.action.change', shows: 'file' }, again: again('wijzig-stap'),
    async handle(visit) {
      await changeAction(visit.tx, visit.actor, place(visit), visit.form)
      return toStep(visit)
    },
  }),
  route({
    method: 'POST', path: `${path}/acties/:action/resultaat`, allow, form: actionDoneForm,
    audit: { action: 'plans.action.complete', shows: 'file' }, again: again('gedaan'),
    async handle(visit) {
      await completeAction(visit.tx, visit.actor, place(visit), visit.form)
      return toStep(visit)
    },
  }),
  route({
    method: 'POST', path: `${path}/acties/:action/vervallen`, allow, form: actionDroppedForm,
    audit: { action: 'plans.action.drop', shows: 'file' }, again: again('vervalt'),
    async handle(visit) {
      await dropAction(visit.tx, visit.actor, place(visit), visit.form)
      return toStep(visit)
    },
  }),
  route({
    method: 'POST', path: `${path}/acties/:action/heropening`, allow, form: reopenForm,
    audit: { action: 'plans.action.reopen', shows: 'file' }, again: (visit) => showPlan(visit, null),
    async handle(visit) {
      await reopenAction(visit.tx, visit.actor, place(visit), visit.form.version)
      return toStep(visit)
    },
  }),
]

function again(kind: OpenKind) {
  return (visit: Visit<unknown>) => showPlan(visit, { kind, id: place(visit).actionId })
}

function place(visit: Visit<unknown>): ActionPlace {
  return { personId: visit.params['person'] ?? '', actionId: visit.params['action'] ?? '', now: visit.now }
}

function toStep(visit: Visit<unknown>, actionId = place(visit).actionId) {
  const { personId } = place(visit)
  visit.saw(personId)
  visit.about('plan_action', actionId)
  return redirect(`${planPath(personId)}#stap-${actionId}`)
}
