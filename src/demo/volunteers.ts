import type { Tx } from '../db/database.ts'
import type { VolunteerEndReason, VolunteerSourceKind } from '../db/schema.ts'
import { addDays, addMonths, type PlainDate } from '../kit/plain-dates.ts'
import type { Acting } from '../rooms/newcomers/actions/acting.ts'
import { listOrganisations } from '../rooms/organisations/queries.ts'
import { listVillages } from '../rooms/territory/queries.ts'
import {
  addTraining, agreeCosts, beginTask, claimCosts, seeCertificate, signCode, thank, writeHours,
} from '../rooms/volunteers/actions/records.ts'
import { addSource, change, logCall, stop, takeCall, writeDown } from '../rooms/volunteers/actions/register.ts'
import { agreementForm, applyForm, certificateForm, changeForm, claimForm } from '../rooms/volunteers/forms.ts'
import { listAgreements } from '../rooms/volunteers/queries/costs.ts'
import { listTasks } from '../rooms/volunteers/queries/records.ts'
import { listSources } from '../rooms/volunteers/queries/sources.ts'
import { dayParts } from '../rooms/volunteers/rules/register.ts'
import { type DemoPlace, onDay } from './place.ts'

interface DemoVolunteer {
  readonly name: string
  readonly likes: readonly string[]
  readonly languages: readonly string[]
  /** How long ago they signed up. */
  readonly daysAgo: number
  readonly words?: string
  /** What they do since they were called; absent while they wait. */
  readonly task?: string
  readonly costs?: 'travel' | 'phone'
  readonly stopped?: VolunteerEndReason
}

const sources: readonly (readonly [VolunteerSourceKind, string])[] = [
  ['stall', 'Braderie'], ['lunch', 'Buurtlunch'], ['booklet', 'Boekje rolmodellen'], ['ambassador', 'Ambassadeur'],
]

// Fictitious people; the names of the published plans are not among them.
const people: readonly DemoVolunteer[] = [
  {
    name: 'Wietske Hofstra', likes: ['talk_table', 'language'], languages: ['Nederlands'], daysAgo: 520,
    task: 'Gastvrouw praattafel', costs: 'travel',
  },
  {
    name: 'Gerrit Kooi', likes: ['transport', 'goods'], languages: ['Nederlands'], daysAgo: 470,
    task: 'Rijdt naar activiteiten', costs: 'travel',
  },
  {
    name: 'Samira Haddad', likes: ['interpret', 'welcome'], languages: ['Arabisch', 'Nederlands'], daysAgo: 430,
    task: 'Tolkt bij de praattafel',
  },
  {
    name: 'Klaas Terpstra', likes: ['sport'], languages: ['Nederlands', 'Engels'], daysAgo: 400,
    task: 'Begeleidt het voetbal',
  },
  {
    name: 'Anneke Bosma', likes: ['letters'], languages: ['Nederlands'], daysAgo: 390,
    task: 'Legt brieven uit bij de inloop', stopped: 'no_time',
  },
  {
    name: 'Yosief Haile', likes: ['interpret', 'go_along'], languages: ['Tigrinya', 'Nederlands'], daysAgo: 240,
    task: 'Gaat mee naar de huisarts', costs: 'travel',
  },
  {
    name: 'Tjitske de Haan', likes: ['meals'], languages: ['Nederlands'], daysAgo: 210,
    task: 'Kookt bij Koken en eten',
  },
  {
    name: 'Oksana Melnyk', likes: ['children', 'interpret'], languages: ['Oekraïens', 'Engels'], daysAgo: 160,
    task: 'Kinderhoek bij Koffie met ouders', costs: 'phone',
  },
  {
    name: 'Piet van der Molen', likes: ['goods', 'transport'], languages: ['Nederlands'], daysAgo: 120,
    task: 'Knapt fietsen op',
  },
  {
    name: 'Marijke Zijlstra', likes: ['language'], languages: ['Nederlands', 'Engels'], daysAgo: 75,
    task: 'Oefent Nederlands thuis',
  },
  {
    name: 'Hennie Veldman', likes: ['welcome', 'meals'], languages: ['Nederlands'], daysAgo: 12,
    words: 'Liever niet op maandag, dan pas ik op.',
  },
  { name: 'Rachid Amrani', likes: ['sport', 'language'], languages: ['Arabisch', 'Nederlands', 'Frans'], daysAgo: 9 },
  { name: 'Elly Jonker', likes: ['children'], languages: ['Nederlands'], daysAgo: 3 },
  { name: 'Bouke Wagenaar', likes: [], languages: [], daysAgo: 1 },
]

