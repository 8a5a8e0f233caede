import type { ComingNeed } from '../../../db/schema.ts'
import { isLate } from '../../../kit/late.ts'
import { addDays, addWeeks, latest, type PlainDate } from '../../../kit/plain-dates.ts'

export interface BarrierFacts {
  readonly need: ComingNeed
  /** Of the date that it is about. */
  readonly day: PlainDate
  readonly isCancelled: boolean
  /** The last day on which it is in time. */
  readonly dueOn: PlainDate
  readonly takerId: string | null
  readonly arranged: string | null
  readonly impossible: string | null
  /** The need was taken back, or the invitation or the file ended. */
  readonly isEnded: boolean
  /** null while nobody wrote down who came. */
  readonly came: boolean | null
}

export type BarrierState =
  'withdrawn' | 'impossible' | 'came' | 'stayed_away' | 'arranged' | 'over' | 'late' | 'taken' | 'open'

/** Where a barrier stands (MS-11): open, taken, arranged or not, and in the end whether the person came. */
export function stateOf(barrier: BarrierFacts, today: PlainDate): BarrierState {
  if (barrier.isEnded) return 'withdrawn'
  if (barrier.impossible !== null) return 'impossible'
  if (barrier.arranged !== null) {
    if (barrier.came === null) return 'arranged'
    return barrier.came ? 'came' : 'stayed_away'
  }
  if (isOfTheDay(barrier.need) && (barrier.isCancelled || barrier.day < today)) return 'over'
  if (isLate(barrier.dueOn, today)) return 'late'
  return barrier.takerId === null ? 'open' : 'taken'
}

/** Whether something can still be done about it. */
export function isToDo(state: BarrierState): boolean {
  return state === 'open' || state === 'taken' || state === 'late'
}

/** Another time or theme is asked of the activity and outlives its date; everything else is for that one day. */
export function isOfTheDay(need: ComingNeed): boolean {
  return need !== 'other_time' && need !== 'other_theme'
}

const weeksForTheActivity = 2

/** The last day on which it is in time: the day before, or today when that has passed. */
export function lastDayFor(need: ComingNeed, day: PlainDate, today: PlainDate): PlainDate {
  if (!isOfTheDay(need)) return addWeeks(today, weeksForTheActivity)
  return latest(addDays(day, -1), today) ?? today
}

/** Why it cannot be promised by this day: a text key, null when it can. */
export function whyNotBy(
  dueOn: PlainDate, { need, day }: Pick<BarrierFacts, 'need' | 'day'>, today: PlainDate,
): string | null {
  if (dueOn < today) return 'barriers.problem.past'
  return isOfTheDay(need) && dueOn > day ? 'barriers.problem.after' : null
}

/** What an answer asks for, each a task; words with nothing ticked are a need of their own. */
export function needsIn(
  { answer, needs }: { readonly answer: string; readonly needs: readonly ComingNeed[] },
): readonly ComingNeed[] {
  if (answer !== 'needs') return []
  return needs.length > 0 ? needs : ['own_words']
}

interface Provided {
  readonly provides: readonly string[]
  readonly interpreterLanguages: readonly string[]
}

/** What the activity has already that may answer the need; null when nothing. */
export function providedFor(need: ComingNeed, { provides, interpreterLanguages }: Provided) {
  if ((need === 'childcare' || need === 'ride') && provides.includes(need)) return need
  return need === 'interpreter' && interpreterLanguages.length > 0 ? need : null
}
