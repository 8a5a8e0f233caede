import { addDays, addMonths, type PlainDate } from '../../kit/plain-dates.ts'
import { agreementForm, applyForm, certificateForm, type SourceForm } from '../../rooms/volunteers/forms.ts'
import { dayParts, wordOf } from '../../rooms/volunteers/rules/register.ts'
import { territoryId } from '../../rooms/territory/install.ts'
import { findShippedMunicipality } from '../../rooms/territory/shipped.ts'
import type { DemoPlace } from '../place.ts'
import { villagesOf } from '../year/planning.ts'
import type { VolunteerDeed, VolunteersStory, VolunteerStory } from './deeds.ts'
import type { Offering } from './people.ts'

const sources: readonly SourceForm[] = [
  { kind: 'stall', name: 'Braderie' }, { kind: 'lunch', name: 'Buurtlunch' },
  { kind: 'booklet', name: 'Boekje rolmodellen' }, { kind: 'ambassador', name: 'Ambassadeur' },
]

// '' is somebody who just called.
const vias = [...sources.map(({ kind, name }) => wordOf(kind, name)), '']

/** A year and a half of people who offered to help, were called, do something and are thanked; some still wait. */
export function volunteersOf(place: DemoPlace, people: readonly Offering[]): VolunteersStory {
  return {
    day: addDays(place.coordinator.today, -600), sources,
    volunteers: people.map((person, at) => volunteerOf(place, person, at)),
  }
}

function volunteerOf(place: DemoPlace, person: Offering, at: number): VolunteerStory {
  const { chance, coordinator: { today }, slug } = place
  const { name, likes, languages, words: own = '', daysAgo, task } = person
  const day = addDays(today, -daysAgo)
  const form = applyForm.parse({
    name, phone: phoneOf(at), likes, languages, words: own, times: [chance.pick(dayParts)], via: chance.pick(vias),
    village_id: territoryId(slug, 'village', chance.pick(villagesOf(place))),
    radius_km: String(chance.pick([5, 10, 15])), agreed: 'on',
  })
  return { day, form, deeds: task ? takingPart(place, { ...person, task }) : waiting(person, day) }
}

// Numbers that nobody has.
function phoneOf(at: number): string {
  return `06 0000${String(20 + at).padStart(4, '0')}`
}

function waiting({ daysAgo }: Offering, day: PlainDate): VolunteerDeed[] {
  if (daysAgo <= 7) return []
  const taken: VolunteerDeed = { kind: 'call_taken', day: addDays(day, 2) }
  if (daysAgo <= 10) return [taken]
  return [taken, { kind: 'called', day: addDays(day, 4), call: { outcome: 'no_answer', words: 'Voicemail.' } }]
}

type Active = Offering & { readonly task: string }

function takingPart(place: DemoPlace, person: Active): VolunteerDeed[] {
  const { chance, coordinator: { today }, slug } = place
  const joined = addDays(today, chance.between(2, 9) - person.daysAgo)
  const deeds: VolunteerDeed[] = [
    { kind: 'called', day: joined, call: { outcome: 'joins', words: 'Kwam langs voor een gesprek.' } },
  ]
  const organisations = findShippedMunicipality(slug)?.organisations ?? []
  if (organisations.length > 0 && chance.is(0.7)) {
    const organisationId = territoryId(slug, 'organisation', chance.pick(organisations).name)
    deeds.push({ kind: 'anchored', day: addDays(joined, 5), organisationId })
  }
  deeds.push(...welcomed(place, person, addDays(joined, 10)))
  if (person.costs) deeds.push(...costsOf(place, addDays(joined, 14), person.costs))
  if (!person.stopped) return deeds
  const ended_on = addDays(today, -60)
  const end = { reason: person.stopped, words: 'Kreeg een baan.', ended_on }
  return [...deeds, { kind: 'stopped', day: ended_on, end }]
}

function welcomed({ chance, coordinator: { today } }: DemoPlace, { task, stopped }: Active, day: PlainDate) {
  const deeds: VolunteerDeed[] = [{ kind: 'task', day, task }, { kind: 'code', day }]
  if (chance.is(0.8)) {
    const certificate = certificateForm.parse({
      dated_on: addDays(day, -20), seen_on: day, profile: '84 Belast met de zorg voor minderjarigen',
      again_on: addMonths(day, 12),
    })
    deeds.push({ kind: 'certificate', day, certificate })
  }
  if (chance.is(0.6)) deeds.push({ kind: 'training', day, training: 'Welkom als vrijwilliger' })
  for (let on = addDays(day, 7); on < addDays(today, stopped ? -60 : 0); on = addDays(on, 21)) {
    deeds.push({ kind: 'hours', day: on, minutes: chance.pick([60, 90, 120, 150]) })
  }
  const thanked = addDays(day, 150)
  if (thanked < today) deeds.push({ kind: 'thanked', day: thanked, thanks: 'Kaart en een bos bloemen' })
  return deeds
}

function costsOf(
  { chance, coordinator: { today } }: DemoPlace, from: PlainDate, kind: 'travel' | 'phone',
): VolunteerDeed[] {
  const agreed = { kind, monthly: '25', words: 'Bus of 19 cent per kilometer', first_day: from, last_day: '' }
  const deeds: VolunteerDeed[] = [{ kind: 'costs', day: from, agreement: agreementForm.parse(agreed) }]
  for (let day = addDays(from, 10); day <= today; day = addMonths(day, 1)) {
    deeds.push({ kind: 'claim', day, cents: chance.pick([760, 1_140, 1_500]) })
  }
  return deeds
}
