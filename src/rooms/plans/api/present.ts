import type { z } from 'zod'
import type { PlainDate } from '../../../kit/plain-dates.ts'
import { apiBase } from '../../../web/api/route.ts'
import type { Language } from '../../../web/texts.tsx'
import type { PlanFile } from '../actions/plan.ts'
import type { PlanVersion } from '../queries/plans.ts'
import { type LoadedPlan, termOf } from '../routes/view.tsx'
import {
  actionState, goalState, headingKeyOf, type PlanAction, type PlanGoal, planKindOf,
} from '../rules/plan.ts'
import type { PlanTerm } from '../rules/terms.ts'
import type { Change, PlanSnapshot } from '../rules/changes.ts'
import type { action as actionShape, goal as goalShape, plan as planShape, version as versionShape } from './shapes.ts'

type Shown = z.output<typeof goalShape>

export function planHref(personId: string, below = ''): string {
  return `${apiBase}/newcomers/${personId}/plan${below}`
}

interface Reader {
  readonly today: PlainDate
  readonly language: Language
}

/** The plan of one person with everything on it. */
export function planOf(
  { file, goals, agreements }: LoadedPlan, versions: readonly PlanVersion[], { today, language }: Reader,
): z.output<typeof planShape> {
  const { approach, person, plan, name } = file
  return {
    newcomerId: person.id, name, kind: planKindOf(approach), startedOn: plan?.startedOn ?? null,
    term: shownTerm(termOf(file, agreements, today)),
    headings: approach.frame.headings.map((heading) => ({ key: heading.key, name: heading.name[language] })),
    readyMade: approach.actions.map((ready) =>
      ({ key: ready.key, heading: ready.heading, name: ready.name[language] })),
    goals: goals.map((goal) => goalOf(file, goal)),
    versions: versions.map(({ number, madeAt, madeBy, reason }) =>
      ({ number, madeAt: madeAt.toISOString(), madeBy, reason })),
    agreements: agreements.map(({ versionNumber, way, agreedOn, note, writtenBy }) =>
      ({ version: versionNumber, way, agreedOn, note, writtenBy })),
    _links: { self: { href: planHref(person.id) } },
  }
}

/** One goal; of the people who share it only those whom the reader may see. */
export function goalOf(file: PlanFile, goal: PlanGoal): Shown {
  const { person, housemates, approach } = file
  const seen = new Set([...person.ids, ...housemates.map(({ personId }) => personId)])
  const { id, area, body, dream, raisedByNewcomer, raisedOn, reachedOn, endedOn, endReason } = goal
  return {
    id, heading: headingKeyOf(approach, goal), area, body, translation: { ...goal.translation }, dream,
    dreamTranslated: goal.dreamTranslation.text,
    raisedByNewcomer, raisedOn, newcomerIds: goal.personIds.filter((one) => seen.has(one)), owner: goal.ownerName,
    state: goalState(goal), reachedOn, endedOn, endReason, actions: goal.actions.map(actionOf),
    interimResults: goal.results.map(({ id: resultId, body: text, translation, onDay, authorName }) =>
      ({ id: resultId, body: text, translation: { ...translation }, day: onDay, author: authorName })),
    deviations: goal.deviations.map((one) => ({
      id: one.id, body: one.body, reason: one.reason, decidedBy: one.decidedBy, decidedOn: one.decidedOn,
      costCents: one.costCents,
    })),
    _links: { self: { href: planHref(person.id, `/goals/${id}`) } },
  }
}

/** An action on its own. */
export function singleAction({ person }: PlanFile, { goalId, ...action }: PlanAction): z.output<typeof actionShape> {
  const at = (below: string) => ({ href: planHref(person.id, below) })
  return {
    ...actionOf({ goalId, ...action }), goalId,
    _links: { self: at(`/actions/${action.id}`), goal: at(`/goals/${goalId}`) },
  }
}

export function listedVersion({ person }: PlanFile, { number, madeAt, madeBy, reason }: PlanVersion) {
  const self = { href: planHref(person.id, `/versions/${number}`) }
  return { number, madeAt: madeAt.toISOString(), madeBy, reason, _links: { self } }
}

/** A version as it was fixed; whose goal it was is left out, since not everybody of a household may be seen. */
export function versionOf(file: PlanFile, version: PlanVersion): z.output<typeof versionShape> {
  return {
    ...listedVersion(file, version), changes: version.changes.map(changeOf),
    goals: version.snapshot.goals.map(keptGoal),
  }
}

export function changeOf({ key, values }: Change) {
  return { key, values: { ...values } }
}

function keptGoal(goal: PlanSnapshot['goals'][number]): z.output<typeof versionShape>['goals'][number] {
  const { id, frameKey, body, isHousehold, state, endReason } = goal
  return {
    id, heading: frameKey, body, isHousehold, state, endReason,
    actions: goal.actions.map(({ ownerName, ...action }) => ({ ...action, owner: ownerName })),
  }
}

function actionOf(action: PlanAction): Shown['actions'][number] {
  const { id, body, area, dueOn, manner, doneOn, result, droppedOn, dropReason } = action
  return {
    id, body, translation: { ...action.translation }, area, readyMade: action.readyMadeKey, owner: action.ownerName,
    dueOn, state: actionState(action), manner, doneOn, result, droppedOn, dropReason,
  }
}

function shownTerm(term: PlanTerm): z.output<typeof planShape>['term'] {
  return {
    state: term.state, dueOn: 'dueOn' in term ? term.dueOn : null, agreedOn: 'agreedOn' in term ? term.agreedOn : null,
  }
}
