import type { Tx } from '../db/database.ts'
import { addDays } from '../kit/plain-dates.ts'
import { nobodyIn } from '../rooms/accounts/rules/actors.ts'
import { listAgenda } from '../rooms/activities/queries/dates.ts'
import { findCount, keepCount } from '../rooms/invitations/queries/attendance.ts'
import { type DemoPlace, onDay } from './place.ts'

/** Organisers without account counted how many came, where no colleague did. */
export async function countByOrganisers(tx: Tx, place: DemoPlace): Promise<void> {
  const { coordinator, chance } = place
  const past = await listAgenda(tx, coordinator, {
    from: addDays(coordinator.today, -40), until: addDays(coordinator.today, -1), villageId: null, kind: 'walk_in',
  })
  const organiser = nobodyIn(coordinator.municipalityId, 'all', coordinator.today)
  for (const date of past.filter(({ isCancelled }) => !isCancelled)) {
    if (await findCount(tx, coordinator, date.id)) continue
    const { now } = onDay(place, date.day)
    await keepCount(tx, organiser, date.id, { guests: chance.between(6, 19), lowReason: '', at: now })
  }
}
