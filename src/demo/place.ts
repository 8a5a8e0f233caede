import type { Tx } from '../db/database.ts'
import type { Actor } from '../kit/actor.ts'
import type { Acting } from '../rooms/newcomers/actions/acting.ts'
import type { Chance } from './chance.ts'
import type { DemoHousehold, DemoNewcomer } from './people.ts'

export interface Colleague {
  readonly accountId: string
  readonly name: string
  readonly role: string
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
  readonly personId: string
  readonly newcomer: DemoNewcomer
  readonly home: DemoHousehold
  /** null while nobody has the lead. */
  readonly lead: Colleague | null
}

/** Who wrote it, and when: the coordinator's rights, a colleague's name, noon of a day in the past. */
export function onDay(tx: Tx, place: DemoPlace, day: string, who?: Colleague | null): Acting {
  const author = who ? { userId: who.accountId, name: who.name } : {}
  const isToday = day === place.coordinator.today
  const now = isToday ? place.now : new Date(`${day}T11:00:00Z`)
  return { tx, actor: { ...place.coordinator, ...author, today: day }, now }
}
