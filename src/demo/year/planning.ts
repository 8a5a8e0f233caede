import { addDays, earliest, type PlainDate } from '../../kit/plain-dates.ts'
import { newActivityForm } from '../../rooms/activities/forms.ts'
import { weekOf } from '../../rooms/activities/rules/dates.ts'
import { daysOf, ruleOf } from '../../rooms/activities/rules/series.ts'
import { territoryId } from '../../rooms/territory/install.ts'
import { findShippedMunicipality } from '../../rooms/territory/shipped.ts'
import type { Colleague, DemoPlace, HouseholdLife } from '../place.ts'
import type { ActivityStory, CancelledDeed, DateStory, MovedDeed } from './deeds.ts'
import { onOffer, type OnOffer } from './on-offer.ts'
import { takePart } from './taking-part.ts'

/** Somebody who can be invited. */
export interface Grown {
  readonly id: string
  readonly villageId: string
  /** Since when they live here. */
  readonly since: PlainDate
  readonly lead: Colleague | null
}

/** An activity in a village, with the week of its first date counted from this one; Monday is 0. */
export interface Group {
  readonly offer: OnOffer
  readonly village: string
  readonly week: number
  readonly weekday: number
  /** To tell it from others in the same village; '' is the only one. */
  readonly suffix: string
  /** '' is not known. */
  readonly coordinates: string
}

/** Where a year takes place, for whom, and how often things happen there. */
export interface Scene {
  readonly place: DemoPlace
  readonly people: readonly Grown[]
  readonly groups: readonly Group[]
  /** Of the people of its village and of other villages, how many an activity is something for. */
  readonly near: number
  readonly far: number
  /** How many activities have one of their dates to come called off or moved. */
  readonly upset: number
}

/** Each activity of the demo in some village. */
export function demoScene(place: DemoPlace, people: readonly Grown[]): Scene {
  const groups = onOffer.map((offer) => ({
    offer, village: place.chance.pick(villagesOf(place)), week: offer.week, weekday: offer.weekday, suffix: '',
    coordinates: place.slug === 'achtkarspelen' ? offer.coordinates ?? '' : '',
  }))
  return { place, people, groups, near: 0.8, far: 0.35, upset: 1 }
}

/** The adults of a household who live in a village. */
export function grownOf({ home, villageId, lead }: HouseholdLife, ids: readonly string[]): Grown[] {
  const since = home.housedOn
  if (!since) return []
  return ids.filter((_, at) => home.members[at]?.isAdult).map((id) => ({ id, villageId, since, lead }))
}

export function villagesOf({ slug }: DemoPlace): readonly string[] {
  return findShippedMunicipality(slug)?.villages ?? []
}

/** What was on, is on and will be, and who took part; the same chance gives the same year. */
export function yearOf(scene: Scene): ActivityStory[] {
  return scene.groups.map((group) => storyOf(scene, group))
}

function storyOf(scene: Scene, group: Group): ActivityStory {
  const { place: { chance, coordinator: { today }, slug }, people, near, far } = scene
  const { offer, village } = group
  const form = formOf(scene, group)
  const villageId = territoryId(slug, 'village', village)
  const circle = people.filter((one) => chance.is(one.villageId === villageId ? near : far))
  const days = daysOf(form.day, ruleOf({ first: form.day, repeat: form.repeat, until: form.until }))
  const upsetDay = chance.is(scene.upset) ? days.filter((day) => day > today)[offer.upset?.ahead ?? -1] : undefined
  return {
    day: addDays(earliest(form.day, today) ?? today, -14), form, themes: offer.themes ?? [],
    dates: days.map((plannedDay) => dateOf(scene, { offer, plannedDay, circle, isUpset: plannedDay === upsetDay })),
  }
}

function formOf({ place: { slug, coordinator: { today } } }: Scene, group: Group) {
  const { offer, village, week, weekday, suffix, coordinates } = group
  const { title, kind, body, organiser, place, starts, ends, repeat, more } = offer
  const first = weekOf(addDays(today, week * 7))[weekday] ?? today
  return newActivityForm.parse({
    title: `${title} ${village}${suffix}`, kind, body, organiser, place, starts, ends, repeat, day: first,
    until: repeat === 'once' ? '' : addDays(first, 364), organisation_id: '', is_public: 'on', language: 'Nederlands',
    village_id: territoryId(slug, 'village', village), theme_ids: [], coordinates, ...more,
  })
}

interface Planned {
  readonly offer: OnOffer
  readonly plannedDay: PlainDate
  readonly circle: readonly Grown[]
  readonly isUpset: boolean
}

function dateOf(scene: Scene, { offer, plannedDay, circle, isUpset }: Planned): DateStory {
  const { chance, coordinator: { today } } = scene.place
  const off = (day: PlainDate, reason: string): DateStory =>
    ({ plannedDay, deeds: [{ kind: 'cancelled', day, by: null, reason } satisfies CancelledDeed] })
  if (plannedDay < today && chance.is(0.03)) return off(addDays(plannedDay, -1), 'De zaal is onverwacht dicht.')
  const upset = isUpset ? offer.upset : undefined
  if (upset?.is === 'off') return off(today, upset.reason)
  if (upset?.is !== 'moved') return { plannedDay, deeds: takePart(scene.place, { offer, day: plannedDay, circle }) }
  const { starts, ends, place, reason } = upset
  const day = addDays(plannedDay, 1)
  // Known before anybody was invited.
  const movedOn = earliest(addDays(plannedDay, -12), addDays(today, -6)) ?? today
  const moved: MovedDeed = { kind: 'moved', day: movedOn, by: null, to: { day, starts, ends, place, reason } }
  return { plannedDay, deeds: [moved, ...takePart(scene.place, { offer, day, circle })] }
}
