import { z } from 'zod'
import { closureReasonValues, literacyValues, sexValues, targetGroupValues } from '../../../db/schema.ts'
import {
  choice, day, id, isVisible, line, longText, many, optionalDay, optionalId, optionalLine, optionalLongText, tick,
  version,
} from '../../../web/fields.ts'
import { readBirth, unknownBirth } from '../rules/birth.ts'

export const yesNoUnknown = ['yes', 'no', 'unknown'] as const
export const levels = ['', 'below_a1', 'a1', 'a2', 'b1', 'b2', 'c1', 'fluent'] as const

/** The dates of a newcomer's way into the municipality, in the order in which they usually come. */
export const pathDates = [
  'permit_on', 'coupled_on', 'offered_on', 'contract_on', 'key_on', 'housed_on', 'registered_on',
] as const

/** A birth date of which the day or the month may be unknown; whether it lies ahead is for the action to judge. */
export function birth() {
  return z.string().trim().transform((text) => (text === '' ? unknownBirth : readBirth(text, '2100-12-31')))
    .refine((read) => read !== null, { error: 'newcomers.problem.birth' })
    .transform((read) => read ?? unknownBirth).default(unknownBirth)
}

export const personFields = {
  external_number: optionalLine(60),
  given_name: optionalLine(120),
  name_prefix: optionalLine(40),
  family_name: optionalLine(120),
  called: optionalLine(80),
  sex: choice(sexValues).default('not_asked'),
  birth: birth(),
  target_group: choice(targetGroupValues).default('other'),
  email: optionalLine(200).refine((text) => text === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text), {
    error: 'newcomers.problem.email',
  }),
  phone: optionalLine(60),
  contact_habits: optionalLongText(2000),
  interpreter_needed: choice(yesNoUnknown).default('unknown'),
  interpreter_language: optionalLine(80),
  literacy: choice(literacyValues).default('unknown'),
  scripts: optionalLine(120),
  village_id: optionalId(),
  area_team_id: optionalId(),
  address: optionalLine(200),
  address_protected: tick(),
  permit_on: optionalDay(),
  coupled_on: optionalDay(),
  offered_on: optionalDay(),
  contract_on: optionalDay(),
  key_on: optionalDay(),
  housed_on: optionalDay(),
  registered_on: optionalDay(),
  origin: optionalLine(80),
}

const person = z.strictObject(personFields)

/** What is written down of a person; '' and null are "not known". */
export type PersonFields = z.output<typeof person>

/** A name of one word is a whole name, in whichever of the two fields it was put. */
const hasName = {
  check: (form: { given_name: string; family_name: string }) => isVisible(form.given_name + form.family_name),
  says: { path: ['given_name'], error: 'newcomers.problem.name' },
}

export const editForm = z.strictObject({ ...personFields, version: version() }).refine(hasName.check, hasName.says)

export const newForm = z.strictObject({
  ...personFields,
  languages: optionalLine(200),
  household_with: optionalId(),
  lead_id: optionalId(),
  /** Ids of the likely doubles that were shown and are somebody else. */
  looked: many(id()),
  sure: tick(),
}).refine(hasName.check, hasName.says)

/** Looking before creating: a name, and what else is known. Sent by POST, so that no name stands in an address. */
export const lookForm = z.strictObject({
  given_name: optionalLine(120),
  name_prefix: optionalLine(40),
  family_name: optionalLine(120),
  birth: birth(),
  phone: optionalLine(60),
})

export const closeForm = z.strictObject({
  reason: choice(closureReasonValues), closed_on: day(), note: optionalLongText(1000), with: many(id()),
})

export const reopenForm = z.strictObject({ with: many(id()) })

export const searchForm = z.strictObject({ zoek: optionalLine(200) })

export const languageForm = z.strictObject({
  language: line(60),
  level: choice(levels).default(''),
  is_mother_tongue: tick(),
})

export const languageName = z.strictObject({ language: line(60) })

export const attachForm = z.strictObject({
  ground: longText(500).refine((text) => text.length >= 10, { error: 'newcomers.problem.ground' }),
})
