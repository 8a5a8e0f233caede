import { isLate } from '../../../kit/late.ts'
import { type PlainDate, addMonths } from '../../../kit/plain-dates.ts'
import { type PlanAction, actionState } from './plan.ts'

/** Nobody is late with a plan before they live here, or when they are a child. */
export type PlanTerm =
  | { readonly state: 'none' }
  | { readonly state: 'open' | 'late'; readonly dueOn: PlainDate }
  | { readonly state: 'in_time' | 'too_late'; readonly dueOn: PlainDate; readonly agreedOn: PlainDate }

export interface PlanTermFacts {
  readonly housedOn: PlainDate | null
  readonly isAdult: boolean
  /** The first agreement of any version of the plan. */
  readonly firstAgreedOn: PlainDate | null
  /** The approach's term, 1 in the texts. */
  readonly months: number
  readonly today: PlainDate
}

/** SB-04: housing date and one month, clamped to the month's end; housed 2017-01-31 is due 2017-02-28. */
export function planDueOn(housedOn: PlainDate, months = 1): PlainDate {
  return addMonths(housedOn, months)
}

/** Where a person's plan stands against its term; agreed on the last day is in time. */
export function planTerm({ housedOn, isAdult, firstAgreedOn, months, today }: PlanTermFacts): PlanTerm {
  if (!housedOn || !isAdult) return { state: 'none' }
  const dueOn = planDueOn(housedOn, months)
  if (firstAgreedOn) {
    return { state: isLate(dueOn, firstAgreedOn) ? 'too_late' : 'in_time', dueOn, agreedOn: firstAgreedOn }
  }
  return { state: isLate(dueOn, today) ? 'late' : 'open', dueOn }
}

/** An open action whose day has passed; a done or dropped one is never late. */
export function isActionLate(action: Pick<PlanAction, 'dueOn' | 'doneOn' | 'droppedOn'>, today: PlainDate): boolean {
  return actionState(action) === 'open' && isLate(action.dueOn, today)
}
