import { z } from 'zod'
import { contactKindValues, ownFieldKindValues, ownListValues } from '../../db/schema.ts'
import { choice, day, line, optionalChoice, optionalLine, optionalLongText, optionalNumber } from '../../web/fields.ts'

const name = { name_nl: line(80), name_en: optionalLine(80), name_ar: optionalLine(80) }

export const entryForm = z.strictObject({
  list: choice(ownListValues), ...name, counts_as: optionalChoice(contactKindValues),
}).refine(({ list, counts_as }) => list !== 'contact_kind' || counts_as !== null, {
  error: 'web.problem.choose', path: ['counts_as'],
})
export type EntryForm = z.output<typeof entryForm>

export const endForm = z.strictObject({ last_day: day() })

export const fieldForm = z.strictObject({
  ...name, kind: choice(ownFieldKindValues), options: optionalLongText(1000), purpose: line(300),
  kept_months: optionalNumber(0, 120).refine((value) => value !== null, { error: 'web.problem.required' })
    .transform(Number),
}).refine(({ kind, options }) => kind !== 'choice' || optionsOf(options).length >= 2, {
  error: 'own-lists.problem.options', path: ['options'],
})
export type FieldForm = z.output<typeof fieldForm>

/** One option a line; empty lines and doubles fall away. */
export function optionsOf(text: string): string[] {
  return [...new Set(text.split('\n').map((option) => option.trim()).filter((option) => option !== ''))]
}
