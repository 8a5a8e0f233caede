import { z } from 'zod'
import { closureReasonValues, literacyValues, sexValues, targetGroupValues } from '../../../db/schema.ts'
import { camelKeys } from '../../../kit/names.ts'
import * as asked from '../../../web/api/fields.ts'
import { day, id, link, moment } from '../../../web/api/shapes.ts'
import { birth, levels, pathDates, yesNoUnknown } from '../forms/person.ts'
import type { FileClosure } from '../queries/closures.ts'
import type { PersonLanguage } from '../queries/languages.ts'
import type { Person } from '../queries/persons.ts'
import { personFieldsOf } from '../queries/persons.ts'
import { birthText } from '../rules/birth.ts'

const email = asked.optionalText(200).refine((typed) => typed === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed), {
  error: 'newcomers.problem.email',
})

/** The fields of a person as a program sends them; what is absent stays as it is, or is not known. */
export const personIn = {
  externalNumber: asked.optionalText(60), givenName: asked.optionalText(120), namePrefix: asked.optionalText(40),
  familyName: asked.optionalText(120), called: asked.optionalText(80),
  sex: asked.choice(sexValues).default('not_asked'),
  birth: birth().meta({ description: 'JJJJ, JJJJ-MM of JJJJ-MM-DD: wat bekend is.', examples: ['1991', '1991-03-07'] }),
  targetGroup: asked.choice(targetGroupValues).default('other'), email, phone: asked.optionalText(60),
  contactHabits: asked.optionalWords(2000), interpreterNeeded: asked.choice(yesNoUnknown).default('unknown'),
  interpreterLanguage: asked.optionalText(80), literacy: asked.choice(literacyValues).default('unknown'),
  scripts: asked.optionalText(120), villageId: asked.optionalId(), areaTeamId: asked.optionalId(),
  address: asked.optionalText(200), addressProtected: asked.flag(), permitOn: asked.optionalDay(),
  coupledOn: asked.optionalDay(), offeredOn: asked.optionalDay(), contractOn: asked.optionalDay(),
  keyOn: asked.optionalDay(), housedOn: asked.optionalDay(), registeredOn: asked.optionalDay(),
  origin: asked.optionalText(80),
}

export const languageIn = z.strictObject({
  language: asked.text(60), level: asked.choice(levels).default(''), isMotherTongue: asked.flag(),
})

const days = Object.fromEntries(Object.keys(camelKeys(Object.fromEntries(pathDates.map((name) => [name, null]))))
  .map((name) => [name, day.nullable()])) as Record<PathDay, z.ZodNullable<typeof day>>
type PathDay = 'permitOn' | 'coupledOn' | 'offeredOn' | 'contractOn' | 'keyOn' | 'housedOn' | 'registeredOn'

/** One time that a file was closed. */
export const closure = z.strictObject({
  reason: z.enum(closureReasonValues), note: z.string(), closedOn: day, closedAt: moment, closedBy: z.string(),
  reopenedOn: day.nullable(), reopenedAt: moment.nullable(), reopenedBy: z.string().nullable(),
}).meta({ title: 'Closure' })

export const newcomer = z.strictObject({
  id, name: z.string(), externalNumber: z.string(), givenName: z.string(), namePrefix: z.string(),
  familyName: z.string(), called: z.string(), sex: z.enum(sexValues), birth: z.string(),
  targetGroup: z.enum(targetGroupValues), email: z.string(), phone: z.string(), contactHabits: z.string(),
  interpreterNeeded: z.enum(yesNoUnknown), interpreterLanguage: z.string(), literacy: z.enum(literacyValues),
  scripts: z.string(), villageId: id.nullable(), village: z.string().nullable(), areaTeamId: id.nullable(),
  areaTeam: z.string().nullable(), address: z.string(), addressProtected: z.boolean(), ...days,
  origin: z.string().nullable(),
  languages: z.array(z.strictObject({ language: z.string(), level: z.string(), isMotherTongue: z.boolean() })),
  closure: closure.nullable().describe('Als het dossier nu gesloten is.'), updatedAt: moment,
  _links: z.strictObject({ self: link }),
}).meta({ title: 'Newcomer' })

export function closureOf(row: FileClosure): z.output<typeof closure> {
  const { reason, note, closedOn, closedAt, closedBy, reopenedOn, reopenedAt, reopenedBy } = row
  return {
    reason, note, closedOn, closedAt: closedAt.toISOString(), closedBy, reopenedOn,
    reopenedAt: reopenedAt?.toISOString() ?? null, reopenedBy,
  }
}

interface Beside {
  readonly languages: readonly PersonLanguage[]
  readonly closures: readonly FileClosure[]
}

/** One person, as whoever has the file may see them. */
export function newcomerOf(person: Person, name: string, { languages, closures }: Beside) {
  const { birth: known, ...fields } = camelKeys(personFieldsOf(person))
  return {
    id: person.id, name, ...fields, birth: birthText(known), origin: person.origin, village: person.village,
    areaTeam: person.areaTeam,
    languages: languages.map(({ language, level, is_mother_tongue: isMotherTongue }) =>
      ({ language, level, isMotherTongue })),
    closure: closures.filter(({ reopenedOn }) => reopenedOn === null).map(closureOf)[0] ?? null,
    updatedAt: person.updated_at.toISOString(), _links: { self: { href: newcomerHref(person.id) } },
  }
}

export function newcomerHref(personId: string, below = ''): string {
  return `/api/v1/newcomers/${personId}${below}`
}
