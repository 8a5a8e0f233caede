import type { Tx } from '../../db/database.ts'
import type { ComingNeed } from '../../db/schema.ts'
import type { Actor } from '../../kit/actor.ts'
import { addYears } from '../../kit/plain-dates.ts'
import { leastShown } from '../steering/rules/small-numbers.ts'
import { countsOwnPeople } from './access.ts'
import { countPeople, type DateRow, type GroupRow, listCountedDates, listFirstArranged } from './queries.ts'
import { type Counts, hideAlone, hideInSplit, hideTotal, type Line, type ShownCounts, sumOf } from './rules/counts.ts'
import { type Effect, effectOf } from './rules/effect.ts'

export const splits = ['village', 'children', 'language'] as const
export type Split = (typeof splits)[number]

export interface ActivityLine extends Line<ShownCounts> {
  readonly title: string
  readonly village: string
  /** Dates of which is known who came, and those to which few did. */
  readonly dates: number
  readonly low: number
}

export interface ArrangedEffect {
  readonly title: string
  readonly need: ComingNeed
  /** null where it cannot be shown. */
  readonly effect: Effect | null
}

export interface Turnout {
  readonly everybody: ShownCounts
  readonly activities: readonly ActivityLine[]
  readonly splits: Readonly<Record<Split, readonly Line<ShownCounts>[]>>
  readonly needs: readonly Line<ShownCounts>[]
  readonly effects: readonly ArrangedEffect[]
  /** Dates to which few came, with the reason; empty for who counts figures. */
  readonly low: readonly DateRow[]
}

/**
 * Attendance of the last twelve months (MS-11, MS-15). No filter: whatever is asked, the same cells are shown and the
 * same hidden (decision 0126).
 */
export async function findTurnout(tx: Tx, actor: Actor): Promise<Turnout> {
  const files = countsOwnPeople(actor)
  const span = { from: addYears(actor.today, -1), files }
  const [{ groups, activities, needs }, dates, firsts] = await Promise.all([
    countPeople(tx, actor, span), listCountedDates(tx, actor, span), listFirstArranged(tx, actor, span),
  ])
  const everybody = sumOf(groups)
  const alone = (line: Line<Counts>) => (files ? line : hideAlone(line, everybody))
  const byActivity = Map.groupBy(dates, ({ activityId }) => activityId)
  return {
    everybody: files ? everybody : hideTotal(everybody),
    splits: splitsOf(groups, files),
    activities: activities.toSorted((a, b) => b.invited - a.invited).map(({ id, title, village, ...counts }) => {
      const own = byActivity.get(id) ?? []
      return {
        ...alone({ key: id, counts }), title, village, dates: own.length, low: own.filter(({ isLow }) => isLow).length,
      }
    }),
    needs: needs.map(({ need, ...counts }) =>
      (files ? { key: need, counts } : hideAlone({ key: need, counts }, everybody, { isNeed: true }))),
    effects: firsts.flatMap(({ activityId, need, since }) => {
      const own = byActivity.get(activityId) ?? []
      const effect = effectOf(own, since)
      return own[0] ? [{ title: own[0].title, need, effect: files || isLarge(effect) ? effect : null }] : []
    }),
    low: files ? dates.filter(({ isLow }) => isLow).toReversed() : [],
  }
}

function splitsOf(groups: readonly GroupRow[], files: boolean): Turnout['splits'] {
  const of = (split: Split) => {
    const found = Map.groupBy(groups, (row) => row[split])
    const lines = [...found].map(([key, rows]) => ({ key, counts: sumOf(rows) }))
      .toSorted((a, b) => a.key.localeCompare(b.key))
    return files ? lines : hideInSplit(lines)
  }
  return { village: of('village'), children: of('children'), language: of('language') }
}

// Of who counts figures: not when fewer than five people came on a side in all.
function isLarge({ before, after }: Effect): boolean {
  return [before, after].every(({ dates, mean }) => dates * (mean ?? 0) >= leastShown)
}
