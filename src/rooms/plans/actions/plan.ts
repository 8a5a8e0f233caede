import { randomUUID } from 'node:crypto'
import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { Conflict, Invalid, Refused } from '../../../kit/errors.ts'
import type { Approach } from '../../approaches/forms.ts'
import { getApproach } from '../../approaches/queries.ts'
import { listHousemates, type Member } from '../../newcomers/queries/households.ts'
import { findIdentity } from '../../newcomers/queries/identity.ts'
import { getPerson, type Person } from '../../newcomers/queries/persons.ts'
import { fullName } from '../../newcomers/rules/names.ts'
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
  const approach = await getApproach(tx, actor)
  const plan = await findPlan(tx, actor, person.ids, planKindOf(approach))
  const housemates = (await listHousemates(tx, actor, person.ids))
    .filter(({ personId, isClosed }) => personId === person.id || !isClosed)
  return { person, name: fullName(person), approach, plan, housemates }
}

/** The plan of each of these people is there from their first goal on. */
export async function beginPlans(
  tx: Tx, actor: Actor, approach: Approach, personIds: readonly string[],
): Promise<void> {
  const kind = planKindOf(approach)
  for (const personId of personIds) {
    if (await findPlan(tx, actor, await findIdentity(tx, actor, personId), kind)) continue
    await insertPlan(tx, actor, {
      id: randomUUID(), personId, kind, approachKey: approach.key, startedOn: actor.today,
    })
  }
}

/** A heading of the approach as a goal keeps it: its key and its words. */
export function headingColumns(approach: Approach, key: string) {
  const heading = approach.frame.headings.find((candidate) => candidate.key === key) ?? null
  return { frame_key: key, frame_heading: heading && JSON.stringify(heading) }
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
