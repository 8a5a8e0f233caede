import { z } from 'zod'
import { contactKindValues, ownWordKindValues, puzzleAreaValues } from '../../../db/schema.ts'
import {
  choice, day, id, line, longText, many, optionalChoice, optionalDay, optionalLine, optionalLongText, optionalNumber,
  version,
} from '../../../web/fields.ts'

/** A clock time such as 9:30 or 14.05; out comes HH:MM. */
export function clock() {
  return z.string({ error: 'web.problem.required' }).trim().min(1, { error: 'web.problem.required', abort: true })
    .regex(/^([01]?\d|2[0-3])[:.][0-5]\d$/, { error: 'newcomers.problem.clock' })
    .transform((text) => text.replace('.', ':').padStart(5, '0'))
}

/** Instead of a name: all of the household whose files are open. */
export const everyone = 'everyone'
const others = many(z.union([z.literal(everyone), z.uuid()], { error: 'web.problem.choose' }))

/** A kind of the product, or the id of one that the municipality added. */
const contactKind = z.union([z.enum(contactKindValues), z.uuid()], { error: 'web.problem.choose' })

export const contactForm = z.strictObject({
  kind: contactKind,
  body: optionalLongText(),
  with: others,
  area: optionalChoice(puzzleAreaValues),
  day: optionalDay(),
})

export const contactEditForm = z.strictObject({ body: optionalLongText(), version: version() })

export const appointmentForm = z.strictObject({
  kind: contactKind.default('meeting'),
  day: day(),
  clock: clock(),
  place: optionalLine(200),
  body: optionalLongText(5000),
  with: others,
  area: optionalChoice(puzzleAreaValues),
})

export const moveForm = z.strictObject({ day: day(), clock: clock(), reason: optionalLine(300) })

export const absenceForm = z.strictObject({ reason: line(300) })

export const cancelForm = z.strictObject({ reason: optionalLine(300) })

export const ownWordForm = z.strictObject({
  kind: choice(ownWordKindValues),
  body: longText(4000),
  area: optionalChoice(puzzleAreaValues),
  said_on: optionalDay(),
})

export const workKinds = ['paid', 'internship', 'volunteer', 'self_employed'] as const
export const helpers = ['municipality', 'partner', 'self', 'unknown'] as const

export const workForm = z.strictObject({
  kind: choice(workKinds),
  employer: optionalLine(200),
  started_on: day(),
  hours_per_week: optionalNumber(0, 80),
  helped_by: choice(helpers).default('unknown'),
})

/** `zoek` is what was looked for, so that who was found is still there when nobody was chosen. */
export const relationForm = z.strictObject({
  person_id: id(), relation: optionalLine(60), zoek: optionalLine(200),
})

export const splitForm = z.strictObject({ leaving: many(id()) })

export const mergeForm = z.strictObject({ merged_id: id(), keep: choice(['this', 'other']), reason: optionalLine(300) })
