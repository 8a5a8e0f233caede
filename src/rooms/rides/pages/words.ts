import type { Texts } from '../../../web/texts.tsx'
import type { AgendaDate } from '../../activities/queries/dates.ts'
import type { RideOffer } from '../queries/offers.ts'

export function ridesPath({ activityId, id }: Pick<AgendaDate, 'activityId' | 'id'>): string {
  return `/activiteiten/${activityId}/data/${id}/vervoer`
}

/** "Jan uit Harkema", "dorpsauto uit Twijzel", "fietsen te leen in Harkema", "de bus". */
export function offerWords({ means, driverName, village }: RideOffer, { t }: Pick<Texts, 't'>): string {
  return t(`rides.offer.words.${means}`, { name: driverName, village: village ?? '' })
}

/** "2 van 4 plaatsen vrij". */
export function freeWords({ means, seats, taken }: RideOffer, { t }: Pick<Texts, 't'>): string {
  const count = seats ?? 0
  return t(`rides.offer.free.${means === 'bicycle' ? 'bicycle' : 'seat'}`, { free: Math.max(0, count - taken), count })
}

/**
 * "4 km om", "6 km fietsen"; '' where it cannot be told. Whole kilometres: the middle of a village is no front door.
 */
export function kmWords(what: 'cycle' | 'detour' | 'plain', km: number | null, { t }: Pick<Texts, 't'>): string {
  return km === null ? '' : t(`rides.km.${what}`, { km: Math.round(km) })
}
