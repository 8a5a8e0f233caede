import { addDays, daysBetween, earliest, latest } from '../kit/plain-dates.ts'
import type { Approach, PuzzleArea } from '../rooms/approaches/forms.ts'
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

/** The areas in which a goal still has a step to be done. */
export function openAreas(deeds: readonly Deed[]): ReadonlySet<PuzzleArea> {
  const isOpen = ({ steps, done }: GoalDeed) => done.length < (steps.ready ? 2 : 1)
  return new Set(deeds.filter((deed) => deed.kind === 'goal').filter(isOpen).map(({ goal }) => goal.area))
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
  const places = [...(chance.is(0.55) ? [0] : []), ...(ready && chance.is(0.25) ? [1] : [])]
  const isOpen = places.length < (ready ? 2 : 1)
  const dueOn = isOpen ? dueDay(place, madeOn) : addDays(madeOn, chance.between(20, 90))
  return {
    kind: 'goal', person: life.person, day: madeOn, by: life.lead,
    goal: { body, area, raised: chance.is(0.7), heading: ready?.heading ?? approach.frame.headings[0]?.key ?? '' },
    steps: { ready: ready?.key ?? null, body: step, due_on: dueOn },
    done: places.map((at) => doneStep(place, { madeOn, dueOn }, at)),
    result: chance.is(0.4) ? { day: someDayAfter(place, madeOn), body: chance.pick(results) } : null,
  }
}

function dueDay({ chance, coordinator }: DemoPlace, madeOn: string): string {
  const due = addDays(coordinator.today, chance.is(0.2) ? -chance.between(3, 50) : chance.between(4, 80))
  return due < madeOn ? addDays(madeOn, 30) : due
}

/** Done in the two months before its last day, or before today; not before the plan was made. */
function doneStep({ chance, coordinator }: DemoPlace, { madeOn, dueOn }: Term, at: number): DoneStep {
  const last = earliest(dueOn, coordinator.today) ?? dueOn
  const day = latest(madeOn, addDays(last, -chance.between(0, 60))) ?? madeOn
  const manner = chance.pick(['alone', 'together', 'together', 'for_them'] as const)
  return { place: at, day, manner, result: chance.pick(results) }
}

interface Term {
  readonly madeOn: string
  readonly dueOn: string
}

function someDayAfter({ chance, coordinator }: DemoPlace, day: string): string {
  return addDays(day, chance.between(0, Math.max(0, daysBetween(day, coordinator.today))))
}
