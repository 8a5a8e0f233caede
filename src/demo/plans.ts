import type { Tx } from '../db/database.ts'
import { addDays } from '../kit/plain-dates.ts'
import { findApproach } from '../rooms/approaches/shipped.ts'
import type { Approach } from '../rooms/approaches/forms.ts'
import { addGoal } from '../rooms/plans/actions/goals.ts'
import { addActions } from '../rooms/plans/actions/steps.ts'
import { findShippedMunicipality } from '../rooms/territory/shipped.ts'
import type { DemoPlace } from './fill.ts'
import { type Life, onDay } from './lives.ts'
import { goals } from './words.ts'

const nobody = { accountId: null, organisationId: null, isNewcomer: false }

/** Two or three goals in own words with a ready-made and a free step each, most of them on their way. */
export async function planOf(tx: Tx, place: DemoPlace, life: Life): Promise<void> {
  const { chance, coordinator } = place
  const madeOn = addDays(life.home.housedOn ?? coordinator.today, chance.between(8, 40))
  if (madeOn > coordinator.today) return
  const approach = findApproach(findShippedMunicipality(place.slug)?.approach ?? '') as Approach
  const wanted = new Set(Array.from({ length: chance.between(1, 3) }, () => chance.pick(goals)))
  const { actor, now } = onDay(tx, place, madeOn, life.lead)
  for (const goal of wanted) {
    const ready = approach.actions.find(({ area }) => area === goal.area)
    const goalId = await addGoal(tx, actor, { personId: life.personId, now }, {
      body: goal.body, body_translated: '', dream: '', dream_translated: '', translated_language: null,
      heading: ready?.heading ?? approach.frame.headings[0]?.key ?? '', area: goal.area, raised: chance.is(0.7),
      people: [], owner_person: null,
    })
    await addActions(tx, actor, { personId: life.personId, goalId, now }, {
      ready: ready ? [ready.key] : [], body: goal.step,
      owner: life.lead ? { ...nobody, accountId: life.lead.accountId } : { ...nobody, isNewcomer: true },
      owner_words: '', due_on: addDays(coordinator.today, chance.between(-50, 60)),
    })
  }
}
