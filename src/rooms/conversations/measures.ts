import type { Tx } from '../../db/database.ts'
import type { Actor } from '../../kit/actor.ts'
import { isLate } from '../../kit/late.ts'
import type { PlainDate } from '../../kit/plain-dates.ts'
import type { Rhythm } from '../approaches/forms.ts'
import { getApproach } from '../approaches/queries.ts'
import { type Closure, closureOn, isAway } from '../newcomers/rules/closures.ts'
import { listClockFacts } from './queries/clock-facts.ts'
import { type ClockFacts, momentsOf, type UnjudgedMoment } from './rules/clock.ts'
import { windowsOf } from './rules/windows.ts'

export interface CountedTalk {
  readonly personId: string
  /** The day on which the term of this person ended or ends; null while day 0 is not known. */
  readonly lastDay: PlainDate | null
}

/**
 * Who had the talk of a moment (ZE-03). Numerator: held. Denominator: held and missed, of people for whom the last day
 * has passed. Outside it, and shown apart: declined (the person's own choice), open (the term still runs), waiting
 * (no day 0 yet), gone (moved away, left or died before the last day), closed (the file was closed on the last day for
 * another reason, and the talk had not been held).
 */
export interface TalkMeasure {
  readonly moment: string
  readonly held: readonly CountedTalk[]
  readonly missed: readonly CountedTalk[]
  readonly declined: readonly CountedTalk[]
  readonly open: readonly CountedTalk[]
  readonly waiting: readonly CountedTalk[]
  readonly gone: readonly CountedTalk[]
  readonly closed: readonly CountedTalk[]
}
export type Group = Exclude<keyof TalkMeasure, 'moment'>

/** The measure of every moment of the municipality's rhythm over the people in scope, with their ids. */
export async function talksPerMoment(tx: Tx, actor: Actor, today: PlainDate): Promise<TalkMeasure[]> {
  const [{ rhythm }, facts] = await Promise.all([getApproach(tx, actor), listClockFacts(tx, actor)])
  const people = peopleOnClock(rhythm, facts, today)
  return rhythm.moments.map(({ key }, at) => measureOf({ moment: key, at, today }, people))
}

/** One moment of one person's clock, as far as a comparison of two talks needs it. */
export interface PersonMoment {
  readonly moment: string
  /** The talk that was held for it; null when none was. */
  readonly talkId: string | null
  readonly heldOn: PlainDate | null
  readonly group: Group
}

/** Of everybody in scope, every moment of the rhythm, in its order. */
export async function momentsPerPerson(tx: Tx, actor: Actor, today: PlainDate): Promise<Map<string, PersonMoment[]>> {
  const [{ rhythm }, facts] = await Promise.all([getApproach(tx, actor), listClockFacts(tx, actor)])
  return new Map(peopleOnClock(rhythm, facts, today).map(({ personId, closures, moments }) => [
    personId, moments.map((on) => {
      const isHeld = on.state === 'held'
      return {
        moment: on.key, talkId: isHeld ? on.talkId : null, heldOn: isHeld ? on.day : null,
        group: groupOf(on, closures, today),
      }
    }),
  ]))
}

interface Asked {
  readonly moment: string
  readonly at: number
  readonly today: PlainDate
}

interface PersonOnClock {
  readonly personId: string
  readonly closures: readonly Closure[]
  readonly moments: readonly UnjudgedMoment[]
}

function measureOf({ moment, at, today }: Asked, people: readonly PersonOnClock[]): TalkMeasure {
  const measure: Record<Group, CountedTalk[]> = {
    held: [], missed: [], declined: [], open: [], waiting: [], gone: [], closed: [],
  }
  for (const { personId, closures, moments } of people) {
    const on = moments[at]
    if (on) measure[groupOf(on, closures, today)].push({ personId, lastDay: on.dueBy })
  }
  return { ...measure, moment }
}

function groupOf({ dueBy, state }: UnjudgedMoment, closures: readonly Closure[], today: PlainDate): Group {
  const closure = closureOn(closures, dueBy)
  if (closure && isAway(closure)) return 'gone'
  if (closure && state !== 'held') return 'closed'
  if (dueBy === null) return 'waiting'
  if (!isLate(dueBy, today)) return 'open'
  return state === 'held' || state === 'declined' ? state : 'missed'
}

// Households share their days, so that most windows are asked for more than once.
function peopleOnClock(rhythm: Rhythm, facts: ReadonlyMap<string, ClockFacts>, today: PlainDate): PersonOnClock[] {
  const known = new Map<string, ReturnType<typeof windowsOf>>()
  return [...facts].map(([personId, fact]) => {
    const days = `${fact.dayZero} ${fact.coupledOn}`
    const windows = known.get(days) ?? windowsOf(rhythm, fact)
    known.set(days, windows)
    return { personId, closures: fact.closures ?? [], moments: momentsOf(rhythm, fact, today, windows) }
  })
}
