import { addDays, addMonths, type PlainDate } from '../../../kit/plain-dates.ts'

export interface DateFacts {
  readonly day: PlainDate
  readonly plannedDay: PlainDate
  readonly isCancelled: boolean
  readonly isChanged: boolean
}

export type DateState = 'cancelled' | 'past' | 'changed' | 'planned'

/** What one date of an activity is today; the day itself is still to come. */
export function stateOf({ day, isCancelled, isChanged }: DateFacts, today: PlainDate): DateState {
  if (isCancelled) return 'cancelled'
  if (day < today) return 'past'
  return isChanged ? 'changed' : 'planned'
}

/** Why a date cannot be moved or called off: a text key, null when it can. */
export function whyNotChange(date: DateFacts, today: PlainDate): string | null {
  const state = stateOf(date, today)
  if (state === 'cancelled') return 'activities.refused.cancelled'
  return state === 'past' ? 'activities.refused.past' : null
}

/** Why a date that was called off cannot go on after all: a text key, null when it can. */
export function whyNotResume({ day, isCancelled }: DateFacts, today: PlainDate): string | null {
  if (!isCancelled) return 'activities.refused.not_cancelled'
  return day < today ? 'activities.refused.past' : null
}

/** Monday to Sunday around a day. */
export function weekOf(day: PlainDate): PlainDate[] {
  const back = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  return Array.from({ length: 7 }, (_, at) => addDays(day, at - back))
}

/** The whole weeks that a month lies in; `month` is YYYY-MM. */
export function weeksOf(month: string): PlainDate[][] {
  const [first, next] = [`${month}-01`, addMonths(`${month}-01`, 1)]
  const weeks: PlainDate[][] = []
  for (let week = weekOf(first); (week[0] ?? next) < next; week = weekOf(addDays(week[6] ?? next, 1))) weeks.push(week)
  return weeks
}

/** The first date that is still to come and goes on. */
export function nextOf<D extends DateFacts>(dates: readonly D[], today: PlainDate): D | undefined {
  return dates.find((date) => !date.isCancelled && date.day >= today)
}

/** The date whose clock stands for the whole activity: the next without a change of its own, else the last there is. */
export function shownDate<D extends DateFacts>(dates: readonly D[], today: PlainDate): D | undefined {
  return nextOf(dates.filter(({ isChanged }) => !isChanged), today) ?? dates.at(-1)
}

/**
 * One page of a calendar, and the day on which the next begins: about `most` dates, and a day is never cut in two.
 * Read well beyond `most`, since one busy day may hold more.
 */
export function pageOf<D extends { readonly day: PlainDate }>(
  found: readonly D[], most: number,
): { dates: readonly D[]; next: PlainDate | null } {
  const after = found[most]?.day
  if (after === undefined) return { dates: found, next: null }
  const whole = found.filter(({ day }) => day < after)
  return whole.length > 0 ? { dates: whole, next: after }
    : { dates: found.filter(({ day }) => day === after), next: addDays(after, 1) }
}
