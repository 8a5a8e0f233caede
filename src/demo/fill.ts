import { type Database, inMunicipality, type Tx } from '../db/database.ts'
import { emptyRegion, hasAccounts } from '../db/empty.ts'
import type { Actor } from '../kit/actor.ts'
import { type Chance, chanceOf } from '../kit/chance.ts'
import { today as todayOf } from '../kit/plain-dates.ts'
import { holdRole, somebody } from '../rooms/accounts/examples.ts'
import { closedAmong } from '../rooms/newcomers/queries/closures.ts'
import { municipalityId, territoryId } from '../rooms/territory/install.ts'
import { changeApproach } from './approach.ts'
import { welcomeMost } from './arrivals.ts'
import { fillBoard } from './board.ts'
import { makeBuddies } from './buddies.ts'
import { followCalendars } from './calendars.ts'
import { askForHomes, closeSome } from './endings.ts'
import { lifeOf } from './lives.ts'
import { useOwnWords } from './own-words.ts'
import { type DemoHousehold, households } from './people.ts'
import type { Colleague, DemoPlace, LivedHere } from './place.ts'
import { planWhatExists } from './plan-activities.ts'
import { drivePeople } from './rides.ts'
import { demoEmail, demoMunicipalities, type DemoMunicipality } from './staff.ts'
import { offering } from './volunteers/people.ts'
import { volunteersOf } from './volunteers/planning.ts'
import { writeVolunteers } from './volunteers/writing.ts'
import { writeLife } from './writing.ts'
import { demoScene, type Grown, grownOf, yearOf } from './year/planning.ts'
import { writeActivity } from './year/writing.ts'

/**
 * Fills the demo region with fictitious people and the last two and a half years of their lives, through the rooms'
 * own actions; what an interrupted filling left behind is taken out first. `onProgress` hears how many households of
 * how many are in. The same day gives the same region.
 */
export async function fillDemo(
  database: Database, onProgress: (done: number, total: number) => void, now = new Date(),
): Promise<void> {
  if (await hasAccounts(database)) await emptyRegion(database)
  const chance = chanceOf(20_261_103)
  const accounts = new Map<string, string>()
  const places: { place: DemoPlace; homes: DemoHousehold[] }[] = []
  for (const municipality of demoMunicipalities) {
    const place = await openPlace(database, { municipality, accounts, chance, now })
    places.push({ place, homes: households(chance, municipality.newcomers, todayOf(now)) })
  }
  const total = places.reduce((sum, { homes }) => sum + homes.length, 0)
  let done = 0
  for (const { place, homes } of places) {
    const lived: LivedHere[] = []
    const grown: Grown[] = []
    for (const home of homes) {
      const life = lifeOf(place, home)
      const ids = await inMunicipality(database, place.coordinator, (tx) => writeLife(tx, place, life))
      lived.push({ home, ids })
      grown.push(...grownOf(life, ids))
      onProgress(done += 1, total)
    }
    await inMunicipality(database, place.coordinator, (tx) =>
      writeRest(tx, place, { lived, grown, isFirst: place === places[0]?.place }))
  }
}

interface Lived {
  readonly lived: readonly LivedHere[]
  readonly grown: readonly Grown[]
  readonly isFirst: boolean
}

/** What is no part of one household's life: what is on, who helps, who meets whom. */
async function writeRest(tx: Tx, place: DemoPlace, { lived, grown, isFirst }: Lived): Promise<void> {
  if (isFirst) {
    await useOwnWords(tx, place, lived)
    await changeApproach(tx, place)
  }
  await closeSome(tx, place, lived)
  await writeYear(tx, place, grown)
  await planWhatExists(tx, place, lived)
  await drivePeople(tx, place)
  await followCalendars(tx, place)
  await welcomeMost(tx, place, lived)
  await makeBuddies(tx, place, lived)
  await askForHomes(tx, place, lived.flatMap(({ ids }) => ids).length)
  // Chance of their own, so that the lives of the newcomers stay as they were.
  await writeVolunteers(tx, place, volunteersOf({ ...place, chance: chanceOf(140) }, offering))
  await fillBoard(tx, place, lived)
}

/** Nobody whose file was closed is invited. */
async function writeYear(tx: Tx, place: DemoPlace, grown: readonly Grown[]): Promise<void> {
  const closed = await closedAmong(tx, place.coordinator, grown.map(({ id }) => id))
  const stories = yearOf(demoScene(place, grown.filter(({ id }) => !closed.has(id))))
  for (const story of stories) await writeActivity(tx, place, story)
}

interface Opening {
  readonly municipality: DemoMunicipality
  /** One account per name, also when somebody works in two municipalities. */
  readonly accounts: Map<string, string>
  readonly chance: Chance
  readonly now: Date
}

async function openPlace(database: Database, { municipality, accounts, chance, now }: Opening): Promise<DemoPlace> {
  const { slug } = municipality
  const colleagues: Colleague[] = []
  for (const person of municipality.staff) {
    const held = {
      municipalityId: municipalityId(slug), firstDay: '2023-01-01',
      ...(person.organisation ? { organisationId: territoryId(slug, 'organisation', person.organisation) } : {}),
      ...(person.team ? { areaTeamId: territoryId(slug, 'team', person.team) } : {}),
    }
    const known = accounts.get(person.name)
    if (known) await holdRole(database, { ...held, accountId: known, role: person.role })
    const accountId = known
      ?? await somebody(database, { ...held, name: person.name, email: demoEmail(person.name), roles: [person.role] })
    accounts.set(person.name, accountId)
    colleagues.push({ accountId, name: person.name, role: person.role, organisationId: held.organisationId ?? null })
  }
  const first = colleagues.find(({ role }) => role === 'coordinator') as Colleague
  return { slug, colleagues, chance, now, coordinator: coordinatorOf(slug, first, now) }
}

function coordinatorOf(slug: string, { accountId, name }: Colleague, now: Date): Actor {
  return {
    userId: accountId, name, municipalityId: municipalityId(slug), roles: new Set(['coordinator']),
    organisationIds: [], teamIds: [], scope: 'all', today: todayOf(now),
  }
}
