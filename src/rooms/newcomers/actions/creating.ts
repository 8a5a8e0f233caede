import { Invalid } from '../../../kit/errors.ts'
import type { PersonFields } from '../forms/person.ts'
import { findAlike } from '../queries/search.ts'
import { listColleagues } from '../queries/team.ts'
import type { Birth } from '../rules/birth.ts'
import { fullName, phoneDigits } from '../rules/names.ts'
import { type Likely, likelyAmong } from '../rules/search.ts'
import type { Acting } from './acting.ts'
import { ensureHousehold } from './households.ts'
import { createPerson, type NewPerson } from './persons.ts'

export interface Asked {
  readonly fields: PersonFields
  readonly languages: NonNullable<NewPerson['languages']>
  readonly householdWith: string | null
  readonly leadId: string | null
  /** Ids of the likely doubles that were shown and are somebody else. */
  readonly looked: readonly string[]
  /** Somebody said that none of those is this person. */
  readonly isSure: boolean
}

export type Created = { readonly personId: string } | { readonly alike: readonly Likely[] }

/** Creation always looks first: while somebody alike was not looked at, it gives them and writes nothing. */
export async function createAfterLooking(by: Acting, asked: Asked): Promise<Created> {
  const { fields, languages, householdWith, leadId, looked, isSure } = asked
  const alike = await lookFor(by, { ...fields, name: fullName(fields) })
  const unseen = alike.filter((row) => !looked.includes(row.personId))
  if (unseen.length > 0 || (alike.length > 0 && !isSure)) return { alike }
  const colleague = (await listColleagues(by.tx, by.actor)).find(({ id }) => id === leadId)
  if (leadId && !colleague) throw new Invalid({ lead_id: ['web.problem.choose'] })
  const personId = await createPerson(by, {
    fields, languages, notThese: alike.map((row) => row.personId),
    householdId: householdWith ? await ensureHousehold(by, householdWith) : null,
    lead: colleague ? { accountId: colleague.id, organisationId: colleague.organisationId } : null,
  })
  return { personId }
}

interface Looked {
  readonly name: string
  readonly birth: Birth
  readonly phone: string
}

/** Everybody of the municipality who may be this person, the likeliest first. */
export async function lookFor({ tx, actor }: Acting, person: Looked): Promise<Likely[]> {
  const found = await findAlike(tx, actor, { ...person, phone: phoneDigits(person.phone) })
  return likelyAmong(person, found)
}
