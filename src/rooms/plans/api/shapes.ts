import { z } from 'zod'
import {
  actionMannerValues, type AgreementWay, agreementWayValues, planKindValues, puzzleAreaValues,
} from '../../../db/schema.ts'
import * as asked from '../../../web/api/fields.ts'
import { day, id, link, moment } from '../../../web/api/shapes.ts'
import { translationLanguages } from '../forms.ts'

const translation = z.strictObject({ language: z.string(), text: z.string() })

const actionOfGoal = z.strictObject({
  id, body: z.string(), translation, area: z.enum(puzzleAreaValues), readyMade: z.string(), owner: z.string(),
  dueOn: day.nullable(), state: z.enum(['open', 'done', 'dropped']), manner: z.enum(actionMannerValues).nullable(),
  doneOn: day.nullable(), result: z.string(), droppedOn: day.nullable(), dropReason: z.string(),
})

/** An action on its own, with the goal it serves. */
export const action = actionOfGoal.extend({ goalId: id, _links: z.strictObject({ self: link, goal: link }) })
  .meta({ title: 'Action' })

const interimResult = z.strictObject({ id, body: z.string(), translation, day, author: z.string() })

const deviation = z.strictObject({
  id, body: z.string(), reason: z.string(), decidedBy: z.string(), decidedOn: day.nullable(),
  costCents: z.int().nullable(),
})

export const goal = z.strictObject({
  id, heading: z.string(), area: z.enum(puzzleAreaValues), body: z.string(), translation, dream: z.string(),
  dreamTranslated: z.string(),
  raisedByNewcomer: z.boolean(), raisedOn: day,
  newcomerIds: z.array(id).describe('Van wie het doel is, voor zover deze sleutel hen mag zien.'),
  owner: z.string(), state: z.enum(['open', 'reached', 'ended']), reachedOn: day.nullable(), endedOn: day.nullable(),
  endReason: z.string(), actions: z.array(actionOfGoal), interimResults: z.array(interimResult),
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

const change = z.strictObject({
  key: z.string().describe('Wat er veranderde, in een vast woord.'), values: z.record(z.string(), z.string()),
})

const listedVersion = z.strictObject({
  number: z.int(), madeAt: moment, madeBy: z.string(), reason: z.string(), _links: z.strictObject({ self: link }),
})

export const versionList = z.strictObject({
  items: z.array(listedVersion),
  changesSince: z.array(change).describe('Wat er sinds de nieuwste versie veranderde; zonder versie alles.'),
}).meta({ title: 'PlanVersionList' })

/** The plan as it was fixed. */
export const version = listedVersion.extend({
  changes: z.array(change).describe('Wat er sinds de versie ervoor veranderde.'),
  goals: z.array(z.strictObject({
    id, heading: z.string(), body: z.string(), isHousehold: z.boolean(), state: z.enum(['open', 'reached', 'ended']),
    endReason: z.string(),
    actions: z.array(z.strictObject({
      id, body: z.string(), owner: z.string(), dueOn: day.nullable(), state: z.enum(['open', 'done', 'dropped']),
      manner: z.enum(actionMannerValues).nullable(), result: z.string(), dropReason: z.string(),
    })),
  })),
}).meta({ title: 'PlanVersion' })

const language = asked.optionalChoice(translationLanguages)

/** A translation says in which language it is. */
function named<T extends z.ZodType<{ translatedLanguage: string | null }>>(shape: T) {
  return shape.refine((form) => {
    const isTranslated = Object.entries(form).some(([name, text]) => name.endsWith('Translated') && text !== '')
    return !isTranslated || form.translatedLanguage !== null
  }, { error: 'plans.problem.language', path: ['translatedLanguage'] })
}

const goalWords = {
  body: asked.words(4000), bodyTranslated: asked.optionalWords(4000), dream: asked.optionalWords(4000),
  dreamTranslated: asked.optionalWords(4000), translatedLanguage: language,
  heading: asked.text(40).describe('Een key uit headings van het plan.'),
  area: asked.optionalChoice(puzzleAreaValues),
  raised: asked.flag().describe('Of de nieuwkomer er zelf mee kwam.'),
  people: asked.ids().describe('Anderen van het huishouden met hetzelfde doel.'),
  ownerPerson: asked.optionalId(),
}
export const goalIn = named(z.strictObject(goalWords))
export const goalChangeIn = asked.partOf(goalWords)

export const goalClosureIn = z.strictObject({
  how: asked.choice(['reached', 'ended']), onDay: asked.day(), reason: asked.optionalWords(2000),
}).refine(({ how, reason }) => how === 'reached' || reason !== '', { error: 'web.problem.required', path: ['reason'] })

function hasOwner({ ownerKind, ownerId }: { ownerKind: string; ownerId: string | null }): boolean {
  return ['account', 'organisation'].includes(ownerKind) === (ownerId !== null)
}

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
}).refine(hasOwner, { error: 'web.problem.choose', path: ['ownerId'] })

