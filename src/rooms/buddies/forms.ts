import { z } from 'zod'
import {
  buddyAfterValues, buddyCheckMomentValues, buddyChoiceKindValues, buddyEndReasonValues, buddyHowValues,
  buddySideValues, sexValues,
} from '../../db/schema.ts'
import {
  choice, day, id, line, longText, many, optionalChoice, optionalDay, optionalId, optionalLine, optionalLongText,
  optionalNumber, tick, version,
} from '../../web/fields.ts'
import {
  ageBands, childBands, genderWishes, householdWords, interestWords, kindWords, slotWords, traitWords,
} from './rules/words.ts'

/** Languages that were ticked and those that were typed, each once. */
function languagesOf(ticked: readonly string[], typed: string): string[] {
  const words = [...ticked, ...typed.split(/[,;]/)].map((word) => word.trim()).filter(Boolean)
  return words.filter((word, at) => words.findIndex((one) => one.toLowerCase() === word.toLowerCase()) === at)
}

function some<const V extends readonly [string, ...string[]]>(words: V) {
  return many(z.enum(words)).refine((chosen) => chosen.length > 0, { error: 'buddies.problem.kinds' })
}

const wishes = {
  called: line(60), kinds: some(kindWords), interests: many(z.enum(interestWords)),
  rather_not: many(z.enum(interestWords)), languages: many(line(40)), other_languages: optionalLine(200),
  by_hand: tick(), sex: choice(sexValues).default('not_asked'), gender_wish: choice(genderWishes).default('any'),
  age_band: choice(['', ...ageBands]).default(''), age_wish: many(z.enum(ageBands)),
  household: choice(['', ...householdWords]).default(''), children: many(z.enum(childBands)),
  slots: many(z.enum(slotWords)), village_id: id(),
  travel_km: z.coerce.number({ error: 'web.problem.choose' }).int().min(0).max(200),
  traits: many(z.enum(traitWords)), refuses: many(z.enum(traitWords)),
}

function asWishes<T extends { languages: string[]; other_languages: string }>({ other_languages, ...form }: T) {
  return { ...form, languages: languagesOf(form.languages, other_languages) }
}

/** What a newcomer wishes, as a worker writes it down together with them; `version` is absent at first. */
export const newcomerForm = z.strictObject({ ...wishes, version: version().optional() }).transform(asWishes)
export type NewcomerForm = z.output<typeof newcomerForm>

const localShape = {
  ...wishes, name: line(120), phone: optionalLine(60),
  places: z.coerce.number({ error: 'web.problem.number' }).int().min(0).max(9).default(1),
}

/** A local resident as a worker writes them down. */
export const localForm = z.strictObject({ ...localShape, version: version().optional() }).transform(asWishes)
export type LocalForm = z.output<typeof localForm>

/** The same on the public page: one place, and a number to call. */
export const openLocalForm = z.strictObject({
  ...localShape, phone: line(60), agreed: tick().refine((isTicked) => isTicked, { error: 'buddies.problem.agreed' }),
}).transform(({ agreed: _, ...form }) => asWishes(form))

/** The talk beforehand. */
export const talkForm = z.strictObject({ held_on: day(), body: longText(20_000) })
export type TalkForm = z.output<typeof talkForm>

/** Waiting until a day; without one at once again. */
export const parkForm = z.strictObject({ parked_until: optionalDay() })

/** A round of matching; how many weeks its pairs agree to meet. */
export const roundForm = z.strictObject({
  name: line(80), changed: optionalLine(60), activity_id: optionalId(),
  weeks: z.coerce.number({ error: 'web.problem.number' }).int().min(4, { error: 'web.problem.number' })
    .max(52, { error: 'web.problem.number' }).default(16),
})
export type RoundForm = z.output<typeof roundForm>

/** Two people by their registrations. */
const pair = { newcomer_id: id(), local_id: id() }

