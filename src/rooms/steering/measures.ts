import type { Tx } from '../../db/database.ts'
import type { Actor } from '../../kit/actor.ts'
import { addMonths, earliest, type PlainDate } from '../../kit/plain-dates.ts'
import type { Approach } from '../approaches/forms.ts'
import { getApproach } from '../approaches/queries.ts'
import { talksPerMoment } from '../conversations/measures.ts'
import { findKept } from '../newcomers/queries/identity.ts'
import { isAdultOn } from '../newcomers/rules/birth.ts'
import { agreedPlans } from '../plans/queries/outside.ts'
import { type LevelRow, listLevelRows, listTermRows, type TermRow } from './queries.ts'
import { a2By } from './rules/language.ts'
import { type Counted, judgeTalks, judgeTerm } from './rules/verdicts.ts'

export interface MeasureTarget {
  /** Between 0 and 1. */
  readonly share: number
  /** '2017' when the text names a year, else null. */
  readonly period: string | null
}

/** A figure before it is counted: everybody with their verdict, and what it is held against. */
export interface Measure {
  /** Its words stand under `steering.measure.<kind>`. */
  readonly kind: 'talk' | 'plan' | 'key' | 'a2' | 'work' | 'internship'
  /** In addresses: `plan`, `sleutel`, `gesprek-m6`. */
  readonly slug: string
  /** Moment of the talk, '' for the others. */
  readonly moment: string
  /** The term in months; 0 for a talk, which has a window. */
  readonly months: number
  readonly counted: readonly Counted[]
  readonly target: MeasureTarget | null
  /** A characteristic by which the figure is split; null when it is not. */
  readonly split: Split | null
}

/** The groups of a characteristic, and in which of them each person is. */
export interface Split {
  readonly groups: readonly string[]
  readonly groupOf: ReadonlyMap<string, string>
}

/** The figures of the municipality, or of the people in scope, on the actor's day. */
export async function findMeasures(tx: Tx, actor: Actor): Promise<Measure[]> {
  const [approach, rows, agreed, talks, levels] = await Promise.all([
    getApproach(tx, actor), listTermRows(tx, actor), findFirstAgreed(tx, actor),
    talksPerMoment(tx, actor, actor.today), findLevels(tx, actor),
  ])
  const children = withoutClock(rows)
  return [
    ...talks.map((talk): Measure => ({
      kind: 'talk', slug: `gesprek-${talk.moment}`, moment: talk.moment, months: 0, target: null, split: null,
      counted: [...judgeTalks(talk), ...children],
    })),
    planMeasure(approach, rows, agreed, actor.today), keyMeasure(approach, rows, actor.today),
    a2Measure(approach, rows, levels, actor.today),
  ]
}

// Children have no talks of their own (decision 0021): left out, and counted apart like everybody who is.
function withoutClock(rows: readonly TermRow[]): Counted[] {
  return rows.filter(({ targetGroup }) => targetGroup === 'child')
    .map(({ personId }) => ({ personId, verdict: 'child', lastDay: null }))
}

/** SB-04: adults housed a month or more ago; reached is a first agreed plan within that month. */
function planMeasure(
  approach: Approach, rows: readonly TermRow[], agreed: ReadonlyMap<string, PlainDate>, today: PlainDate,
): Measure {
  const months = approach.thresholds.planMonths
  const counted = rows.map((row): Counted => {
    if (row.housedOn !== null && !isAdult(row, row.housedOn)) {
      return { personId: row.personId, verdict: 'child', lastDay: null }
    }
    const doneOn = agreed.get(row.personId) ?? null
    const term = { startOn: row.housedOn, doneOn, months, closures: row.closures }
    return { personId: row.personId, ...judgeTerm(term, today) }
  })
  return { kind: 'plan', slug: 'plan', moment: '', months, counted, target: targetOf(approach, 'plan'), split: null }
}

/** SB-03: people whose permit is three months old or older; reached is the key within those months. */
function keyMeasure(approach: Approach, rows: readonly TermRow[], today: PlainDate): Measure {
  const months = approach.thresholds.keyMonths
  const counted = rows.map(({ personId, permitOn, keyOn, closures }): Counted =>
    ({ personId, ...judgeTerm({ startOn: permitOn, doneOn: keyOn, months, closures }, today) }))
  const size = new Map(rows.map(({ personId, householdSize }) => [personId, String(Math.min(householdSize, 5))]))
  return {
    kind: 'key', slug: 'sleutel', moment: '', months, counted, target: targetOf(approach, 'key'),
    split: { groups: ['1', '2', '3', '4', '5'], groupOf: size },
  }
}

/** SB-05: adults housed three years or longer ago and still here; reached is A2 in all four skills within that time. */
function a2Measure(
  approach: Approach, rows: readonly TermRow[], levels: readonly LevelRow[], today: PlainDate,
): Measure {
  const months = a2Months(approach)
  const levelsOf = Map.groupBy(levels, ({ personId }) => personId)
  const counted = rows.map((row): Counted => {
    const { personId, housedOn, closures } = row
    if (housedOn !== null && !isAdult(row, housedOn)) return { personId, verdict: 'child', lastDay: null }
    const judged = judgeTerm({ startOn: housedOn, doneOn: null, months, closures }, today)
    if (judged.verdict !== 'missed' || judged.lastDay === null) return { personId, ...judged }
    const found = a2By(levelsOf.get(personId) ?? [], judged.lastDay)
    return { personId, ...judged, verdict: found === 'reached' ? 'reached' : 'missed', isUnknown: found === 'unknown' }
  })
  return { kind: 'a2', slug: 'taal-a2', moment: '', months, counted, target: targetOf(approach, 'a2'), split: null }
}

function a2Months({ targets }: Approach): number {
  return targets.find(({ key }) => key === 'a2')?.withinMonths ?? 36
}

// Of nobody else the term can be over, and levels are the longest list of all.
async function findLevels(tx: Tx, actor: Actor): Promise<LevelRow[]> {
  return listLevelRows(tx, actor, addMonths(actor.today, -a2Months(await getApproach(tx, actor))))
}

function isAdult({ birthYear, birthMonth, birthDay, targetGroup }: TermRow, day: PlainDate): boolean {
  return isAdultOn({ year: birthYear, month: birthMonth, day: birthDay }, targetGroup === 'child', day)
}

async function findFirstAgreed(tx: Tx, actor: Actor): Promise<Map<string, PlainDate>> {
  const [plans, kept] = await Promise.all([agreedPlans(tx, actor), findKept(tx, actor)])
  const first = new Map<string, PlainDate>()
  for (const { personId, firstAgreedOn } of plans) {
    const id = kept.get(personId) ?? personId
    first.set(id, earliest(first.get(id), firstAgreedOn) ?? firstAgreedOn)
  }
  return first
}

/** The share that the approach names for this figure, with the year of its text; null when it names none. */
export function targetOf({ targets }: Approach, key: string): MeasureTarget | null {
  const target = targets.find((one) => one.key === key)
  return target?.share === undefined ? null : { share: target.share, period: target.period }
}
