import { refreshStatistics } from '../db/bulk.ts'
import { atFrontDoor, type Database, inMunicipality } from '../db/database.ts'
import { hasAccount, hasAccounts } from '../db/empty.ts'
import { type Chance, chanceOf } from '../kit/chance.ts'
import { lifeOf } from '../demo/lives.ts'
import { type DemoHousehold, households } from '../demo/people.ts'
import type { Colleague, DemoPlace } from '../demo/place.ts'
import { demoMunicipalities } from '../demo/staff.ts'
import { volunteersOf } from '../demo/volunteers/planning.ts'
import { type Grown, grownOf, yearOf } from '../demo/year/planning.ts'
import { municipalityId } from '../rooms/territory/install.ts'
import { shippedRegions } from '../rooms/territory/shipped.ts'
import { offeringTo } from './offering.ts'
import { activityRows } from './rows/activity.ts'
import { approachOf, householdRows } from './rows/household.ts'
import { volunteerRows } from './rows/volunteer.ts'
import { aSheaf, type Sheaf, writeSheaf } from './sheaf.ts'
import { staffRows } from './staff.ts'
import { seedScene } from './year.ts'

export interface SeedOrder {
  readonly municipalities: number
  readonly newcomers: number
  readonly seed: number
  readonly today: string
}

/** Every shipped municipality, those of the five texts first. */
export const seedSlugs: readonly string[] = [...new Set([
  ...demoMunicipalities.map(({ slug }) => slug),
  ...shippedRegions.flatMap(({ municipalities }) => municipalities.map(({ slug }) => slug)),
])]

const isThere = 'Deze bevolking is hier al. Kies met --seed een ander getal voor nog een.'
const isReal = 'Hier werken al mensen en dit is geen voorbeeld: verzonnen nieuwkomers tussen echte zouden meetellen. ' +
  'Kies met SAMENSPEL_DATA een lege map, of zeg met --anyway dat het zo moet.'

// Written together in one transaction: large enough to be quick, small enough to be held in memory.
const householdsAtOnce = 60
const activitiesAtOnce = 16
const municipalitiesAtOnce = 2

/**
 * Writes a fictitious population of so many newcomers, spread evenly over the municipalities, with the people who work
 * for them. The same order gives the same rows, ids included. `onProgress` hears how many newcomers are in.
 */
export async function sow(database: Database, order: SeedOrder, onProgress: (done: number) => void): Promise<void> {
  const waiting = fieldsOf(order)
  let done = 0
  const work = async () => {
    for (let field = waiting.shift(); field; field = waiting.shift()) {
      await sowMunicipality(database, field, (people) => onProgress(done += people))
    }
  }
  await Promise.all(Array.from({ length: municipalitiesAtOnce }, work))
  await refreshStatistics(database)
}

/** Why this population may not be written here: a sentence, or null. Invented people among real ones would count. */
export async function whyNotSow(database: Database, order: SeedOrder, isAllowed: boolean): Promise<string | null> {
  if (await hasAccount(database, firstAccountId(order))) return isThere
  return isAllowed || !(await hasAccounts(database)) ? null : isReal
}

function firstAccountId(order: SeedOrder): string {
  const [field] = fieldsOf(order)
  return aSheaf(chanceOf(field!.seedOfPlace)).id()
}

export interface Field {
  readonly slug: string
  readonly seed: number
  readonly seedOfPlace: number
  readonly newcomers: number
  readonly today: string
}

export function fieldsOf({ municipalities, newcomers, seed, today }: SeedOrder): Field[] {
  return seedSlugs.slice(0, municipalities).map((slug, at) => ({
    slug, seed, today, seedOfPlace: seed * 1_000 + at,
    newcomers: Math.floor(newcomers / municipalities) + (at < newcomers % municipalities ? 1 : 0),
  }))
}

