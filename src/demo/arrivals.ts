import type { Tx } from '../db/database.ts'
import { addDays } from '../kit/plain-dates.ts'
import { giveCalendar } from '../rooms/invitations/actions/arriving.ts'
import { fileHeadOf } from '../rooms/newcomers/queries/header.ts'
import { type DemoPlace, type LivedHere, onDay } from './place.ts'

/** Most households were given the calendar of the village in their first days; with some nobody has been yet. */
export async function welcomeMost(tx: Tx, place: DemoPlace, lived: readonly LivedHere[]): Promise<void> {
  const { chance, coordinator } = place
  for (const { home, ids } of lived) {
    const day = home.housedOn && addDays(home.housedOn, chance.between(1, 9))
    if (!day || !ids[0] || day > coordinator.today || chance.is(0.25)) continue
    const by = { tx, ...onDay(place, day) }
    await giveCalendar(by, await fileHeadOf(tx, by.actor, ids[0]))
  }
}
