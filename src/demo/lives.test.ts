import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../kit/actor.ts'
import { daysBetween } from '../kit/plain-dates.ts'
import { chanceOf } from '../kit/chance.ts'
import { lifeOf } from './lives.ts'
import { households } from './people.ts'
import type { Colleague, DemoPlace } from './place.ts'

const today = '2026-11-26'
const deeds = livesOf(300).flatMap((life, home) => life.deeds.map((deed) => ({ ...deed, who: `${home} ${deed.person}` })))
const goals = deeds.filter((deed) => deed.kind === 'goal')

test('no piece of somebody in the demo is done while a step on their plan in that area is open', () => {
  const open = new Set(goals.filter(({ steps, done }) => done.length < (steps.ready ? 2 : 1))
    .map(({ who, goal }) => `${who} ${goal.area}`))
  const marks = deeds.filter((deed) => deed.kind === 'mark').map(({ who, area }) => `${who} ${area}`)
  assert.ok(open.size > 50 && marks.length > 50)
  assert.deepEqual(marks.filter((mark) => open.has(mark)), [])
})

test('a step in the demo was done after the plan was made, not after today, and within half a year of its last day', () => {
  const steps = goals.flatMap(({ day: madeOn, done, steps: { due_on: dueOn } }) =>
    done.map(({ day }) => ({ madeOn, day, dueOn })))
  assert.ok(steps.length > 50)
  assert.deepEqual(steps.filter(({ madeOn, day, dueOn }) =>
    day < madeOn || day > today || Math.abs(daysBetween(day, dueOn)) > 183), [])
})

function livesOf(people: number) {
  const chance = chanceOf(1)
  const coordinator: Actor = {
    userId: 'sanne', name: 'Sanne', municipalityId: 'm', roles: new Set(['coordinator']), organisationIds: [],
    teamIds: [], scope: 'all', today,
  }
  const worker: Colleague = { accountId: 'bram', name: 'Bram', role: 'case_worker', organisationId: null }
  const place: DemoPlace = {
    slug: 'achtkarspelen', colleagues: [worker], chance, now: new Date(`${today}T10:00:00Z`), coordinator,
  }
  return households(chance, people, today).map((home) => lifeOf(place, home))
}
