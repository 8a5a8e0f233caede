import type { Tx } from '../db/database.ts'
import { addDays, daysBetween } from '../kit/plain-dates.ts'
import type { Approach } from '../rooms/approaches/forms.ts'
import { findApproach } from '../rooms/approaches/shipped.ts'
import { addGoal } from '../rooms/plans/actions/goals.ts'
import { addResult } from '../rooms/plans/actions/records.ts'
import { addActions, completeAction } from '../rooms/plans/actions/steps.ts'
import { agree } from '../rooms/plans/actions/versions.ts'
import { findShippedMunicipality } from '../rooms/territory/shipped.ts'
import { type DemoPlace, type Life, onDay } from './place.ts'
import { goals, results } from './words.ts'

const nobody = { accountId: null, organisationId: null, isNewcomer: false }
const untranslated = { body_translated: '', translated_language: null }

type DemoGoal = (typeof goals)[number]

/** Two to four goals in own words with a ready-made and a free step each; most agreed, many steps done by now. */
export async function planOf(tx: Tx, place: DemoPlace, life: Life): Promise<void> {
  const { chance, coordinator } = place
  const madeOn = addDays(life.home.housedOn ?? coordinator.today, chance.between(8, 34))
  if (madeOn > coordinator.today) return
  const wanted = new Set(Array.from({ length: chance.between(2, 4) }, () => chance.pick(goals)))
  for (const goal of wanted) await aGoal(tx, place, { life, goal, madeOn })
  if (!chance.is(0.9)) return
  const { actor, now } = onDay(tx, place, madeOn, life.lead)
  const way = chance.pick(['read_aloud', 'with_interpreter'] as const)
  await agree(tx, actor, { personId: life.personId, now }, { way, agreed_on: madeOn, note: '', reason: '' })
}

interface GoalOfLife {
  readonly life: Life
  readonly goal: DemoGoal
  readonly madeOn: string
}

async function aGoal(tx: Tx, place: DemoPlace, { life, goal, madeOn }: GoalOfLife): Promise<void> {
  const { chance, slug } = place
  const approach = findApproach(findShippedMunicipality(slug)?.approach ?? '') as Approach
  const ready = approach.actions.find(({ area }) => area === goal.area)
  const { actor, now } = onDay(tx, place, madeOn, life.lead)
  const goalId = await addGoal(tx, actor, { personId: life.personId, now }, {
    ...untranslated, body: goal.body, dream: '', dream_translated: '', area: goal.area, raised: chance.is(0.7),
    heading: ready?.heading ?? approach.frame.headings[0]?.key ?? '', people: [], owner_person: null,
  })
  const at = { personId: life.personId, goalId, now }
  const owner = life.lead ? { ...nobody, accountId: life.lead.accountId } : { ...nobody, isNewcomer: true }
  const [first, second] = await addActions(tx, actor, at, {
    ready: ready ? [ready.key] : [], body: goal.step, owner, owner_words: '', due_on: dueDay(place, madeOn),
  })
  if (first && chance.is(0.55)) await doStep(tx, place, { life, actionId: first, madeOn })
  if (second && chance.is(0.25)) await doStep(tx, place, { life, actionId: second, madeOn })
  if (chance.is(0.4)) await sayHow(tx, place, { life, goalId, madeOn })
}

function dueDay({ chance, coordinator }: DemoPlace, madeOn: string): string {
  const due = addDays(coordinator.today, chance.is(0.2) ? -chance.between(3, 50) : chance.between(4, 80))
  return due < madeOn ? addDays(madeOn, 30) : due
}

async function doStep(
  tx: Tx, place: DemoPlace, { life, actionId, madeOn }: { life: Life; actionId: string; madeOn: string },
): Promise<void> {
  const { chance } = place
  const doneOn = someDayAfter(place, madeOn)
  const { actor, now } = onDay(tx, place, doneOn, life.lead)
  await completeAction(tx, actor, { personId: life.personId, actionId, now }, {
    manner: chance.pick(['alone', 'together', 'together', 'for_them'] as const), done_on: doneOn,
    result: chance.pick(results), result_translated: '', translated_language: null, version: 1,
  })
}

async function sayHow(
  tx: Tx, place: DemoPlace, { life, goalId, madeOn }: { life: Life; goalId: string; madeOn: string },
): Promise<void> {
  const onDayOf = someDayAfter(place, madeOn)
  const { actor, now } = onDay(tx, place, onDayOf, life.lead)
  await addResult(tx, actor, { personId: life.personId, goalId, now }, {
    ...untranslated, body: place.chance.pick(results), on_day: onDayOf,
  })
}

function someDayAfter({ chance, coordinator }: DemoPlace, day: string): string {
  return addDays(day, chance.between(0, Math.max(0, daysBetween(day, coordinator.today))))
}
