import type { Tx } from '../db/database.ts'
import { addWeeks } from '../kit/plain-dates.ts'
import { listOnOffer } from '../rooms/activities/queries/activities.ts'
import { fittingFor } from '../rooms/activities/rules/fits.ts'
import { closedAmong } from '../rooms/newcomers/queries/closures.ts'
import { addActions } from '../rooms/plans/actions/steps.ts'
import { listGoals } from '../rooms/plans/queries/goals.ts'
import { goalState } from '../rooms/plans/rules/plan.ts'
import type { DemoPlace, LivedHere } from './place.ts'

/** For some goals the next step is something that exists already (AK-10). */
export async function planWhatExists(tx: Tx, place: DemoPlace, lived: readonly LivedHere[]): Promise<void> {
  const { coordinator: actor, chance, now } = place
  const offered = await listOnOffer(tx, actor, { from: actor.today, until: addWeeks(actor.today, 8) })
  const closed = await closedAmong(tx, actor, lived.flatMap(({ ids }) => ids))
  for (const personId of lived.flatMap(({ ids }) => ids.slice(0, 1)).filter((id) => !closed.has(id))) {
    const goal = (await listGoals(tx, actor, [personId])).find((one) => goalState(one) === 'open')
    const [fitting] = goal
      ? fittingFor({ area: goal.area, themeIds: [], villageId: null, languages: [] }, offered) : []
    if (!goal || !fitting || chance.is(0.6)) continue
    await addActions(tx, actor, { personId, goalId: goal.id, now }, {
      activities: [fitting.id], ready: [], body: '', owner_words: '', due_on: fitting.nextDay,
      owner: { accountId: null, organisationId: null, isNewcomer: true },
    })
  }
}
