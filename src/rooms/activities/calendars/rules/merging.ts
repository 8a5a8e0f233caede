import type { PlainDate } from '../../../../kit/plain-dates.ts'
import type { TownDate, TownEvent } from './reading.ts'

/** What a calendar says of an event for all its dates. */
export type EventWords = Pick<TownEvent, 'title' | 'body' | 'place'>

/** What it says of one date. */
export type DateWords = Pick<TownDate, 'day' | 'starts' | 'ends' | 'place' | 'isCancelled'>

/** An event that we have: what stands here, and what the calendar said when it was read last. */
export interface KnownEvent {
  readonly uid: string
  readonly activityId: string
  readonly ours: EventWords
  readonly said: EventWords
  readonly dates: readonly KnownDate[]
}

export interface KnownDate {
  readonly recurrenceId: string
  readonly dateId: string
  readonly plannedDay: PlainDate
  readonly ours: DateWords
  readonly said: DateWords
}

interface Merged<T> {
  /** What follows the calendar. */
  readonly write: Partial<T>
  /** What a person wrote here, and stays. */
  readonly corrected: readonly (keyof T)[]
}

/**
 * Field by field: what still says what the calendar said last time follows it, what a person changed here stays
 * (AK-06: corrections survive the next import). Once both say the same again, it follows as before.
 */
export function merge<T extends EventWords | DateWords>(ours: T, said: T, says: T): Merged<T> {
  const fields = Object.keys(said) as (keyof T)[]
  const corrected = fields.filter((field) => ours[field] !== said[field] && ours[field] !== says[field])
  const followed = fields.filter((field) => ours[field] === said[field] && ours[field] !== says[field])
  return { write: Object.fromEntries(followed.map((field) => [field, says[field]])) as Partial<T>, corrected }
}

/** What differs here from what the calendar said last. */
export function correctedFields<T extends EventWords | DateWords>(ours: T, said: T): (keyof T)[] {
  return [...merge(ours, said, said).corrected]
}

export interface ChangedEvent {
  readonly event: KnownEvent
  readonly write: Partial<EventWords>
  readonly says: EventWords
}

export interface ChangedDate {
  readonly date: KnownDate
  readonly write: Partial<DateWords>
  readonly says: DateWords
  /** Under which the calendar has it now. */
  readonly recurrenceId: string
  /** Where the event is, as far as one date says nothing else. */
  readonly usualPlace: string
}

export interface ImportPlan {
  readonly newEvents: readonly TownEvent[]
  readonly newDates: readonly { readonly event: KnownEvent; readonly date: TownDate }[]
  readonly changedEvents: readonly ChangedEvent[]
  readonly changedDates: readonly ChangedDate[]
}

/**
 * What has to be written so that we say what the calendar says, apart from corrections. A date that lies ahead and is
 * no longer in it, is called off. Reading the same calendar twice gives nothing to do.
 */
export function planImport(
  known: readonly KnownEvent[], events: readonly TownEvent[], today: PlainDate,
): ImportPlan {
  const byUid = new Map(events.map((event) => [event.uid, event]))
  const knownUids = new Set(known.map(({ uid }) => uid))
  const pairs = known.map((event) => datePairs(event, byUid.get(event.uid)))
  return {
    newEvents: events.filter(({ uid }) => !knownUids.has(uid)),
    newDates: pairs.flatMap(({ event, added }) => added.map((date) => ({ event, date }))),
    changedEvents: known.flatMap((event) => changedEvent(event, byUid.get(event.uid))),
    changedDates: pairs.flatMap(({ usualPlace, kept, gone }) => [
      ...kept, ...gone.filter(({ said }) => said.day >= today).map((date) => [date, offOf(date)] as const),
    ].flatMap(([date, says]) => changedDate(date, says, usualPlace))),
  }
}

function changedEvent(event: KnownEvent, says: TownEvent | undefined): ChangedEvent[] {
  if (!says) return []
  const words = { title: says.title, body: says.body, place: says.place }
  const { write } = merge(event.ours, event.said, words)
  return isSame(event.said, words) && Object.keys(write).length === 0 ? [] : [{ event, write, says: words }]
}

function offOf({ said, recurrenceId }: KnownDate): TownDate {
  return { ...said, recurrenceId, isCancelled: true }
}

function changedDate(date: KnownDate, says: TownDate, usualPlace: string): ChangedDate[] {
  const { day, starts, ends, place, isCancelled, recurrenceId } = says
  const words = { day, starts, ends, place, isCancelled }
  const { write } = merge(date.ours, date.said, words)
  const isKnown = isSame(date.said, words) && date.recurrenceId === recurrenceId
  return isKnown && Object.keys(write).length === 0 ? [] : [{ date, write, says: words, recurrenceId, usualPlace }]
}

function isSame<T extends object>(one: T, other: T): boolean {
  return (Object.keys(one) as (keyof T)[]).every((field) => one[field] === other[field])
}

/** Which of our dates is which of the calendar; an event that began to repeat keeps the date it had on that day. */
function datePairs(event: KnownEvent, says: TownEvent | undefined) {
  const incoming = new Map((says?.dates ?? []).map((date) => [date.recurrenceId, date]))
  const matched = event.dates.filter(({ recurrenceId }) => incoming.has(recurrenceId))
  const kept = matched.map((date) => [date, incoming.get(date.recurrenceId)!] as const)
  for (const { recurrenceId } of matched) incoming.delete(recurrenceId)
  const gone = event.dates.filter((date) => !matched.includes(date))
  const left = [...incoming.values()]
  const renamed = left.flatMap((date) => {
    const same = gone.find(({ plannedDay }) => plannedDay === plannedDayOf(date))
    return same ? [[same, date] as const] : []
  })
  const found = new Set(renamed.flatMap((pair): (KnownDate | TownDate)[] => [...pair]))
  return {
    event, usualPlace: says?.place ?? event.said.place, kept: [...kept, ...renamed],
    gone: gone.filter((date) => !found.has(date)), added: left.filter((date) => !found.has(date)),
  }
}

/** The day that the rule of the calendar gave, by which a date stays itself when it is moved. */
export function plannedDayOf({ recurrenceId, day }: Pick<TownDate, 'recurrenceId' | 'day'>): PlainDate {
  return /^\d{4}-\d{2}-\d{2}/.exec(recurrenceId)?.[0] ?? day
}

/** The village that a place names as a word of its own, the longest name first; null when it names none. */
export function villageIn<V extends { readonly name: string }>(place: string, villages: readonly V[]): V | null {
  const words = ` ${place.toLowerCase().replaceAll(/[^\p{L}\p{N}-]+/gu, ' ')} `
  const byLength = villages.toSorted((a, b) => b.name.length - a.name.length)
  return byLength.find(({ name }) => words.includes(` ${name.toLowerCase()} `)) ?? null
}
