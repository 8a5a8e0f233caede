import { addDays, daysBetween } from '../kit/plain-dates.ts'
import type { Approach } from '../rooms/approaches/forms.ts'
import { findApproach } from '../rooms/approaches/shipped.ts'
import { findShippedMunicipality } from '../rooms/territory/shipped.ts'
import type { Deed, DoneStep, GoalDeed } from './deeds.ts'
import type { DemoPlace, Life } from './place.ts'
import { goals, results } from './words.ts'

/** Two to four goals in own words with a ready-made and a free step each; most agreed, many steps done by now. */
export function planOf(place: DemoPlace, life: Life): Deed[] {
  const { chance, coordinator } = place
  const madeOn = addDays(life.home.housedOn ?? coordinator.today, chance.between(8, 34))
  if (madeOn > coordinator.today) return []
  const wanted = new Set(Array.from({ length: chance.between(2, 4) }, () => chance.pick(goals)))
  const made = [...wanted].map((goal) => aGoal(place, life, { goal, madeOn }))
  const isLongAgo = daysBetween(madeOn, coordinator.today) > 300
  if (!chance.is(0.9) && !isLongAgo) return made
  const way = chance.pick(['read_aloud', 'with_interpreter'] as const)
  return [...made, { kind: 'agreed', person: life.person, day: madeOn, by: life.lead, way }]
}

interface Wanted {
  readonly goal: (typeof goals)[number]
  readonly madeOn: string
}

function aGoal(place: DemoPlace, life: Life, { goal, madeOn }: Wanted): GoalDeed {
  const { chance, slug } = place
  const approach = findApproach(findShippedMunicipality(slug)?.approach ?? '') as Approach
  const ready = approach.actions.find(({ area }) => area === goal.area)
  const { body, area, step } = goal
  return {
    kind: 'goal', person: life.person, day: madeOn, by: life.lead,
    goal: { body, area, raised: chance.is(0.7), heading: ready?.heading ?? approach.frame.headings[0]?.key ?? '' },
    steps: { ready: ready?.key ?? null, body: step, due_on: dueDay(place, madeOn) },
    done: [
      ...(chance.is(0.55) ? [doneStep(place, madeOn, 0)] : []),
      ...(ready && chance.is(0.25) ? [doneStep(place, madeOn, 1)] : []),
    ],
    result: chance.is(0.4) ? { day: someDayAfter(place, madeOn), body: chance.pick(results) } : null,
  }
}

function dueDay({ chance, coordinator }: DemoPlace, madeOn: string): string {
  const due = addDays(coordinator.today, chance.is(0.2) ? -chance.between(3, 50) : chance.between(4, 80))
  return due < madeOn ? addDays(madeOn, 30) : due
}

function doneStep(place: DemoPlace, madeOn: string, step: number): DoneStep {
  const day = someDayAfter(place, madeOn)
  const manner = place.chance.pick(['alone', 'together', 'together', 'for_them'] as const)
  return { place: step, day, manner, result: place.chance.pick(results) }
}

function someDayAfter({ chance, coordinator }: DemoPlace, day: string): string {
  return addDays(day, chance.between(0, Math.max(0, daysBetween(day, coordinator.today))))
}
