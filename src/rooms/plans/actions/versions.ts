import { randomUUID } from 'node:crypto'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { Refused } from '../../../kit/errors.ts'
import type { AgreementForm } from '../forms.ts'
import { listGoals } from '../queries/goals.ts'
import { insertAgreement, insertVersion, listVersions, lockPlan, type PlanRow } from '../queries/plans.ts'
import { type Change, changesBetween, type PlanSnapshot, snapshotOf } from '../rules/changes.ts'
import { type PlanGoal, orderGoals } from '../rules/plan.ts'
import { whyNotAgree, whyNotNewVersion } from '../rules/refusals.ts'
import { openPlan, refuse, refuseField } from './plan.ts'

/** The plan as it is now against its newest version. */
interface Standing {
  readonly plan: PlanRow
  readonly goals: readonly PlanGoal[]
  readonly snapshot: PlanSnapshot
  readonly changes: readonly Change[]
  readonly newest: number
}

export interface PlanPlace {
  readonly personId: string
  readonly now: Date
}

/** Something that was written down, with the number of the version it is or belongs to. */
export interface Numbered {
  readonly id: string
  readonly number: number
}

/** Fixes the plan as it is, with what changed and why. */
export async function makeVersion(
  tx: Tx, actor: Actor, at: PlanPlace, reason: string,
): Promise<Numbered> {
  const standing = await standingOf(tx, actor, at.personId)
  refuse(whyNotNewVersion(standing.changes.length > 0, standing.newest === 0, reason))
  return fix(tx, actor, standing, { reason, now: at.now })
}

/**
 * Writes down that the newcomer agreed: with the plan as it is now. A plan that changed since its newest version
 * is fixed first, in the same act, so that it is always clear what was agreed.
 */
export async function agree(tx: Tx, actor: Actor, at: PlanPlace, form: AgreementForm): Promise<Numbered> {
  const standing = await standingOf(tx, actor, at.personId)
  const { way, note, agreed_on, reason } = form
  const hasChanged = standing.newest > 0 && standing.changes.length > 0
  refuseField('agreed_on', agreed_on > actor.today ? 'plans.problem.day_ahead' : null)
  refuse(whyNotAgree({ goals: standing.goals, way, hasChanged, reason }))
  const isFixed = standing.newest > 0 && !hasChanged
  const number = isFixed ? standing.newest : (await fix(tx, actor, standing, { reason, now: at.now })).number
  const id = randomUUID()
  await insertAgreement(tx, actor, {
    id, plan_id: standing.plan.id, person_id: standing.plan.personId, version_number: number, way, note,
    agreed_on, written_at: at.now, written_by: actor.userId,
  })
  return { id, number }
}

async function standingOf(tx: Tx, actor: Actor, personId: string): Promise<Standing> {
  const { person, plan } = await openPlan(tx, actor, personId)
  if (!plan) throw new Refused('plans.refused.no_open_goal')
  await lockPlan(tx, actor, plan.id)
  const goals = orderGoals(await listGoals(tx, actor, person.ids))
  const versions = await listVersions(tx, actor, person.ids)
  const snapshot = snapshotOf(goals)
  const changes = changesBetween(versions[0]?.snapshot ?? null, snapshot)
  return { plan, goals, snapshot, changes, newest: Math.max(0, ...versions.map(({ number }) => number)) }
}

async function fix(
  tx: Tx, actor: Actor, standing: Standing, made: { reason: string; now: Date },
): Promise<Numbered> {
  const { plan, snapshot, changes } = standing
  const number = standing.newest + 1
  const id = randomUUID()
  await insertVersion(tx, actor, {
    id, plan_id: plan.id, person_id: plan.personId, number, snapshot, changes, reason: made.reason,
    made_at: made.now, made_by: actor.userId,
  })
  return { id, number }
}
