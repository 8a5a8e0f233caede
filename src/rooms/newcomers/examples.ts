import type { Acting } from './actions/acting.ts'
import { createHousehold } from './actions/households.ts'
import { createPerson } from './actions/persons.ts'
import type { PersonFields } from './forms/person.ts'
import { unknownBirth } from './rules/birth.ts'

/** Of an invented person: any field of the form, and what stands beside it. */
export interface Example extends Partial<PersonFields> {
  readonly languages?: readonly string[]
  readonly householdId?: string
  /** null leaves the file without a lead where the actor is a coordinator. */
  readonly lead?: string | null
}

const nobody: PersonFields = {
  external_number: '', given_name: '', name_prefix: '', family_name: '', called: '', sex: 'not_asked',
  birth: unknownBirth, target_group: 'asylum_status_holder', email: '', phone: '', contact_habits: '',
  interpreter_needed: 'unknown', interpreter_language: '', literacy: 'unknown', scripts: '', village_id: null,
  area_team_id: null, address: '', address_protected: false, permit_on: null, coupled_on: null, offered_on: null,
  contract_on: null, key_on: null, housed_on: null, registered_on: null, origin: '',
}

/** An invented newcomer, for tests and the demo region; the id. */
export async function aNewcomer(by: Acting, example: Example = {}): Promise<string> {
  const { languages = ['Arabisch'], householdId = null, lead = null, ...fields } = example
  const name = 'given_name' in fields || 'family_name' in fields ? {} : { given_name: 'Amina', family_name: 'Sharif' }
  return createPerson(by, {
    fields: { ...nobody, ...name, ...fields }, householdId,
    languages: languages.map((language, index) => ({ language, level: '', is_mother_tongue: index === 0 })),
    lead: lead ? { accountId: lead, organisationId: null } : null,
  })
}

/** Invented people who live together; their ids in the same order. */
export async function aHousehold(by: Acting, members: readonly Example[]): Promise<string[]> {
  const householdId = await createHousehold(by)
  const ids: string[] = []
  for (const member of members) ids.push(await aNewcomer(by, { ...member, householdId }))
  return ids
}
