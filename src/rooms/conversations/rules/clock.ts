import { isLate } from '../../../kit/late.ts'
import { compareDates, earliest, latest, type PlainDate } from '../../../kit/plain-dates.ts'
import type { Moment, Rhythm } from '../../approaches/forms.ts'
import { type Closure, closureOn } from '../../newcomers/rules/closures.ts'
import { type CountedFrom, isWithin, type Window, windowsOf } from './windows.ts'

/** A talk as far as the clock needs it. A talk that took place has a day on which it was held. */
export interface TalkFact {
  readonly id: string
  /** The moment for which it was planned; kept only while that moment is moved, else the day decides. */
  readonly moment: string
  readonly plannedOn: PlainDate | null
  readonly heldOn: PlainDate | null
  readonly cancelledOn: PlainDate | null
}

/** Declined by the person, moved by agreement, or either withdrawn; in the order in which they were written. */
export interface MomentEvent {
  readonly moment: string
  readonly kind: 'declined' | 'moved' | 'withdrawn'
  readonly onDay: PlainDate
  readonly newDay: PlainDate | null
}

export interface ClockFacts extends CountedFrom {
  readonly talks: readonly TalkFact[]
  readonly events: readonly MomentEvent[]
  /** Every time the file was closed; while it is, the clock stands still and nothing is late. */
  readonly closures?: readonly Closure[]
}

/**
 * waiting: day 0 is not known. not_yet: the window opens later. open: a talk can be held and none is planned.
 * missed: the last day passed without a talk; stays so.
 */
export type MomentState =
  | 'waiting' | 'not_yet' | 'open' | 'planned' | 'moved' | 'held' | 'declined' | 'missed'

export interface MomentOnClock {
  readonly key: string
  readonly months: number
  readonly window: Window
  /** The last day on which the talk is in time: of the window, or the day to which it was moved when that is later. */
  readonly dueBy: PlainDate | null
  readonly state: MomentState
  /** The talk that is held or planned for this moment. */
  readonly talkId: string | null
  readonly day: PlainDate | null
  /** Held before day 0: the early start (ZE-02). */
  readonly isEarly: boolean
  /** Missed, and still to be made up for: no talk held since its window opened, and the next not open yet. */
  readonly isLate: boolean
}

export interface TalkClock {
  readonly dayZero: PlainDate | null
  readonly moments: readonly MomentOnClock[]
  /** Talks outside every window, or second ones within a window. */
  readonly unplannedIds: readonly string[]
  /** Planned, the day has passed, nobody wrote whether it was held. */
  readonly unreportedIds: readonly string[]
}

/** The talks of one person against the rhythm: what is held, due, late and missed today (ZE-03). */
export function talkClock(rhythm: Rhythm, facts: ClockFacts, today: PlainDate): TalkClock {
  const closed = closureOn(facts.closures ?? [], null)
  const day = dayOfClock(facts, today)
  const moments = momentsOf(rhythm, facts, today)
  const taken = new Set(moments.map(({ talkId }) => talkId))
  const standing = facts.talks.filter(isStanding)
  return {
    dayZero: facts.dayZero,
    moments: moments.map((moment, at) => ({ ...moment, isLate: !closed && isStillLate(moments, at, facts, day) })),
    unplannedIds: standing.filter((talk) => !taken.has(talk.id)).map((talk) => talk.id),
    unreportedIds: standing.filter((talk) => !closed && isUnreported(talk, day)).map((talk) => talk.id),
  }
}

/**
 * The moments of that clock and nothing else, for figures over thousands. Who computes many may hand in the windows,
 * which depend on the days of the person only.
 */
export function momentsOf(
  rhythm: Rhythm, facts: ClockFacts, today: PlainDate, windows: Windows = windowsOf(rhythm, facts),
): UnjudgedMoment[] {
  const day = dayOfClock(facts, today)
  const assigned = assignTalks({ rhythm, windows, events: facts.events }, facts.talks.filter(isStanding))
  return rhythm.moments.map((moment) =>
    seen(moment, windows.get(moment.key) ?? unknown, { facts, talk: assigned.get(moment.key), today: day }))
}

// The clock of a closed file stands still on the day of closing.
function dayOfClock({ closures = [] }: ClockFacts, today: PlainDate): PlainDate {
  return earliest(closureOn(closures, null)?.closedOn, today) ?? today
}

function isStanding({ cancelledOn }: TalkFact): boolean {
  return cancelledOn === null
}

/**
 * The moment to which a talk on this day would belong: the one that was moved to this day, else the one whose window
 * holds it; 'unplanned' outside every window or when that moment is held already.
 */
export function momentForDay(rhythm: Rhythm, facts: ClockFacts, day: PlainDate): string {
  const windows = windowsOf(rhythm, facts)
  const held = facts.talks.filter((talk) => talk.heldOn !== null && talk.cancelledOn === null)
  const assigned = assignTalks({ rhythm, windows, events: facts.events }, held)
  const free = rhythm.moments.filter((moment) => !assigned.has(moment.key))
  const movedHere = free.find(({ key }) => isMovedTo(lastEvent(facts.events, key), day))
  return (movedHere ?? free.find((moment) => isIn(windows, moment, day)))?.key ?? 'unplanned'
}

/**
 * The moment that a talk fills, or 'unplanned'. A talk of a moment that the rhythm does without now keeps the name it
 * was planned under, though the clock no longer counts it.
 */
