import type { Tx } from '../../db/database.ts'
import type { Actor } from '../../kit/actor.ts'
import type { PlainDate } from '../../kit/plain-dates.ts'
import type { Rhythm } from '../approaches/forms.ts'
import { getApproach } from '../approaches/queries.ts'
import { findClockFacts } from './queries/clock-facts.ts'
import { listPersonIds } from './queries/persons.ts'
import { type ClockFacts, talkClock, type TalkClock } from './rules/clock.ts'
import { windowsOf } from './rules/windows.ts'

/**
 * Who had the talk of a moment (ZE-03). Numerator: held. Denominator: held and missed, of people for whom the last day
 * has passed; open terms are outside it, declined is the person's choice and stands apart, as does who waits for day 0.
 */
export interface TalkMeasure {
  readonly moment: string
  readonly held: readonly string[]
  readonly missed: readonly string[]
  readonly declined: readonly string[]
  readonly open: readonly string[]
}

/** The measure of every moment of the municipality's rhythm over the people in scope, with their ids. */
export async function talksPerMoment(tx: Tx, actor: Actor, today: PlainDate): Promise<TalkMeasure[]> {
  const { rhythm } = await getApproach(tx, actor)
  const facts = await findClockFacts(tx, actor, await listPersonIds(tx, actor))
  const clocks = clocksOf(rhythm, facts, today)
  return rhythm.moments.map(({ key }, at) => ({ moment: key, ...sorted(clocks, at, today) }))
}

function sorted(clocks: ReadonlyMap<string, TalkClock>, at: number, today: PlainDate): Omit<TalkMeasure, 'moment'> {
  const groups = Map.groupBy(clocks, ([, clock]) => groupOf(clock, at, today))
  const ids = (group: ReturnType<typeof groupOf>) => (groups.get(group) ?? []).map(([id]) => id)
  return { held: ids('held'), missed: ids('missed'), declined: ids('declined'), open: ids('open') }
}

function groupOf(clock: TalkClock, at: number, today: PlainDate): 'held' | 'missed' | 'declined' | 'open' {
  const moment = clock.moments[at]
  if (moment?.dueBy == null || moment.dueBy >= today) return 'open'
  return moment.state === 'held' || moment.state === 'declined' ? moment.state : 'missed'
}

// Households share their days, so that most windows are asked for more than once.
function clocksOf(rhythm: Rhythm, facts: ReadonlyMap<string, ClockFacts>, today: PlainDate): Map<string, TalkClock> {
  const known = new Map<string, ReturnType<typeof windowsOf>>()
  return new Map([...facts].map(([id, fact]) => {
    const days = `${fact.dayZero} ${fact.coupledOn}`
    const windows = known.get(days) ?? windowsOf(rhythm, fact)
    known.set(days, windows)
    return [id, talkClock(rhythm, fact, today, windows)]
  }))
}
