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

const bodyNames: Readonly<Record<string, string>> = { owner: 'owner_id', ready: 'ready_made', cost: 'cost_cents' }

/** What an action says of a field of a page's form, at the field of the body that took its place. */
export async function atOwnFields<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    if (!(error instanceof Invalid)) throw error
    throw new Invalid(Object.fromEntries(Object.entries(error.problems).map(([field, keys]) =>
      [bodyNames[field] ?? field, [...keys]])))
  })
}

/** A translation that is left after a change still says in which language it is. */
export function checkLanguage(form: { readonly translated_language: string | null }, texts: readonly string[]): void {
  if (form.translated_language !== null || texts.every((text) => text === '')) return
  throw new Invalid({ translated_language: ['plans.problem.language'] })
}
