import type { Tx } from '../../db/database.ts'
import type { Actor } from '../../kit/actor.ts'
import { getApproach } from '../approaches/queries.ts'
import type { Measure } from './measures.ts'
import { listHoused, listHousingNumbers, listWorkRows } from './queries.ts'
import { helpedToWork, householdsIn, internships, startedIn, type WorkStart } from './rules/counts.ts'
import { type Forecast, forecastCount, yearAsPeriod } from './rules/forecasts.ts'
import { type HousingResult, housingResults } from './rules/housing.ts'

export interface CountMeasure {
  readonly kind: 'work' | 'internship'
  readonly slug: string
  readonly year: number
  readonly count: number
  readonly target: { readonly count: number; readonly period: string | null } | null
  readonly forecast: Forecast | null
}

interface CountKind {
  readonly kind: CountMeasure['kind']
  readonly slug: string
  readonly targetKey: string
  readonly startsOf: (starts: readonly WorkStart[], today: string) => WorkStart[]
  readonly count: (starts: readonly WorkStart[], year: number) => number
}

const kinds: readonly CountKind[] = [
  { kind: 'work', slug: 'werk', targetKey: 'households_to_work', startsOf: helpedToWork, count: householdsIn },
  {
    kind: 'internship', slug: 'stages', targetKey: 'internships', startsOf: internships,
    count: (starts, year) => startedIn(starts, year).length,
  },
]

/** Targets that are a number in a calendar year (SB-07): a forecast only while the year runs. */
export async function findCounts(tx: Tx, actor: Actor, year: number): Promise<CountMeasure[]> {
  const [{ targets }, all] = await Promise.all([getApproach(tx, actor), listWorkRows(tx, actor)])
  return kinds.map(({ kind, slug, targetKey, startsOf, count }) => {
    const target = targets.find(({ key }) => key === targetKey)
    const seen = count(startsOf(all, actor.today), year)
    return {
      kind, slug, year, count: seen, forecast: forecastCount(seen, yearAsPeriod(year), actor.today),
      target: target?.count === undefined ? null : { count: target.count, period: target.period },
    }
  })
}

/** The people behind the counts, in the shape of the other figures: their day is the day on which they started. */
export async function findCounted(tx: Tx, actor: Actor): Promise<Measure[]> {
  const all = await listWorkRows(tx, actor)
  return kinds.map(({ kind, slug, startsOf }): Measure => ({
    kind, slug, moment: '', months: 0, target: null, split: null,
    counted: startsOf(all, actor.today).map(({ personId, startedOn }) =>
      ({ personId, verdict: 'reached', lastDay: startedOn })),
  }))
}

/** Half-years of the housing number, oldest first; empty where nobody entered any (it is optional). */
export async function findHousing(tx: Tx, actor: Actor): Promise<HousingResult[]> {
  const asked = await listHousingNumbers(tx, actor)
  return asked.length === 0 ? [] : housingResults(asked, await listHoused(tx, actor), actor.today)
}