/** A year and a half of people who offered to help, were called, do something and are thanked; some still wait. */
export async function fillVolunteers(tx: Tx, place: DemoPlace): Promise<void> {
  const { coordinator } = place
  const first = { tx, ...onDay(place, addDays(coordinator.today, -540)) }
  for (const [kind, name] of sources) await addSource(first, { kind, name })
  const words = (await listSources(tx, coordinator)).map(({ word }) => word)
  for (const person of people) await writeVolunteer(tx, place, { person, via: place.chance.pick([...words, '']) })
}

async function writeVolunteer(
  tx: Tx, place: DemoPlace, { person, via }: { person: DemoVolunteer; via: string },
): Promise<void> {
  const { coordinator, chance } = place
  const villages = await listVillages(tx, coordinator)
  const applied = addDays(coordinator.today, -person.daysAgo)
  const { name, likes, languages, words = '', task } = person
  const phone = `06 000000${String(20 + people.indexOf(person))}`
  const told = {
    name, phone, likes, languages, words, village_id: chance.pick(villages).id, times: [chance.pick(dayParts)],
    radius_km: String(chance.pick([5, 10, 15])),
  }
  const id = await writeDown({ tx, ...onDay(place, applied) }, applyForm.parse({ ...told, via, agreed: 'on' }))
  if (!task) {
    if (person.daysAgo > 7) await takeCall({ tx, ...onDay(place, addDays(applied, 2)) }, id)
    if (person.daysAgo > 10) {
      await logCall({ tx, ...onDay(place, addDays(applied, 4)) }, id, { outcome: 'no_answer', words: 'Voicemail.' })
    }
    return
  }
  const joined = addDays(applied, chance.between(2, 9))
  await logCall({ tx, ...onDay(place, joined) }, id, { outcome: 'joins', words: 'Kwam langs voor een gesprek.' })
  if (chance.is(0.7)) await anchor({ tx, ...onDay(place, addDays(joined, 5)) }, { id, told })
  await welcome(tx, place, { id, joined, task })
  if (person.costs) await payCosts(tx, place, { id, from: addDays(joined, 14), kind: person.costs })
  if (person.stopped) {
    const form = { reason: person.stopped, words: 'Kreeg een baan.', ended_on: addDays(coordinator.today, -60) }
    await stop({ tx, ...onDay(place, form.ended_on) }, id, form)
  }
}

async function anchor(
  by: Acting, { id, told }: { id: string; told: Readonly<Record<string, unknown>> },
): Promise<void> {
  const [organisation] = await listOrganisations(by.tx, by.actor)
  if (!organisation) return
  const fields = { ...told, organisation_id: organisation.id, anchored_on: by.actor.today, version: '1' }
  await change(by, id, changeForm.parse(fields))
}

interface Welcomed {
  readonly id: string
  readonly joined: PlainDate
  readonly task: string
}

async function welcome(tx: Tx, place: DemoPlace, { id, joined, task }: Welcomed): Promise<void> {
  const { coordinator, chance } = place
  const soon = { tx, ...onDay(place, addDays(joined, 10)) }
  const { today } = soon.actor
  await beginTask(soon, id, { task, organisation_id: null, started_on: today })
  await signCode(soon, id, today)
  if (chance.is(0.8)) {
    await seeCertificate(soon, id, certificateForm.parse({
      dated_on: addDays(today, -20), seen_on: today, profile: '84 Belast met de zorg voor minderjarigen',
      again_on: addMonths(today, 12),
    }))
  }
  if (chance.is(0.6)) await addTraining(soon, id, { training: 'Welkom als vrijwilliger', followed_on: today })
  const [begun] = await listTasks(tx, coordinator, id, today)
  for (let day = addDays(today, 7); day < addDays(coordinator.today, -62) && begun; day = addDays(day, 21)) {
    const minutes = chance.pick([60, 90, 120, 150])
    await writeHours({ tx, ...onDay(place, day) }, { volunteerId: id, taskId: begun.id }, { onDay: day, minutes })
  }
  const thanked = addDays(today, 150)
  if (thanked < coordinator.today) {
    await thank({ tx, ...onDay(place, thanked) }, id, { thanks: 'Kaart en een bos bloemen', on_day: thanked })
  }
}

async function payCosts(
  tx: Tx, place: DemoPlace, { id, from, kind }: { id: string; from: PlainDate; kind: 'travel' | 'phone' },
): Promise<void> {
  const { coordinator } = place
  const agreed = { kind, monthly: '25', words: 'Bus of 19 cent per kilometer', first_day: from, last_day: '' }
  await agreeCosts({ tx, ...onDay(place, from) }, id, agreementForm.parse(agreed))
  const [agreement] = await listAgreements(tx, coordinator, id)
  for (let day = addDays(from, 10); day <= coordinator.today && agreement; day = addMonths(day, 1)) {
    const amount = place.chance.pick(['7,60', '11,40', '15'])
    const claim = { agreement_id: agreement.id, amount, on_day: day, words: '' }
    await claimCosts({ tx, ...onDay(place, day) }, id, claimForm.parse(claim))
  }
}
