import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../../kit/actor.ts'
import { chanceOf } from '../../kit/chance.ts'
import { addDays } from '../../kit/plain-dates.ts'
import { territoryId } from '../../rooms/territory/install.ts'
import type { DemoPlace } from '../place.ts'
import type { DateDeed } from './deeds.ts'
import { demoScene, type Grown, villagesOf, yearOf } from './planning.ts'

const today = '2026-11-26'
const place = placeOf(1)
const people = Array.from({ length: 300 }, (_, at): Grown => ({
  id: `person ${at}`, since: addDays(today, -5 * at), lead: null,
  villageId: territoryId(place.slug, 'village', villagesOf(place)[at % 4] ?? ''),
}))
const dates = yearOf({ ...demoScene(place, people), near: 0.9, far: 0.1 })
  .flatMap((story) => story.dates)
const deeds = dates.flatMap((date) => date.deeds.map((deed) => ({ ...deed, date, onDay: dayOf(date) })))

test('nothing was written after today or, but for who came, after the day itself, and all in order', () => {
  assert.ok(deeds.length > 1_000)
  assert.deepEqual(deeds.filter(({ day, onDay }) => day > today || day > onDay), [])
  assert.deepEqual(dates.filter((date) => date.deeds.some(({ day }, at) => day < (date.deeds[at - 1]?.day ?? ''))), [])
})

test('nobody is invited before they live there, and nobody to what was called off', () => {
  const invited = deeds.filter((deed) => deed.kind === 'invited')
  const personOf = new Map(people.map((one) => [one.id, one]))
  assert.deepEqual(invited.filter(({ personId, day }) => day < (personOf.get(personId)?.since ?? '')), [])
  const calledOff = dates.filter((date) => date.deeds.some(({ kind }) => kind === 'cancelled'))
  assert.ok(calledOff.length > 0)
  assert.deepEqual(calledOff.filter((date) => date.deeds.length > 1), [])
})

test('who came had said so, and a reason stands exactly where fewer than half of four or more came', () => {
  const counted = dates.flatMap((date) => date.deeds.flatMap((deed) => (deed.kind === 'counted' ? [{ date, deed }] : [])))
  assert.ok(counted.length > 20)
  for (const { date, deed } of counted) {
    const last = new Map(date.deeds.flatMap((one) => (one.kind === 'answered' ? [[one.personId, one.reply.answer]] : [])))
    const coming = [...last].filter(([, answer]) => answer === 'comes').map(([id]) => id)
    assert.deepEqual(deed.came.filter((id) => !coming.includes(id)), [])
    const isQuiet = coming.length >= 4 && (deed.came.length + deed.guests) * 2 < coming.length
    assert.equal(deed.lowReason !== '', isQuiet)
  }
})

test('the same chance plans the same year, another chance another', () => {
  const years = [1, 1, 2].map((seed) => JSON.stringify(yearOf(demoScene(placeOf(seed), people))))
  assert.equal(years[0], years[1])
  assert.notEqual(years[0], years[2])
})

function dayOf({ plannedDay, deeds: all }: { plannedDay: string; deeds: readonly DateDeed[] }): string {
  const moved = all.find((deed) => deed.kind === 'moved')
  return moved?.to.day ?? plannedDay
}

function placeOf(seed: number): DemoPlace {
  const coordinator: Actor = {
    userId: 'sanne', name: 'Sanne', municipalityId: 'm', roles: new Set(['coordinator']), organisationIds: [],
    teamIds: [], scope: 'all', today,
  }
  return { slug: 'achtkarspelen', colleagues: [], chance: chanceOf(seed), now: new Date(`${today}T10:00:00Z`), coordinator }
}
