import type { Tx } from '../db/database.ts'
import { addDays, daysBetween } from '../kit/plain-dates.ts'
import { addAppointment, addContact } from '../rooms/newcomers/actions/contact-moments.ts'
import { createHousehold } from '../rooms/newcomers/actions/households.ts'
import { addOwnWord, addWorkStart } from '../rooms/newcomers/actions/own-words.ts'
import { createPersons } from '../rooms/newcomers/actions/persons.ts'
import { findShippedMunicipality } from '../rooms/territory/shipped.ts'
import { territoryId } from '../rooms/territory/install.ts'
import type { DemoHousehold, DemoNewcomer } from './people.ts'
import { piecesOf } from './pieces.ts'
import { type DemoPlace, type Life, onDay } from './place.ts'
import { planOf } from './plans.ts'
import { talksOf } from './talks.ts'
import { appointments, contacts, jobs, type Said, sayings } from './words.ts'

/** Writes a household and the years that its people lived here. */
export async function liveHousehold(tx: Tx, place: DemoPlace, home: DemoHousehold): Promise<void> {
  const by = onDay(tx, place, home.coupledOn)
  const workers = place.colleagues.filter(({ role }) => role === 'case_worker')
  const lead = place.chance.is(0.96) ? place.chance.pick(workers) : null
  const householdId = home.members.length > 1 ? await createHousehold(by) : null
  const village = place.chance.pick(findShippedMunicipality(place.slug)?.villages ?? [])
  const ids = await createPersons(by, home.members.map((newcomer) => ({
    fields: fieldsOf(place, home, newcomer, territoryId(place.slug, 'village', village)), householdId,
    languages: home.origin.languages.map((language, index) => ({
      language, level: '', is_mother_tongue: index === 0,
    })),
    lead: lead ? { accountId: lead.accountId, organisationId: null } : null,
  })))
  for (const [index, newcomer] of home.members.entries()) {
    const life = { personId: ids[index] as string, newcomer, home, lead }
    if (index === 0) await meet(tx, place, life, ids.slice(1))
    if (newcomer.isAdult) await liveOn(tx, place, life)
  }
}

async function liveOn(tx: Tx, place: DemoPlace, life: Life): Promise<void> {
  await speak(tx, place, life)
  await talksOf(tx, place, life)
  if (life.home.housedOn) await planOf(tx, place, life)
  await piecesOf(tx, place, life)
  if (life.home.housedOn && place.chance.is(0.25)) await startWork(tx, place, life)
}

function fieldsOf(place: DemoPlace, home: DemoHousehold, newcomer: DemoNewcomer, villageId: string) {
  const { chance } = place
  const [year = 0, month = 0, day = 0] = newcomer.bornOn.split('-').map(Number)
  const isDayKnown = chance.is(0.85)
  const after = (days: number) => (home.housedOn ? addDays(home.housedOn, days) : null)
  return {
    external_number: '', given_name: newcomer.given, name_prefix: '', family_name: newcomer.family, called: '',
    sex: newcomer.sex, birth: { year, month: isDayKnown ? month : null, day: isDayKnown ? day : null },
    target_group: newcomer.isAdult ? 'asylum_status_holder' as const : 'child' as const,
    email: '', phone: newcomer.isAdult ? home.phone : '', contact_habits: '',
    interpreter_needed: chance.is(0.7) ? 'yes' as const : 'no' as const,
    interpreter_language: home.origin.languages[0] ?? '',
    literacy: chance.pick(['latin_script', 'own_script', 'unknown'] as const), scripts: '',
    village_id: home.housedOn ? villageId : null, area_team_id: null, address: '', address_protected: false,
    permit_on: home.permitOn, coupled_on: home.coupledOn, offered_on: after(-30), contract_on: after(-12),
    key_on: after(-chance.between(1, 9)), housed_on: home.housedOn, registered_on: after(chance.between(1, 8)),
    origin: home.origin.country,
  }
}

/** Contacts of a household: now with everybody, now with one; some households have not been heard of for long. */
async function meet(tx: Tx, place: DemoPlace, life: Life, others: readonly string[]): Promise<void> {
  const { personId, home, lead } = life
  const { chance } = place
  const today = place.coordinator.today
  const silentFor = chance.is(0.2) ? chance.between(60, 120) : chance.between(1, 40)
  for (let day = addDays(home.coupledOn, 5); day < addDays(today, -silentFor);) {
    const contact = chance.pick(contacts)
    await addContact(onDay(tx, place, day, lead), personId, {
      kind: contact.kind, body: contact.body, with: chance.is(0.85) ? others : [], area: contact.area, day,
    })
    day = addDays(day, chance.between(20, 75))
  }
  if (!chance.is(0.35)) return
  const appointment = chance.pick(appointments)
  await addAppointment(onDay(tx, place, today, lead), personId, {
    kind: 'office', body: appointment.body, with: [], area: appointment.area, place: appointment.place,
    day: addDays(today, chance.between(1, 12)), clock: chance.pick(['09:30', '10:00', '11:15', '13:30', '15:00']),
  })
}

async function speak(tx: Tx, place: DemoPlace, { personId, home, lead }: Life): Promise<void> {
  const said = new Set<Said>(Array.from({ length: place.chance.between(1, 3) }, () => place.chance.pick(sayings)))
  for (const { kind, body, area } of said) {
    const day = addDays(home.coupledOn, place.chance.between(2, 8))
    const by = onDay(tx, place, day < place.coordinator.today ? day : home.coupledOn, lead)
    await addOwnWord(by, personId, {
      kind, body, area, said_on: null,
    })
  }
}

async function startWork(tx: Tx, place: DemoPlace, { personId, home, lead }: Life): Promise<void> {
  const lived = daysBetween(home.housedOn ?? place.coordinator.today, place.coordinator.today)
  if (lived < 120) return
  const job = place.chance.pick(jobs)
  await addWorkStart(onDay(tx, place, place.coordinator.today, lead), personId, {
    kind: job.kind, employer: job.employer, hours_per_week: job.hours,
    helped_by: place.chance.pick(['municipality', 'self']),
    started_on: addDays(place.coordinator.today, -place.chance.between(5, lived - 60)),
  })
}
