import type { Actor } from '../kit/actor.ts'
import type { Chance } from '../kit/chance.ts'
import type { Deed } from './deeds.ts'
import type { DemoHousehold, DemoNewcomer } from './people.ts'

export interface Colleague {
  readonly accountId: string
  readonly name: string
  readonly role: string
  readonly organisationId: string | null
}

export interface DemoPlace {
  readonly slug: string
  readonly coordinator: Actor
  readonly colleagues: readonly Colleague[]
  readonly chance: Chance
  readonly now: Date
}

/** One person of a household with what the rest of their story needs. */
export interface Life {
  /** Their place in the household. */
  readonly person: number
  readonly newcomer: DemoNewcomer
  readonly home: DemoHousehold
  /** null while nobody has the lead. */
  readonly lead: Colleague | null
}

/** The story of a household in the order in which it was written. */
export interface HouseholdLife {
  readonly home: DemoHousehold
  readonly villageId: string
  readonly lead: Colleague | null
  readonly members: readonly MemberFacts[]
  readonly deeds: readonly Deed[]
}

/** A household with the ids of its people, in their places. */
export interface LivedHere {
  readonly home: DemoHousehold
  readonly ids: readonly string[]
}

/** What is written of a person on their first day beside who they are. */
export interface MemberFacts {
  readonly isDayKnown: boolean
  readonly needsInterpreter: boolean
  readonly literacy: 'latin_script' | 'own_script' | 'unknown'
  readonly keyDaysBefore: number
  readonly registeredDaysAfter: number
}

/** Who wrote it, and when: the coordinator's rights, a colleague's name, noon of a day in the past. */
export function onDay(place: DemoPlace, day: string, who?: Colleague | null): { actor: Actor; now: Date } {
  const author = who ? { userId: who.accountId, name: who.name } : {}
  const isToday = day === place.coordinator.today
  const now = isToday ? place.now : new Date(`${day}T11:00:00Z`)
  return { actor: { ...place.coordinator, ...author, today: day }, now }
}
