import { z } from 'zod'
import { agreementWayValues, interpreterStateValues, levelSourceValues } from '../../db/schema.ts'
import {
  choice, day, line, longText, optionalChoice, optionalDay, optionalId, optionalLine, optionalLongText, tick,
} from '../../web/fields.ts'
import { clock } from '../newcomers/forms/contact.ts'
import { levels } from './rules/fields.ts'
import { networkOptions } from './rules/network.ts'
import { hows } from './rules/questions.ts'

// Not a union: its own error would take the place of the one that says how a time is written.
const optionalClock = z.string().trim().nullable().default(null).transform((typed) => typed || null)
  .pipe(clock().nullable())

const practical = {
  place: optionalLine(200),
  language: optionalLine(100),
  interpreter: choice(interpreterStateValues).default('unknown'),
  interpreter_note: optionalLine(300),
  interviewer_id: optionalId(),
}

/** Planned on a day, or begun now. */
export const planForm = z.strictObject({
  planned_on: day(),
  planned_time: optionalClock,
  ...practical,
})

/** What was agreed of a planned talk; another day asks why, and keeps the moment. */
export const appointmentForm = z.strictObject({
  planned_on: day(),
  planned_time: optionalClock,
  ...practical,
  reason: optionalLine(300),
})

export const cancellationForm = z.strictObject({ reason: line(300) })

/** What the person or both decided about a moment; a move needs the new day. */
export const momentForm = z.strictObject({
  kind: choice(['declined', 'moved', 'withdrawn']),
  on_day: day(),
  new_day: optionalDay(),
  reason: optionalLine(300),
}).refine((form) => form.kind !== 'moved' || form.new_day !== null, {
  path: ['new_day'], error: 'web.problem.required',
}).refine((form) => form.kind === 'withdrawn' || form.reason !== '', {
  path: ['reason'], error: 'web.problem.required',
})

const shapes: readonly [RegExp, z.ZodType<string>][] = [
  // What is chosen from a list is never words: the figures may count it.
  [/^how\.[a-z0-9_]{1,60}$/, z.enum(['', ...hows], { error: 'web.problem.choose' })],
  [/^net\.(bonds|bridges|links)_[a-z]{1,20}$/,
    z.enum(['', ...Object.keys(networkOptions)], { error: 'web.problem.choose' })],
  [/^(own|topic|health|net)\.[a-z0-9_]{1,60}$/, optionalLongText()],
  [/^mark\.[a-z_]{1,40}$/, z.string().regex(/^(\d|10)?$/, { error: 'web.problem.number' })],
  [/^level\.[a-z]{1,20}$/, z.enum(['', ...levels], { error: 'web.problem.choose' })],
  [/^level_source$/, choice(levelSourceValues)],
  [/^(wish|skip|theme)\.[a-z0-9_.-]{1,80}$/, z.enum(['', 'on'], { error: 'web.problem.choose' })],
  [/^free_themes$/, optionalLine(300)],
  [/^themes$/, optionalLine(2000)],
  [/^held_on$/, optionalDay().transform((found) => found ?? '')],
  [/^interpreter$/, choice(interpreterStateValues)],
  [/^(place|language|interpreter_note)$/, optionalLine(300)],
  [/^present_note$/, optionalLongText(2000)],
]

/** The value of one field of the talk, judged by its name; a name that no talk has is a problem of its own. */
export function readField(name: string, value: unknown): { value: string } | { problem: string } {
  const shape = shapes.find(([pattern]) => pattern.test(name))?.[1]
  if (!shape) return { problem: 'web.problem.unknown_field' }
  const read = shape.safeParse(value)
  return read.success ? { value: read.data } : { problem: read.error.issues[0]?.message ?? 'web.problem.invalid' }
}

/**
 * The whole talk as one form: every field with the print of the value it was made from in `base.<field>`; `then` says
 * that the talk is to be completed after saving.
 */
export const talkForm = z.record(z.string().max(120), z.string()).transform((fields, context) => {
  const [values, bases] = [new Map<string, string>(), new Map<string, string>()]
  const { then, ...typed } = fields
  for (const [name, text] of Object.entries(typed)) {
    if (name.startsWith('base.')) bases.set(name.slice(5), text.slice(0, 20))
    else take(name, text)
  }
  return { values, bases, isLast: then === 'complete' }

  function take(name: string, text: string) {
    const read = readField(name, text)
    if ('value' in read) values.set(name, read.value)
    else context.addIssue({ code: 'custom', path: [name], message: read.problem })
  }
})

/** One field, saved while typing. */
export const fieldForm = z.strictObject({
  key: z.string().max(100), field: z.string().max(120), text: z.string(), base: z.string().max(20).optional(),
}).transform(({ field, text, base }, context) => {
  const read = readField(field, text)
  if ('value' in read) return { field, value: read.value, base }
  context.addIssue({ code: 'custom', path: ['text'], message: read.problem })
  return z.NEVER
})

/** Completing; `rest` says that what is empty was not discussed. */
export const completionForm = z.strictObject({ rest: tick() })

const correctable = /^((own|topic|how|health|net)\.[a-z0-9_]{1,60}|(mark|level)\.[a-z_]{1,40}|held_on|themes)$/

/** An answer, a mark, the level of a skill, the day or the themes, after completion. */
export const correctionForm = z.strictObject({
  question: z.string().regex(correctable),
  body: optionalLongText(),
  base: z.string().max(20),
  reason: optionalLine(300),
}).transform((form, context) => {
  const read = readField(form.question, form.body)
  if ('value' in read) return { ...form, body: read.value }
  context.addIssue({ code: 'custom', path: ['body'], message: read.problem })
  return z.NEVER
})

/** Words of the talk that become a contact moment. */
export const wordsForm = z.strictObject({ question: z.string().max(120) })

/** Written down by a worker, so never as something the newcomer did on their own page. */
export const agreementForm = z.strictObject({
  way: choice(agreementWayValues.filter((way) => way !== 'own_page') as [string, ...string[]]),
  agreed_on: day(),
  note: optionalLine(300),
})

export const themesForm = z.strictObject({ names: longText(2000) })
export const themeForm = z.strictObject({ act: choice(['end', 'restore', 'adopt', 'up']) })

export const listQuery = z.strictObject({ wie: optionalChoice(['mij', 'iedereen']) })
export const correctionQuery = z.strictObject({ vraag: z.string().max(120).default('') })