async function sowMunicipality(database: Database, field: Field, onPeople: (people: number) => void): Promise<void> {
  const ids = chanceOf(field.seedOfPlace)
  const opened = await openField(database, field, ids)
  const grown: Grown[] = []
  let waiting = 0
  for (const homes of inParts(opened.homes, householdsAtOnce)) {
    // The last part is done when the year is.
    onPeople(waiting)
    grown.push(...await sowHouseholds(database, { ...opened, homes }, ids))
    // A foreign key that was planned while its table was empty goes on reading all of a municipality for each row.
    if (homes[0] === opened.homes[0]) await refreshStatistics(database)
    waiting = homes.reduce((sum, { members }) => sum + members.length, 0)
  }
  await sowYear(database, { ...opened, grown }, ids)
  await sowVolunteers(database, opened.place, { newcomers: field.newcomers, ids })
  onPeople(waiting)
}

function inParts<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
}

/** Writes households in one transaction; the adults who can be invited. */
export async function sowHouseholds(
  database: Database, { place, themeIds, homes }: OpenField, ids: Chance,
): Promise<Grown[]> {
  const sheaf = aSheaf(ids)
  const approach = approachOf(place.slug)
  const grown = homes.flatMap((home) => {
    const life = lifeOf(place, home)
    return grownOf(life, householdRows({ sheaf, place, themeIds, approach, life }))
  })
  await inMunicipality(database, place.coordinator, (tx) => writeSheaf(tx, sheaf))
  return grown
}

interface Peopled extends Omit<OpenField, 'homes'> {
  readonly grown: readonly Grown[]
}

async function sowYear(database: Database, { place, themeIds, grown }: Peopled, ids: Chance): Promise<void> {
  for (const stories of inParts(yearOf(seedScene(place, grown)), activitiesAtOnce)) {
    const sheaf = aSheaf(ids)
    for (const story of stories) activityRows({ sheaf, place, themeIds }, story)
    await inMunicipality(database, place.coordinator, (tx) => writeSheaf(tx, sheaf))
  }
}

async function sowVolunteers(
  database: Database, place: DemoPlace, { newcomers, ids }: { newcomers: number; ids: Chance },
): Promise<void> {
  const sheaf = aSheaf(ids)
  volunteerRows({ sheaf, place }, volunteersOf(place, offeringTo(place, newcomers)))
  await inMunicipality(database, place.coordinator, (tx) => writeSheaf(tx, sheaf))
}

export interface OpenField {
  readonly place: DemoPlace
  readonly themeIds: ReadonlyMap<string, string>
  readonly homes: readonly DemoHousehold[]
}

/** Writes the people who work here and the themes of the approach; the newcomers to come. */
export async function openField(database: Database, field: Field, ids: Chance): Promise<OpenField> {
  const chance = chanceOf(field.seedOfPlace + 500_009)
  const staff = aSheaf(ids)
  const colleagues = staffRows(staff, chance, field)
  await atFrontDoor(database, (tx) => writeSheaf(tx, staff))
  const place = placeOf(field, colleagues, chance)
  const first = aSheaf(ids)
  const themeIds = themeRows(first, place)
  await inMunicipality(database, place.coordinator, (tx) => writeSheaf(tx, first))
  return { place, themeIds, homes: households(chance, field.newcomers, field.today) }
}

function placeOf({ slug, today }: Field, colleagues: readonly Colleague[], chance: Chance): DemoPlace {
  const { accountId, name } = colleagues.find(({ role }) => role === 'coordinator')!
  return {
    slug, colleagues, chance, now: new Date(`${today}T06:00:00Z`),
    coordinator: {
      userId: accountId, name, municipalityId: municipalityId(slug), roles: new Set(['coordinator']),
      organisationIds: [], teamIds: [], scope: 'all', today,
    },
  }
}

function themeRows(sheaf: Sheaf, { slug }: DemoPlace): Map<string, string> {
  return new Map(approachOf(slug).themes.map(({ name: { nl: name } }) => {
    const id = sheaf.id()
    sheaf.add('theme', { municipality_id: municipalityId(slug), id, name, is_free: false })
    return [name, id]
  }))
}
