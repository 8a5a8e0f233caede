import type { Tx } from '../../db/database.ts'
import type { Actor } from '../../kit/actor.ts'
import { getApproach } from '../approaches/queries.ts'
import { momentsPerPerson, type PersonMoment } from '../conversations/measures.ts'
import { type Scale, scalesOf } from '../conversations/rules/scales.ts'
import { listChoiceRows } from './queries.ts'
import {
  type Answers, type Compared, compared, type Moved, movedOn, type MovementReason, movementReasons,
} from './rules/movement.ts'

export interface MomentPair {
  readonly from: string
  readonly to: string
}

/** What moved between two moments of the rhythm (ZE-03). */
export interface PairMeasure extends MomentPair {
  /** People with both talks. */
  readonly both: number
  readonly leftOut: Readonly<Record<MovementReason, number>>
  readonly moved: readonly Moved[]
}

/** Everything from which movement is counted, for all pairs of moments. */
export interface MovementFacts {
  readonly pairs: readonly MomentPair[]
  readonly scales: readonly Scale[]
  readonly people: ReadonlyMap<string, readonly PersonMoment[]>
  readonly answers: Answers
}

export async function findMovementFacts(tx: Tx, actor: Actor): Promise<MovementFacts> {
  const [approach, choices, people] = await Promise.all([
    getApproach(tx, actor), listChoiceRows(tx, actor), momentsPerPerson(tx, actor, actor.today),
  ])
  const moments = approach.rhythm.moments.map(({ key }) => key)
  const byTalk = Map.groupBy(choices, ({ talkId }) => talkId)
  return {
    scales: scalesOf(approach), people,
    pairs: moments.flatMap((from, at) => moments.slice(at + 1).map((to) => ({ from, to }))),
    answers: new Map([...byTalk].map(([id, rows]) => [id, new Map(rows.map(({ key, value }) => [key, value]))])),
  }
}

/** Everybody between these two moments, each once. */
export function comparedBetween({ people }: MovementFacts, { from, to }: MomentPair): Compared[] {
  return [...people].flatMap(([personId, moments]) => {
    const [first, second] = [from, to].map((key) => moments.find(({ moment }) => moment === key))
    return first && second ? [compared(personId, first, second)] : []
  })
}

export function pairMeasure(facts: MovementFacts, pair: MomentPair): PairMeasure {
  const everybody = comparedBetween(facts, pair)
  const count = (reason: MovementReason | null) => everybody.filter((one) => one.reason === reason).length
  const leftOut = Object.fromEntries(movementReasons.map((reason) => [reason, count(reason)]))
  return {
    ...pair, both: count(null), leftOut: leftOut as Record<MovementReason, number>,
    moved: facts.scales.map((scale) => movedOn(scale, everybody, facts.answers)),
  }
}
