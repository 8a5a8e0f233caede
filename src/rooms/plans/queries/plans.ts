import type { Insertable } from 'kysely'
import { anyOf } from '../../../db/any-of.ts'
import type { Tx } from '../../../db/database.ts'
import type { PlanAgreementTable, PlanKind, PlanVersionTable } from '../../../db/schema.ts'
import type { Actor } from '../../../kit/actor.ts'
import type { Change, PlanSnapshot } from '../rules/changes.ts'
import type { PlanAgreement } from '../rules/plan.ts'

export interface PlanRow {
  readonly id: string
  readonly personId: string
  readonly kind: PlanKind
  readonly approachKey: string
  readonly startedOn: string
}

export interface PlanVersion {
  readonly number: number
  readonly snapshot: PlanSnapshot
  readonly changes: readonly Change[]
  readonly reason: string
  readonly madeAt: Date
  readonly madeBy: string
}

/**
 * The local plan of one person (all their ids), whatever it was called when it began: another approach gives it another
 * name, not another plan. The one of the kept file, then of this kind, when there are two.
 */
export async function findPlan(
  tx: Tx, actor: Actor, ids: readonly string[], kind: PlanKind,
): Promise<PlanRow | undefined> {
  const rows = await tx.selectFrom('plan').select([
    'id', 'person_id as personId', 'kind', 'approach_key as approachKey', 'started_on as startedOn',
  ]).where('municipality_id', '=', actor.municipalityId).where('person_id', '=', anyOf(ids))
    .orderBy('started_on').execute()
  const ranked = rows.toSorted((a, b) => Number(b.personId === ids[0]) - Number(a.personId === ids[0])
    || Number(b.kind === kind) - Number(a.kind === kind))
  return ranked[0]
}

/** Makes the plan when it is not there yet; two who begin at the same moment make one. */
export async function insertPlan(tx: Tx, actor: Actor, plan: PlanRow): Promise<void> {
  await tx.insertInto('plan').values({
    municipality_id: actor.municipalityId, id: plan.id, person_id: plan.personId, kind: plan.kind,
    approach_key: plan.approachKey, started_on: plan.startedOn,
  }).onConflict((conflict) => conflict.columns(['municipality_id', 'person_id', 'kind']).doNothing()).execute()
}

/** Holds the plan until the transaction ends, so that two versions never get the same number. */
export async function lockPlan(tx: Tx, actor: Actor, planId: string): Promise<void> {
  await tx.selectFrom('plan').select('id').where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', planId).forUpdate().execute()
}

/** Of one person (all their ids), newest first: after a merge the numbers go on from the highest of both plans. */
export async function listVersions(tx: Tx, actor: Actor, ids: readonly string[]): Promise<PlanVersion[]> {
  const rows = await tx.selectFrom('plan_version as v').leftJoin('account', 'account.id', 'v.made_by')
    .select(['v.number', 'v.snapshot', 'v.changes', 'v.reason', 'v.made_at as madeAt', 'account.name as madeBy'])
    .where('v.municipality_id', '=', actor.municipalityId).where('v.person_id', '=', anyOf(ids))
    .orderBy('v.made_at', 'desc').orderBy('v.number', 'desc').execute()
  return rows.map((row) => ({
    ...row, snapshot: row.snapshot as PlanSnapshot, changes: row.changes as readonly Change[], madeBy: row.madeBy ?? '',
  }))
}

export async function insertVersion(
  tx: Tx, actor: Actor,
  row: Omit<Insertable<PlanVersionTable>, 'municipality_id' | 'snapshot' | 'changes'>
    & { snapshot: PlanSnapshot; changes: readonly Change[] },
): Promise<void> {
  await tx.insertInto('plan_version').values({
    ...row, municipality_id: actor.municipalityId, snapshot: JSON.stringify(row.snapshot),
    changes: JSON.stringify(row.changes),
  }).execute()
}

/** Of one person (all their ids), newest first. */
export async function listAgreements(tx: Tx, actor: Actor, ids: readonly string[]): Promise<PlanAgreement[]> {
  return tx.selectFrom('plan_agreement as g').innerJoin('account', 'account.id', 'g.written_by')
    .select(['g.version_number as versionNumber', 'g.way', 'g.note', 'g.agreed_on as agreedOn',
      'account.name as writtenBy'])
    .where('g.municipality_id', '=', actor.municipalityId).where('g.person_id', '=', anyOf(ids))
    .orderBy('g.agreed_on', 'desc').orderBy('g.written_at', 'desc').execute()
}

export async function insertAgreement(
  tx: Tx, actor: Actor, row: Omit<Insertable<PlanAgreementTable>, 'municipality_id'>,
): Promise<void> {
  await tx.insertInto('plan_agreement').values({ ...row, municipality_id: actor.municipalityId }).execute()
}
