import { z } from 'zod'
import { actionMannerValues, planKindValues, puzzleAreaValues } from '../../../db/schema.ts'
import * as asked from '../../../web/api/fields.ts'
import { day, id, link, moment } from '../../../web/api/shapes.ts'
import { translationLanguages } from '../forms.ts'

const translation = z.strictObject({ language: z.string(), text: z.string() })

const action = z.strictObject({
  id, body: z.string(), translation, area: z.enum(puzzleAreaValues), readyMade: z.string(), owner: z.string(),
  dueOn: day.nullable(), state: z.enum(['open', 'done', 'dropped']), manner: z.enum(actionMannerValues).nullable(),
  doneOn: day.nullable(), result: z.string(), droppedOn: day.nullable(), dropReason: z.string(),
})

const interimResult = z.strictObject({ id, body: z.string(), translation, day, author: z.string() })

const deviation = z.strictObject({
  id, body: z.string(), reason: z.string(), decidedBy: z.string(), decidedOn: day.nullable(),
  costCents: z.int().nullable(),
})

export const goal = z.strictObject({
  id, heading: z.string(), area: z.enum(puzzleAreaValues), body: z.string(), translation, dream: z.string(),
  raisedByNewcomer: z.boolean(), raisedOn: day,
  newcomerIds: z.array(id).describe('Van wie het doel is, voor zover deze sleutel hen mag zien.'),
  owner: z.string(), state: z.enum(['open', 'reached', 'ended']), reachedOn: day.nullable(), endedOn: day.nullable(),
  endReason: z.string(), actions: z.array(action), interimResults: z.array(interimResult),
  deviations: z.array(deviation), _links: z.strictObject({ self: link }),
}).meta({ title: 'Goal' })

export const plan = z.strictObject({
  newcomerId: id, name: z.string(), kind: z.enum(planKindValues), startedOn: day.nullable(),
  term: z.strictObject({
    state: z.enum(['none', 'open', 'late', 'in_time', 'too_late']), dueOn: day.nullable(), agreedOn: day.nullable(),
  }),
  headings: z.array(z.strictObject({ key: z.string(), name: z.string() })),
  readyMade: z.array(z.strictObject({ key: z.string(), heading: z.string(), name: z.string() })),
  goals: z.array(goal),
  versions: z.array(z.strictObject({ number: z.int(), madeAt: moment, madeBy: z.string(), reason: z.string() })),
  agreements: z.array(z.strictObject({
    version: z.int(), way: z.string(), agreedOn: day, note: z.string(), writtenBy: z.string(),
  })),
  _links: z.strictObject({ self: link }),
}).meta({ title: 'Plan' })

const language = asked.optionalChoice(translationLanguages)

/** A translation says in which language it is. */
function named<T extends z.ZodType<{ translatedLanguage: string | null }>>(shape: T) {
  return shape.refine((form) => {
    const isTranslated = Object.entries(form).some(([name, text]) => name.endsWith('Translated') && text !== '')
    return !isTranslated || form.translatedLanguage !== null
  }, { error: 'plans.problem.language', path: ['translatedLanguage'] })
}

export const goalIn = named(z.strictObject({
  body: asked.words(4000), bodyTranslated: asked.optionalWords(4000), dream: asked.optionalWords(4000),
  dreamTranslated: asked.optionalWords(4000), translatedLanguage: language,
  heading: asked.text(40).describe('Een key uit headings van het plan.'),
  area: asked.optionalChoice(puzzleAreaValues),
  raised: asked.flag().describe('Of de nieuwkomer er zelf mee kwam.'),
  people: asked.ids().describe('Anderen van het huishouden met hetzelfde doel.'),
  ownerPerson: asked.optionalId(),
}))

/** Who does it: the newcomer, a colleague, an organisation, or somebody in words; nothing is nobody yet. */
const who = {
  ownerKind: asked.choice(['nobody', 'newcomer', 'account', 'organisation', 'words']).default('nobody'),
  ownerId: asked.optionalId().describe('Bij account en organisation.'),
  ownerWords: asked.optionalText(120).describe('Bij words.'),
}

export const actionIn = z.strictObject({
  readyMade: asked.optionalText(40).describe('Een key uit readyMade van het plan, of eigen woorden in body.'),
  body: asked.optionalWords(2000), ...who, dueOn: asked.optionalDay(),
}).refine(({ readyMade, body }) => (readyMade === '') !== (body === ''), {
  error: 'plans.problem.no_action', path: ['body'],
}).refine(({ ownerKind, ownerId }) => ['account', 'organisation'].includes(ownerKind) === (ownerId !== null), {
  error: 'web.problem.choose', path: ['ownerId'],
})

export const resultIn = named(z.strictObject({
  body: asked.words(4000), bodyTranslated: asked.optionalWords(4000), translatedLanguage: language,
  onDay: asked.day(),
}))
