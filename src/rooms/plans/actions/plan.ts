import { randomUUID } from 'node:crypto'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { Conflict, Invalid, Refused } from '../../../kit/errors.ts'
import type { Approach } from '../../approaches/forms.ts'
import { findApproach } from '../../approaches/shipped.ts'
import { listHousemates, type Member } from '../../newcomers/queries/households.ts'
import { getPerson, type Person } from '../../newcomers/queries/persons.ts'
import { fullName } from '../../newcomers/rules/names.ts'
import { getMunicipality } from '../../territory/queries.ts'
import { findPlan, insertPlan, type PlanRow } from '../queries/plans.ts'
import { planKindOf } from '../rules/plan.ts'

/** One person's plan as an act or a page begins with it. */
export interface PlanFile {
  readonly person: Person
  readonly name: string
  readonly approach: Approach
  /** undefined until the first goal is written. */
  readonly plan: PlanRow | undefined
  /** Who lives with this person today and may be seen; the person among them, or nobody. */
  readonly housemates: readonly Member[]
}

/** Throws NotFound outside the caseload. */
export async function openPlan(tx: Tx, actor: Actor, personId: string): Promise<PlanFile> {
  const person = await getPerson(tx, actor, personId)
  const approach = await approachOf(tx, actor)
  const plan = await findPlan(tx, actor, person.ids, planKindOf(approach))
  const housemates = (await listHousemates(tx, actor, person.ids))
    .filter(({ personId, isClosed }) => personId === person.id || !isClosed)
  return { person, name: fullName(person), approach, plan, housemates }
}

/** The plan of each of these people is there from their first goal on. */
export async function beginPlans(
  tx: Tx, actor: Actor, approach: Approach, personIds: readonly string[],
): Promise<void> {
  for (const personId of personIds) {
    await insertPlan(tx, actor, {
      id: randomUUID(), personId, kind: planKindOf(approach), approachKey: approach.key, startedOn: actor.today,
    })
  }
}

/** A rule's refusal becomes the answer that shows it. */
export function refuse(reasonKey: string | null): void {
  if (reasonKey !== null) throw new Refused(reasonKey)
}

/** The same at the field it is about. */
export function refuseField(field: string, reasonKey: string | null): void {
  if (reasonKey !== null) throw new Invalid({ [field]: [reasonKey] })
}

type Texts = Readonly<Record<string, string>>

/** Both texts of every field that differs, for the page that shows them side by side (F10). */
export function conflictOf(theirs: Texts, yours: Texts): Conflict {
  const fields = Object.keys(theirs).filter((field) => theirs[field] !== yours[field])
  return new Conflict(Object.fromEntries(fields.map((field) => [
    field, { theirs: theirs[field] ?? '', yours: yours[field] ?? '' },
  ])))
}

async function approachOf(tx: Tx, actor: Actor): Promise<Approach> {
  const { approachKey } = await getMunicipality(tx, actor)
  const approach = findApproach(approachKey)
  if (!approach) throw new Error(`the approach ${approachKey} is not shipped`)
  return approach
}
