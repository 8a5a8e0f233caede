import type { Tx } from '../db/database.ts'
import type { ClosureReason } from '../db/schema.ts'
import { addDays, daysBetween } from '../kit/plain-dates.ts'
import { closeFiles, reopenFiles } from '../rooms/newcomers/actions/closures.ts'
import { writeHousingNumber } from '../rooms/steering/queries.ts'
import { type DemoPlace, type LivedHere, onDay } from './place.ts'

interface Ending {
  readonly reason: ClosureReason
  readonly note: string
  readonly daysAgo: number
  /** How long it stayed closed; null while it is closed. */
  readonly reopenedAfter: number | null
}

const endings: readonly Ending[] = [
  { reason: 'done', note: 'Alles loopt. Ze bellen zelf als er iets is.', daysAgo: 95, reopenedAfter: null },
  { reason: 'own_wish', note: 'Wil het nu zelf doen.', daysAgo: 60, reopenedAfter: 33 },
  { reason: 'moved_away', note: 'Verhuisd naar familie in een andere gemeente.', daysAgo: 40, reopenedAfter: null },
  { reason: 'left_country', note: '', daysAgo: 21, reopenedAfter: null },
]

/** Of those who lived here longest some files are closed, each with its reason; one was opened again. */
export async function closeSome(tx: Tx, place: DemoPlace, lived: readonly LivedHere[]): Promise<void> {
  const long = lived.filter(({ home }) => home.housedOn && daysBetween(home.housedOn, place.coordinator.today) > 200)
  const some = endings.slice(0, Math.ceil(lived.length / 8))
  for (const [at, { reason, note, daysAgo, reopenedAfter }] of some.entries()) {
    const [personId = '', ...others] = long[at * 3 + 1]?.ids ?? []
    if (!personId) continue
    const closedOn = addDays(place.coordinator.today, -daysAgo)
    await closeFiles({ tx, ...onDay(place, closedOn) }, personId, { reason, note, closed_on: closedOn, with: others })
    if (reopenedAfter === null) continue
    await reopenFiles({ tx, ...onDay(place, addDays(closedOn, reopenedAfter)) }, personId, others)
  }
}

/** What the State asks of the municipality, of the last four half-years; the first began with a small backlog. */
export async function askForHomes(tx: Tx, { coordinator, now, chance }: DemoPlace, people: number): Promise<void> {
  const year = Number(coordinator.today.slice(0, 4))
  const half = coordinator.today.slice(5, 7) <= '06' ? 1 : 2
  for (let back = 3; back >= 0; back -= 1) {
    const halves = year * 2 + half - 1 - back
    await writeHousingNumber(tx, coordinator, {
      year: Math.floor(halves / 2), half: halves % 2 === 0 ? 1 : 2, carried: back === 3 ? -2 : null, at: now,
      asked: Math.max(2, Math.round(people / 6) + chance.between(-2, 2)),
    })
  }
}
