import type { DemoPlace } from '../demo/place.ts'
import { type OnOffer, onOffer } from '../demo/year/on-offer.ts'
import { type Group, type Grown, type Scene, villagesOf } from '../demo/year/planning.ts'
import { territoryId } from '../rooms/territory/install.ts'

const adultsEach = 25
const [fewest, most] = [2, 16]

/** In every village something is on each week; where more newcomers live there is more, the same activity twice. */
export function seedScene(place: DemoPlace, people: readonly Grown[]): Scene {
  const villages = villagesOf(place)
  const inVillage = Map.groupBy(people, ({ villageId }) => villageId)
  const groups = villages.flatMap((village, first) => {
    const adults = inVillage.get(territoryId(place.slug, 'village', village))?.length ?? 0
    return groupsIn(place, { village, first, adults })
  })
  return { place, people, groups, near: 0.35, far: 0.09 / villages.length, upset: 0.1 }
}

interface OfVillage {
  readonly village: string
  /** With which activity its list begins: not every village offers the same. */
  readonly first: number
  readonly adults: number
}

function groupsIn({ chance }: DemoPlace, { village, first, adults }: OfVillage): Group[] {
  const count = Math.min(most, Math.max(fewest, Math.round(adults / adultsEach)))
  return Array.from({ length: count }, (_, at) => {
    const offer = onOffer[(first + at) % onOffer.length]!
    const round = Math.floor(at / onOffer.length) + 1
    return {
      offer, village, week: chance.between(-44, offer.repeat === 'once' ? 3 : -24), coordinates: '',
      weekday: weekdayOf(offer, first),
      suffix: round === 1 ? '' : `, groep ${round}`,
    }
  })
}

// Not in every village on the same day; what is on in the weekend stays there.
function weekdayOf({ weekday }: OnOffer, village: number): number {
  return weekday < 5 ? (weekday + village) % 5 : weekday
}
