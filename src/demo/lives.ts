import { addDays, daysBetween } from '../kit/plain-dates.ts'
import type { PersonFields } from '../rooms/newcomers/forms/person.ts'
import type { NewPerson } from '../rooms/newcomers/actions/persons.ts'
import { findShippedMunicipality } from '../rooms/territory/shipped.ts'
import { territoryId } from '../rooms/territory/install.ts'
import type { Deed } from './deeds.ts'
import type { DemoHousehold } from './people.ts'
import { growUp, piecesOf } from './pieces.ts'
import type { DemoPlace, HouseholdLife, Life, MemberFacts } from './place.ts'
import { openAreas, planOf } from './plans.ts'
import { talksOf } from './talks.ts'
import { appointments, contacts, jobs, type Said, sayings, teamPurposes } from './words.ts'

/** The years that a household lived here, by chance; the same chance gives the same years. */
export function lifeOf(place: DemoPlace, home: DemoHousehold): HouseholdLife {
  const { chance, slug } = place
  const workers = place.colleagues.filter(({ role }) => role === 'case_worker')
  const lead = chance.is(0.96) ? chance.pick(workers) : null
  const village = chance.pick(findShippedMunicipality(slug)?.villages ?? [])
  const members = home.members.map(() => factsOf(place))
  const deeds = home.members.flatMap((newcomer, person) => {
    const life = { person, newcomer, home, lead }
    const own = newcomer.isAdult ? liveOn : growUp
    return [...(person === 0 ? meet(place, life) : []), ...own(place, life)]
  })
  return { home, villageId: territoryId(slug, 'village', village), lead, members, deeds }
}

/** A household's people as a form on their first day would say it. */
export function newPersons(life: HouseholdLife, householdId: string | null): NewPerson[] {
  const { home, lead } = life
  return home.members.map((_, person) => ({
    fields: fieldsOf(life, person), householdId,
    languages: home.origin.languages.map((language, index) => ({ language, level: '', is_mother_tongue: index === 0 })),
    lead: lead ? { accountId: lead.accountId, organisationId: null } : null,
  }))
}

function factsOf({ chance }: DemoPlace): MemberFacts {
  return {
    isDayKnown: chance.is(0.85), needsInterpreter: chance.is(0.7),
    literacy: chance.pick(['latin_script', 'own_script', 'unknown'] as const),
    keyDaysBefore: chance.between(1, 9), registeredDaysAfter: chance.between(1, 8),
  }
}

function fieldsOf({ home, villageId, members }: HouseholdLife, person: number): PersonFields {
  const newcomer = home.members[person]!
  const facts = members[person]!
  const [year = 0, month = 0, day = 0] = newcomer.bornOn.split('-').map(Number)
  const after = (days: number) => (home.housedOn ? addDays(home.housedOn, days) : null)
  const adult = home.isInReception ? 'in_reception' as const : 'asylum_status_holder' as const
  return {
    external_number: '', given_name: newcomer.given, name_prefix: '', family_name: newcomer.family, called: '',
    sex: newcomer.sex, birth: { year, month: facts.isDayKnown ? month : null, day: facts.isDayKnown ? day : null },
    target_group: newcomer.isAdult ? adult : 'child',
    email: '', phone: newcomer.isAdult ? home.phone : '', contact_habits: '',
    interpreter_needed: facts.needsInterpreter ? 'yes' : 'no',
    interpreter_language: home.origin.languages[0] ?? '', literacy: facts.literacy, scripts: '',
    village_id: home.housedOn ? villageId : null, area_team_id: null, address: '', address_protected: false,
    permit_on: home.permitOn, coupled_on: home.coupledOn, offered_on: after(-30), contract_on: after(-12),
    key_on: after(-facts.keyDaysBefore), housed_on: home.housedOn, registered_on: after(facts.registeredDaysAfter),
    origin: home.origin.country,
  }
}

function liveOn(place: DemoPlace, life: Life): Deed[] {
  const [said, talks] = [speak(place, life), talksOf(place, life)]
  const plan = life.home.housedOn ? planOf(place, life) : []
  return [
    ...said, ...talks, ...plan, ...piecesOf(place, life, openAreas(plan)),
    ...(life.home.housedOn && place.chance.is(0.5) ? startWork(place, life) : []),
  ]
}

/** Contacts of a household: now with everybody, now with one; some households have not been heard of for long. */
function meet(place: DemoPlace, { person, home, lead }: Life): Deed[] {
  const { chance } = place
  const today = place.coordinator.today
  const all = home.members.map((_, index) => index).filter((index) => index !== person)
  const silentFor = chance.is(0.2) ? chance.between(60, 120) : chance.between(1, 40)
  const deeds: Deed[] = secondMember(place, { person, home, lead })
  for (let day = addDays(home.coupledOn, 5); day < addDays(today, -silentFor);) {
    const { kind, body, area } = chance.pick(contacts)
    const others = chance.is(0.85) ? all : []
    deeds.push({ kind: 'contact', person, day, by: lead, others, contact: { kind, body, area } })
    day = addDays(day, chance.between(20, 75))
  }
  if (!chance.is(0.35)) return deeds
  const appointment = {
    kind: 'office' as const, ...chance.pick(appointments), day: addDays(today, chance.between(1, 12)),
    clock: chance.pick(['09:30', '10:00', '11:15', '13:30', '15:00']),
  }
  return [...deeds, { kind: 'appointment', person, day: today, by: lead, appointment }]
}

// Somebody beside the lead helps with one thing.
function secondMember(place: DemoPlace, { person, home, lead }: Pick<Life, 'person' | 'home' | 'lead'>): Deed[] {
  const workers = place.colleagues.filter(({ role }) => role === 'case_worker')
  const others = workers.filter(({ accountId }) => accountId !== lead?.accountId)
  if (!lead || others.length === 0 || !place.chance.is(0.12)) return []
  const [member, purpose] = [place.chance.pick(others), place.chance.pick(teamPurposes)]
  return [{ kind: 'team', person, day: home.coupledOn, by: lead, member, purpose }]
}

function speak(place: DemoPlace, { person, home, lead }: Life): Deed[] {
  const { chance } = place
  const said = new Set<Said>(Array.from({ length: chance.between(1, 3) }, () => chance.pick(sayings)))
  return [...said].map((word) => {
    const day = addDays(home.coupledOn, chance.between(2, 8))
    return { kind: 'word', person, day: day < place.coordinator.today ? day : home.coupledOn, by: lead, word }
  })
}

function startWork(place: DemoPlace, { person, home, lead }: Life): Deed[] {
  const { chance, coordinator: { today } } = place
  const lived = daysBetween(home.housedOn ?? today, today)
  if (lived < 120) return []
  const job = chance.pick(jobs)
  const start = {
    kind: job.kind, employer: job.employer, hours_per_week: job.hours,
    helped_by: chance.pick(['municipality', 'municipality', 'self']),
    started_on: addDays(today, -chance.between(5, Math.min(lived - 60, 420))),
  }
  return [{ kind: 'work', person, day: today, by: lead, start }]
}
