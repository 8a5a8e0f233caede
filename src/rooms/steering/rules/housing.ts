import { addDays, monthsBetween, type PlainDate } from '../../../kit/plain-dates.ts'
import { type Forecast, forecastCount } from './forecasts.ts'

/** A half-year: 1 January to 30 June, or 1 July to 31 December. */
export interface HalfYear {
  readonly year: number
  readonly half: 1 | 2
}

/** What was entered for one half-year, in persons. */
export interface AskedNumber extends HalfYear {
  readonly asked: number
  /** Lead (positive) or backlog (negative) from before, as entered; null when it follows from the half-year before. */
  readonly carried: number | null
}

/** One person who was housed here. */
export interface HousedPerson {
  readonly personId: string
  /** The household on that day; the person where there was none. */
  readonly householdId: string
  readonly housedOn: PlainDate
}

export interface HousingResult extends HalfYear {
  readonly asked: number
  readonly carried: number
  /** Persons to house: what is asked with the backlog added or the lead taken off. */
  readonly task: number
  readonly housed: number
  /** Housed less the task; negative is the backlog that goes along. */
  readonly result: number
  readonly standing: 'ahead' | 'behind' | 'met' | 'not_met' | 'not_begun'
  /** Whole months of the half-year that have passed, 0 to 6. */
  readonly months: number
  /** How many will have been housed by the last day; null when that cannot be said. */
  readonly forecast: Forecast | null
}

export function firstDayOf({ year, half }: HalfYear): PlainDate {
  return half === 1 ? `${year}-01-01` : `${year}-07-01`
}

export function lastDayOf({ year, half }: HalfYear): PlainDate {
  return half === 1 ? `${year}-06-30` : `${year}-12-31`
}

export function halfYearOf(day: PlainDate): HalfYear {
  return { year: Number(day.slice(0, 4)), half: day.slice(5, 7) <= '06' ? 1 : 2 }
}

/**
 * Every half-year that was entered, oldest first (SB-03): task = asked + backlog - lead, result = housed - task. The
 * result of the half-year just before goes along, unless another number was entered.
 */
export function housingResults(
  asked: readonly AskedNumber[], people: readonly HousedPerson[], today: PlainDate,
): HousingResult[] {
  const results: HousingResult[] = []
  for (const one of asked.toSorted((a, b) => a.year - b.year || a.half - b.half)) {
    const before = results.at(-1)
    const follows = before !== undefined && addDays(lastDayOf(before), 1) === firstDayOf(one)
    const carried = one.carried ?? (follows ? before.result : 0)
    const housed = housedIn(people, one, today)
    const period = { first: firstDayOf(one), last: lastDayOf(one) }
    results.push(judged({
      ...one, carried, task: one.asked - carried, housed: housed.length,
      forecast: forecastCount(housed.length, period, today, togetherness(housed)),
    }, today))
  }
  return results
}

/** Who was housed in this half-year, until today. */
export function housedIn<T extends Pick<HousedPerson, 'housedOn'>>(
  people: readonly T[], half: HalfYear, today: PlainDate,
): T[] {
  const [first, last] = [firstDayOf(half), lastDayOf(half)]
  return people.filter(({ housedOn }) => housedOn >= first && housedOn <= last && housedOn <= today)
}

/**
 * How many people come at once: of everybody the mean size of the group with which they were housed, on one day in one
 * household. A Poisson process of such groups has as much more spread as this (sum of squares over sum).
 */
export function togetherness(housed: readonly HousedPerson[]): number {
  const groups = Map.groupBy(housed, ({ householdId, housedOn }) => `${householdId} ${housedOn}`)
  const squares = [...groups.values()].reduce((sum, { length }) => sum + length ** 2, 0)
  return housed.length === 0 ? 1 : squares / housed.length
}

type Unjudged = Omit<HousingResult, 'result' | 'standing' | 'months'>

function judged(row: Unjudged, today: PlainDate): HousingResult {
  const result = row.housed - row.task
  const isOver = today > lastDayOf(row)
  const months = isOver ? 6 : Math.max(0, monthsBetween(firstDayOf(row), addDays(today, 1)))
  const base = { ...row, result, months }
  if (today < firstDayOf(row)) return { ...base, standing: 'not_begun', months: 0 }
  if (isOver) return { ...base, standing: result >= 0 ? 'met' : 'not_met' }
  return { ...base, standing: isOnSchedule(row, months) ? 'ahead' : 'behind' }
}

/** After m of the 6 months at least m/6 of the task is housed; counted in whole persons, so without rounding. */
export function isOnSchedule({ task, housed }: Pick<HousingResult, 'task' | 'housed'>, months: number): boolean {
  return housed * 6 >= task * months
}
