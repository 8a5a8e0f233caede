import { z } from 'zod'
import { line, optionalLine, optionalLongText, version } from '../../web/fields.ts'

/** What an organiser says of the activity; when it is, and what the municipality arranges, stay as they are. */
export const wordsForm = z.strictObject({
  title: line(120), body: optionalLongText(2000), place: line(200), for_whom: optionalLine(200),
  cost: optionalLine(120), contact_name: optionalLine(120), contact_phone: optionalLine(60), version: version(),
})
export type WordsForm = z.output<typeof wordsForm>

export const countForm = z.strictObject({
  guests: z.string({ error: 'web.problem.required' }).trim().min(1, { error: 'web.problem.required', abort: true })
    .regex(/^\d{1,4}$/, { error: 'web.problem.number' }).transform(Number),
})
export type CountForm = z.output<typeof countForm>