export const actionChangeIn = asked.partOf({
  body: asked.words(2000), bodyTranslated: asked.optionalWords(2000), translatedLanguage: language, ...who,
  dueOn: asked.optionalDay(),
}).refine(({ ownerKind, ownerId = null, ownerWords }) => (ownerKind === undefined
  ? ownerId === null && ownerWords === undefined : hasOwner({ ownerKind, ownerId })), {
  error: 'web.problem.choose', path: ['ownerId'],
})

export const actionDoneIn = named(z.strictObject({
  manner: asked.choice(actionMannerValues), doneOn: asked.day(), result: asked.optionalWords(4000),
  resultTranslated: asked.optionalWords(4000), translatedLanguage: language,
}))

/** Nothing needs to be said. */
export const reopeningIn = z.strictObject({})

export const reasonIn = z.strictObject({ reason: asked.words(2000) })

export const resultIn = named(z.strictObject({
  body: asked.words(4000), bodyTranslated: asked.optionalWords(4000), translatedLanguage: language,
  onDay: asked.day(),
}))

/** An interim result is never changed afterwards, only translated (SB-04). */
export const resultTranslationIn = named(z.strictObject({
  interimResultId: asked.id().describe('Een id uit interimResults.'), bodyTranslated: asked.optionalWords(4000),
  translatedLanguage: language,
}))

/** ZE-04: an answer of a talk, or a word that is kept on the file. */
export const fromWordsIn = z.strictObject({
  as: asked.choice(['goal', 'action']), conversationId: asked.optionalId(),
  question: asked.optionalText(60).describe('Bij conversationId: de vraag.'),
  wordId: asked.optionalId().describe('Een id uit own-words, in plaats van een gesprek en een vraag.'),
}).refine(({ wordId, conversationId, question }) => wordId !== null || (conversationId !== null && question !== ''), {
  error: 'web.problem.choose', path: ['wordId'],
})

/** ZE-06: always why, who decides and what it costs; nothing is 0. */
export const deviationIn = z.strictObject({
  body: asked.words(2000), reason: asked.words(4000), decidedBy: asked.text(200), decidedOn: asked.optionalDay(),
  costCents: z.int({ error: (issue) => (issue.input === undefined ? 'web.problem.required' : 'web.problem.number') })
    .min(0, { error: 'web.problem.number' }).max(999_999_999, { error: 'web.problem.number' }),
})

export const versionIn = z.strictObject({ reason: asked.optionalWords(4000) })

/** Written down by a worker, so never as something the newcomer did on their own page. */
export const agreementIn = z.strictObject({
  way: asked.choice(agreementWayValues.filter((way) => way !== 'own_page') as [AgreementWay, ...AgreementWay[]]),
  agreedOn: asked.day(), note: asked.optionalWords(2000),
  reason: asked.optionalWords(4000).describe('Waarom het plan veranderde, als dat zo is sinds de nieuwste versie.'),
})