export function momentOfTalk(clock: TalkClock, talk: Pick<TalkFact, 'id' | 'moment'>): string {
  const filled = clock.moments.find(({ talkId }) => talkId === talk.id)
  if (filled) return filled.key
  return clock.moments.some(({ key }) => key === talk.moment) ? 'unplanned' : talk.moment
}

/** The first moment that asks for something: late, open or planned; undefined when nothing does now. */
export function nextMoment(clock: TalkClock): MomentOnClock | undefined {
  return clock.moments.find((moment) => moment.isLate || ['open', 'planned', 'moved'].includes(moment.state))
    ?? clock.moments.find((moment) => moment.state === 'not_yet' || moment.state === 'waiting')
}

type Windows = ReadonlyMap<string, Window>
/** Without what depends on the other moments. */
export type UnjudgedMoment = Omit<MomentOnClock, 'isLate'>

const unknown: Window = { first: null, target: null, last: null }

interface Seen {
  readonly facts: ClockFacts
  readonly talk: TalkFact | undefined
  readonly today: PlainDate
}

function seen(moment: Moment, window: Window, { facts, talk, today }: Seen): UnjudgedMoment {
  const event = lastEvent(facts.events, moment.key)
  const movedTo = event?.kind === 'moved' ? event.newDay : null
  const dueBy = window.last === null ? null : (latest(window.last, movedTo) ?? null)
  return {
    key: moment.key, months: moment.months, window, dueBy, talkId: talk?.id ?? null,
    day: talk ? dayOf(talk) : event?.kind === 'declined' ? event.onDay : movedTo,
    state: stateOf({ moment, window, dueBy, event }, { facts, talk, today }),
    isEarly: talk?.heldOn != null && (facts.dayZero === null || talk.heldOn < facts.dayZero),
  }
}

interface Due {
  readonly moment: Moment
  readonly window: Window
  readonly dueBy: PlainDate | null
  readonly event: MomentEvent | undefined
}

function stateOf({ moment, window, dueBy, event }: Due, { facts, talk, today }: Seen): MomentState {
  if (talk?.heldOn != null) return 'held'
  if (event?.kind === 'declined') return 'declined'
  if (isLate(dueBy, today)) return 'missed'
  if (event?.kind === 'moved') return 'moved'
  if (talk !== undefined && dayOf(talk) >= today) return 'planned'
  if (facts.dayZero === null) return hasOpenedEarly(moment, facts, today) ? 'open' : 'waiting'
  return window.first !== null && today < window.first ? 'not_yet' : 'open'
}

function hasOpenedEarly(moment: Moment, { coupledOn }: ClockFacts, today: PlainDate): boolean {
  return moment.daysBefore === null && coupledOn !== null && coupledOn <= today
}

function isStillLate(moments: readonly UnjudgedMoment[], at: number, facts: ClockFacts, today: PlainDate): boolean {
  const moment = moments[at]
  if (moment?.state !== 'missed') return false
  const opensNext = moments[at + 1]?.window.first ?? null
  const isTakenOver = opensNext !== null && today >= opensNext
  return !isTakenOver && !facts.talks.some((talk) => isHeldSince(talk, moment.window.first))
}

function isHeldSince(talk: TalkFact, first: PlainDate | null): boolean {
  return talk.heldOn !== null && talk.cancelledOn === null && (first === null || talk.heldOn >= first)
}

function isUnreported(talk: TalkFact, today: PlainDate): boolean {
  return talk.heldOn === null && isLate(talk.plannedOn, today)
}

interface Plan {
  readonly rhythm: Rhythm
  readonly windows: Windows
  readonly events: readonly MomentEvent[]
}

// Held talks go before planned ones, so that a plan never takes the place of a talk that took place.
function assignTalks(plan: Plan, standing: readonly TalkFact[]): Map<string, TalkFact> {
  const byDay = [...standing].sort((a, b) =>
    Number(a.heldOn === null) - Number(b.heldOn === null) || compareDates(dayOf(a), dayOf(b)))
  const assigned = new Map<string, TalkFact>()
  for (const talk of byDay) {
    const key = momentOf(plan, talk, assigned)
    if (key !== undefined) assigned.set(key, talk)
  }
  return assigned
}

function momentOf(plan: Plan, talk: TalkFact, assigned: ReadonlyMap<string, TalkFact>): string | undefined {
  const free = plan.rhythm.moments.filter((moment) => !assigned.has(moment.key))
  const kept = free.find(({ key }) => key === talk.moment && lastEvent(plan.events, key)?.kind === 'moved')
  return (kept ?? free.find((moment) => isIn(plan.windows, moment, dayOf(talk))))?.key
}

function isIn(windows: Windows, moment: Moment, day: PlainDate): boolean {
  return isWithin(moment, windows.get(moment.key) ?? unknown, day)
}

function isMovedTo(event: MomentEvent | undefined, day: PlainDate): boolean {
  return event?.kind === 'moved' && event.newDay === day
}

function lastEvent(events: readonly MomentEvent[], moment: string): MomentEvent | undefined {
  const last = events.findLast((event) => event.moment === moment)
  return last?.kind === 'withdrawn' ? undefined : last
}

function dayOf(talk: TalkFact): PlainDate {
  return talk.heldOn ?? talk.plannedOn ?? '9999-12-31'
}
