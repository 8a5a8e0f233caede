import type { Tx } from '../db/database.ts'
import type { Chance } from '../kit/chance.ts'
import { addDays, type PlainDate } from '../kit/plain-dates.ts'
import {
  registerLocal, registerNewcomer, speakWithLocal, speakWithNewcomer,
} from '../rooms/buddies/actions/registering.ts'
import { localForm, newcomerForm } from '../rooms/buddies/forms.ts'
import { listNewcomers } from '../rooms/buddies/queries/registrations.ts'
import { ageBands, interestWords, kindWords, slotWords } from '../rooms/buddies/rules/words.ts'
import { listVillages, type VillageRow } from '../rooms/territory/queries.ts'
import type { DemoNewcomer } from './people.ts'
import { type DemoPlace, onDay } from './place.ts'

const women = `Froukje Tjitske Wietske Anneke Marloes Geke Hinke Jantsje Sietske Willemijn Nynke Baukje Trea
  Corrie`.split(/\s+/)
const men = 'Sietse Wiebe Douwe Harm Jelle Klaas Rienk Tjeerd Bouke Gerrit Hielke Menno'.split(' ')
const families = 'Postma Wijma Hoekstra Visser Kooistra Bakker Zijlstra Veldman Haisma Terpstra Boersma'.split(' ')

const saidBefore = [
  'Praat graag en lacht veel. Wil rustig beginnen, eerst wandelen.', 'Werkt in ploegen, dus de dag wisselt.',
  'Zoekt vooral iemand in het dorp om mee te koken.', 'Vindt groepen lastig, liever met zijn tweeën.',
  'Heeft eerder een maatje gehad en kijkt daar goed op terug.', 'Wil graag iemand die de school van de kinderen kent.',
]

/** Somebody of the region who will be on the waiting list. */
export interface Seeking {
  readonly personId: string
  readonly newcomer: DemoNewcomer
  readonly languages: readonly string[]
}

export interface BuddyWorld {
  readonly tx: Tx
  readonly place: DemoPlace
  readonly chance: Chance
  readonly villages: readonly VillageRow[]
}

export async function worldOf(tx: Tx, place: DemoPlace, chance: Chance): Promise<BuddyWorld> {
  return { tx, place, chance, villages: await listVillages(tx, place.coordinator) }
}

/** A newcomer comes on the list; most are spoken with within two weeks. */
export async function seekBuddy(
  world: BuddyWorld, { personId, newcomer, languages }: Seeking, day: PlainDate, isSpoken = true,
): Promise<void> {
  const { tx, place, chance } = world
  const some = wishesOf(world)
  await registerNewcomer({ tx, ...onDay(place, day) }, personId, newcomerForm.parse({
    ...some, called: newcomer.given, sex: newcomer.sex,
    languages: [...languages, ...(chance.is(0.7) ? ['Nederlands'] : [])],
    by_hand: chance.is(0.3) ? 'on' : '', age_band: ageBandOf(newcomer, place.coordinator.today),
    gender_wish: newcomer.sex === 'female' && chance.is(0.25) ? 'women' : 'any',
  }))
  if (!isSpoken) return
  const by = { tx, ...onDay(place, addDays(day, chance.between(3, 12))) }
  const [standing] = await listNewcomers(tx, by.actor, { personIds: [personId] })
  if (standing) await speakWithNewcomer(by, standing, { held_on: by.actor.today, body: chance.pick(saidBefore) })
}

/** A resident signs up and is spoken with; the count keeps names apart. */
export async function offerBuddy(world: BuddyWorld, day: PlainDate, at: number, isSpoken = true): Promise<void> {
  const { tx, place, chance } = world
  const isWoman = at % 5 < 3
  const called = (isWoman ? women : men)[at % (isWoman ? women : men).length] ?? 'Anneke'
  const id = await registerLocal({ tx, ...onDay(place, day) }, localForm.parse({
    ...wishesOf(world), called, name: `${called} ${families[at % families.length] ?? 'Postma'}`,
    phone: `06-5550${String(2000 + at)}`, places: chance.is(0.15) ? '2' : '1', sex: isWoman ? 'female' : 'male',
    languages: ['Nederlands', ...(chance.is(0.6) ? ['Engels'] : []), ...(chance.is(0.15) ? ['Arabisch'] : [])],
    by_hand: chance.is(0.6) ? 'on' : '', age_band: chance.pick(ageBands), gender_wish: 'any',
  }))
  if (!isSpoken) return
  const by = { tx, ...onDay(place, addDays(day, chance.between(3, 12))) }
  await speakWithLocal(by, id, { held_on: by.actor.today, body: chance.pick(saidBefore) })
}

function wishesOf({ chance, villages }: BuddyWorld) {
  const some = (words: readonly string[], share: number) => words.filter(() => chance.is(share))
  const kinds = some(kindWords, 0.4)
  return {
    kinds: kinds.length > 0 ? kinds : ['friend'],
    interests: some(interestWords, 0.3), rather_not: some(interestWords, 0.1),
    slots: some(slotWords, 0.45), village_id: chance.pick(villages).id, travel_km: chance.pick(['2', '5', '10', '10']),
    household: chance.pick(['alone', 'couple', 'family', '']), children: chance.is(0.3) ? ['4_11'] : [],
    traits: some(['pets'], 0.2), refuses: some(['smokes'], 0.15),
  }
}

function ageBandOf({ bornOn }: DemoNewcomer, today: PlainDate): string {
  const age = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return ageBands.toReversed().find((band) => age >= Number(band.slice(0, 2))) ?? ''
}