export const choiceForm = z.strictObject({ ...pair, kind: choice(buddyChoiceKindValues), reason: optionalLine(200) })
export type ChoiceForm = z.output<typeof choiceForm>

/** Pairs to take over, each as `newcomer:local`. */
export const takeOverForm = z.strictObject({
  pairs: many(z.string().regex(/^[0-9a-f-]{36}:[0-9a-f-]{36}$/)),
}).refine(({ pairs }) => pairs.length > 0, { error: 'buddies.problem.pairs', path: ['pairs'] })
  .transform(({ pairs }) => pairs.map((text) => ({ newcomerId: text.slice(0, 36), localId: text.slice(37) })))

/** What if these two were pinned, or forbidden? */
export const whatIfQuery = z.strictObject({
  nieuwkomer: z.uuid().optional(), bewoner: z.uuid().optional(), wat: z.enum(buddyChoiceKindValues).default('pin'),
})
export type WhatIfQuery = z.output<typeof whatIfQuery>

const answerShape = z.strictObject({
  says: choice(['yes', 'no']), after: choice(buddyAfterValues).default('again'), parked_until: optionalDay(),
  words: optionalLine(300),
})
const knowsUntil = ({ says, after, parked_until: until }: z.output<typeof answerShape>) =>
  says === 'yes' || after !== 'parked' || until !== null
const noUntil = { error: 'buddies.problem.until', path: ['parked_until'] }

function onlyWhenParked<T extends { after: string; parked_until: string | null }>(form: T): T {
  return { ...form, parked_until: form.after === 'parked' ? form.parked_until : null }
}

/** Yes, or no with what follows from it. */
export const answerForm = answerShape.refine(knowsUntil, noUntil).transform(onlyWhenParked)
export type AnswerForm = z.output<typeof answerForm>

/** The same, said to a colleague by one of the two. */
export const toldForm = answerShape.extend({ side: choice(buddySideValues) }).refine(knowsUntil, noUntil)
  .transform(onlyWhenParked)

/** One tap: today, unless another day is named. */
export const meetingForm = z.strictObject({ day: optionalDay() })
export const toldMeetingForm = z.strictObject({ day: day(), side: choice(buddySideValues) })

export const checkQuery = z.strictObject({
  kant: z.enum(buddySideValues).default('newcomer'), moment: z.enum(buddyCheckMomentValues).default('week_2'),
})
export type CheckQuery = z.output<typeof checkQuery>

export const checkForm = z.strictObject({
  side: choice(buddySideValues), moment: choice(buddyCheckMomentValues), how: choice(buddyHowValues),
  new_people: optionalNumber(0, 500), in_touch: optionalChoice(['yes', 'no']), body: optionalLongText(5_000),
})
export type CheckForm = z.output<typeof checkForm>

export const endForm = z.strictObject({
  reason: choice(buddyEndReasonValues), ended_on: day(), newcomer_again: tick(), local_again: tick(),
})
export type EndForm = z.output<typeof endForm>

export const weeklyForm = z.strictObject({ weekly: optionalLine(120) })
export const sideForm = z.strictObject({ side: choice(buddySideValues) })

/** A dinner: so many tables, so many rounds of changing company. */
export const dinnerForm = z.strictObject({
  name: line(80), day: day(), round_id: id(),
  tables: z.coerce.number({ error: 'web.problem.number' }).int({ error: 'web.problem.number' })
    .min(1, { error: 'web.problem.number' }).max(60, { error: 'web.problem.number' }),
  rounds: z.coerce.number({ error: 'web.problem.number' }).int().min(1).max(6).default(3),
})
export type DinnerForm = z.output<typeof dinnerForm>

export const guestsForm = z.strictObject({ newcomers: many(z.uuid()), locals: many(z.uuid()) })
export type GuestsForm = z.output<typeof guestsForm>

/** Whom a guest would like to see again; nobody is an answer too. */
export const tapForm = z.strictObject({ guests: many(z.uuid()) })
