import type { Tx } from '../db/database.ts'
import { addDays } from '../kit/plain-dates.ts'
import { listAgenda } from '../rooms/activities/queries/dates.ts'
import { listInvitations } from '../rooms/invitations/queries/invitations.ts'
import { fileHeadOf } from '../rooms/newcomers/queries/header.ts'
import { agreeRide, offerRide } from '../rooms/rides/actions.ts'
import { offerForm } from '../rooms/rides/forms.ts'
import { pickUpAt } from '../rooms/rides/rules/proposing.ts'
import { listVillages } from '../rooms/territory/queries.ts'
import type { DemoPlace } from './place.ts'

const drivers = ['Jelle', 'Anneke', 'Wim', 'Griet'] as const

/** Who drives to what is on in the coming weeks; on most dates one of those who ask has a seat, on the first always. */
export async function drivePeople(tx: Tx, place: DemoPlace): Promise<void> {
  const { coordinator, chance, now } = place
  const by = { tx, actor: coordinator, now }
  const villages = await listVillages(tx, coordinator)
  const dates = await listAgenda(tx, coordinator, {
    from: addDays(coordinator.today, 1), until: addDays(coordinator.today, 16), villageId: null, kind: null,
  })
  let isAgreed = false
  for (const date of dates.filter(({ isCancelled }) => !isCancelled)) {
    const invited = await listInvitations(tx, coordinator, { dateId: date.id })
    const asking = invited.filter(({ reply }) => reply?.needs.includes('ride'))
    if (asking.length === 0) continue
    const offer = (fields: object) => offerRide(by, date.id, offerForm.parse({ village_id: date.villageId, ...fields }))
    const offerId = await offer({
      means: 'driver', seats: '3', village_id: chance.pick(villages).id, driver_name: chance.pick(drivers),
      driver_phone: '06 00000005', note: 'Er is ruimte voor een kinderwagen.',
    })
    await offer({ means: 'bicycle', seats: '4', note: 'Ze staan in de schuur achter het dorpshuis.' })
    await offer({ means: 'bus', note: 'Bus 62 stopt een kwartier van tevoren bij de kerk.' })
    const heads = await Promise.all(asking.map(({ personId }) => fileHeadOf(tx, coordinator, personId)))
    // Who lives nowhere yet gets no proposal, so that is agreed first.
    const open = heads.filter(({ closure }) => closure === null)
    const head = open.find(({ village }) => village === null) ?? open[0]
    if (head && (chance.is(0.6) || !isAgreed)) {
      isAgreed = true
      await agreeRide(by, date.id, head, { offer_id: offerId, place: 'Bij de bushalte', at: pickUpAt(date.starts, 8) })
    }
  }
}
