import { z } from 'zod'
import { actionMannerValues, agreementWayValues } from '../../db/schema.ts'
import {
  choice, day, id, line, longText, many, optionalChoice, optionalDay, optionalId, optionalLine, optionalLongText, tick,
  version,
} from '../../web/fields.ts'
import { puzzleAreas } from '../approaches/forms.ts'
import { centsOf } from './rules/refusals.ts'

/** The languages beside Dutch that a plan can be printed in. */
export const translationLanguages = ['en', 'ar', 'ti', 'tr', 'uk', 'fa'] as const

const language = optionalChoice(translationLanguages)
const heading = line(40)

/** Nobody, a colleague, an organisation, the newcomer, or somebody in words. */
export interface Owner {
  readonly accountId: string | null
  readonly organisationId: string | null
  readonly isNewcomer: boolean
}

const owner = z.string().regex(/^(|newcomer|(account|organisation):[0-9a-f-]{36})$/, { error: 'web.problem.choose' })
  .default('').transform((text): Owner => {
    const [kind, chosen = null] = text.split(':')
    return {
      accountId: kind === 'account' ? chosen : null, organisationId: kind === 'organisation' ? chosen : null,
      isNewcomer: kind === 'newcomer',
    }
  })

const goalWords = {
  body: longText(4000),
  body_translated: optionalLongText(4000),
  dream: optionalLongText(4000),
  dream_translated: optionalLongText(4000),
  translated_language: language,
  heading,
  area: optionalChoice(puzzleAreas),
  raised: tick(),
  people: many(id()),
  owner_person: optionalId(),
}

/** A translation says in which language it is. */
function named<T extends z.ZodType<{ translated_language: string | null }>>(shape: T) {
  return shape.refine((form) => {
    const isTranslated = Object.entries(form).some(([name, text]) => name.endsWith('_translated') && text !== '')
    return !isTranslated || form.translated_language !== null
  }, { error: 'plans.problem.language', path: ['translated_language'] })
}

export const newGoalForm = named(z.strictObject(goalWords))
export const changeGoalForm = named(z.strictObject({ ...goalWords, version: version() }))
export type GoalForm = z.output<typeof newGoalForm>

/** One tap in a talk: from an answer (conversation and question) or from a word kept on the file. */
export const fromTalkForm = z.strictObject({
  as: choice(['goal', 'action']), conversation: optionalId(), question: optionalLine(60), word: optionalId(),
}).refine((form) => form.word !== null || (form.conversation !== null && form.question !== ''), {
  error: 'web.problem.choose', path: ['word'],
})

export const closeGoalForm = z.strictObject({
  how: choice(['reached', 'ended']), on_day: day(), reason: optionalLongText(2000), version: version(),
}).refine((form) => form.how === 'reached' || form.reason !== '', { error: 'web.problem.required', path: ['reason'] })

export const reopenForm = z.strictObject({ version: version() })

const actionWho = { owner, owner_words: optionalLine(120), due_on: optionalDay() }

/** What exists already, ready-made steps by their ticks, a free one in words; all with the same owner and day. */
export const newActionsForm = z.strictObject({
  activities: many(z.uuid()), ready: many(line(40)), body: optionalLongText(2000), ...actionWho,
}).refine((form) => form.activities.length + form.ready.length > 0 || form.body !== '', {
  error: 'plans.problem.no_action', path: ['body'],
})
export type NewActionsForm = z.output<typeof newActionsForm>

export const changeActionForm = named(z.strictObject({
  body: longText(2000), body_translated: optionalLongText(2000), translated_language: language, ...actionWho,
  activity_id: optionalId(), version: version(),
}))
export type ChangeActionForm = z.output<typeof changeActionForm>

export const actionDoneForm = named(z.strictObject({
  manner: choice(actionMannerValues), done_on: day(), result: optionalLongText(4000),
  result_translated: optionalLongText(4000), translated_language: language, version: version(),
}))
export type ActionDoneForm = z.output<typeof actionDoneForm>

export const actionDroppedForm = z.strictObject({ reason: longText(2000), version: version() })

export const resultForm = named(z.strictObject({
  body: longText(4000), body_translated: optionalLongText(4000), translated_language: language, on_day: day(),
}))
export const translateResultForm = named(z.strictObject({
  body_translated: optionalLongText(4000), translated_language: language,
}))

/** ZE-06: a deviation always says why, who decides and what it costs; nothing is 0. */
export const deviationForm = z.strictObject({
  body: longText(2000), reason: longText(4000), decided_by: line(200), decided_on: optionalDay(),
  cost: z.string({ error: 'web.problem.required' }).trim().min(1, { error: 'web.problem.required', abort: true })
    .transform(centsOf).refine((cents) => cents !== null, { error: 'plans.problem.cost' }),
})

export const versionForm = z.strictObject({ reason: optionalLongText(4000) })

export const agreementForm = z.strictObject({
  way: choice(agreementWayValues), agreed_on: day(), note: optionalLongText(2000), reason: optionalLongText(4000),
})
export type AgreementForm = z.output<typeof agreementForm>

/** GET: which language stands beside the Dutch. */
export const printQuery = z.strictObject({ taal: optionalChoice(['nl', ...translationLanguages]) })
