import { Invalid } from '../../../kit/errors.ts'
import type { Visit } from '../../../web/route.ts'
import type { GoalPlace } from '../actions/goals.ts'
import { openPlan, type PlanFile } from '../actions/plan.ts'
import type { ActionPlace } from '../actions/steps.ts'

export const allow = ['coordinator', 'case_worker'] as const
export const path = '/newcomers/:newcomerId/plan'

/** The plan of the address, with its person named in the log. */
export async function openFile(visit: Visit<unknown>): Promise<PlanFile> {
  const file = await openPlan(visit.tx, visit.actor, visit.params['newcomerId'] ?? '')
  visit.saw(file.person.id)
  return file
}

export async function goalPlace(visit: Visit<unknown>): Promise<GoalPlace> {
  const { person } = await openFile(visit)
  return { personId: person.id, goalId: visit.params['goalId'] ?? '', now: visit.now }
}

export async function actionPlace(visit: Visit<unknown>): Promise<ActionPlace> {
  const { person } = await openFile(visit)
  return { personId: person.id, actionId: visit.params['actionId'] ?? '', now: visit.now }
}

/** Fields of the page's forms that have another name in a body. */
export const ownPlaces: ReadonlyMap<string, string> = new Map([['owner', 'ownerId'], ['ready', 'readyMade']])

/** A translation that is left after a change still says in which language it is. */
export function checkLanguage(form: { readonly translated_language: string | null }, texts: readonly string[]): void {
  if (form.translated_language !== null || texts.every((text) => text === '')) return
  throw new Invalid({ translated_language: ['plans.problem.language'] })
}
